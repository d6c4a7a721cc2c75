//! Whole answers stay the same from build to build, octet for octet, on both algorithms.
//!
//! Each hash value below was taken when the test was written, over all answers of one kind. If one changes without a change
//! of ours, every answer changes with it: find out why before taking the new value.

use sekisho_ca_sim::ocsp::{
    CertIdHash, OcspAnswer, OcspAnswers, OcspRequestBuilder, OcspRule, OcspSigner, ResponderIdForm,
};
use sekisho_ca_sim::{CrlReason, Line};
use sha2::{Digest, Sha256};

use super::scene::{NEVER, NOW, Scene};
use crate::world::at;

/// The answers on both lines about one that is good, one on hold, one that is revoked and one that was never issued, asked
/// for with each hash function, with a nonce if there is one.
fn answers(scene: &mut Scene, rule: OcspRule, nonce: Option<&[u8]>) -> Vec<Vec<u8>> {
    let responder = scene.responder(rule);
    let mut made = Vec::new();
    for line in Line::BOTH {
        let serials = [
            scene.good(line, 3).serial,
            scene.revoked(line, CrlReason::CertificateHold).serial,
            scene.revoked(line, CrlReason::KeyCompromise).serial,
            NEVER,
        ];
        for (serial, hash) in serials.into_iter().flat_map(|serial| CertIdHash::ALL.map(|hash| (serial, hash))) {
            let builder = OcspRequestBuilder::new(hash).ask(scene.root(line, 3), serial).unwrap();
            let builder = nonce.into_iter().fold(builder, OcspRequestBuilder::nonce);
            match responder.answer(builder.build().unwrap().der(), at(NOW)) {
                OcspAnswer::Signed { der, pre_produced, .. } => {
                    assert_eq!(pre_produced, rule.answers == OcspAnswers::PreProduced && serial != NEVER);
                    made.push(der);
                }
                OcspAnswer::Refused(fault) => panic!("{fault}"),
            }
        }
    }
    made
}

/// The hash values over the answers of authorities with RSA keys, and of those on P-384.
fn golden(rule: OcspRule, nonce: Option<&[u8]>) -> [String; 2] {
    [Scene::new(), Scene::on_p384()]
        .map(|mut scene| format!("{:x}", Sha256::digest(answers(&mut scene, rule, nonce).concat())))
}

#[test]
fn fresh_answers_stay_the_same() {
    assert_eq!(
        golden(OcspRule::default(), None),
        [
            "fbf0c23b8714a8d2279b073dbef9e2db9374e821d15888afe7c7f2ffa8bf2dfe",
            "4a679f1436d64ddc18539de555374047ac8558dd19bbdf3087e618d8db392ee9"
        ]
    );
}

#[test]
fn answers_to_a_nonce_stay_the_same() {
    assert_eq!(
        golden(OcspRule::default(), Some(b"0123456789abcdef")),
        [
            "be97f2bfe03e1e419c6f6e0d12a7fc2fb0e010d744929b2c26b93a6724495f5f",
            "6c8b311bd8bd143c6fde918a5b429d1cb50d630c282bf72a307a305dfeb938b4"
        ]
    );
}

#[test]
fn pre_produced_answers_stay_the_same() {
    let rule = OcspRule { answers: OcspAnswers::PreProduced, ..OcspRule::default() };
    assert_eq!(
        golden(rule, None),
        [
            "ac3169c3bf402be99363219b4aeedb43459c96f9c17d50596324c181a9355a88",
            "a60bec6500eae2404df6e297d95c60e136b3298f13e2d7464ab3cdd4c97b66fd"
        ]
    );
}

#[test]
fn answers_of_the_authority_itself_stay_the_same() {
    let rule = OcspRule { signer: OcspSigner::Direct, ..OcspRule::default() };
    assert_eq!(
        golden(rule, None),
        [
            "caabed1d8536263389ea212eee8bd1bea72fea4c1a596c118e6ff0cb86112666",
            "987f98254d1e5e8497130c445897403237cbfc4ee7e81599895e69be2f8481f2"
        ]
    );
}

#[test]
fn answers_that_name_their_signer_by_its_name_stay_the_same() {
    let rule = OcspRule { responder_id: ResponderIdForm::ByName, ..OcspRule::default() };
    assert_eq!(
        golden(rule, None),
        [
            "b66af4d4484cf81c9fc5ae259066e1e670de4e4fdfedecd4e5abaca3b7327ee5",
            "f7a5bc935a29e88aa4aa90cd286d2d8804b5eaa36010d8d4fa7b2b23b37879ec"
        ]
    );
}
