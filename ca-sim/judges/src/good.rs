//! The good objects of the authority: whatever it makes without being asked for a defect, one exhibit each.

use jiff::SignedDuration;
use sekisho_ca_sim::{CrlReason, Line, Names, Settings};

use crate::error::JudgeError;
use crate::exhibit::{Exhibit, Kind, Purpose};
use crate::scene::Scene;

/// One exhibit for each kind of object that the authority makes. The same bytes each time.
///
/// # Errors
/// [`JudgeError::Authority`] if one cannot be made.
pub fn good_objects() -> Result<Vec<Exhibit>, JudgeError> {
    let mut exhibits = Vec::new();
    for (environment, names) in [("test", Names::test()), ("production-shape", Names::production_shape())] {
        let settings = Settings { names, ..Settings::default() };
        for line in [Line::Signing, Line::Authentication] {
            exhibits.extend(of_line(&settings, line, &format!("{environment}-{line}"))?);
        }
    }
    Ok(exhibits)
}

/// The root, a certificate, a CRL without entries, and one that lists somebody else.
fn of_line(settings: &Settings, line: Line, name: &str) -> Result<Vec<Exhibit>, JudgeError> {
    let mut scene = Scene::new(settings, 0)?;
    let holder = scene.issue(line)?;
    let neighbour = scene.issue(line)?;
    let empty = scene.crl(line, 0)?;
    let lost = Scene::ISSUED + SignedDuration::from_hours(1);
    scene.authority.revoke(line, neighbour.serial, CrlReason::Superseded, lost)?;
    let listing = scene.crl(line, 0)?;

    let certificate = scene.exhibit(name, &holder);
    let root = scene.authority.root(line).to_vec();
    Ok(vec![
        Exhibit { name: format!("{name}-root"), certificate: root, purpose: Purpose::Any, ..certificate.clone() },
        Exhibit { name: format!("{name}-crl-empty"), kind: Kind::Crl, crls: vec![empty], ..certificate.clone() },
        Exhibit { name: format!("{name}-crl"), kind: Kind::Crl, crls: vec![listing], ..certificate.clone() },
        certificate,
    ])
}
