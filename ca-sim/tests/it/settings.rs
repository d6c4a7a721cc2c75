//! Settings at another value than the default: what comes out follows them, and nothing else does. Those of OCSP answers
//! are beside the answers.

use std::num::NonZeroUsize;
use std::sync::Mutex;

use der::Decode as _;
use jiff::civil::time;
use jiff::{SignedDuration, Timestamp};
use sekisho_ca_sim::keys::KeyFamily;
use sekisho_ca_sim::{
    Application, Authority, Carrier, CrlReason, CrlRule, Generation, IssuedCertificate, LifeCycleRule, Line, Settings,
    Snapshot, Validity,
};
use x509_cert::Certificate;
use x509_cert::ext::Extension;
use x509_parser::extensions::{GeneralName, ParsedExtension};
use x509_parser::prelude::{CertificateRevocationList, FromDer as _, X509Certificate};

use crate::listed::entries;
use crate::world::{BIRTH, application, at, authority, by_rule, issue, issue_with, keys, partition_crl, shibuya};

/// When holders apply, and until when a first certificate lasts by default.
const ISSUED: &str = "2026-11-22T03:04:05Z";
const FIFTH_BIRTHDAY: &str = "2031-04-01T14:59:59Z";

fn founded(settings: &Settings) -> Authority {
    authority(settings, KeyFamily::Genuine)
}

fn with_life_cycle(life_cycle: LifeCycleRule) -> Settings {
    Settings { life_cycle, ..Settings::default() }
}

fn with_crl(crl: CrlRule) -> Settings {
    Settings { crl, ..Settings::default() }
}

fn instant(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

/// The first and the last instant of a certificate.
fn ends(der: &[u8]) -> (Timestamp, Timestamp) {
    let (_, certificate) = X509Certificate::from_der(der).unwrap();
    let validity = certificate.validity();
    (instant(validity.not_before.timestamp()), instant(validity.not_after.timestamp()))
}

/// The OCSP addresses of a certificate (RFC 5280, 4.2.2.1).
fn ocsp_addresses(der: &[u8]) -> Vec<String> {
    let (_, certificate) = X509Certificate::from_der(der).unwrap();
    let mut addresses = Vec::new();
    for extension in certificate.extensions() {
        let ParsedExtension::AuthorityInfoAccess(access) = extension.parsed_extension() else { continue };
        assert!(!extension.critical);
        for description in &access.accessdescs {
            assert_eq!(description.access_method.to_id_string(), "1.3.6.1.5.5.7.48.1");
            let GeneralName::URI(uri) = &description.access_location else { panic!("{description:?}") };
            addresses.push((*uri).to_owned());
        }
    }
    addresses
}

fn extensions(der: &[u8]) -> Vec<Extension> {
    Certificate::from_der(der).unwrap().tbs_certificate.extensions.unwrap()
}

#[test]
fn a_signing_certificate_has_an_ocsp_address_only_where_one_is_set() {
    let uri = "http://ocsp.signing.example";
    let settings = Settings { signing_ocsp_uri: Some(uri.to_owned()), ..Settings::default() };
    let without = issue(&mut founded(&Settings::default()), Line::Signing).der;
    let mut set = founded(&settings);
    let with = issue(&mut set, Line::Signing).der;
    assert_eq!((ocsp_addresses(&without), ocsp_addresses(&with)), (vec![], vec![uri.to_owned()]));
    let authentication = issue(&mut set, Line::Authentication).der;
    assert_eq!(ocsp_addresses(&authentication), [Settings::default().ocsp_uri], "it has its own");
    // Behind the distribution points, as there, and the rest is as it was.
    let mut rest = extensions(&with);
    let access = rest.iter().position(|one| one.extn_id == const_oid::db::rfc5280::ID_PE_AUTHORITY_INFO_ACCESS);
    let access = access.unwrap();
    assert_eq!(rest[access - 1].extn_id, const_oid::db::rfc5280::ID_CE_CRL_DISTRIBUTION_POINTS);
    rest.remove(access);
    assert_eq!(rest, extensions(&without));
}

#[test]
fn the_ocsp_address_that_is_set_stands_in_authentication_certificates_only() {
    let uri = "http://ocsp.example:8080/status";
    let mut authority = founded(&Settings { ocsp_uri: uri.to_owned(), ..Settings::default() });
    assert_eq!(ocsp_addresses(&issue(&mut authority, Line::Authentication).der), [uri]);
    assert!(ocsp_addresses(&issue(&mut authority, Line::Signing).der).is_empty());
}

/// Whether the one certificate, which is revoked and ends on its fifth birthday, is listed so long after its end: on the
/// list of the partition and on that of the daily run.
fn is_listed_after(kept_hours: u32, after: SignedDuration) -> (bool, bool) {
    let settings = with_crl(CrlRule { expired_kept_hours: kept_hours, ..CrlRule::default() });
    let mut authority = founded(&settings);
    let IssuedCertificate { serial, .. } = issue(&mut authority, Line::Signing);
    authority.revoke(Line::Signing, serial, CrlReason::Superseded, at("2026-11-23T00:00:00Z")).unwrap();
    let times = settings.crl.made_at(at(FIFTH_BIRTHDAY) + after).unwrap();
    let alone = partition_crl(&mut authority, Line::Signing, &shibuya(), times);
    let daily = Mutex::new(Vec::new());
    let snapshot = Snapshot::take(&authority, times.this_update()).unwrap();
    let keep = |list: sekisho_ca_sim::PublishedCrl<'_>| {
        if list.line == Line::Signing {
            daily.lock().unwrap().push(list.der);
        }
        Ok(())
    };
    authority.publish_all(&snapshot, &[shibuya()], times, NonZeroUsize::MIN, keep).unwrap();
    let [daily] = &daily.into_inner().unwrap()[..] else { panic!("one partition") };
    (entries(&alone).contains_key(&serial), entries(daily).contains_key(&serial))
}

#[test]
fn an_expired_certificate_stays_listed_for_as_many_hours_as_the_setting_says() {
    for hours in [0, 1, 24, 100] {
        let (last, second) = (SignedDuration::from_hours(i64::from(hours)), SignedDuration::from_secs(1));
        assert_eq!(is_listed_after(hours, last), (true, true), "{hours} hours");
        assert_eq!(is_listed_after(hours, last + second), (false, false), "{hours} hours and a second");
    }
}

/// thisUpdate and nextUpdate of the newest daily list at this instant, as the list has them.
fn newest_list(rule: CrlRule, now: &str) -> (Timestamp, Timestamp) {
    let times = rule.newest_at(at(now)).unwrap();
    let crl = partition_crl(&mut founded(&with_crl(rule)), Line::Signing, &shibuya(), times);
    let (_, list) = CertificateRevocationList::from_der(&crl).unwrap();
    (instant(list.last_update().timestamp()), instant(list.next_update().unwrap().timestamp()))
}

#[test]
fn the_daily_list_is_made_at_the_time_of_day_in_japan_that_is_set() {
    for (build_time, now, this_update) in [
        (time(22, 30, 0, 0), "2026-11-26T13:29:59Z", "2026-11-25T13:30:00Z"),
        (time(22, 30, 0, 0), "2026-11-26T13:30:00Z", "2026-11-26T13:30:00Z"),
        // Midnight in Japan is 15 o'clock of the day before.
        (time(0, 0, 0, 0), "2026-11-26T14:59:59Z", "2026-11-25T15:00:00Z"),
        (time(0, 0, 0, 0), "2026-11-26T15:00:00Z", "2026-11-26T15:00:00Z"),
        (time(23, 59, 59, 0), "2026-12-31T14:59:58Z", "2026-12-30T14:59:59Z"),
    ] {
        let rule = CrlRule { build_time, ..CrlRule::default() };
        assert_eq!(newest_list(rule, now).0, at(this_update), "{build_time} {now}");
    }
}

#[test]
fn the_next_update_of_a_list_follows_after_as_many_hours_as_the_setting_says() {
    for life_hours in [1, 24, 7 * 24] {
        let (this_update, next_update) =
            newest_list(CrlRule { life_hours, ..CrlRule::default() }, "2026-11-26T03:00:00Z");
        assert_eq!(this_update, at("2026-11-25T18:00:00Z"));
        assert_eq!(next_update.duration_since(this_update), SignedDuration::from_hours(i64::from(life_hours)));
    }
}

/// When the certificate ends by which one that lasts until the fifth birthday is renewed, on a carrier.
fn renewed_until(settings: &Settings, carrier: Carrier, when: &str) -> Timestamp {
    let mut authority = founded(settings);
    let old = issue_with(&mut authority, Line::Signing, 0, by_rule());
    assert_eq!(ends(&old.der).1, at(FIFTH_BIRTHDAY));
    let validity = Validity::of_renewal(settings, carrier, at(when), BIRTH, old.not_after, None).unwrap();
    let wanted = Application { carrier, ..application(Line::Signing, 1, validity) };
    let (not_before, not_after) = ends(&authority.renew(old.serial, &wanted).unwrap().der);
    assert_eq!(not_before, at(when));
    not_after
}

#[test]
fn renewal_opens_as_many_months_before_the_end_as_the_setting_says() {
    // The last second of the day before, and the first of the day, in Japan.
    for (renewal_months, before, from) in [
        (0, "2031-03-31T14:59:59Z", "2031-03-31T15:00:00Z"),
        (1, "2031-02-28T14:59:59Z", "2031-02-28T15:00:00Z"),
        (6, "2030-09-30T14:59:59Z", "2030-09-30T15:00:00Z"),
    ] {
        let settings = with_life_cycle(LifeCycleRule { renewal_months, ..LifeCycleRule::default() });
        let until = |when| renewed_until(&settings, Carrier::Card, when);
        assert_eq!(until(before), at("2035-04-01T14:59:59Z"), "{renewal_months}: as at any issue");
        assert_eq!(until(from), at("2036-04-01T14:59:59Z"), "{renewal_months}: to the sixth birthday");
    }
}

#[test]
fn a_renewed_certificate_ends_on_the_birthday_that_the_setting_counts() {
    for (renewal_birthdays, card, next_card) in [(1, "2031", "2036"), (4, "2034", "2039"), (8, "2038", "2043")] {
        let settings = with_life_cycle(LifeCycleRule { renewal_birthdays, ..LifeCycleRule::default() });
        for (carrier, year) in [(Carrier::Card, card), (Carrier::Phone, card), (Carrier::NextCard, next_card)] {
            let until = renewed_until(&settings, carrier, "2031-01-15T00:00:00Z");
            assert_eq!(until, at(&format!("{year}-04-01T14:59:59Z")), "{renewal_birthdays} {carrier:?}");
        }
    }
}

#[test]
fn generations_are_as_many_years_apart_as_the_setting_says() {
    for (generation_years, years) in [(1, ["2022", "2023", "2024"]), (7, ["2010", "2017", "2024"])] {
        let settings = with_life_cycle(LifeCycleRule { generation_years, ..LifeCycleRule::default() });
        let newest = at("2024-05-10T01:02:03Z");
        let authority = Authority::with_generations(&settings, keys(KeyFamily::Genuine), newest, 3).unwrap();
        for line in Line::BOTH {
            let begins: Vec<_> = authority.generations(line).map(|(_, state)| ends(&state.root).0).collect();
            assert_eq!(begins, years.map(|year| at(&format!("{year}-05-10T01:02:03Z"))));
        }
    }
}

#[test]
fn the_certificate_of_a_responder_is_valid_for_as_many_days_as_the_setting_says() {
    let begin = at("2026-11-24T01:02:03Z");
    for responder_days in [1, 30, 1000] {
        let settings = with_life_cycle(LifeCycleRule { responder_days, ..LifeCycleRule::default() });
        let mut authority = founded(&settings);
        let last = begin + SignedDuration::from_hours(i64::from(responder_days) * 24);
        let mut of = |now| authority.responder(Line::Signing, Generation::FIRST, now).unwrap().certificate;
        let first = of(begin);
        assert_eq!(ends(&first), (begin, last));
        assert_eq!(of(last), first);
        assert_eq!(ends(&of(last + SignedDuration::from_secs(1))).0, last + SignedDuration::from_secs(1));
    }
}

/// When a certificate of this line ends that is issued for this carrier.
fn issued_until(settings: &Settings, line: Line, carrier: Carrier) -> Timestamp {
    let validity = Validity::of_holder(settings, carrier, at(ISSUED), BIRTH, None).unwrap();
    let wanted = Application { carrier, ..application(line, 0, validity) };
    ends(&founded(settings).issue(&wanted).unwrap().der).1
}

#[test]
fn a_certificate_ends_on_the_birthday_that_the_setting_of_its_carrier_counts() {
    let settings = Settings { certificate_birthdays: 3, next_card_birthdays: 7, ..Settings::default() };
    for line in Line::BOTH {
        for (carrier, year) in [(Carrier::Card, "2029"), (Carrier::Phone, "2029"), (Carrier::NextCard, "2033")] {
            let end = at(&format!("{year}-04-01T14:59:59Z"));
            assert_eq!(issued_until(&settings, line, carrier), end, "{line} {carrier:?}");
        }
    }
}

#[test]
fn the_years_that_the_next_card_lasts_longer_are_added_to_a_renewal_too() {
    let settings = Settings { next_card_birthdays: 7, ..Settings::default() };
    for (carrier, year) in [(Carrier::Card, "2036"), (Carrier::NextCard, "2038")] {
        let until = renewed_until(&settings, carrier, "2031-01-15T00:00:00Z");
        assert_eq!(until, at(&format!("{year}-04-01T14:59:59Z")), "{carrier:?}");
    }
}
