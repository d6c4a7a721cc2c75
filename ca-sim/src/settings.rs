//! Every value of the authority that an operator may change, with the default and whether it is known or chosen.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::birthday::BirthdayRule;
use crate::crl::CrlRule;
use crate::names::Names;
use crate::serial::Serial;

/// The settings of an authority. The defaults are the test environment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Organisation and policies.
    pub names: Names,
    /// Where the serial counters begin. They count when an authority is founded; a later change has no effect.
    pub serials: SerialRule,
    /// How birthdays are counted.
    pub birthdays: BirthdayRule,
    /// The birthday on which a holder's certificate ends. Known: the fifth. From 1.
    pub certificate_birthdays: u8,
    /// OCSP address in authentication certificates. Known: the value of genuine ones, without a path; the host answers
    /// on a closed network only.
    pub ocsp_uri: String,
    /// Build time, life and content of CRLs.
    pub crl: CrlRule,
}

/// Where the serial counters begin. Chosen, in the sizes seen: three bytes for test roots, four for certificates. Both
/// lines begin alike, so that whoever forgets the issuer mixes up two people's certificates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SerialRule {
    /// Serial number of the signing root.
    pub signing_root: Serial,
    /// Serial number of the authentication root.
    pub authentication_root: Serial,
    /// First serial number of a holder's certificate, on each line.
    pub first: Serial,
}

impl Settings {
    /// The first field whose value makes no sense, with what it must be.
    pub(crate) fn contradiction(&self) -> Option<(&'static str, &'static str)> {
        if self.names.organisation.is_empty() {
            return Some(("names.organisation", "must not be empty"));
        }
        if self.certificate_birthdays == 0 {
            return Some(("certificate_birthdays", "must be at least 1: birthdays are counted from the first"));
        }
        if self.ocsp_uri.is_empty() || !self.ocsp_uri.bytes().all(|octet| octet.is_ascii_graphic()) {
            return Some(("ocsp_uri", "must be an address in ASCII without spaces, such as http://ocsp.example"));
        }
        if self.crl.life_hours == 0 {
            return Some(("crl.life_hours", "must be at least 1: nextUpdate follows thisUpdate"));
        }
        None
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            names: Names::test(),
            serials: SerialRule {
                signing_root: Serial::new(0x0A_0001),
                authentication_root: Serial::new(0x0A_0002),
                first: Serial::new(0x1000_0001),
            },
            birthdays: BirthdayRule::default(),
            certificate_birthdays: 5,
            ocsp_uri: "http://ocspauthnorm.jpki.go.jp".to_owned(),
            crl: CrlRule::default(),
        }
    }
}
