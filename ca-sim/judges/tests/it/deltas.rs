//! What the judges make of a delta list beside its base.

use jiff::SignedDuration;
use sekisho_ca_sim::keys::KeyFamily;
use sekisho_ca_sim::{CrlReason, CrlRule, CrlScope, IssuedCertificate, Line, Settings};
use sekisho_ca_sim_judges::{Exhibit, GnuTls, Kind, OpenSsl, OpenSslWithDeltas, Scene};

use crate::tools::{all_agree, asked, java, words};

/// An hour after the base.
const CHANGED: SignedDuration = SignedDuration::from_hours(1);

/// The base before a change, and the delta list after it.
fn around(
    name: &str,
    announced: bool,
    before: impl Fn(&mut Scene, &IssuedCertificate),
    change: impl Fn(&mut Scene, &IssuedCertificate),
) -> Exhibit {
    let crl = CrlRule { deltas_announced: announced, ..CrlRule::default() };
    let mut scene = Scene::new(&Settings { crl, ..Settings::default() }, KeyFamily::Genuine).unwrap();
    let holder = scene.issue(Line::Authentication).unwrap();
    before(&mut scene, &holder);
    let base = scene.crl(&holder, 0).unwrap();
    change(&mut scene, &holder);
    let at = Scene::NOW + CHANGED * 2;
    let times = crl.made_at(at).unwrap();
    let partition = CrlScope::Partition(Scene::partition().unwrap());
    let delta = scene.authority.delta_crl(holder.line, holder.generation, &partition, times).unwrap();
    Exhibit { kind: Kind::Crl, crls: vec![base, delta], at, ..scene.exhibit(name, &holder).unwrap() }
}

fn nothing(_: &mut Scene, _: &IssuedCertificate) {}

fn hold(scene: &mut Scene, holder: &IssuedCertificate) {
    scene.authority.suspend(holder.line, holder.serial, Scene::LOST).unwrap();
}

fn release(scene: &mut Scene, holder: &IssuedCertificate) {
    scene.authority.release(holder.line, holder.serial, Scene::NOW + CHANGED).unwrap();
}

fn revoke(scene: &mut Scene, holder: &IssuedCertificate) {
    scene.authority.revoke(holder.line, holder.serial, CrlReason::KeyCompromise, Scene::NOW + CHANGED).unwrap();
}

fn hold_and_release(scene: &mut Scene, holder: &IssuedCertificate) {
    scene.authority.suspend(holder.line, holder.serial, Scene::NOW + CHANGED / 2).unwrap();
    release(scene, holder);
}

/// A revocation, the release of a hold, a hold that the base never knew, and no change of this certificate.
fn changes(announced: bool) -> [Exhibit; 4] {
    [
        around("revoked since", announced, nothing, revoke),
        around("released since", announced, hold, release),
        around("held and released since", announced, nothing, hold_and_release),
        around("nothing since", announced, nothing, nothing),
    ]
}

#[test]
fn openssl_follows_announced_delta_lists_if_it_is_told_to() {
    all_agree(&[&OpenSslWithDeltas], &changes(true), &[false, true, true, true]);
    assert_eq!(words(&asked(&OpenSslWithDeltas, &changes(true))[0]), "certificate revoked");
}

/// docs/outside-software.md.
#[test]
fn openssl_knows_only_the_base_if_it_is_not_told_or_the_delta_list_is_not_announced() {
    all_agree(&[&OpenSsl], &changes(true), &[true, false, true, true]);
    all_agree(&[&OpenSsl, &OpenSslWithDeltas], &changes(false), &[true, false, true, true]);
}

/// docs/outside-software.md.
#[test]
fn java_knows_only_the_base() {
    for announced in [true, false] {
        all_agree(&[java()], &changes(announced), &[true, false, true, true]);
    }
    assert!(words(&asked(java(), &changes(true))[1]).contains("reason: CERTIFICATE_HOLD"));
}

/// It finds what was revoked since, and misses that a hold was released: docs/outside-software.md.
#[test]
fn gnutls_takes_a_delta_list_for_one_more_list() {
    for announced in [true, false] {
        all_agree(&[&GnuTls], &changes(announced), &[false, false, false, true]);
    }
}
