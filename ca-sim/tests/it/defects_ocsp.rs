//! Our own OCSP client looks at the answers that are wrong on purpose.

use jiff::SignedDuration;
use sekisho_ca_sim::defect::{Defect, Exhibit, ObjectKind, Standing};
use sekisho_ca_sim::ocsp::{CertIdHash, OcspCheck, OcspNonce, OcspRefusal, OcspRequestBuilder, SentOcspRequest};
use sekisho_ca_sim::{Serial, Status};

/// Where the documents leave it to the client, and ours relies on the answer.
const TAKEN: [&str; 4] = [
    "ocsp-responder-revoked",
    "ocsp-good-for-never-issued",
    "ocsp-without-next-update",
    "ocsp-produced-before-this-update",
];

fn request(exhibit: &Exhibit) -> SentOcspRequest {
    let certificate = x509_parser::parse_x509_certificate(&exhibit.right.certificate).unwrap().1;
    let serial = Serial::try_from(hex::encode(certificate.raw_serial())).unwrap();
    let request = OcspRequestBuilder::new(CertIdHash::Sha1).ask(&exhibit.right.roots[0], serial).unwrap();
    request.nonce(&exhibit.right.ocsp_nonce).build().unwrap()
}

fn verdict(exhibit: &Exhibit, response: &[u8]) -> Result<Status, OcspRefusal> {
    let issuer = &exhibit.right.roots[0];
    let (tolerance, nonce) = (SignedDuration::ZERO, OcspNonce::Required);
    let check = OcspCheck { issuer, now: exhibit.at, tolerance, nonce };
    Ok(check.check(&request(exhibit), response)?[0].status)
}

#[test]
fn the_client_relies_on_every_twin_and_on_nothing_wrong_but_what_is_left_to_it() {
    let mut taken = Vec::new();
    for &defect in Defect::ALL.iter().filter(|defect| defect.kind() == ObjectKind::Ocsp) {
        let exhibit = Exhibit::new(defect, "sekisho").unwrap();
        assert_eq!(request(&exhibit).der(), exhibit.right.ocsp_request, "{}", defect.name());
        let right = verdict(&exhibit, &exhibit.right.ocsp_response).unwrap();
        let fits = match exhibit.standing {
            Standing::Good => right == Status::Good,
            Standing::Listed(reason) => matches!(right, Status::Revoked(revocation) if revocation.reason == reason),
            Standing::NeverIssued => right == Status::Unknown,
        };
        assert!(fits, "{}: {right:?}", defect.name());
        if verdict(&exhibit, &exhibit.wrong.ocsp_response).is_ok() {
            taken.push(defect.name());
        }
    }
    assert_eq!(taken, TAKEN);
}
