//! Answers that are signed once per snapshot.

use std::num::NonZeroUsize;

use sekisho_ca_sim::ocsp::{
    CertIdHash, OcspAnswer, OcspAnswers, OcspRequestBuilder, OcspResponder, OcspRule, OcspStatus,
};
use sekisho_ca_sim::{CaError, CrlReason, Generation, Line, Serial, Status};

use super::scene::{NEVER, NOW, Scene};
use crate::world::at;

const RULE: fn() -> OcspRule = || OcspRule { answers: OcspAnswers::PreProduced, ..OcspRule::default() };

fn threads(number: usize) -> NonZeroUsize {
    NonZeroUsize::new(number).unwrap()
}

fn everything(scene: &Scene) -> Vec<(Line, Generation, Serial)> {
    let all = Line::BOTH.into_iter().flat_map(|line| scene.certificates(line));
    all.map(|certificate| (certificate.line, certificate.generation, certificate.serial)).collect()
}

/// The answer, and whether it is the one that everybody gets.
fn answer(responder: &OcspResponder, request: &[u8], now: &str) -> (Vec<u8>, bool) {
    match responder.answer(request, at(now)) {
        OcspAnswer::Signed { der, pre_produced, .. } => (der, pre_produced),
        OcspAnswer::Refused(fault) => panic!("{fault}"),
    }
}

#[test]
fn an_answer_made_ahead_is_the_one_made_on_demand_whoever_asks_and_when() {
    let mut scene = Scene::new();
    let (ahead, on_demand) = (scene.responder(RULE()), scene.responder(RULE()));
    ahead.pre_produce(&everything(&scene), &CertIdHash::ALL, threads(1)).unwrap();
    assert_eq!(ahead.pre_produced(), 2 * everything(&scene).len());
    let held = scene.revoked(Line::Authentication, CrlReason::CertificateHold);
    let sent = scene.request(&[&held]);
    let first = answer(&on_demand, sent.der(), NOW);
    assert!(first.1);
    assert_eq!(on_demand.pre_produced(), 1);
    assert_eq!(answer(&on_demand, sent.der(), "2026-11-26T03:40:00Z"), first);
    assert_eq!(answer(&ahead, sent.der(), NOW), first);
    assert_eq!((ahead.pre_produced(), on_demand.pre_produced()), (2 * everything(&scene).len(), 1));
    let verdicts = scene.checked(Line::Authentication, 3, &sent, responder_answer(first.0));
    assert!(matches!(verdicts[0].status, Status::Revoked(_)));
}

fn responder_answer(der: Vec<u8>) -> OcspAnswer {
    let times = OcspRule::default().times_of(at(super::scene::SNAPSHOT)).unwrap();
    OcspAnswer::Signed { der, times, pre_produced: true }
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let mut scene = Scene::new();
    let (one, many) = (scene.responder(RULE()), scene.responder(RULE()));
    let all = everything(&scene);
    one.pre_produce(&all, &CertIdHash::ALL, threads(1)).unwrap();
    many.pre_produce(&all, &CertIdHash::ALL, threads(7)).unwrap();
    assert_eq!(one.pre_produced(), many.pre_produced());
    for line in Line::BOTH {
        for certificate in scene.certificates(line) {
            let sent = scene.request(&[&certificate]);
            assert_eq!(answer(&one, sent.der(), NOW), answer(&many, sent.der(), NOW));
        }
    }
}

#[test]
fn what_cannot_be_made_ahead_is_signed_fresh() {
    let mut scene = Scene::new();
    let responder = scene.responder(RULE());
    let good = scene.good(Line::Signing, 3);
    let root = scene.root(Line::Signing, 3);
    let ask = || OcspRequestBuilder::new(CertIdHash::Sha1).ask(root, good.serial).unwrap();
    let several = ask().ask(root, good.serial).unwrap().build().unwrap();
    let with_nonce = ask().nonce(b"nonce").build().unwrap();
    let never = OcspRequestBuilder::new(CertIdHash::Sha1).ask(root, NEVER).unwrap().build().unwrap();
    // Without NULL behind the hash function an answer has another CertID: two octets less in four SEQUENCEs and one more.
    let plain = ask().build().unwrap();
    let null = plain.der().windows(2).position(|window| window == [0x05, 0x00]).unwrap();
    let mut shorter = [&plain.der()[..null], &plain.der()[null + 2..]].concat();
    for place in [1, 3, 5, 7, 9, 11] {
        if shorter[place - 1] == 0x30 {
            shorter[place] -= 2;
        }
    }
    for request in [several.der(), with_nonce.der(), never.der(), &shorter] {
        assert!(!answer(&responder, request, NOW).1);
    }
    assert_eq!(responder.pre_produced(), 0);
    assert!(answer(&responder, plain.der(), NOW).1);
}

#[test]
fn nothing_is_made_ahead_for_what_was_never_issued_or_for_a_generation_that_does_not_exist() {
    let mut scene = Scene::new();
    let responder = scene.responder(RULE());
    responder.pre_produce(&[(Line::Signing, Generation::FIRST, NEVER)], &CertIdHash::ALL, threads(1)).unwrap();
    assert_eq!(responder.pre_produced(), 0);
    let (line, generation) = (Line::Signing, Generation::new(9).unwrap());
    let refused = responder.pre_produce(&[(line, generation, NEVER)], &CertIdHash::ALL, threads(2));
    assert_eq!(refused, Err(CaError::NoSuchGeneration { line, generation }));
}

#[test]
fn a_pre_produced_answer_ends_with_its_snapshot() {
    let mut scene = Scene::new();
    let responder = scene.responder(RULE());
    let sent = scene.request(&[&scene.good(Line::Signing, 3)]);
    assert_eq!(responder.answer(sent.der(), at(NOW)).status(), OcspStatus::Successful);
    assert_eq!(responder.answer(sent.der(), at("2026-11-26T04:00:00Z")).status(), OcspStatus::TryLater);
}

#[test]
fn the_same_request_snapshot_and_instant_give_the_same_octets() {
    for make in [Scene::new, Scene::on_p384] {
        let (mut one, mut other) = (make(), make());
        let sent = one.request(&[&one.good(Line::Signing, 2), &one.good(Line::Signing, 1)]);
        let fresh = one.responder(OcspRule::default()).answer(sent.der(), at(NOW));
        assert_eq!(fresh, other.responder(OcspRule::default()).answer(sent.der(), at(NOW)));
    }
}
