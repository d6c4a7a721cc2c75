//! A defect to look at: a valid twin, and the same with one thing wrong.

use std::sync::Arc;

use jiff::Timestamp;

use super::draft::Draft;
use super::draw::Draw;
use super::list::Defect;
use super::objects::Objects;
use super::scene::Scene;
use super::situation::Standing;
use crate::error::CaError;
use crate::keys::OpensslKey;
use crate::line::Line;

/// Twin and wrong objects. Everything that is not the defect is equal, octet by octet.
#[derive(Debug, Clone)]
pub struct Exhibit {
    /// What is wrong.
    pub defect: Defect,
    /// The line of the certificate.
    pub line: Line,
    /// The instant of verification.
    pub at: Timestamp,
    /// How the twin's certificate stands.
    pub standing: Standing,
    /// The valid twin.
    pub right: Objects,
    /// The same with the defect.
    pub wrong: Objects,
    /// Private key of the twin's certificate.
    pub right_key: Arc<OpensslKey>,
    /// Private key of the wrong certificate, the twin's in most exhibits; none if its public key cannot have one.
    pub wrong_key: Option<Arc<OpensslKey>>,
}

impl Exhibit {
    /// Makes the exhibit of a defect from a seed: the same seed gives the same octets.
    ///
    /// # Errors
    /// An error of encoding or of a key.
    pub fn new(defect: Defect, seed: &str) -> Result<Self, CaError> {
        let entry = defect.entry();
        let mut scene = Scene::new(entry.situation, Draw::of(seed, entry.name))?;
        let right = scene.objects()?;
        let (line, at, right_key) = (scene.line, scene.at, Arc::clone(&scene.holder_key));
        let mut draft = Draft { scene, wrong: right.clone(), key: Some(Arc::clone(&right_key)) };
        (entry.make)(&mut draft)?;
        let (wrong, wrong_key) = (draft.wrong, draft.key);
        Ok(Self { defect, line, at, standing: entry.situation.standing, right, wrong, right_key, wrong_key })
    }
}
