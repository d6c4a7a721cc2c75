//! Which web pages may use the card.
//!
//! A browser lets any page open a WebSocket to this machine, and says in the Origin header which page asks (RFC 6455, 10.2;
//! RFC 6454). Without this check, every page that somebody looks at could speak to the card.

use std::{fmt, str::FromStr};

/// Where a page comes from: scheme, host and port, or `null` for a page from a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Origin(String);

/// Text that is no origin.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "expected an origin such as https://example.com or http://localhost:8000, without a path, or null; got {got:?}"
)]
pub struct OriginError {
    /// The text.
    pub got: String,
}

/// The origins whose pages may use the card. By default, pages that this machine serves to itself: `http` or `https` on
/// `localhost`, `127.0.0.1` or `[::1]`, at any port. What names no origin is no browser, and is always served.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origins {
    others: Vec<Origin>,
}

impl Origins {
    /// Allows one more. `null` allows pages from files, and with them every page that hides where it comes from.
    #[must_use]
    pub fn and(mut self, origin: Origin) -> Self {
        self.others.push(origin);
        self
    }

    /// Whether the page that a browser names in its header may use the card.
    #[must_use]
    pub fn allow(&self, header: &str) -> bool {
        header.parse().is_ok_and(|origin: Origin| origin.is_loopback() || self.others.contains(&origin))
    }
}

impl Origin {
    fn is_loopback(&self) -> bool {
        let rest = self.0.strip_prefix("http://").or_else(|| self.0.strip_prefix("https://"));
        rest.is_some_and(|rest| ["localhost", "127.0.0.1", "[::1]"].contains(&split(rest).0))
    }
}

impl FromStr for Origin {
    type Err = OriginError;

    fn from_str(text: &str) -> Result<Self, OriginError> {
        let lower = text.to_ascii_lowercase();
        if lower == "null" || is_origin(&lower) { Ok(Self(lower)) } else { Err(OriginError { got: text.to_owned() }) }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// `scheme://host` or `scheme://host:port`.
fn is_origin(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once("://") else { return false };
    let (host, port) = split(rest);
    let in_brackets = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let host_is_right = match in_brackets {
        Some(address) => address.parse::<std::net::Ipv6Addr>().is_ok(),
        None => !host.is_empty() && host.chars().all(|c| c.is_ascii_alphanumeric() || ".-_".contains(c)),
    };
    let scheme_is_right = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    scheme_is_right && host_is_right && port.is_none_or(|port| port.parse::<u16>().is_ok())
}

/// Host and port; a colon inside brackets belongs to the host.
fn split(rest: &str) -> (&str, Option<&str>) {
    match rest.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, Some(port)),
        _ => (rest, None),
    }
}
