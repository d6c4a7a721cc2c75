//! The built-in implementation looks at everything that is wrong on purpose: it takes each twin, and its answer to the wrong
//! objects is among the right ones.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use sekisho_ca_sim::defect::{Defect, Exhibit, ObjectKind, Objects};
use sekisho_ca_sim::keys::{SignatureAlgorithm, SigningKey};
use sekisho_ca_sim::{CrlReason, Line};
use sekisho_harness_bench::Expectation;
use sekisho_harness_protocol::{
    Base64Bytes, CallError, Handler, Outcome, Peer, Purpose, Reason, StatusCrlDone, Verify, VerifyDone,
};
use sekisho_harness_reference::Implementation;

const MESSAGE: &[u8] = b"a message that the holder signed";

/// Whoever asks for a list gets this one.
struct Holding<'o>(&'o Objects);

impl Peer for Holding<'_> {
    fn call(&mut self, method: &str, _: Value) -> Result<Value, CallError> {
        assert_eq!(method, "status/crl");
        Ok(json!(StatusCrlDone { crl: Base64Bytes(self.0.crl.clone()) }))
    }
}

fn answer(exhibit: &Exhibit, objects: &Objects, signature: Vec<u8>) -> Result<(), Reason> {
    let request = Verify {
        message: Base64Bytes(MESSAGE.to_vec()),
        signature: Base64Bytes(signature),
        algorithm: sekisho_harness_protocol::SignatureAlgorithm::RsaPkcs1Sha256,
        certificate: Base64Bytes(objects.certificate.clone()),
        purpose: match exhibit.line {
            Line::Signing => Purpose::Signature,
            Line::Authentication => Purpose::Authentication,
        },
        anchors: Some(objects.roots.iter().map(|root| Base64Bytes(root.clone())).collect()),
        at: Some(exhibit.at.to_string()),
    };
    let answered = Implementation::default().handle("signature/verify", json!(request), &mut Holding(objects)).unwrap();
    match serde_json::from_value::<Outcome<VerifyDone>>(answered).unwrap() {
        Outcome::Done(_) => Ok(()),
        Outcome::Refused(refusal) => Err(refusal.reason),
    }
}

fn signed(key: &dyn SigningKey) -> Vec<u8> {
    key.sign(SignatureAlgorithm::Sha256WithRsa, MESSAGE).unwrap()
}

/// The best signature that somebody with the wrong certificate can make.
fn best_signature(exhibit: &Exhibit) -> Vec<u8> {
    match &exhibit.wrong_key {
        Some(key) => signed(&**key),
        // With the exponent 1, the padded message is its own signature.
        None if exhibit.defect == Defect::KeyExponentOne => {
            let mut info = hex::decode("3031300d060960864801650304020105000420").unwrap();
            info.extend(Sha256::digest(MESSAGE));
            let mut block = vec![0x00, 0x01];
            block.resize(256 - info.len() - 1, 0xFF);
            [&block[..], &[0x00], &info].concat()
        }
        None => signed(&*exhibit.right_key),
    }
}

/// What the built-in implementation is known to take although it should not, with the reason.
const KNOWN: &[(Defect, &str)] = &[
    (
        Defect::PolicyOfTestUnderProduction,
        "it knows the policies of both environments and does not ask which root signed",
    ),
    (
        Defect::PolicyOfProductionUnderTest,
        "it knows the policies of both environments and does not ask which root signed",
    ),
];

#[test]
fn the_built_in_implementation_takes_every_twin_and_answers_rightly_to_what_is_wrong() {
    let mut wrong_answers = Vec::new();
    for &defect in Defect::ALL.iter().filter(|defect| defect.kind() != ObjectKind::Ocsp) {
        let exhibit = Exhibit::new(defect, "sekisho").unwrap();
        let twin = answer(&exhibit, &exhibit.right, signed(&*exhibit.right_key));
        let expected = match exhibit.standing.listed() {
            None => Ok(()),
            Some(CrlReason::CertificateHold) => Err(Reason::OnHold),
            Some(reason) => Err(Reason::Revoked { reason_code: Some(reason.code()) }),
        };
        assert_eq!(twin, expected, "{}", defect.name());
        let given = answer(&exhibit, &exhibit.wrong, best_signature(&exhibit));
        if !Expectation::of(defect).allows(&given) {
            wrong_answers.push(defect);
        }
    }
    assert_eq!(wrong_answers, KNOWN.iter().map(|(defect, _)| *defect).collect::<Vec<_>>());
}

#[test]
fn every_refusal_has_a_reason_and_no_reason_stands_twice() {
    for &defect in Defect::ALL {
        let reasons = Expectation::of(defect).reasons();
        let different: std::collections::BTreeSet<_> = reasons.iter().collect();
        assert!(!reasons.is_empty() && different.len() == reasons.len(), "{}", defect.name());
    }
}

#[test]
fn what_the_documents_leave_to_a_verifier_is_no_fault_of_it() {
    let allows = |defect, answer: Result<(), Reason>| Expectation::of(defect).allows(&answer);
    // nonRepudiation alone is for signatures, and keyCertSign without cA is forbidden to the issuer (RFC 5280, 4.2.1.3).
    assert!(allows(Defect::KeyUsageWithoutDigitalSignature, Ok(())));
    assert!(allows(Defect::KeyUsageCertSign, Ok(())));
    // A list of holders' certificates is none for an authority's (RFC 5280, 6.3.3 (b)(2)(ii)).
    assert!(allows(Defect::CaTrue, Err(Reason::StatusUnavailable)) && !allows(Defect::CaTrue, Ok(())));
    // Whoever encodes what was not DER finds that the signature does not fit (RFC 5280, 4.1.1.3).
    for defect in [Defect::BooleanTrueAs01, Defect::DefaultValueWritten, Defect::IndefiniteLength] {
        assert!(allows(defect, Err(Reason::SignatureInvalid)) && allows(defect, Ok(())), "{}", defect.name());
    }
    // These contradict their own form as much as they are of the wrong time.
    for defect in
        [Defect::CrlNextUpdateBeforeThisUpdate, Defect::OcspNextUpdateBeforeThisUpdate, Defect::OcspNonceTooLong]
    {
        assert!(allows(defect, Err(Reason::MalformedData)) && !allows(defect, Ok(())), "{}", defect.name());
    }
    // The certificate of the responder of another generation does not verify, as its list does not.
    for defect in [Defect::CrlOfOtherGeneration, Defect::OcspResponderOfOtherGeneration] {
        assert!(allows(defect, Err(Reason::SignatureInvalid)), "{}", defect.name());
    }
}
