//! Everything that an authority must remember, as one document.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::certificate::IssuedCertificate;
use crate::line::Line;
use crate::partition::Partition;
use crate::revocation::Revocation;
use crate::serial::Serial;
use crate::settings::Settings;

/// The state of an authority. It holds no private key: whoever opens it gives the keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AuthorityState {
    /// Version of this format.
    pub version: FormatVersion,
    /// The settings it was made with.
    pub settings: Settings,
    /// The signing line.
    pub signing: LineState,
    /// The authentication line.
    pub authentication: LineState,
}

/// The version of the state format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum FormatVersion {
    /// The first.
    #[serde(rename = "1")]
    V1,
}

/// The state of one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LineState {
    /// The root certificate: DER in base64.
    #[serde(with = "base64_bytes")]
    #[schemars(with = "String")]
    pub root: Vec<u8>,
    /// Serial number of the root.
    pub root_serial: Serial,
    /// Serial number of the next certificate.
    pub next_serial: Serial,
    /// Every certificate ever issued.
    #[schemars(with = "BTreeMap<String, IssuedCertificate>")]
    pub certificates: BTreeMap<Serial, IssuedCertificate>,
    /// Every revocation and hold.
    #[schemars(with = "BTreeMap<String, Revocation>")]
    pub revocations: BTreeMap<Serial, Revocation>,
    /// The last cRLNumber of each partition that has had a CRL.
    #[schemars(with = "BTreeMap<String, u64>")]
    pub crl_numbers: BTreeMap<Partition, u64>,
}

impl AuthorityState {
    /// The state of this line.
    #[must_use]
    pub fn line(&self, line: Line) -> &LineState {
        match line {
            Line::Signing => &self.signing,
            Line::Authentication => &self.authentication,
        }
    }

    /// The first field that contradicts another, with what is wrong there.
    pub(crate) fn contradiction(&self) -> Option<(String, &'static str)> {
        if let Some((field, problem)) = self.settings.contradiction() {
            return Some((format!("settings.{field}"), problem));
        }
        [Line::Signing, Line::Authentication].into_iter().find_map(|line| {
            let (field, problem) = self.line(line).contradiction(line)?;
            Some((format!("{line}.{field}"), problem))
        })
    }

    pub(crate) fn line_mut(&mut self, line: Line) -> &mut LineState {
        match line {
            Line::Signing => &mut self.signing,
            Line::Authentication => &mut self.authentication,
        }
    }
}

impl LineState {
    pub(crate) fn new(root: Vec<u8>, root_serial: Serial, next_serial: Serial) -> Self {
        Self {
            root,
            root_serial,
            next_serial,
            certificates: BTreeMap::new(),
            revocations: BTreeMap::new(),
            crl_numbers: BTreeMap::new(),
        }
    }

    fn contradiction(&self, line: Line) -> Option<(String, &'static str)> {
        for (serial, certificate) in &self.certificates {
            let field = format!("certificates.{serial}");
            if certificate.line != line {
                return Some((field + ".line", "not the line that it stands in"));
            }
            if certificate.serial != *serial {
                return Some((field + ".serial", "not the serial number that it stands under"));
            }
            if *serial >= self.next_serial {
                return Some((field, "not below next_serial, so it would be issued twice"));
            }
        }
        let unissued = self.revocations.keys().find(|serial| !self.certificates.contains_key(serial));
        unissued.map(|serial| (format!("revocations.{serial}"), "no certificate has this serial number"))
    }
}

/// Octets as base64 text.
pub(crate) mod base64_bytes {
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;
    use serde::de::Error as _;
    use serde::{Deserialize, Deserializer, Serializer};

    pub(crate) fn serialize<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&STANDARD.encode(bytes))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
        STANDARD.decode(String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}
