//! Whatever a card, a caller or a list holds, the answer is an answer.

use proptest::prelude::*;
use sekisho_harness_protocol::{CertificateKind, Handler, PinRef, SignatureAlgorithm};
use sekisho_harness_reference::{Certificate, Implementation, RevocationList};
use serde::Serialize;

use crate::{bench::FakeBench, requests};

fn is_answered(bench: &mut FakeBench, method: &str, request: &impl Serialize) -> bool {
    let result = Implementation::default().handle(method, serde_json::to_value(request).unwrap(), bench).unwrap();
    result["outcome"] == "done" || result["outcome"] == "refused"
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_answer_of_the_card_is_survived(
        prefix in prop_oneof![Just(vec![0x00, 0xB0]), Just(vec![0x00, 0xA4, 0x02]), Just(vec![0x00, 0x20]), Just(vec![0x80, 0x2A])],
        response in prop::collection::vec(any::<u8>(), 0..300),
        succeeds: bool,
    ) {
        let mut bench = FakeBench::new();
        let tail = if succeeds { vec![0x90, 0x00] } else { Vec::new() };
        bench.instead = vec![(prefix, [response, tail].concat())];
        let read = requests::read(CertificateKind::Signature, Some("ABC123"));
        prop_assert!(is_answered(&mut bench, "reader/certificate", &read));
        let sign = requests::sign(PinRef::Authentication, "1234", b"m", SignatureAlgorithm::RsaPkcs1Sha256);
        prop_assert!(is_answered(&mut bench, "signature/sign", &sign));
    }

    #[test]
    fn a_file_of_any_content_yields_a_certificate_or_a_refusal(content in prop::collection::vec(any::<u8>(), 0..700)) {
        let mut bench = FakeBench::new();
        let content = [vec![0x30, 0x82], content].concat();
        bench.files.insert(0x000A, content);
        let read = requests::read(CertificateKind::Authentication, None);
        prop_assert!(is_answered(&mut bench, "reader/certificate", &read));
    }

    #[test]
    fn any_pin_that_is_typed_is_sent_or_refused(typed in ".{0,20}") {
        let sign = requests::sign(PinRef::Signature, &typed, b"m", SignatureAlgorithm::RsaPkcs1Sha256);
        prop_assert!(is_answered(&mut FakeBench::new(), "signature/sign", &sign));
    }

    #[test]
    fn no_octets_stop_the_parsers(octets in prop::collection::vec(any::<u8>(), 0..400)) {
        let sequence = [&[0x30, 0x82, 0x01, 0x00][..], &octets].concat();
        prop_assert!(Certificate::parse(&octets).is_err());
        prop_assert!(Certificate::parse(&sequence).is_err());
        prop_assert!(RevocationList::parse(&octets).is_err());
        prop_assert!(RevocationList::parse(&sequence).is_err());
    }
}
