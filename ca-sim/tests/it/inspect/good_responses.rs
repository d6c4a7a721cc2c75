//! What our OCSP responder answers, under every rule, has no difference.

use std::sync::Arc;

use sekisho_ca_sim::inspect::{Environment, Kind};
use sekisho_ca_sim::keys::{KeyFamily, SignatureAlgorithm};
use sekisho_ca_sim::ocsp::{
    CertIdHash, NeverIssued, OcspRequestBuilder, OcspResponder, OcspRule, OcspSigner, OcspSigners, ResponderIdForm,
};
use sekisho_ca_sim::{Generation, Line, Serial, Settings, Snapshot};

use super::explained;
use crate::world::{at, authority, issue};

/// Answers about a good certificate, one on hold and one that was never issued, with a nonce.
fn answer(settings: &Settings, rule: OcspRule, line: Line, hash: CertIdHash) -> Vec<u8> {
    let mut authority = authority(settings, KeyFamily::Genuine);
    let [good, held] = [(); 2].map(|()| issue(&mut authority, line).serial);
    authority.suspend(line, held, at("2026-11-25T01:02:03Z")).unwrap();
    let snapshot = Arc::new(Snapshot::take(&authority, at("2026-11-26T03:15:00Z")).unwrap());
    let signers = OcspSigners::of(&mut authority, rule, at("2026-11-01T00:00:00Z")).unwrap();
    let responder = OcspResponder::new(Arc::new(signers), snapshot).unwrap();
    let root = authority.root(line, Generation::FIRST).unwrap();
    let request = [good, held, Serial::new(0x0700_0000)]
        .into_iter()
        .fold(OcspRequestBuilder::new(hash), |request, serial| request.ask(root, serial).unwrap());
    let request = request.nonce(&[7; 32]).build().unwrap();
    responder.answer(request.der(), at("2026-11-26T03:20:21Z")).into_der()
}

#[test]
fn an_answer_under_any_rule_is_as_it_should_be() {
    let rules = [
        OcspRule::default(),
        OcspRule { signer: OcspSigner::Direct, ..OcspRule::default() },
        OcspRule { responder_id: ResponderIdForm::ByName, ..OcspRule::default() },
        OcspRule { never_issued: NeverIssued::Revoked, ..OcspRule::default() },
    ];
    let next = Settings { algorithm: SignatureAlgorithm::EcdsaWithSha384, ..Settings::default() };
    for (line, hash) in [(Line::Signing, CertIdHash::Sha1), (Line::Authentication, CertIdHash::Sha256)] {
        for (settings, rule) in
            rules.map(|rule| (Settings::default(), rule)).into_iter().chain([(next.clone(), rules[0])])
        {
            let inspection = explained(&answer(&settings, rule, line, hash));
            let differences: Vec<_> = inspection.differences().collect();
            assert!(differences.is_empty(), "{rule:?}: {differences:#?}");
            assert_eq!(inspection.kind, Kind::OcspResponse { line: Some(line) });
            assert_eq!(inspection.environment, Environment::JpkiTest);
            let statuses = inspection.findings.iter().filter(|finding| finding.path.ends_with("certStatus"));
            assert_eq!(statuses.count(), 3);
        }
    }
}
