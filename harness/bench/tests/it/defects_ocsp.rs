//! The OCSP client of the authority looks at every answer that is wrong on purpose: it relies on each twin, and what it
//! makes of the wrong answers is among the right answers. (The built-in implementation asks for lists only.)

use der::Decode as _;
use jiff::SignedDuration;
use x509_cert::Certificate;

use sekisho_ca_sim::defect::{Defect, Exhibit, ObjectKind, Standing};
use sekisho_ca_sim::ocsp::{CertIdHash, OcspCheck, OcspNonce, OcspRefusal, OcspRequestBuilder, SentOcspRequest};
use sekisho_ca_sim::{CrlReason, Serial, Status};
use sekisho_harness_bench::Expectation;
use sekisho_harness_protocol::Reason;

/// Where the documents leave it to the client, and this one relies on the answer.
const RELIED_ON: &[Defect] = &[
    Defect::OcspResponderRevoked,
    Defect::OcspGoodForNeverIssued,
    Defect::OcspWithoutNextUpdate,
    Defect::OcspProducedBeforeThisUpdate,
];

fn request(exhibit: &Exhibit) -> SentOcspRequest {
    let certificate = Certificate::from_der(&exhibit.right.certificate).unwrap();
    let serial = Serial::try_from(hex::encode(certificate.tbs_certificate.serial_number.as_bytes())).unwrap();
    let request = OcspRequestBuilder::new(CertIdHash::Sha1).ask(&exhibit.right.roots[0], serial).unwrap();
    request.nonce(&exhibit.right.ocsp_nonce).build().unwrap()
}

/// What whoever verifies a signature says after this answer. A new refusal of the client has to be put here.
fn answer(exhibit: &Exhibit, response: &[u8]) -> Result<(), Reason> {
    let check = OcspCheck {
        issuer: &exhibit.right.roots[0],
        now: exhibit.at,
        tolerance: SignedDuration::ZERO,
        nonce: OcspNonce::Required,
    };
    match check.check(&request(exhibit), response).map(|verdicts| verdicts[0].status) {
        Ok(Status::Good) => Ok(()),
        Ok(Status::Unknown) => Err(Reason::StatusUnavailable),
        Ok(Status::Revoked(revocation)) if revocation.reason == CrlReason::CertificateHold => Err(Reason::OnHold),
        Ok(Status::Revoked(revocation)) => Err(Reason::Revoked { reason_code: Some(revocation.reason.code()) }),
        Err(OcspRefusal::NotDer(_) | OcspRefusal::Empty) => Err(Reason::MalformedData),
        Err(OcspRefusal::NotBasic(_) | OcspRefusal::CriticalExtension(_)) => Err(Reason::Unsupported),
        Err(OcspRefusal::Signature) => Err(Reason::SignatureInvalid),
        Err(
            OcspRefusal::Status(_)
            | OcspRefusal::ResponderNotFound
            | OcspRefusal::ResponderIssuer
            | OcspRefusal::ResponderPurpose
            | OcspRefusal::ResponderValidity { .. }
            | OcspRefusal::NotAnswered { .. }
            | OcspRefusal::Contradiction { .. },
        ) => Err(Reason::StatusUnavailable),
        Err(
            OcspRefusal::NonceMissing
            | OcspRefusal::NonceDiffers
            | OcspRefusal::FromTheFuture { .. }
            | OcspRefusal::Stale { .. }
            | OcspRefusal::Backwards { .. },
        ) => Err(Reason::StatusStale),
        Err(other) => panic!("which reason is {other:?}?"),
    }
}

#[test]
fn the_client_relies_on_every_twin_and_answers_rightly_to_what_is_wrong() {
    let (mut relied_on, mut wrong_answers) = (Vec::new(), Vec::new());
    for &defect in Defect::ALL.iter().filter(|defect| defect.kind() == ObjectKind::Ocsp) {
        let exhibit = Exhibit::new(defect, "sekisho").unwrap();
        assert_eq!(request(&exhibit).der(), exhibit.right.ocsp_request, "{}", defect.name());
        let expected = match exhibit.standing {
            Standing::Good => Ok(()),
            Standing::Listed(CrlReason::CertificateHold) => Err(Reason::OnHold),
            Standing::Listed(reason) => Err(Reason::Revoked { reason_code: Some(reason.code()) }),
            Standing::NeverIssued => Err(Reason::StatusUnavailable),
        };
        assert_eq!(answer(&exhibit, &exhibit.right.ocsp_response), expected, "{}", defect.name());
        let given = answer(&exhibit, &exhibit.wrong.ocsp_response);
        if !Expectation::of(defect).allows(&given) {
            wrong_answers.push((defect, given.clone()));
        }
        if given.is_ok() {
            relied_on.push(defect);
        }
    }
    assert_eq!(wrong_answers, Vec::<(Defect, Result<(), Reason>)>::new());
    assert_eq!(relied_on, RELIED_ON);
}
