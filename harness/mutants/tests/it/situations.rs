//! Situations in which a right implementation and a wrong one part ways.

use openssl::{hash::MessageDigest, rsa::Padding};
use sekisho_harness_protocol::{
    Base64Bytes, CertificateKind, Handler, PinRef, PinStatus, Purpose, ReadToken, SignatureAlgorithm, Verify,
};
use sekisho_harness_reference::pkcs1;
use serde::Serialize;
use serde_json::Value;

use crate::{
    bench::{FakeBench, card},
    der,
    pki::{self, CertificateOf, HOLDER, ListOf, OTHER_CA},
    requests::{self, MESSAGE, verify, verify_certificate},
};

/// A bench, and the requests that it sends one after the other.
pub(crate) struct Situation {
    pub(crate) bench: FakeBench,
    requests: Vec<(&'static str, Value)>,
}

impl Situation {
    fn new(bench: FakeBench, method: &'static str, request: &impl Serialize) -> Self {
        Self { bench, requests: vec![(method, serde_json::to_value(request).unwrap())] }
    }

    pub(crate) fn is_verification(&self) -> bool {
        self.requests.iter().all(|(method, _)| *method == "signature/verify")
    }

    /// What is seen from outside: the answers, and the commands that reached the card.
    pub(crate) fn seen(&self, handler: &mut dyn Handler) -> (Vec<Value>, Vec<Vec<u8>>) {
        let mut bench = self.bench.clone();
        let answers = self.requests.iter().map(|(method, request)| bench.ask(handler, method, request)).collect();
        (answers, bench.commands)
    }
}

fn card_with(change: impl FnOnce(&mut FakeBench)) -> FakeBench {
    let mut bench = FakeBench::new();
    change(&mut bench);
    bench
}

pub(crate) fn all() -> Vec<Situation> {
    [reading(), pins(), signing(), signatures(), certificates(), lists()].into_iter().flatten().collect()
}

fn reading() -> Vec<Situation> {
    let token = |bench| Situation::new(bench, "reader/token", &ReadToken { card: card() });
    let read = |kind, pin, bench| Situation::new(bench, "reader/certificate", &requests::read(kind, pin));
    let authentication = |bench| read(CertificateKind::Authentication, None, bench);
    let signature = |pin, bench| read(CertificateKind::Signature, pin, bench);
    let whole = pki::authentication_certificate().der();
    let cut = whole[..whole.len() - 1].to_vec();
    let garbage = [&[0x30, 0x82, 0x01, 0x00][..], &[0x41; 300]].concat();
    vec![
        token(FakeBench::new()),
        token(card_with(|bench| bench.has_application = false)),
        token(card_with(|bench| bench.leaves_after = Some(2))),
        authentication(FakeBench::new()),
        authentication(card_with(|bench| drop(bench.files.insert(0x000A, cut)))),
        authentication(card_with(|bench| drop(bench.files.insert(0x000A, garbage)))),
        signature(None, FakeBench::new()),
    ]
}

fn pins() -> Vec<Situation> {
    let blocked = || card_with(|bench| bench.pins.values_mut().for_each(|pin| pin.tries = 0));
    let status =
        |bench| Situation::new(bench, "reader/pin-status", &PinStatus { card: card(), pin: PinRef::Authentication });
    let change =
        |bench, pin, current, new| Situation::new(bench, "reader/change-pin", &requests::change(pin, current, new));
    vec![
        status(FakeBench::new()),
        status(blocked()),
        change(FakeBench::new(), PinRef::Signature, "abc123", "NEW0PASS"),
        change(FakeBench::new(), PinRef::Signature, "ABC123", "new0pass"),
        change(FakeBench::new(), PinRef::Authentication, "1234", "56"),
        change(FakeBench::new(), PinRef::Authentication, "9999", "5678"),
        change(FakeBench::new(), PinRef::Authentication, "12345", "5678"),
        change(FakeBench::new(), PinRef::Authentication, "12", "5678"),
        change(blocked(), PinRef::Authentication, "1234", "5678"),
    ]
}

fn signing() -> Vec<Situation> {
    let sign = |bench, key, pin, message: &[u8], algorithm| {
        Situation::new(bench, "signature/sign", &requests::sign(key, pin, message, algorithm))
    };
    let ordinary =
        |message| sign(FakeBench::new(), PinRef::Authentication, "1234", message, SignatureAlgorithm::RsaPkcs1Sha256);
    let failing = card_with(|bench| bench.instead = vec![(vec![0x80, 0x2A], vec![0x69, 0x85])]);
    vec![
        ordinary(b"text"),
        ordinary(b"text\n"),
        ordinary(b""),
        ordinary(&[0x41; 70_000]),
        sign(FakeBench::new(), PinRef::Authentication, "1234", b"text", SignatureAlgorithm::RsaPkcs1Sha512),
        sign(FakeBench::new(), PinRef::Signature, "ABC123", b"text", SignatureAlgorithm::RsaPkcs1Sha256),
        sign(
            card_with(|bench| bench.pins.get_mut(&0x001B).unwrap().tries = 0),
            PinRef::Authentication,
            "1234",
            b"text",
            SignatureAlgorithm::RsaPkcs1Sha256,
        ),
        sign(failing, PinRef::Authentication, "1234", b"text", SignatureAlgorithm::RsaPkcs1Sha256),
    ]
}

fn judged(request: &Verify) -> Situation {
    Situation::new(FakeBench::new(), "signature/verify", request)
}

fn signatures() -> Vec<Situation> {
    let with = |signature: Vec<u8>| judged(&Verify { signature: Base64Bytes(signature), ..verify() });
    let digest = pkcs1::digest(SignatureAlgorithm::RsaPkcs1Sha256, MESSAGE).unwrap();
    let raw = |content: &[u8], padding| {
        let mut signature = vec![0; 256];
        HOLDER.rsa().unwrap().private_encrypt(content, &mut signature, padding).unwrap();
        signature
    };
    let hash_at_the_end = [&[0x00, 0x01][..], &[0x41; 222], &digest].concat();
    let longer = [&[0x00][..], &verify().signature.0].concat();
    vec![
        with(pki::sign(&OTHER_CA, MessageDigest::sha256(), MESSAGE)),
        with(raw(&digest, Padding::PKCS1)),
        with(raw(&hash_at_the_end, Padding::NONE)),
        with(longer),
        judged(&Verify { algorithm: SignatureAlgorithm::RsaPkcs1Sha512, ..verify() }),
        judged(&Verify { message: Base64Bytes([MESSAGE, b"!"].concat()), ..verify() }),
        judged(&Verify {
            signature: Base64Bytes(pki::sign(&HOLDER, MessageDigest::sha384(), MESSAGE)),
            algorithm: SignatureAlgorithm::RsaPkcs1Sha384,
            ..verify()
        }),
    ]
}

fn certificates() -> Vec<Situation> {
    let certificate = |certificate: CertificateOf<'_>| judged(&verify_certificate(&certificate));
    let at = |at: &str| judged(&Verify { at: Some(at.to_owned()), ..verify() });
    let right = pki::signature_certificate;
    vec![
        judged(&verify()),
        certificate(CertificateOf { signed_by: &OTHER_CA, ..right() }),
        certificate(CertificateOf { signed_by: &HOLDER, ..right() }),
        certificate(CertificateOf { issuer: pki::ca_name("JPKI"), signed_by: &OTHER_CA, ..right() }),
        certificate(CertificateOf { issuer: pki::ca_name("Elsewhere"), signed_by: &OTHER_CA, ..right() }),
        certificate(pki::authentication_certificate()),
        judged(&Verify { purpose: Purpose::Authentication, ..verify() }),
        judged(&Verify { certificate: Base64Bytes(b"TEST OBJECT".to_vec()), ..verify() }),
        certificate(CertificateOf { subject: der::name(&[("CN", &"long ".repeat(30))]), ..right() }),
        at("2025-12-31T23:59:59Z"),
        at("2026-01-01T00:00:00Z"),
        at("2031-01-01T14:59:59Z"),
        at("2031-01-01T15:00:00Z"),
    ]
}

fn lists() -> Vec<Situation> {
    const SERIAL: [u8; 3] = [0x01, 0x02, 0x03];
    let listed = |list: Option<ListOf<'_>>, at: &str| {
        let mut situation = judged(&Verify { at: Some(at.to_owned()), ..verify() });
        situation.bench.lists.clear();
        situation.bench.lists.extend(list.map(|list| (pki::partition("Here CRLDP"), list.der())));
        situation
    };
    let noon = "2026-11-22T12:00:00Z";
    let naming = |serial: &[u8], reason| ListOf { entries: vec![(serial.to_vec(), reason)], ..pki::list() };
    let elsewhere = ListOf { scope: Some(pki::scope_of(&pki::partition("There CRLDP"))), ..pki::list() };
    let entries = vec![(vec![0x09, 0x03], Some(1)), (SERIAL.to_vec(), Some(1))];
    let second_of_two = ListOf { entries, ..pki::list() };

    // One good certificate, then a revoked one of another partition.
    let there = pki::partition("There CRLDP");
    let moved = CertificateOf { distribution_point: Some(there.clone()), ..pki::signature_certificate() };
    let scope = Some(pki::scope_of(&there));
    let mut two = judged(&verify());
    two.bench.lists.insert(there, ListOf { scope, ..naming(&SERIAL, Some(1)) }.der());
    two.requests.push(("signature/verify", serde_json::to_value(verify_certificate(&moved)).unwrap()));

    // A revoked certificate, then one of the same number that another authority issued.
    let other = ListOf { issuer: pki::ca_name("Other"), signed_by: &OTHER_CA, ..naming(&[0x77], None) };
    let other = ListOf { scope: None, ..other };
    let namesake = CertificateOf {
        issuer: pki::ca_name("Other"),
        distribution_point: Some(pki::partition("Other CRLDP")),
        signed_by: &OTHER_CA,
        ..pki::signature_certificate()
    };
    let anchor = Base64Bytes(pki::ca_certificate("Other", &OTHER_CA).der());
    let request = Verify { anchors: Some(vec![anchor]), ..verify_certificate(&namesake) };
    let mut namesakes = listed(Some(naming(&SERIAL, Some(1))), noon);
    namesakes.bench.lists.insert(pki::partition("Other CRLDP"), other.der());
    namesakes.requests.push(("signature/verify", serde_json::to_value(request).unwrap()));

    vec![
        listed(None, noon),
        listed(Some(ListOf { signed_by: &OTHER_CA, ..pki::list() }), noon),
        listed(Some(pki::list()), "2026-11-21T12:00:00Z"),
        listed(Some(pki::list()), "2026-11-24T12:00:00Z"),
        listed(Some(elsewhere), noon),
        listed(Some(naming(&SERIAL, Some(4))), noon),
        listed(Some(naming(&SERIAL, Some(6))), noon),
        listed(Some(second_of_two), noon),
        listed(Some(naming(&[0x09, 0x03], Some(1))), noon),
        two,
        namesakes,
    ]
}
