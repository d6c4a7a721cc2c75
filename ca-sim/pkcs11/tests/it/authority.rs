//! An authority whose keys are in a token.

use jiff::Timestamp;
use sekisho_ca_sim::keys::{KeyPool, PemLabel, SignatureAlgorithm, pem};
use sekisho_ca_sim::{
    Application, AuthenticationSubject, Authority, CaError, Carrier, Generation, Line, Partition, ReceptionWindow,
    Settings, Subject, Validity,
};
use sekisho_ca_sim_pkcs11::{TokenKeys, WhenMissing};

use crate::scene::{token, tool, with_a_token};

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn settings(algorithm: SignatureAlgorithm) -> Settings {
    Settings { algorithm, ..Settings::default() }
}

fn application() -> Application {
    let subject = AuthenticationSubject {
        partition: Partition::new("Tokyo-to", "Shibuya-ku").unwrap(),
        window: ReceptionWindow::of_municipality("13113").unwrap(),
    };
    Application {
        subject: Subject::Authentication(subject),
        carrier: Carrier::Card,
        key: KeyPool::committed().unwrap().assign(0).unwrap().subject_key(),
        validity: Validity::new(at("2026-11-22T03:04:05Z"), at("2031-04-01T14:59:59Z")).unwrap(),
        generation: None,
    }
}

/// Whether `openssl verify` accepts a certificate of this authority under its own root.
fn accepted(authority: &mut Authority) {
    let issued = authority.issue(&application()).unwrap();
    let root = authority.root(Line::Authentication, issued.generation).unwrap();
    std::fs::write("root.pem", pem(PemLabel::Certificate, root)).unwrap();
    std::fs::write("holder.pem", pem(PemLabel::Certificate, &issued.der)).unwrap();
    let seconds = at("2026-11-24T00:00:00Z").as_second().to_string();
    let arguments =
        ["verify", "-attime", &seconds, "-x509_strict", "-check_ss_sig", "-CAfile", "root.pem", "holder.pem"];
    assert_eq!(tool("openssl", &arguments), "holder.pem: OK\n");
}

#[test]
fn openssl_accepts_what_an_authority_with_rsa_keys_in_a_token_issues() {
    with_a_token("authority::rsa");
}

#[test]
#[ignore = "runs in a scene of its own"]
fn rsa() {
    issues_and_goes_on(SignatureAlgorithm::Sha256WithRsa);
}

#[test]
fn openssl_accepts_what_an_authority_with_keys_on_p_384_in_a_token_issues() {
    with_a_token("authority::p384");
}

#[test]
#[ignore = "runs in a scene of its own"]
fn p384() {
    issues_and_goes_on(SignatureAlgorithm::EcdsaWithSha384);
}

/// Founds an authority, and opens it again with the token alone: it has to find its keys.
fn issues_and_goes_on(algorithm: SignatureAlgorithm) {
    let founded_at = at("2024-05-10T01:02:03Z");
    let keys = TokenKeys::new(token(), WhenMissing::Generate);
    let mut authority = Authority::new(&settings(algorithm), keys, founded_at).unwrap();
    accepted(&mut authority);
    let state = authority.state().clone();
    drop(authority);

    let keys = TokenKeys::new(token(), WhenMissing::Refuse);
    let mut again = Authority::from_state(state, keys).unwrap();
    accepted(&mut again);
    let next = again.roll_over(Line::Authentication, at("2026-06-01T00:00:00Z"));
    assert!(matches!(next, Err(CaError::Key { .. })), "{next:?}");
    let state = again.state().clone();
    drop(again);

    let keys = TokenKeys::new(token(), WhenMissing::Generate);
    let mut again = Authority::from_state(state, keys).unwrap();
    let next = again.roll_over(Line::Authentication, at("2026-06-01T00:00:00Z")).unwrap();
    assert_eq!(next, Generation::new(2).unwrap());
    accepted(&mut again);
}

#[test]
fn an_authority_is_not_opened_with_a_token_that_lacks_its_keys() {
    with_a_token("authority::other_token");
}

#[test]
#[ignore = "runs in a scene of its own"]
fn other_token() {
    let founded_at = at("2024-05-10T01:02:03Z");
    let pool = sekisho_ca_sim::keys::PoolKeys::genuine().unwrap();
    let state = Authority::new(&Settings::default(), pool, founded_at).unwrap().state().clone();
    let refused = Authority::from_state(state.clone(), TokenKeys::new(token(), WhenMissing::Refuse)).unwrap_err();
    let CaError::Key { key, problem } = refused else { panic!("{refused}") };
    assert_eq!(key, "\"sekisho signing 1 root rsa\"");
    assert!(problem.contains("has no private key"), "{problem}");
    let refused = Authority::from_state(state, TokenKeys::new(token(), WhenMissing::Generate)).unwrap_err();
    assert_eq!(refused, CaError::RootKey { line: Line::Signing });
}
