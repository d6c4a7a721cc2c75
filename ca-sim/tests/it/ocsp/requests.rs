//! Requests that get an error, and which one.

use der::asn1::OctetString;
use der::oid::ObjectIdentifier;
use der::{Decode as _, Encode as _};
use sekisho_ca_sim::Line;
use sekisho_ca_sim::keys::{PemLabel, pem};
use sekisho_ca_sim::ocsp::{
    CertIdHash, OcspAnswer, OcspFault, OcspRequestBuilder, OcspRule, OcspStatus, RequestSignatureRule,
};
use x509_cert::ext::Extension;
use x509_ocsp::OcspRequest;

use super::scene::{NEVER, NOW, Scene};
use crate::world::{Desk, at};

/// What a request is refused for, having checked that the octets say so too.
fn refused(scene: &mut Scene, rule: OcspRule, request: &[u8]) -> OcspFault {
    let answer = scene.responder(rule).answer(request, at(NOW));
    let OcspAnswer::Refused(fault) = answer.clone() else { panic!("answered: {answer:?}") };
    assert_eq!(answer.into_der(), [0x30, 0x03, 0x0A, 0x01, fault.status().code()]);
    fault
}

fn plain(scene: &Scene) -> OcspRequest {
    OcspRequest::from_der(scene.request(&[&scene.good(Line::Signing, 3)]).der()).unwrap()
}

fn with_extension(scene: &Scene, oid: &str, critical: bool, value: &[u8]) -> Vec<u8> {
    let mut request = plain(scene);
    let extn_id = ObjectIdentifier::new(oid).unwrap();
    let extension = Extension { extn_id, critical, extn_value: OctetString::new(value).unwrap() };
    request.tbs_request.request_extensions.get_or_insert_default().push(extension);
    request.to_der().unwrap()
}

const NONCE: &str = "1.3.6.1.5.5.7.48.1.2";

#[test]
fn what_is_no_request_is_malformed() {
    let mut scene = Scene::new();
    let good = scene.request(&[&scene.good(Line::Signing, 3)]).der().to_vec();
    let trailing = [&good[..], &[0]].concat();
    // BER with an indefinite length.
    let indefinite = [&[0x30, 0x80][..], &good[2..], &[0, 0]].concat();
    for bytes in [&b""[..], b"\0", b"GET / HTTP/1.0\r\n\r\n", &good[..good.len() - 1], &trailing, &indefinite] {
        let fault = refused(&mut scene, OcspRule::default(), bytes);
        assert!(matches!(fault, OcspFault::NotDer(_)), "{bytes:02X?}: {fault:?}");
        assert_eq!(fault.status(), OcspStatus::MalformedRequest);
    }
}

#[test]
fn a_request_of_another_version_is_malformed() {
    let mut scene = Scene::new();
    let request = plain(&scene).to_der().unwrap();
    // version [0] EXPLICIT INTEGER 1, which would be v2, before everything else: five octets more in both SEQUENCEs.
    let versioned =
        [&[0x30, request[1] + 5, 0x30, request[3] + 5, 0xA0, 0x03, 0x02, 0x01, 0x01][..], &request[4..]].concat();
    assert!(matches!(refused(&mut scene, OcspRule::default(), &versioned), OcspFault::NotDer(_)));
}

#[test]
fn a_request_that_asks_for_nothing_is_malformed() {
    let mut scene = Scene::new();
    let nothing = OcspRequestBuilder::new(CertIdHash::Sha1).build().unwrap();
    assert_eq!(refused(&mut scene, OcspRule::default(), nothing.der()), OcspFault::NothingAsked);
}

#[test]
fn the_limits_hold_to_the_octet_and_to_the_certificate() {
    let mut scene = Scene::new();
    let good = scene.good(Line::Signing, 3);
    let sent = scene.request(&[&good, &good]);
    let length = sent.der().len();
    let rule = |most_octets: usize, most_requests| OcspRule {
        most_octets: u32::try_from(most_octets).unwrap(),
        most_requests,
        ..OcspRule::default()
    };
    let answer = scene.responder(rule(length, 2)).answer(sent.der(), at(NOW));
    assert_eq!(answer.status(), OcspStatus::Successful);
    let most = u32::try_from(length).unwrap() - 1;
    let fault = refused(&mut scene, rule(length - 1, 2), sent.der());
    assert_eq!(fault, OcspFault::TooLong { got: length, most });
    let fault = refused(&mut scene, rule(length, 1), sent.der());
    assert_eq!(fault, OcspFault::TooMany { got: 2, most: 1 });
    assert_eq!(fault.status(), OcspStatus::MalformedRequest);
}

#[test]
fn a_nonce_has_one_to_128_octets_stands_in_an_octet_string_and_stands_there_once() {
    let mut scene = Scene::new();
    let rule = OcspRule::default();
    let long = [&[0x04, 0x81, 129][..], &[7; 129]].concat();
    for (value, fault) in [
        (&[0x04, 0x00][..], OcspFault::NonceLength { got: 0 }),
        (&long, OcspFault::NonceLength { got: 129 }),
        // As old clients wrote it.
        (&[1, 2, 3, 4], OcspFault::NonceForm),
        (&[], OcspFault::NonceForm),
    ] {
        let request = with_extension(&scene, NONCE, false, value);
        let got = refused(&mut scene, rule, &request);
        assert_eq!((got.status(), got), (OcspStatus::MalformedRequest, fault));
    }
    let mut twice = plain(&scene);
    let nonce = OcspRequest::from_der(&with_extension(&scene, NONCE, false, &[0x04, 0x01, 0x07])).unwrap();
    let extension = nonce.tbs_request.request_extensions.unwrap().remove(0);
    twice.tbs_request.request_extensions = Some(vec![extension.clone(), extension]);
    assert_eq!(refused(&mut scene, rule, &twice.to_der().unwrap()), OcspFault::RepeatedNonce);
}

#[test]
fn an_unknown_extension_stops_the_answer_only_if_it_is_critical() {
    let mut scene = Scene::new();
    let ours = "1.2.392.200149.999";
    let harmless = with_extension(&scene, ours, false, &[0x05, 0x00]);
    let answer = scene.responder(OcspRule::default()).answer(&harmless, at(NOW));
    assert_eq!(answer.status(), OcspStatus::Successful);
    let critical = with_extension(&scene, ours, true, &[0x05, 0x00]);
    let unknown = OcspFault::CriticalExtension(ObjectIdentifier::new(ours).unwrap());
    assert_eq!(refused(&mut scene, OcspRule::default(), &critical), unknown);

    let mut of_one = plain(&scene);
    let extension = OcspRequest::from_der(&critical).unwrap().tbs_request.request_extensions;
    of_one.tbs_request.request_list[0].single_request_extensions = extension;
    assert_eq!(refused(&mut scene, OcspRule::default(), &of_one.to_der().unwrap()), unknown);
}

#[test]
fn a_client_that_takes_no_basic_response_gets_none() {
    let mut scene = Scene::new();
    let accepted = "1.3.6.1.5.5.7.48.1.4";
    // SEQUENCE OF OBJECT IDENTIFIER: id-pkix-ocsp-basic, and another one.
    let basic = [0x30, 0x0B, 0x06, 0x09, 0x2B, 0x06, 0x01, 0x05, 0x05, 0x07, 0x30, 0x01, 0x01];
    let other = [0x30, 0x0B, 0x06, 0x09, 0x2B, 0x06, 0x01, 0x05, 0x05, 0x07, 0x30, 0x01, 0x63];
    let takes_basic = with_extension(&scene, accepted, true, &basic);
    let answer = scene.responder(OcspRule::default()).answer(&takes_basic, at(NOW));
    assert_eq!(answer.status(), OcspStatus::Successful);
    let takes_other = with_extension(&scene, accepted, true, &other);
    assert_eq!(refused(&mut scene, OcspRule::default(), &takes_other), OcspFault::BasicNotAccepted);
}

/// A request by `openssl ocsp`, signed with the key of somebody who holds a certificate.
fn signed_by_openssl(scene: &Scene) -> Vec<u8> {
    let desk = Desk::new();
    desk.put("issuer.pem", pem(PemLabel::Certificate, scene.root(Line::Signing, 3)).as_bytes());
    let made = desk.run(
        "openssl",
        &["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem", "-out", "me.pem", "-subj", "/CN=test"],
    );
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let serial = format!("0x{}", scene.good(Line::Signing, 3).serial);
    let arguments = ["-issuer", "issuer.pem", "-serial", &serial, "-signer", "me.pem", "-signkey", "key.pem"];
    let output = desk.run("openssl", &[&["ocsp"][..], &arguments, &["-reqout", "request.der"]].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    desk.get("request.der")
}

#[test]
fn a_signature_is_required_only_if_the_rule_says_so_and_then_must_be_right() {
    let mut scene = Scene::new();
    let signed = signed_by_openssl(&scene);
    let required = OcspRule { request_signature: RequestSignatureRule::Required, ..OcspRule::default() };
    let status = |scene: &mut Scene, rule, request: &[u8]| scene.responder(rule).answer(request, at(NOW)).status();

    let unsigned = plain(&scene).to_der().unwrap();
    let fault = refused(&mut scene, required, &unsigned);
    assert_eq!((fault.status(), fault), (OcspStatus::SigRequired, OcspFault::NotSigned));
    assert_eq!(status(&mut scene, required, &signed), OcspStatus::Successful);

    let mut broken = OcspRequest::from_der(&signed).unwrap();
    let asked = OcspRequest::from_der(
        OcspRequestBuilder::new(CertIdHash::Sha1)
            .ask(scene.root(Line::Signing, 3), NEVER)
            .unwrap()
            .build()
            .unwrap()
            .der(),
    );
    broken.tbs_request.request_list = asked.unwrap().tbs_request.request_list;
    let broken = broken.to_der().unwrap();
    let fault = refused(&mut scene, required, &broken);
    assert_eq!((fault.status(), fault), (OcspStatus::Unauthorized, OcspFault::RequestSignature));
    assert_eq!(status(&mut scene, OcspRule::default(), &broken), OcspStatus::Successful);

    let mut without_certificate = OcspRequest::from_der(&signed).unwrap();
    without_certificate.optional_signature.as_mut().unwrap().certs = None;
    let without_certificate = without_certificate.to_der().unwrap();
    assert_eq!(refused(&mut scene, required, &without_certificate), OcspFault::RequestSignature);
}
