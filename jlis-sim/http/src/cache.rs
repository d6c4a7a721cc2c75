//! What caches are told about an answer (RFC 5019, 6.2).

use axum::http::header::{CACHE_CONTROL, DATE, ETAG, EXPIRES, LAST_MODIFIED};
use axum::http::{HeaderMap, HeaderValue};
use jiff::Timestamp;
use jiff::fmt::rfc2822::DateTimePrinter;
use sekisho_ca_sim::UpdateTimes;
use sha2::{Digest, Sha256};

/// The headers of an answer that everybody gets until its snapshot ends.
pub(crate) fn kept(headers: &mut HeaderMap, der: &[u8], times: UpdateTimes, now: Timestamp) {
    let left = times.next_update().duration_since(now).as_secs().max(0);
    put(headers, CACHE_CONTROL, Some(format!("max-age={left}, public, no-transform, must-revalidate")));
    put(headers, ETAG, Some(entity_tag(der)));
    put(headers, LAST_MODIFIED, http_date(times.this_update()));
    put(headers, EXPIRES, http_date(times.next_update()));
}

/// The header of an answer that is nobody else's business, or an error.
pub(crate) fn not_kept(headers: &mut HeaderMap) {
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
}

/// The time of the service, in place of that of the machine.
pub(crate) fn date(headers: &mut HeaderMap, now: Timestamp) {
    put(headers, DATE, http_date(now));
}

/// Whether If-None-Match (RFC 9110, 13.1.2) names this answer.
pub(crate) fn is_known(if_none_match: &HeaderValue, der: &[u8]) -> bool {
    let tag = entity_tag(der);
    let named = |one: &str| one == "*" || one.strip_prefix("W/").unwrap_or(one) == tag;
    if_none_match.to_str().is_ok_and(|list| list.split(',').map(str::trim).any(named))
}

/// The hash value of the answer, as RFC 5019, 6.2 proposes.
fn entity_tag(der: &[u8]) -> String {
    format!("\"{}\"", hex::encode(Sha256::digest(der)))
}

/// IMF-fixdate (RFC 9110, 5.6.7). `None` for a year that it cannot write.
fn http_date(at: Timestamp) -> Option<String> {
    DateTimePrinter::new().timestamp_to_rfc9110_string(&at).ok()
}

fn put(headers: &mut HeaderMap, name: axum::http::HeaderName, value: Option<String>) {
    if let Some(value) = value.and_then(|value| HeaderValue::try_from(value).ok()) {
        headers.insert(name, value);
    }
}
