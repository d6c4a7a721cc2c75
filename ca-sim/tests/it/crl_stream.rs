//! The streaming writer of CRLs against an encoder that is not ours.

use der::{Decode as _, Encode as _};
use jiff::Timestamp;
use proptest::prelude::*;
use sekisho_ca_sim::keys::{PemLabel, pem};
use sekisho_ca_sim::{CaError, CrlIdentity, CrlReason, Generation, Line, Revocation, Serial};
use x509_cert::crl::CertificateList;

use crate::world::{Desk, at, shibuya, test_authority, times};

fn identity(number: u64) -> CrlIdentity {
    CrlIdentity { scope: shibuya().into(), times: times("2026-11-24T03:00:00Z"), number, base: None }
}

pub(crate) fn list(entries: &[(Serial, Revocation)]) -> Vec<u8> {
    let mut crl = Vec::new();
    let all = || entries.iter().copied();
    test_authority().write_crl(Line::Signing, Generation::FIRST, &identity(7), all, &mut crl).unwrap();
    crl
}

pub(crate) fn entry() -> impl Strategy<Value = (Serial, Revocation)> {
    // To the year 9999, across the change from UTCTime to GeneralizedTime.
    (any::<u64>(), 0..253_402_300_799_i64, prop::sample::select(CrlReason::ALL.to_vec())).prop_map(
        |(serial, second, reason)| {
            (Serial::new(serial), Revocation { reason, at: Timestamp::from_second(second).unwrap() })
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_list_is_what_another_encoder_would_have_written(entries in prop::collection::vec(entry(), 0..400)) {
        let crl = list(&entries);
        let decoded = CertificateList::from_der(&crl).unwrap();
        prop_assert_eq!(decoded.to_der().unwrap(), crl);
        let listed = decoded.tbs_cert_list.revoked_certificates.unwrap_or_default();
        prop_assert_eq!(listed.len(), entries.len());
        for (listed, (serial, revocation)) in listed.iter().zip(&entries) {
            let number = listed.serial_number.as_bytes().iter().fold(0_u64, |sum, octet| sum << 8 | u64::from(*octet));
            prop_assert_eq!(number, serial.value());
            let second = i64::try_from(listed.revocation_date.to_unix_duration().as_secs()).unwrap();
            prop_assert_eq!(second, revocation.at.as_second());
        }
    }
}

#[test]
fn openssl_accepts_a_list_of_a_hundred_thousand_entries() {
    let revocation = Revocation { reason: CrlReason::KeyCompromise, at: at("2026-11-01T00:00:00Z") };
    let entries: Vec<_> = (0..100_000_u64).map(|number| (Serial::new(0x1000_0000 + number), revocation)).collect();
    let desk = Desk::new();
    desk.put("list.der", &list(&entries));
    let root = pem(PemLabel::Certificate, test_authority().root(Line::Signing, Generation::FIRST).unwrap());
    desk.put("root.pem", root.as_bytes());
    let judged = desk.run("openssl", &["crl", "-inform", "DER", "-in", "list.der", "-CAfile", "root.pem", "-noout"]);
    assert_eq!(String::from_utf8_lossy(&judged.stderr).trim(), "verify OK");
}

#[test]
fn an_output_that_refuses_ends_the_writing_with_what_it_said() {
    struct Full;
    impl std::io::Write for Full {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let authority = test_authority();
    let written = authority.write_crl(Line::Signing, Generation::FIRST, &identity(1), std::iter::empty, &mut Full);
    assert!(matches!(written, Err(CaError::Output { .. })), "{written:?}");
}
