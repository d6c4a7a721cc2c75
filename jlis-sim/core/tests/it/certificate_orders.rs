//! A resident gets certificates without a card, and the keys that go with them.

use jiff::civil::date;
use sekisho_ca_sim::keys::{KeyPool, PoolKeys};
use sekisho_ca_sim::{Authority, Carrier, Line, Settings, end_of_day_jst};
use sekisho_jlis_sim_core::{CertificateOrder, HolderKey, IssueSettings, Resident, Seed, era_birth, era_birth_date};

const AT: &str = "2026-06-01T03:00:00Z";

fn authority() -> Authority {
    Authority::new(&Settings::default(), PoolKeys::genuine().unwrap(), AT.parse().unwrap()).unwrap()
}

fn resident(born: i16) -> Resident {
    let resident = Resident::synthetic(&Seed::of_run("window"), 0, date(2026, 6, 1));
    Resident { birth: date(born, 4, 1), ..resident }
}

/// The order of somebody born on 1 April of this year, given to a closure.
fn with_order<T>(born: i16, carrier: Carrier, use_it: impl Fn(CertificateOrder<'_>, &mut Authority) -> T) -> T {
    let (resident, settings, mut authority) = (resident(born), IssueSettings::default(), authority());
    let rules = authority.settings().clone();
    let at = AT.parse().unwrap();
    let order =
        CertificateOrder { resident: &resident, carrier, at, generation: None, settings: &settings, authority: &rules };
    use_it(order, &mut authority)
}

#[test]
fn a_certificate_without_a_card_is_that_of_a_card() {
    with_order(1990, Carrier::Phone, |order, authority| {
        let key = HolderKey::unused(KeyPool::committed().unwrap(), authority, Carrier::Phone, Line::Signing).unwrap();
        let application = order.application(Line::Signing, key.subject_key()).unwrap();
        let issued = authority.issue(&application).unwrap();
        assert_eq!((issued.carrier, issued.not_after), (Carrier::Phone, end_of_day_jst(date(2031, 4, 1)).unwrap()));
        assert_eq!(issued.subject().unwrap(), application.subject);
        assert_eq!(era_birth_date(&order.resident.items().birth), Some(order.resident.birth));
    });
}

#[test]
fn a_childs_certificate_for_the_next_card_ends_with_the_card_and_there_is_none_for_signing() {
    with_order(2020, Carrier::NextCard, |order, authority| {
        assert!(!order.is_old_enough(Line::Signing));
        let pool = KeyPool::committed().unwrap();
        let key = HolderKey::unused(pool, authority, Carrier::NextCard, Line::Authentication).unwrap();
        let application = order.application(Line::Authentication, key.subject_key()).unwrap();
        assert_eq!(order.card_expiry(), Ok(date(2031, 4, 1)));
        assert_eq!(application.validity.not_after(), end_of_day_jst(date(2031, 4, 1)).unwrap());
    });
}

#[test]
fn the_name_on_record_finds_a_key_again() {
    let pool = KeyPool::committed().unwrap();
    with_order(1990, Carrier::Card, |order, authority| {
        for carrier in [Carrier::Card, Carrier::Phone, Carrier::NextCard] {
            for line in Line::BOTH {
                let key = HolderKey::unused(pool, authority, carrier, line).unwrap();
                let issued = authority.issue(&order.application(line, key.subject_key()).unwrap()).unwrap();
                let found = HolderKey::named(pool, &issued.key_name).unwrap().unwrap();
                assert_eq!(found.pkcs8_der(), key.pkcs8_der());
                // The next one gets another.
                let next = HolderKey::unused(pool, authority, carrier, line).unwrap();
                assert_ne!(next.subject_key(), key.subject_key());
            }
        }
    });
    assert!(HolderKey::named(pool, "the applicant's own").unwrap().is_none());
}

#[test]
fn a_date_of_birth_is_read_only_as_it_is_written() {
    for day in [date(1868, 1, 24), date(1926, 12, 24), date(1926, 12, 25), date(2020, 2, 29)] {
        assert_eq!(era_birth_date(&era_birth(day)), Some(day));
    }
    for wrong in ["", "419900401 ", "319900401", "420230229", "4+9900401", "４19900401"] {
        assert_eq!(era_birth_date(wrong), None, "{wrong}");
    }
}
