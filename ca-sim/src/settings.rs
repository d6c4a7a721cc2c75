//! Every value of the authority that an operator may change, with the default and whether it is known or chosen.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::birthday::BirthdayRule;
use crate::crl::CrlRule;
use crate::keys::SignatureAlgorithm;
use crate::life_cycle::LifeCycleRule;
use crate::names::Names;
use crate::ocsp::OcspRule;
use crate::oid::Oid;
use crate::serial::Serial;

/// The settings of an authority. The defaults are the test environment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Organisation and policies.
    pub names: Names,
    /// Where the serial counters begin. They count when an authority is founded; a later change has no effect.
    pub serials: SerialRule,
    /// How the authorities that are founded from now on sign. Known: sha256WithRSAEncryption; ecdsa-with-SHA384 is
    /// announced for 2028.
    pub algorithm: SignatureAlgorithm,
    /// How birthdays are counted.
    pub birthdays: BirthdayRule,
    /// The birthday on which a holder's certificate ends. Known: the fifth. From 1.
    pub certificate_birthdays: u8,
    /// The same for the card that follows today's. Announced: ten years; that they end on a birthday is chosen. From 1.
    pub next_card_birthdays: u8,
    /// Holds, renewal, generations.
    pub life_cycle: LifeCycleRule,
    /// The four characters behind the municipality's code in the 受付窓口識別記号. Seen: `003A` in every sample; what they mean
    /// is not known.
    pub window_suffix: String,
    /// Identifier of the otherName with the reading of the name. One source says that signing certificates have it since
    /// 2026-05-26; identifier and form are not public, so it is left out unless one is chosen here.
    pub furigana: Option<Oid>,
    /// OCSP address in authentication certificates. Known: the value of genuine ones, without a path; the host answers
    /// on a closed network only.
    pub ocsp_uri: String,
    /// OCSP address in signing certificates. None was seen in genuine ones, though the service covers them.
    pub signing_ocsp_uri: Option<String>,
    /// Build time, life and content of CRLs.
    pub crl: CrlRule,
    /// Data, form and signer of OCSP answers.
    pub ocsp: OcspRule,
}

/// Where the serial counters begin. Chosen, in the sizes seen: three bytes for test roots, four for certificates. Both
/// lines begin alike, so that whoever forgets the issuer mixes up two people's certificates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SerialRule {
    /// Serial number of the first signing root. Later roots take their number from the line's counter, as inferred from
    /// three generations.
    pub signing_root: Serial,
    /// Serial number of the first authentication root.
    pub authentication_root: Serial,
    /// First serial number of a holder's certificate, on each line.
    pub first: Serial,
}

impl SerialRule {
    /// The first field whose value makes no sense, with what it must be and what it is.
    pub(crate) fn contradiction(&self) -> Option<(&'static str, &'static str, Serial)> {
        for (field, root) in
            [("serials.signing_root", self.signing_root), ("serials.authentication_root", self.authentication_root)]
        {
            if root == Serial::new(0) {
                return Some((field, "must be positive (RFC 5280, 4.1.2.2)", root));
            }
            if root >= self.first {
                let above = "must be above the serial numbers of the roots, or the counter gives those again";
                return Some(("serials.first", above, self.first));
            }
        }
        None
    }
}

impl Settings {
    /// The first field whose value makes no sense, with what it must be.
    pub(crate) fn contradiction(&self) -> Option<(&'static str, &'static str)> {
        if self.names.organisation.is_empty() {
            return Some(("names.organisation", "must not be empty"));
        }
        for (field, birthdays) in [
            ("certificate_birthdays", self.certificate_birthdays),
            ("next_card_birthdays", self.next_card_birthdays),
            ("life_cycle.renewal_birthdays", self.life_cycle.renewal_birthdays),
        ] {
            if birthdays == 0 {
                return Some((field, "must be at least 1: birthdays are counted from the first"));
            }
        }
        if let Some((field, problem, _)) = self.serials.contradiction() {
            return Some((field, problem));
        }
        if self.life_cycle.responder_days == 0 {
            return Some(("life_cycle.responder_days", "must be at least 1"));
        }
        if self.window_suffix.len() != 4 || !self.window_suffix.bytes().all(|octet| octet.is_ascii_alphanumeric()) {
            return Some(("window_suffix", "must be four letters or digits in ASCII, such as 003A"));
        }
        let addresses = [("ocsp_uri", Some(&self.ocsp_uri)), ("signing_ocsp_uri", self.signing_ocsp_uri.as_ref())];
        for (field, uri) in addresses {
            if uri.is_some_and(|uri| uri.is_empty() || !uri.bytes().all(|octet| octet.is_ascii_graphic())) {
                return Some((field, "must be an address in ASCII without spaces, such as http://ocsp.example"));
            }
        }
        if self.crl.life_hours == 0 {
            return Some(("crl.life_hours", "must be at least 1: nextUpdate follows thisUpdate"));
        }
        self.ocsp.contradiction()
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
            algorithm: SignatureAlgorithm::Sha256WithRsa,
            birthdays: BirthdayRule::default(),
            certificate_birthdays: 5,
            next_card_birthdays: 10,
            life_cycle: LifeCycleRule::default(),
            window_suffix: "003A".to_owned(),
            furigana: None,
            ocsp_uri: "http://ocspauthnorm.jpki.go.jp".to_owned(),
            signing_ocsp_uri: None,
            crl: CrlRule::default(),
            ocsp: OcspRule::default(),
        }
    }
}
