//! A defect of the authority as two exhibits: its valid twin, and the same with the one thing wrong.

use sekisho_ca_sim::Line;
use sekisho_ca_sim::defect::{self, Defect, ObjectKind, Objects};

use crate::error::JudgeError;
use crate::exhibit::{Exhibit, Kind, OcspExchange, Purpose};

/// From which the exhibits are drawn.
const SEED: &str = "judges";

/// The kind of the object that is wrong.
pub(crate) fn kind(defect: Defect) -> Kind {
    match defect.kind() {
        ObjectKind::Root => Kind::Root,
        ObjectKind::Certificate => Kind::Certificate,
        ObjectKind::Crl => Kind::Crl,
        ObjectKind::Ocsp => Kind::OcspResponse,
    }
}

/// A defect's valid twin and the same with the one thing wrong, as they are shown to every judge. Roots and certificates
/// come with the list that answers for them.
///
/// # Errors
/// [`JudgeError::Authority`] if they cannot be made.
pub fn twins(defect: Defect) -> Result<[Exhibit; 2], JudgeError> {
    Ok(exhibits(&made(defect)?))
}

/// The exhibit of a defect.
pub(crate) fn made(defect: Defect) -> Result<defect::Exhibit, JudgeError> {
    Ok(defect::Exhibit::new(defect, SEED)?)
}

/// Twin and wrong one of an exhibit.
pub(crate) fn exhibits(made: &defect::Exhibit) -> [Exhibit; 2] {
    let show = |objects: &Objects, which: &str| {
        let kind = kind(made.defect);
        let over_ocsp = kind == Kind::OcspResponse;
        let exchange = OcspExchange {
            response: objects.ocsp_response.clone(),
            request: objects.ocsp_request.clone(),
            nonce: Some(objects.ocsp_nonce.clone()),
        };
        let mut roots = objects.roots.clone();
        let purpose = match made.line {
            Line::Signing => Purpose::Signing,
            Line::Authentication => {
                // The issuer's comes first.
                roots.reverse();
                Purpose::Authentication
            }
        };
        Exhibit {
            name: format!("{}-{which}", made.defect.name()),
            kind,
            roots,
            certificate: objects.certificate.clone(),
            crls: if over_ocsp { Vec::new() } else { vec![objects.crl.clone()] },
            ocsp: over_ocsp.then_some(exchange),
            at: made.at,
            purpose,
        }
    };
    [show(&made.right, "twin"), show(&made.wrong, "wrong")]
}
