//! What the judges make of the lists.

use jiff::SignedDuration;
use sekisho_ca_sim::keys::KeyFamily;
use sekisho_ca_sim::{CrlIdentity, CrlReason, Generation, Line, Partition, Revocation, Serial, Settings, UpdateTimes};
use sekisho_ca_sim_judges::{Exhibit, GnuTls, Judge, Kind, OpenSsl, Scene};

use crate::tools::{all_agree, asked, java, validators, words};

#[test]
fn a_certificate_is_refused_after_its_revocation_is_published_and_not_before() {
    let mut exhibits = Vec::new();
    for line in [Line::Signing, Line::Authentication] {
        let mut scene = Scene::new(&Settings::default(), KeyFamily::Genuine).unwrap();
        let holder = scene.issue(line).unwrap();
        let lost = Scene::NOW + SignedDuration::from_hours(2);
        scene.authority.revoke(line, holder.serial, CrlReason::KeyCompromise, lost).unwrap();
        for (name, days) in [("before", 0), ("after", 1)] {
            let crls = vec![scene.crl(&holder, days).unwrap()];
            let at = Scene::NOW + SignedDuration::from_hours(24 * days);
            exhibits.push(Exhibit { kind: Kind::Crl, crls, at, ..scene.exhibit(name, &holder).unwrap() });
        }
    }
    all_agree(&validators(), &exhibits, &[true, false, true, false]);
    assert_eq!(words(&asked(&OpenSsl, &exhibits)[1]), "certificate revoked");
    assert!(words(&asked(java(), &exhibits)[1]).contains("reason: KEY_COMPROMISE"));
}

/// GnuTLS takes any list of the issuer: docs/outside-software.md.
#[test]
fn the_list_of_another_partition_does_not_answer_for_a_certificate() {
    let mut scene = Scene::new(&Settings::default(), KeyFamily::Genuine).unwrap();
    let holder = scene.issue(Line::Signing).unwrap();
    let elsewhere = Partition::new("Osaka-fu", "Sakai-shi-Kita-ku").unwrap();
    let times = scene.authority.settings().crl.newest_at(Scene::NOW).unwrap();
    let crls = vec![scene.authority.crl(Line::Signing, Generation::FIRST, &elsewhere.into(), times).unwrap()];
    let exhibit = [Exhibit { kind: Kind::Crl, crls, ..scene.exhibit("elsewhere", &holder).unwrap() }];
    let judges: [&dyn Judge; 2] = [&OpenSsl, java()];
    all_agree(&judges, &exhibit, &[false]);
    assert_eq!(words(&asked(&OpenSsl, &exhibit)[0]), "different CRL scope");
}

/// Java allows for clocks that are wrong by a quarter of an hour.
#[test]
fn a_list_past_its_next_update_is_expired() {
    let mut scene = Scene::new(&Settings::default(), KeyFamily::Genuine).unwrap();
    let holder = scene.issue(Line::Signing).unwrap();
    let next_update = Scene::NOW;
    let times = UpdateTimes::new(next_update - SignedDuration::from_hours(24), next_update).unwrap();
    let crls =
        vec![scene.authority.crl(Line::Signing, Generation::FIRST, &holder.partition.clone().into(), times).unwrap()];
    let exhibits = [("before", -1), ("just past", 1), ("long past", 901)].map(|(name, seconds)| {
        let at = next_update + SignedDuration::from_secs(seconds);
        Exhibit { kind: Kind::Crl, crls: crls.clone(), at, ..scene.exhibit(name, &holder).unwrap() }
    });
    all_agree(&[&OpenSsl, &GnuTls], &exhibits, &[true, false, false]);
    all_agree(&[java()], &exhibits, &[true, true, false]);
    assert_eq!(words(&asked(&OpenSsl, &exhibits)[1]), "CRL has expired");
}

/// GnuTLS would take minutes: its time grows with the square of the entries.
#[test]
fn a_list_of_a_hundred_thousand_entries_is_accepted() {
    let mut scene = Scene::new(&Settings::default(), KeyFamily::Genuine).unwrap();
    let holder = scene.issue(Line::Signing).unwrap();
    let revocation = Revocation { reason: CrlReason::KeyCompromise, at: Scene::ISSUED };
    let entries = || (0..100_000_u64).map(|number| (Serial::new(0x2000_0000 + number), revocation));
    let times = scene.authority.settings().crl.newest_at(Scene::NOW).unwrap();
    let mut crl = Vec::new();
    let identity = CrlIdentity { scope: holder.partition.clone().into(), times, number: 7, base: None };
    scene.authority.write_crl(Line::Signing, Generation::FIRST, &identity, entries, &mut crl).unwrap();
    let exhibit = Exhibit { kind: Kind::Crl, crls: vec![crl], ..scene.exhibit("long", &holder).unwrap() };
    let judges: [&dyn Judge; 2] = [&OpenSsl, java()];
    all_agree(&judges, &[exhibit], &[true]);
}
