//! The good objects of the authority: whatever it makes without being asked for a defect, one exhibit each.

mod crls;
mod responses;

use sekisho_ca_sim::keys::{KeyFamily, P384Key, SignatureAlgorithm, SigningKey};
use sekisho_ca_sim::{Application, Carrier, Generation, IssuedCertificate, Line, Names, Settings, SubjectKey};

use crate::error::JudgeError;
use crate::exhibit::{Exhibit, Kind, Purpose};
use crate::scene::Scene;

/// Generations of each line, all with the same name.
const GENERATIONS: u8 = 3;

/// One exhibit for each kind of object that the authority makes. The same bytes each time.
///
/// # Errors
/// [`JudgeError::Authority`] if one cannot be made.
pub fn good_objects() -> Result<Vec<Exhibit>, JudgeError> {
    let next_generation = Settings { algorithm: SignatureAlgorithm::EcdsaWithSha384, ..Settings::default() };
    let environments = [
        ("test", Settings::default()),
        ("production-shape", Settings { names: Names::production_shape(), ..Settings::default() }),
        ("p384", next_generation),
    ];
    let mut exhibits = Vec::new();
    for (environment, settings) in environments {
        for line in Line::BOTH {
            let mut scene = Scene::with_generations(&settings, KeyFamily::Genuine, GENERATIONS)?;
            let name = format!("{environment}-{line}");
            let holder = scene.issue(line)?;
            exhibits.extend(certificates(&mut scene, &name, &holder)?);
            exhibits.extend(crls::of(&mut scene, &name, &holder)?);
            exhibits.extend(responses::of(&mut scene, &name, &holder)?);
        }
    }
    Ok(exhibits)
}

/// The root; the certificate of a card under its own root, and under all that share the name; those of a phone and of the
/// next card.
fn certificates(scene: &mut Scene, name: &str, holder: &IssuedCertificate) -> Result<Vec<Exhibit>, JudgeError> {
    let line = holder.line;
    let card = scene.exhibit(name, holder)?;
    let root = card.roots.concat();
    let mut roots = card.roots.clone();
    for generation in 1..=GENERATIONS {
        let other = Generation::new(generation)?;
        if other != holder.generation {
            roots.push(scene.authority.root(line, other)?.to_vec());
        }
    }
    let application = scene.application(line)?;
    let phone = scene.authority.issue(&Application { carrier: Carrier::Phone, ..application })?;
    let application = scene.application(line)?;
    let key = P384Key::from_seed(name.as_bytes())?;
    let key = SubjectKey { name: name.to_owned(), reused: false, spki_der: key.spki_der().to_vec() };
    let next = scene.authority.issue(&Application { carrier: Carrier::NextCard, key, ..application })?;
    Ok(vec![
        Exhibit {
            name: format!("{name}-root"),
            kind: Kind::Root,
            certificate: root,
            purpose: Purpose::Any,
            ..card.clone()
        },
        Exhibit { name: format!("{name}-all-generations"), roots, ..card.clone() },
        scene.exhibit(&format!("{name}-phone"), &phone)?,
        scene.exhibit(&format!("{name}-next-card"), &next)?,
        card,
    ])
}
