//! Everything that an authority must remember, as one document.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::certificate::IssuedCertificate;
use crate::crl::CrlScope;
use crate::crl_state::CrlState;
use crate::generation::Generation;
use crate::history::{Act, History};
use crate::keys::SignatureAlgorithm;
use crate::line::Line;
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
    /// The second. The first knew one generation, and no release of a hold.
    #[serde(rename = "2")]
    V2,
}

/// The state of one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LineState {
    /// Its generations. There is always a first.
    #[schemars(with = "BTreeMap<String, GenerationState>")]
    pub generations: BTreeMap<Generation, GenerationState>,
    /// Serial number of the next certificate, whichever generation issues it.
    pub next_serial: Serial,
    /// Every holder's certificate ever issued.
    #[schemars(with = "BTreeMap<String, IssuedCertificate>")]
    pub certificates: BTreeMap<Serial, IssuedCertificate>,
    /// What happened to them since.
    #[schemars(with = "BTreeMap<String, History>")]
    pub histories: BTreeMap<Serial, History>,
}

/// The state of one generation of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GenerationState {
    /// The root certificate: DER in base64.
    #[serde(with = "base64_bytes")]
    #[schemars(with = "String")]
    pub root: Vec<u8>,
    /// Serial number of the root.
    pub root_serial: Serial,
    /// How it signs.
    pub algorithm: SignatureAlgorithm,
    /// First valid instant of the root.
    #[schemars(with = "String")]
    pub not_before: Timestamp,
    /// Last valid instant of the root.
    #[schemars(with = "String")]
    pub not_after: Timestamp,
    /// That the root was revoked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revoked: Option<Revocation>,
    /// The certificates of its OCSP responders, the newest last.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub responders: Vec<ResponderState>,
    /// The CRLs made so far, by scope.
    #[schemars(with = "BTreeMap<String, CrlState>")]
    pub crls: BTreeMap<CrlScope, CrlState>,
}

/// The certificate of an OCSP responder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ResponderState {
    /// Its serial number.
    pub serial: Serial,
    /// First valid instant.
    #[schemars(with = "String")]
    pub not_before: Timestamp,
    /// Last valid instant.
    #[schemars(with = "String")]
    pub not_after: Timestamp,
    /// The certificate: DER in base64.
    #[serde(with = "base64_bytes")]
    #[schemars(with = "String")]
    pub der: Vec<u8>,
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
        Line::BOTH.into_iter().find_map(|line| {
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

impl GenerationState {
    /// That the CRLs of a scope are silent about a change dated `at`, if they are of that or a later instant: it was recorded
    /// after them.
    pub(crate) fn forget_lists(&mut self, scope: &CrlScope, at: Timestamp) {
        if let Some(known) = self.crls.get_mut(scope) {
            known.forget_since(at);
        }
    }
}

impl LineState {
    /// The generation that issues at this instant: the newest that has begun, has not ended and is not revoked,
    /// whenever the loss of its key was. Before the first has begun, it is the first, so that a certificate can be older than
    /// its authority.
    #[must_use]
    pub fn issuing_generation(&self, at: Timestamp) -> Option<Generation> {
        let sound = |state: &GenerationState| at <= state.not_after && state.revoked.is_none();
        let begun = self.generations.iter().rev().find(|(_, state)| state.not_before <= at && sound(state));
        let first = || self.generations.first_key_value().filter(|(_, state)| at < state.not_before && sound(state));
        begun.or_else(first).map(|(&generation, _)| generation)
    }

    fn contradiction(&self, line: Line) -> Option<(String, &'static str)> {
        if self.generations.is_empty() {
            return Some(("generations".to_owned(), "there must be at least one"));
        }
        for (serial, certificate) in &self.certificates {
            let field = format!("certificates.{serial}");
            if certificate.line != line {
                return Some((field + ".line", "not the line that it stands in"));
            }
            if certificate.serial != *serial {
                return Some((field + ".serial", "not the serial number that it stands under"));
            }
            if !self.generations.contains_key(&certificate.generation) {
                return Some((field + ".generation", "the line has no such generation"));
            }
            if *serial >= self.next_serial {
                return Some((field, "not below next_serial, so it would be issued twice"));
            }
        }
        if let Some(contradiction) = self.contradiction_of_generations() {
            return Some(contradiction);
        }
        self.histories.iter().find_map(|(serial, history)| {
            if !self.certificates.contains_key(serial) {
                return Some((format!("histories.{serial}"), "no certificate has this serial number"));
            }
            let released = history.changes().iter().position(|change| change.act == Act::Release);
            if let (Line::Signing, Some(place)) = (line, released) {
                let never = "the hold of a signing certificate is never released";
                return Some((format!("histories.{serial}.{place}"), never));
            }
            let (place, problem) = history.contradiction()?;
            Some((format!("histories.{serial}.{place}"), problem))
        })
    }
}

impl LineState {
    /// Serial numbers and CRL numbers that stand twice or would be given twice, and a root that is not revoked for good.
    fn contradiction_of_generations(&self) -> Option<(String, &'static str)> {
        let mut given = BTreeSet::new();
        let mut again = |serial: Serial| {
            let once = given.insert(serial) && !self.certificates.contains_key(&serial) && serial < self.next_serial;
            (!once).then_some("given to another certificate too, or not below next_serial")
        };
        self.generations.iter().find_map(|(generation, state)| {
            let wrong = |field: String, problem| Some((format!("generations.{generation}.{field}"), problem));
            if let Some(problem) = again(state.root_serial) {
                return wrong("root_serial".to_owned(), problem);
            }
            for (place, responder) in state.responders.iter().enumerate() {
                if let Some(problem) = again(responder.serial) {
                    return wrong(format!("responders.{place}.serial"), problem);
                }
            }
            if state.revoked.is_some_and(|revocation| !revocation.reason.is_final()) {
                return wrong("revoked.reason".to_owned(), "a root is revoked for good");
            }
            let contradiction = |(scope, known): (&CrlScope, &CrlState)| Some((scope.clone(), known.contradiction()?));
            let (scope, (field, problem)) = state.crls.iter().find_map(contradiction)?;
            wrong(format!("crls.{scope}.{field}"), problem)
        })
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
