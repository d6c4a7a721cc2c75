//! What holds for every request.

use std::sync::LazyLock;

use der::{Decode as _, Encode as _};
use proptest::prelude::*;
use sekisho_ca_sim::ocsp::{CertIdHash, OcspAnswer, OcspAnswers, OcspRequestBuilder, OcspResponder, OcspRule};
use sekisho_ca_sim::{Generation, Line, Serial, Status};
use x509_ocsp::{BasicOcspResponse, OcspResponse, OcspResponseStatus};

use super::scene::{NOW, Scene};
use crate::world::at;

/// One scene and two responders for all cases: making keys ready takes longer than asking.
static SCENE: LazyLock<(Scene, [OcspResponder; 2])> = LazyLock::new(|| {
    let mut scene = Scene::new();
    let fresh = scene.responder(OcspRule::default());
    let pre_produced = scene.responder(OcspRule { answers: OcspAnswers::PreProduced, ..OcspRule::default() });
    (scene, [fresh, pre_produced])
});

/// Whether this is an OCSPResponse as RFC 6960, 4.2.1 has it: response bytes with a success and with nothing else.
fn is_well_formed(der: &[u8]) -> bool {
    let response = OcspResponse::from_der(der).unwrap();
    assert_eq!(response.to_der().unwrap(), der);
    match response.response_bytes {
        None => response.response_status != OcspResponseStatus::Successful,
        Some(bytes) => {
            let basic = BasicOcspResponse::from_der(bytes.response.as_bytes()).unwrap();
            let successful = response.response_status == OcspResponseStatus::Successful;
            successful && !basic.tbs_response_data.responses.is_empty()
        }
    }
}

fn hash() -> impl Strategy<Value = CertIdHash> {
    prop::sample::select(CertIdHash::ALL.to_vec())
}

/// A serial number around those that were issued, or any.
fn serial() -> impl Strategy<Value = Serial> {
    prop_oneof![(0x1000_0000..0x1000_0020_u64).prop_map(Serial::new), any::<u64>().prop_map(Serial::new)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_octets_are_answered_with_a_well_formed_response(octets in prop::collection::vec(any::<u8>(), 0..300)) {
        for responder in &SCENE.1 {
            prop_assert!(is_well_formed(&responder.answer(&octets, at(NOW)).into_der()));
        }
    }

    #[test]
    fn a_request_with_some_octets_changed_is_answered_with_a_well_formed_response(
        nonce in prop::collection::vec(any::<u8>(), 0..140),
        serial in serial(),
        hash in hash(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..4),
        length in any::<prop::sample::Index>(),
        cut in any::<bool>(),
    ) {
        let (scene, responders) = &*SCENE;
        let builder = OcspRequestBuilder::new(hash).ask(scene.root(Line::Authentication, 3), serial).unwrap();
        let mut octets = builder.nonce(&nonce).build().unwrap().der().to_vec();
        for (place, octet) in changes {
            let place = place.index(octets.len());
            octets[place] = octet;
        }
        if cut {
            octets.truncate(length.index(octets.len()));
        }
        for responder in responders {
            prop_assert!(is_well_formed(&responder.answer(&octets, at(NOW)).into_der()));
        }
    }

    #[test]
    fn the_answer_agrees_with_the_snapshot_for_any_list_of_certificates(
        line in prop::sample::select(Line::BOTH.to_vec()),
        generation in 1..=3_u8,
        hash in hash(),
        serials in prop::collection::vec(serial(), 1..20),
        nonce in prop::option::of(prop::collection::vec(any::<u8>(), 1..=128)),
    ) {
        let (scene, responders) = &*SCENE;
        let root = scene.root(line, generation);
        let mut builder = OcspRequestBuilder::new(hash);
        for serial in &serials {
            builder = builder.ask(root, *serial).unwrap();
        }
        if let Some(nonce) = &nonce {
            builder = builder.nonce(nonce);
        }
        let sent = builder.build().unwrap();
        let known = Generation::new(generation).unwrap();
        let expected: Vec<Status> =
            serials.iter().map(|serial| scene.snapshot.status(line, known, *serial)).collect();
        for responder in responders {
            let answer: OcspAnswer = responder.answer(sent.der(), at(NOW));
            let verdicts = scene.checked(line, generation, &sent, answer);
            let got: Vec<Status> = verdicts.iter().map(|verdict| verdict.status).collect();
            prop_assert_eq!(&got, &expected);
        }
    }
}
