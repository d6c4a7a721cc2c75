//! OCSP responses of the authority about certificates that are not to be relied on.

use std::sync::Arc;

use sekisho_ca_sim::keys::KeyFamily;
use sekisho_ca_sim::ocsp::{CertIdHash, OcspResponder, OcspRule, OcspSigners};
use sekisho_ca_sim::{CrlReason, Line, Revocation, Settings, Snapshot, Status};

use super::{environments, responses};
use crate::error::JudgeError;
use crate::exhibit::{Exhibit, Kind};
use crate::scene::Scene;

/// A good response that says something bad.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusAnswer {
    /// The certificate with the response: a judge that understands it refuses the certificate.
    pub exhibit: Exhibit,
    /// What the response says.
    pub status: Status,
}

/// For each environment and line of [`good_objects`](crate::good_objects): a response about a certificate revoked for each
/// reason, one that is on hold, and one that the responder does not know. The same bytes each time.
///
/// # Errors
/// [`JudgeError::Authority`] if one cannot be made.
pub fn status_answers() -> Result<Vec<StatusAnswer>, JudgeError> {
    let mut answers = Vec::new();
    for (environment, settings) in environments()? {
        for line in Line::BOTH {
            answers.extend(of(&settings, &format!("{environment}-{line}"), line)?);
        }
    }
    Ok(answers)
}

fn of(settings: &Settings, name: &str, line: Line) -> Result<Vec<StatusAnswer>, JudgeError> {
    let mut scene = Scene::new(settings, KeyFamily::Genuine)?;
    let mut holders = Vec::new();
    for reason in CrlReason::ALL.into_iter().filter(|reason| *reason != CrlReason::RemoveFromCrl) {
        let holder = scene.issue(line)?;
        scene.authority.revoke(line, holder.serial, reason, Scene::LOST)?;
        holders.push((reason.name(), Status::Revoked(Revocation { reason, at: Scene::LOST }), holder));
    }
    let snapshot = Arc::new(Snapshot::take(&scene.authority, Scene::NOW)?);
    // Issued after the responder took its data.
    holders.push(("unknown", Status::Unknown, scene.issue(line)?));
    let signers = OcspSigners::of(&mut scene.authority, OcspRule::default(), Scene::ISSUED)?;
    let responder = OcspResponder::new(Arc::new(signers), snapshot)?;
    let mut answers = Vec::new();
    for (what, status, holder) in holders {
        let root = scene.authority.root(line, holder.generation)?;
        let exchange = responses::exchange(&responder, root, holder.serial, CertIdHash::Sha1, Some([0xA5; 32]))?;
        let shown = scene.exhibit(&format!("{name}-status-{what}"), &holder)?;
        let exhibit = Exhibit { kind: Kind::OcspResponse, ocsp: Some(exchange), ..shown };
        answers.push(StatusAnswer { exhibit, status });
    }
    Ok(answers)
}
