//! Signers that are put together by hand.

use std::sync::Arc;

use sekisho_ca_sim::keys::{SignatureAlgorithm, SigningKey};
use sekisho_ca_sim::ocsp::{OcspAnswer, OcspFault, OcspIssuer, OcspResponder, OcspRule, OcspSigners, OcspStatus};
use sekisho_ca_sim::{CaError, Generation, Line, Responder, Status};

use super::scene::{NOW, Scene};
use crate::world::at;

/// A key that has its public half and never signs, like that of a token that was pulled out.
#[derive(Debug)]
struct PulledOut(Vec<u8>);

impl SigningKey for PulledOut {
    fn spki_der(&self) -> &[u8] {
        &self.0
    }

    fn sign_hash(&self, _: SignatureAlgorithm, _: &[u8]) -> Result<Vec<u8>, CaError> {
        Err(pulled_out())
    }
}

fn pulled_out() -> CaError {
    CaError::Key { key: "in a token".to_owned(), problem: "pulled out".to_owned() }
}

fn newest_signing_authority(scene: &Scene, responder: Responder) -> OcspIssuer {
    let certificate = scene.root(Line::Signing, 3).to_vec();
    OcspIssuer { line: Line::Signing, generation: Generation::new(3).unwrap(), certificate, responder }
}

#[test]
fn a_key_that_does_not_sign_makes_an_internal_error() {
    let scene = Scene::new();
    let direct = scene.authority.direct_responder(Line::Signing, Generation::new(3).unwrap()).unwrap();
    let key: Arc<dyn SigningKey> = Arc::new(PulledOut(direct.key.spki_der().to_vec()));
    let issuer = newest_signing_authority(&scene, Responder { key, ..direct });
    let signers = Arc::new(OcspSigners::new(OcspRule::default(), &[issuer]).unwrap());
    let responder = OcspResponder::new(signers, Arc::clone(&scene.snapshot)).unwrap();
    let answer = responder.answer(scene.request(&[&scene.good(Line::Signing, 3)]).der(), at(NOW));
    assert_eq!(answer, OcspAnswer::Refused(OcspFault::Internal(pulled_out())));
    assert_eq!(answer.into_der(), [0x30, 0x03, 0x0A, 0x01, OcspStatus::InternalError.code()]);
}

#[test]
fn a_responder_for_one_generation_knows_no_other() {
    let scene = Scene::new();
    let direct = scene.authority.direct_responder(Line::Signing, Generation::new(3).unwrap()).unwrap();
    let signers = OcspSigners::new(OcspRule::default(), &[newest_signing_authority(&scene, direct)]).unwrap();
    let responder = OcspResponder::new(Arc::new(signers), Arc::clone(&scene.snapshot)).unwrap();
    for (generation, status) in [(3, Status::Good), (2, Status::Unknown)] {
        let sent = scene.request(&[&scene.good(Line::Signing, generation)]);
        let verdicts = scene.checked(Line::Signing, 3, &sent, responder.answer(sent.der(), at(NOW)));
        assert_eq!(verdicts[0].status, status);
    }
}

#[test]
fn somebody_has_to_sign() {
    assert!(matches!(OcspSigners::new(OcspRule::default(), &[]), Err(CaError::Text { field: "OCSP issuers", .. })));
}
