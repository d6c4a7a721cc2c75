//! What the authority records about what it issues, and which input it refuses.

use sekisho_ca_sim::{
    Authority, CaError, Generation, Line, Oid, Partition, ReceptionWindow, Serial, SerialRule, Settings, Subject,
};

use sekisho_ca_sim::keys::{AuthorityKeys as _, KeyFamily, KeyRole, POOL_SIZE, SignatureAlgorithm};
use x509_parser::extensions::GeneralName;

use crate::world::{application, at, authority, by_rule, issue, issue_with, keys, shibuya, test_authority};

#[test]
fn serials_count_up_within_a_line_and_each_line_has_its_own_counter() {
    let mut authority = test_authority();
    let serials = [Line::Signing, Line::Signing, Line::Authentication].map(|line| issue(&mut authority, line).serial);
    assert_eq!(serials.map(Serial::value), [0x1000_0001, 0x1000_0002, 0x1000_0001]);
    assert_eq!(authority.certificate(Line::Signing, serials[1]).unwrap().serial, serials[1]);
    assert_eq!(authority.certificate(Line::Authentication, serials[1]), None);
}

#[test]
fn a_used_up_counter_is_an_error_and_nothing_is_issued() {
    let serials = SerialRule { first: Serial::new(u64::MAX), ..Settings::default().serials };
    let mut authority = authority(&Settings { serials, ..Settings::default() }, KeyFamily::Genuine);
    let refused = authority.issue(&application(Line::Signing, 0, by_rule()));
    assert_eq!(refused, Err(CaError::SerialsExhausted { line: Line::Signing }));
    assert!(authority.state().signing.certificates.is_empty());
}

#[test]
fn a_counter_that_would_come_to_the_number_of_a_root_is_refused_at_the_founding() {
    let serials = SerialRule { signing_root: Serial::new(0x1000_0001), ..Settings::default().serials };
    let founded = |serials| {
        let settings = Settings { serials, ..Settings::default() };
        let founded = Authority::new(&settings, keys(KeyFamily::Genuine), at("2024-05-10T01:02:03Z"));
        founded.map(drop).map_err(|error| match error {
            CaError::Text { field, got, .. } => (field, got),
            other => panic!("{other}"),
        })
    };
    assert_eq!(founded(serials), Err(("serials.first", "10000001".to_owned())));
    let zero = SerialRule { authentication_root: Serial::new(0), ..Settings::default().serials };
    assert_eq!(founded(zero), Err(("serials.authentication_root", "00".to_owned())));
}

#[test]
fn the_record_says_whether_the_key_is_used_twice() {
    let mut authority = test_authority();
    let last = issue_with(&mut authority, Line::Signing, 303, by_rule());
    let again = issue_with(&mut authority, Line::Signing, 304, by_rule());
    assert_eq!((last.key_name.as_str(), last.key_reused), ("SEKISHO-TEST-KEY-319", false));
    assert_eq!((again.key_name.as_str(), again.key_reused), ("SEKISHO-TEST-KEY-016", true));
    assert_eq!(last.partition, shibuya());
}

#[test]
fn two_certificates_of_one_second_and_one_key_differ_in_their_subject() {
    let mut authority = test_authority();
    for line in [Line::Signing, Line::Authentication] {
        let subjects = [(); 2].map(|()| {
            let issued = issue(&mut authority, line);
            x509_parser::parse_x509_certificate(&issued.der).unwrap().1.subject().to_string()
        });
        assert_ne!(subjects[0], subjects[1]);
    }
}

#[test]
fn a_key_that_is_no_public_key_is_refused() {
    let mut application = application(Line::Signing, 0, by_rule());
    application.key.spki_der = vec![0x30, 0x03, 0x02, 0x01, 0x00];
    let refused = test_authority().issue(&application);
    assert!(matches!(refused, Err(CaError::Key { .. })), "{refused:?}");
}

#[test]
fn texts_of_the_wrong_form_are_refused_with_what_came() {
    let got = |result: Result<(), CaError>| match result {
        Err(CaError::Text { got, .. }) => got,
        other => panic!("expected a refused text, got {other:?}"),
    };
    assert_eq!(got(ReceptionWindow::of_municipality("131130").map(drop)), "131130");
    assert_eq!(got(ReceptionWindow::of_municipality("1311\u{FF13}").map(drop)), "1311\u{FF13}");
    assert_eq!(got(Partition::new("", "Shibuya-ku").map(drop)), "/Shibuya-ku");
    assert_eq!(got(Partition::try_from("Tokyo-to".to_owned()).map(drop)), "Tokyo-to/");
    assert_eq!(got(Oid::try_from("1.2.x".to_owned()).map(drop)), "1.2.x");
    for too_large in ["1.2.4294967296", "1.2.3923200149", "1.2.268435456"] {
        assert_eq!(got(Oid::try_from(too_large.to_owned()).map(drop)), too_large);
    }
    assert_eq!(Oid::try_from("1.2.268435455".to_owned()).unwrap().to_string(), "1.2.268435455");
    for text in ["", "-1", "+1", "0x10", "12345678901234567"] {
        assert_eq!(got(Serial::try_from(text.to_owned()).map(drop)), text);
    }
}

#[test]
fn a_serial_is_written_in_whole_octets() {
    let texts = [0x0132_C4AB, 0xA_0001, 1].map(|value| Serial::new(value).to_string());
    assert_eq!(texts, ["0132C4AB", "0A0001", "01"]);
}

#[test]
fn the_pool_has_eight_generations_of_authorities() {
    let key = |generation| {
        let (generation, role) = (Generation::new(generation).unwrap(), KeyRole::Root);
        keys(KeyFamily::Stranger).key(Line::Signing, generation, role, SignatureAlgorithm::Sha256WithRsa)
    };
    assert!(key(8).is_ok());
    assert_eq!(key(9).unwrap_err(), CaError::NoSuchKey { index: POOL_SIZE, size: POOL_SIZE });
}

#[test]
fn an_instant_that_x509_cannot_carry_is_refused() {
    let early = at("1969-12-31T23:59:59Z");
    let refused = Authority::new(&Settings::default(), keys(KeyFamily::Genuine), early).map(drop);
    assert_eq!(refused, Err(CaError::Time { at: early }));
}

#[test]
fn the_end_of_the_common_name_and_a_reading_of_the_name_are_settings() {
    let furigana = Some(Oid::try_from("1.2.392.200149.8.5.5.7".to_owned()).unwrap());
    let settings = Settings { window_suffix: "00ZZ".to_owned(), furigana, ..Settings::default() };
    let mut authority = authority(&settings, KeyFamily::Genuine);
    let mut wanted = application(Line::Signing, 0, by_rule());
    let Subject::Signing(subject) = &mut wanted.subject else { panic!("not for signing") };
    subject.items.furigana = Some("シケン\u{3000}タロウ".to_owned());
    let issued = authority.issue(&wanted).unwrap();
    let (_, certificate) = x509_parser::parse_x509_certificate(&issued.der).unwrap();
    assert!(certificate.subject().to_string().ends_with("1311300ZZ"), "{}", certificate.subject());
    let names = certificate.subject_alternative_name().unwrap().unwrap();
    let ids: Vec<_> = names
        .value
        .general_names
        .iter()
        .map(|name| match name {
            GeneralName::OtherName(id, _) => id.to_string(),
            other => panic!("{other:?}"),
        })
        .collect();
    let tails: Vec<_> = ids.iter().filter_map(|id| id.strip_prefix("1.2.392.200149.8.5.5.")).collect();
    assert_eq!(tails, ["1", "4", "3", "5", "2", "6", "7"]);
}

#[test]
fn a_generation_whose_key_was_lost_issues_nothing_even_if_it_is_named() {
    let mut authority = test_authority();
    let (line, generation, since) = (Line::Signing, Generation::FIRST, at("2026-11-22T00:00:00Z"));
    authority.compromise(line, generation, since).unwrap();
    let mut wanted = application(line, 0, by_rule());
    assert_eq!(authority.issue(&wanted), Err(CaError::NoIssuer { line, at: wanted.validity.not_before() }));
    wanted.generation = Some(generation);
    assert_eq!(authority.issue(&wanted), Err(CaError::RootAlreadyRevoked { line, generation, since }));
}
