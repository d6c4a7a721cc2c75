//! The good objects of the authority: whatever it makes without being asked for a defect, one exhibit each.

mod crls;
mod responses;
mod statuses;

use sekisho_ca_sim::keys::{KeyFamily, P384Key, SignatureAlgorithm, SigningKey};
use sekisho_ca_sim::{
    Application, Carrier, CrlRule, Generation, IssuedCertificate, Line, Names, Oid, Settings, SubjectKey,
};

use crate::error::JudgeError;
use crate::exhibit::{Exhibit, Kind, Purpose};
use crate::scene::Scene;

pub use statuses::{StatusAnswer, status_answers};

/// Generations of each line, all with the same name.
const GENERATIONS: u8 = 3;

/// One exhibit for each kind of object that the authority makes. The same bytes each time.
///
/// # Errors
/// [`JudgeError::Authority`] if one cannot be made.
pub fn good_objects() -> Result<Vec<Exhibit>, JudgeError> {
    let mut exhibits = Vec::new();
    for (environment, settings) in environments()? {
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

/// The settings whose objects differ in form, with their names. *Complete* has every part that is left out by default.
fn environments() -> Result<[(&'static str, Settings); 4], JudgeError> {
    let defaults = Settings::default();
    let complete = Settings {
        furigana: Some(Oid::try_from("1.2.392.200149.8.5.5.7".to_owned())?),
        signing_ocsp_uri: Some(defaults.ocsp_uri.clone()),
        crl: CrlRule { deltas_announced: true, ..defaults.crl },
        ..defaults.clone()
    };
    Ok([
        ("test", defaults.clone()),
        ("production-shape", Settings { names: Names::production_shape(), ..defaults.clone() }),
        ("p384", Settings { algorithm: SignatureAlgorithm::EcdsaWithSha384, ..defaults }),
        ("complete", complete),
    ])
}

/// The root; the certificate of a card under its own root, and under all that share the name; those of a phone, of the
/// next card and of a renewal.
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
    let renewed = scene.renew(line)?;
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
        scene.exhibit(&format!("{name}-renewed"), &renewed)?,
        card,
    ])
}
