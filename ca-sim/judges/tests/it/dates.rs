//! When a certificate begins and ends.

use sekisho_ca_sim::keys::KeyFamily;
use sekisho_ca_sim::{Application, Line, Settings, Validity};
use sekisho_ca_sim_judges::{Exhibit, GnuTls, Judge, OpenSsl, Scene};

use crate::tools::{all_agree, asked, java, validators, words};

/// The last second is valid (RFC 5280, 4.1.2.5), but OpenSSL counts it as expired.
#[test]
fn the_validity_is_from_its_first_second_to_its_last_and_for_openssl_to_the_last_but_one() {
    let mut scene = Scene::new(&Settings::default(), KeyFamily::Genuine).unwrap();
    let holder = scene.issue(Line::Authentication).unwrap();
    let instants = ["2026-11-22T03:04:04Z", "2026-11-22T03:04:05Z", "2031-04-01T14:59:58Z", "2031-04-01T15:00:00Z"];
    let exhibits = instants.map(|at| Exhibit { at: at.parse().unwrap(), ..scene.exhibit(at, &holder).unwrap() });
    all_agree(&validators(), &exhibits, &[false, true, true, false]);

    let last = [Exhibit { at: holder.not_after, ..scene.exhibit("last second", &holder).unwrap() }];
    let judges: [&dyn Judge; 2] = [&GnuTls, java()];
    all_agree(&judges, &last, &[true]);
    assert_eq!(words(&asked(&OpenSsl, &last)[0]), "certificate has expired");
}

#[test]
fn a_certificate_minted_as_already_expired_is_refused_as_expired() {
    let mut scene = Scene::new(&Settings::default(), KeyFamily::Genuine).unwrap();
    let (begin, end) = ("2024-06-01T00:00:00Z".parse().unwrap(), "2025-06-01T14:59:59Z".parse().unwrap());
    let validity = Validity::new(begin, end).unwrap();
    let application = Application { validity, ..scene.application(Line::Signing).unwrap() };
    let holder = scene.authority.issue(&application).unwrap();
    let exhibit = [scene.exhibit("expired", &holder).unwrap()];
    all_agree(&validators(), &exhibit, &[false]);
    assert_eq!(words(&asked(&OpenSsl, &exhibit)[0]), "certificate has expired");
}
