//! Good revocation lists.

use sekisho_ca_sim::{CrlReason, CrlScope, IssuedCertificate};

use crate::error::JudgeError;
use crate::exhibit::{Exhibit, Kind, Purpose};
use crate::scene::Scene;

/// The list of the partition without entries and with others' entries, the combined list, a delta list beside its base, and
/// the list of authorities.
pub(super) fn of(scene: &mut Scene, name: &str, holder: &IssuedCertificate) -> Result<Vec<Exhibit>, JudgeError> {
    let (line, generation) = (holder.line, holder.generation);
    let empty = scene.crl(holder, 0)?;
    for reason in CrlReason::ALL.into_iter().filter(|reason| reason.is_final()) {
        let neighbour = scene.issue(line)?;
        scene.authority.revoke(line, neighbour.serial, reason, Scene::LOST)?;
    }
    let held = scene.issue(line)?;
    scene.authority.suspend(line, held.serial, Scene::LOST)?;
    let listing = scene.crl(holder, 0)?;
    let times = scene.authority.settings().crl.newest_at(Scene::NOW)?;
    let combined = scene.authority.crl(line, generation, &CrlScope::Combined, times)?;
    let authorities = scene.authority.crl(line, generation, &CrlScope::Authorities, times)?;
    let partition = CrlScope::Partition(Scene::partition()?);
    let later = scene.authority.settings().crl.made_at(Scene::NOW)?;
    let delta = scene.authority.delta_crl(line, generation, &partition, later)?;

    let with = |crls: Vec<Vec<u8>>, what: &str| -> Result<Exhibit, JudgeError> {
        Ok(Exhibit { kind: Kind::Crl, crls, ..scene.exhibit(&format!("{name}-{what}"), holder)? })
    };
    let of_root = with(vec![authorities], "crl-authorities")?;
    let root = of_root.roots.concat();
    Ok(vec![
        with(vec![empty], "crl-empty")?,
        with(vec![listing.clone()], "crl")?,
        with(vec![combined], "crl-combined")?,
        with(vec![listing, delta], "crl-delta")?,
        Exhibit { certificate: root, purpose: Purpose::Any, ..of_root },
    ])
}
