//! Defects about what a certificate is for.

use sekisho_harness_protocol::{Purpose, Reason};
use sekisho_harness_reference::{Certificate, Failure, Implementation, PurposeRule};

use crate::{Family, defect::Defect};

pub(crate) const IGNORES_PURPOSE: Defect = Defect {
    name: "ignores-purpose",
    family: Family::Purpose,
    english: "Accepts a login certificate as proof of a signature, and the reverse.",
    japanese: "利用者証明用の証明書を署名の証拠として、またはその逆に、受け入れる。",
    build: || Implementation { purpose: Box::new(IgnoresPurpose), ..Implementation::default() },
};

struct IgnoresPurpose;

impl PurposeRule for IgnoresPurpose {
    fn check(&self, _certificate: &Certificate, _purpose: Purpose) -> Result<(), Failure> {
        Ok(())
    }
}

pub(crate) const READS_PURPOSE_FROM_ISSUER_NAME_ONLY: Defect = Defect {
    name: "reads-purpose-from-issuer-name-only",
    family: Family::Purpose,
    english: "Guesses the purpose from the issuer's name and reads neither key usage nor policy.",
    japanese: "鍵用途もポリシーも見ず、発行者の名前だけから用途を決める。",
    build: || Implementation { purpose: Box::new(ReadsPurposeFromIssuerNameOnly), ..Implementation::default() },
};

struct ReadsPurposeFromIssuerNameOnly;

impl PurposeRule for ReadsPurposeFromIssuerNameOnly {
    fn check(&self, certificate: &Certificate, purpose: Purpose) -> Result<(), Failure> {
        let unit = match purpose {
            Purpose::Signature => "JPKI for digital signature",
            Purpose::Authentication => "JPKI for user authentication",
        };
        if certificate.issuer_units.iter().any(|name| name == unit) { Ok(()) } else { Err(Reason::WrongPurpose.into()) }
    }
}
