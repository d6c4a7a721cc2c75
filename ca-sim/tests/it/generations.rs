//! Several generations under one name: who issues, whose list it is, and what happens when a key is lost.

use der::{Decode as _, Encode as _};
use sekisho_ca_sim::keys::{KeyFamily, PemLabel, SignatureAlgorithm, pem};
use sekisho_ca_sim::{
    Authority, CaError, Carrier, CrlReason, CrlScope, Generation, Line, Names, Settings, Status, Validity,
};
use x509_cert::Certificate;
use x509_cert::crl::CertificateList;

use crate::listed::entries;
use crate::world::{Desk, application, at, by_rule, issue, keys, shibuya, test_authority, times};

fn three(settings: &Settings) -> Authority {
    Authority::with_generations(settings, keys(KeyFamily::Genuine), at("2024-05-10T01:02:03Z"), 3).unwrap()
}

fn generation(number: u8) -> Generation {
    Generation::new(number).unwrap()
}

#[test]
fn three_generations_share_one_name_overlap_and_have_different_keys_and_serials() {
    let authority = three(&Settings::default());
    for line in Line::BOTH {
        let roots: Vec<_> = authority.generations(line).map(|(_, state)| state.clone()).collect();
        let parsed: Vec<_> = roots.iter().map(|state| Certificate::from_der(&state.root).unwrap()).collect();
        assert_eq!(
            roots.iter().map(|state| state.not_before.to_string()[..4].to_owned()).collect::<Vec<_>>(),
            ["2016", "2020", "2024"]
        );
        for (one, two) in [(0, 1), (1, 2), (0, 2)] {
            let (older, newer) = (&parsed[one].tbs_certificate, &parsed[two].tbs_certificate);
            assert_eq!(older.subject, newer.subject);
            assert_eq!(newer.subject, newer.issuer);
            assert_ne!(older.subject_public_key_info, newer.subject_public_key_info);
            assert_ne!(older.serial_number, newer.serial_number);
            assert!(roots[one].not_after > roots[two].not_before, "they overlap");
        }
    }
}

#[test]
fn the_newest_generation_of_the_time_issues_unless_another_is_named() {
    let mut authority = three(&Settings::default());
    let on = |authority: &mut Authority, from: &str, named| {
        let validity = Validity::new(at(from), at("2031-04-01T14:59:59Z")).unwrap();
        let wanted = sekisho_ca_sim::Application { generation: named, ..application(Line::Signing, 0, validity) };
        authority.issue(&wanted).map(|issued| issued.generation.number())
    };
    assert_eq!(on(&mut authority, "2010-01-01T00:00:00Z", None), Ok(1), "before there was any");
    assert_eq!(on(&mut authority, "2020-05-09T00:00:00Z", None), Ok(1));
    assert_eq!(on(&mut authority, "2020-05-11T00:00:00Z", None), Ok(2));
    assert_eq!(on(&mut authority, "2026-11-22T00:00:00Z", None), Ok(3));
    assert_eq!(on(&mut authority, "2026-11-22T00:00:00Z", Some(generation(2))), Ok(2));
    let line = Line::Signing;
    let refused = CaError::NoSuchGeneration { line, generation: generation(4) };
    assert_eq!(on(&mut authority, "2026-11-22T00:00:00Z", Some(generation(4))), Err(refused));
}

#[test]
fn the_same_list_of_two_generations_differs_only_in_the_key_identifier_part_and_the_signature() {
    let mut authority = three(&Settings::default());
    let scope = CrlScope::Partition(shibuya());
    let [one, two] = [2, 3].map(|number| {
        let crl = authority.crl(Line::Signing, generation(number), &scope, times("2026-11-23T18:00:00Z")).unwrap();
        CertificateList::from_der(&crl).unwrap()
    });
    assert_ne!(one.signature, two.signature);
    assert_eq!(one.signature_algorithm, two.signature_algorithm);
    let (mut one, two) = (one.tbs_cert_list, two.tbs_cert_list);
    let (Some(mine), Some(theirs)) = (one.crl_extensions.as_mut(), two.crl_extensions.as_ref()) else { panic!() };
    let differing: Vec<_> = (0..mine.len()).filter(|&place| mine[place] != theirs[place]).collect();
    assert_eq!(differing, [0], "only the authorityKeyIdentifier differs");
    mine[0] = theirs[0].clone();
    assert_eq!(one.to_der().unwrap(), two.to_der().unwrap());
}

#[test]
fn a_revoked_certificate_is_on_the_list_of_its_own_generation_only() {
    let mut authority = three(&Settings::default());
    let issued = issue(&mut authority, Line::Signing);
    assert_eq!(issued.generation, generation(3));
    authority.revoke(Line::Signing, issued.serial, CrlReason::Superseded, at("2026-11-23T00:00:00Z")).unwrap();
    let scope = CrlScope::Partition(shibuya());
    for (number, expected) in [(1, 0), (2, 0), (3, 1)] {
        let crl = authority.crl(Line::Signing, generation(number), &scope, times("2026-11-23T18:00:00Z")).unwrap();
        assert_eq!(entries(&crl).len(), expected, "generation {number}");
    }
}

#[test]
fn a_roll_over_takes_the_next_serial_of_the_line_and_goes_forward_in_time_only() {
    let mut authority = test_authority();
    let before = issue(&mut authority, Line::Signing).serial;
    let founded = at("2028-05-10T00:00:00Z");
    assert_eq!(authority.roll_over(Line::Signing, founded), Ok(generation(2)));
    assert_eq!(authority.generation(Line::Signing, generation(2)).unwrap().root_serial.value(), before.value() + 1);
    assert_eq!(authority.generations(Line::Authentication).count(), 1, "the other line has its own roots");
    let refused = CaError::GenerationOrder { line: Line::Signing, at: founded, newest: founded };
    assert_eq!(authority.roll_over(Line::Signing, founded), Err(refused));
}

#[test]
fn a_lost_key_revokes_everything_it_signed_and_puts_the_root_on_the_authorities_list() {
    let mut authority = three(&Settings::default());
    let line = Line::Authentication;
    let of = |authority: &mut Authority, number| {
        let wanted =
            sekisho_ca_sim::Application { generation: Some(generation(number)), ..application(line, 0, by_rule()) };
        authority.issue(&wanted).unwrap().serial
    };
    let [good, held, revoked] = [(); 3].map(|()| of(&mut authority, 2));
    let spared = of(&mut authority, 3);
    authority.suspend(line, held, at("2026-11-23T00:00:00Z")).unwrap();
    authority.revoke(line, revoked, CrlReason::KeyCompromise, at("2026-11-23T00:00:00Z")).unwrap();
    let lost = at("2026-11-24T00:00:00Z");
    assert_eq!(authority.compromise(line, generation(2), lost), Ok(vec![good, held]));
    let since = lost;
    let again = CaError::RootAlreadyRevoked { line, generation: generation(2), since };
    assert_eq!(authority.compromise(line, generation(2), lost), Err(again));
    let reason_of = |serial| match authority.status(line, serial, lost) {
        Status::Revoked(revocation) => Some(revocation.reason),
        _ => None,
    };
    assert_eq!(reason_of(good), Some(CrlReason::CaCompromise));
    assert_eq!(reason_of(held), Some(CrlReason::CaCompromise));
    assert_eq!(reason_of(revoked), Some(CrlReason::KeyCompromise));
    assert_eq!(reason_of(spared), None);
    let root = authority.generation(line, generation(2)).unwrap().root_serial;
    for number in [1, 3] {
        let arl =
            authority.crl(line, generation(number), &CrlScope::Authorities, times("2026-11-24T18:00:00Z")).unwrap();
        assert_eq!(entries(&arl)[&root], (CrlReason::CaCompromise, lost.as_second()));
    }
    let wanted = sekisho_ca_sim::Application { generation: None, ..application(line, 0, by_rule()) };
    assert_eq!(authority.issue(&wanted).unwrap().generation, generation(3), "a newer one issues");
    authority.compromise(line, generation(3), lost).unwrap();
    let validity = Validity::new(lost, by_rule().not_after()).unwrap();
    let refused = CaError::NoIssuer { line, at: lost };
    assert_eq!(authority.issue(&application(line, 0, validity)), Err(refused), "the oldest ended in May");
}

#[test]
fn a_key_that_was_lost_long_ago_revokes_what_it_signed_since_too() {
    let mut authority = test_authority();
    let issued = issue(&mut authority, Line::Signing);
    let lost = at("2026-11-01T00:00:00Z");
    assert!(lost < issued.not_before);
    assert_eq!(authority.compromise(Line::Signing, Generation::FIRST, lost), Ok(vec![issued.serial]));
    let revocation = sekisho_ca_sim::Revocation { reason: CrlReason::CaCompromise, at: lost };
    assert_eq!(authority.status(Line::Signing, issued.serial, issued.not_before), Status::Revoked(revocation));
}

/// It would be the only one of its generation that is not revoked.
#[test]
fn no_certificate_is_dated_back_before_the_loss_of_a_key_that_is_on_record() {
    let mut authority = test_authority();
    let line = Line::Signing;
    let since = at("2026-11-24T00:00:00Z");
    authority.compromise(line, Generation::FIRST, since).unwrap();
    let before = authority.state().clone();
    assert!(by_rule().not_before() < since);
    let lost = CaError::RootAlreadyRevoked { line, generation: Generation::FIRST, since };
    let none = CaError::NoIssuer { line, at: by_rule().not_before() };
    for (named, refused) in [(None, none), (Some(Generation::FIRST), lost)] {
        let wanted = sekisho_ca_sim::Application { generation: named, ..application(line, 0, by_rule()) };
        assert_eq!(authority.issue(&wanted), Err(refused));
    }
    assert_eq!(*authority.state(), before);
}

#[test]
fn while_an_older_generation_is_in_force_it_issues_in_the_place_of_one_whose_key_is_lost_whatever_the_date() {
    let line = Line::Signing;
    for lost in [by_rule().not_before(), by_rule().not_after()] {
        let mut authority = three(&Settings::default());
        let issued_by =
            |authority: &mut Authority| authority.issue(&application(line, 0, by_rule())).unwrap().generation;
        let newest = issued_by(&mut authority);
        authority.compromise(line, newest, lost).unwrap();
        assert!(issued_by(&mut authority) < newest);
    }
}

#[test]
fn more_years_than_there_are_between_generations_are_refused() {
    let life_cycle = sekisho_ca_sim::LifeCycleRule { generation_years: 255, ..Default::default() };
    let settings = Settings { life_cycle, ..Settings::default() };
    let now = at("2024-05-10T01:02:03Z");
    let founded = Authority::with_generations(&settings, keys(KeyFamily::Genuine), now, 255).map(drop);
    assert_eq!(founded, Err(CaError::Time { at: now }));
}

#[test]
fn a_key_can_be_lost_only_while_its_root_is_valid() {
    let mut authority = test_authority();
    let (line, generation) = (Line::Signing, Generation::FIRST);
    let root = authority.generation(line, generation).unwrap();
    let (not_before, not_after) = (root.not_before, root.not_after);
    let second = jiff::SignedDuration::from_secs(1);
    let before = authority.state().clone();
    for at in [jiff::Timestamp::MIN, not_before - second, not_after + second, jiff::Timestamp::MAX] {
        let at = jiff::Timestamp::from_second(at.as_second()).unwrap();
        let refused = CaError::RootRevokedOutsideValidity { line, generation, at, not_before, not_after };
        assert_eq!(authority.compromise(line, generation, at), Err(refused));
        assert_eq!(authority.state(), &before);
    }
    assert_eq!(authority.compromise(line, generation, not_after), Ok(Vec::new()));
}

#[test]
fn the_list_of_authorities_before_any_loss_is_empty_and_says_what_it_is_about() {
    let mut authority = test_authority();
    let arl =
        authority.crl(Line::Signing, Generation::FIRST, &CrlScope::Authorities, times("2026-11-24T18:00:00Z")).unwrap();
    assert!(entries(&arl).is_empty());
    let desk = Desk::new();
    desk.put("arl.der", &arl);
    let text = desk.run("openssl", &["crl", "-inform", "DER", "-in", "arl.der", "-noout", "-text"]);
    let text = String::from_utf8_lossy(&text.stdout).into_owned();
    assert!(text.contains("Only CA Certificates"), "{text}");
    assert!(!text.contains("CRL Distribution Points"), "it lies at the authority's own name: {text}");
}

#[test]
fn openssl_accepts_the_next_generation_with_its_p_384_keys_and_ten_years() {
    let settings = Settings { algorithm: SignatureAlgorithm::EcdsaWithSha384, ..Settings::default() };
    let mut authority = three(&settings);
    let issued_at = at("2026-11-22T03:04:05Z");
    let validity = Validity::of_holder(&settings, Carrier::NextCard, issued_at, crate::world::BIRTH, None).unwrap();
    assert_eq!(sekisho_ca_sim::jst_date(validity.not_after()).to_string(), "2036-04-01");
    let key = sekisho_ca_sim::keys::P384Key::from_seed(b"holder").unwrap();
    for line in Line::BOTH {
        let mut wanted = application(line, 0, validity);
        wanted.carrier = Carrier::NextCard;
        wanted.key.spki_der = sekisho_ca_sim::keys::SigningKey::spki_der(&key).to_vec();
        let issued = authority.issue(&wanted).unwrap();
        let scope = CrlScope::Partition(shibuya());
        let crl = authority.crl(line, issued.generation, &scope, times("2026-11-23T18:00:00Z")).unwrap();
        let desk = Desk::new();
        desk.put("root.pem", pem(PemLabel::Certificate, authority.root(line, issued.generation).unwrap()).as_bytes());
        desk.put("holder.pem", pem(PemLabel::Certificate, &issued.der).as_bytes());
        desk.put("list.pem", pem(PemLabel::Crl, &crl).as_bytes());
        let judged = desk.run(
            "openssl",
            &[
                "verify",
                "-CAfile",
                "root.pem",
                "-CRLfile",
                "list.pem",
                "-crl_check",
                "-extended_crl",
                "-x509_strict",
                "-attime",
                "1795564800",
                "holder.pem",
            ],
        );
        assert!(judged.status.success(), "{line}: {}", String::from_utf8_lossy(&judged.stderr));
    }
}

#[test]
fn a_carrier_shows_in_the_policy_and_nowhere_else() {
    for (names, line, carrier, policy) in [
        (Names::test(), Line::Signing, Carrier::Card, "1.2.392.200149.8.5.1.0.20"),
        (Names::production_shape(), Line::Signing, Carrier::Card, "1.2.392.200149.8.5.1.1.20"),
        (Names::production_shape(), Line::Authentication, Carrier::Card, "1.2.392.200149.8.5.1.3.30"),
        (Names::production_shape(), Line::Signing, Carrier::Phone, "1.2.392.200149.8.5.1.1.40"),
        (Names::production_shape(), Line::Authentication, Carrier::NextCard, "1.2.392.200149.8.5.1.3.70"),
    ] {
        assert_eq!(names.policy(line, carrier).to_string(), policy);
    }
    let extensions = |carrier| {
        let wanted = sekisho_ca_sim::Application { carrier, ..application(Line::Signing, 0, by_rule()) };
        let issued = test_authority().issue(&wanted).unwrap();
        Certificate::from_der(&issued.der).unwrap().tbs_certificate.extensions.unwrap()
    };
    let (card, phone) = (extensions(Carrier::Card), extensions(Carrier::Phone));
    let differing: Vec<_> = card.iter().zip(&phone).filter(|(one, two)| one != two).collect();
    assert_eq!(differing.len(), 1);
    assert_eq!(differing[0].0.extn_id, const_oid::db::rfc5280::ID_CE_CERTIFICATE_POLICIES);
}

#[test]
fn a_responder_has_one_certificate_until_it_ends_and_then_another_serial() {
    let mut authority = three(&Settings::default());
    let of = |authority: &mut Authority, now: &str| {
        authority.responder(Line::Signing, generation(3), at(now)).unwrap().certificate
    };
    let first = of(&mut authority, "2026-11-24T00:00:00Z");
    assert_eq!(first, of(&mut authority, "2027-11-24T00:00:00Z"));
    let second = of(&mut authority, "2027-11-24T00:00:01Z");
    assert_ne!(first, second);
    let serials: Vec<_> = authority
        .generation(Line::Signing, generation(3))
        .unwrap()
        .responders
        .iter()
        .map(|known| known.serial)
        .collect();
    assert!(serials[0] < serials[1]);
    let desk = Desk::new();
    desk.put("responder.der", &first);
    desk.put("root.pem", pem(PemLabel::Certificate, authority.root(Line::Signing, generation(3)).unwrap()).as_bytes());
    let judged = desk.run(
        "openssl",
        &["verify", "-CAfile", "root.pem", "-purpose", "ocsphelper", "-attime", "1795564800", "responder.der"],
    );
    assert!(judged.status.success(), "{}", String::from_utf8_lossy(&judged.stderr));
    let text = desk.run("openssl", &["x509", "-in", "responder.der", "-noout", "-text"]);
    let text = String::from_utf8_lossy(&text.stdout).into_owned();
    for expected in ["OCSP Signing", "OCSP No Check", "CN = OCSP Responder"] {
        assert!(text.contains(expected), "{expected}: {text}");
    }
}

#[test]
fn a_generation_that_was_never_founded_has_no_root() {
    let authority = test_authority();
    let missing = authority.root(Line::Signing, generation(2));
    assert_eq!(missing, Err(CaError::NoSuchGeneration { line: Line::Signing, generation: generation(2) }));
}
