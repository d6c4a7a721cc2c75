//! A certificate belongs to the authority that signed it, whatever names it bears.

use sekisho_ca_sim::keys::KeyFamily;
use sekisho_ca_sim::{Generation, Line, Names, Settings};
use sekisho_ca_sim_judges::{Exhibit, Kind, Purpose, Scene};

use crate::tools::{all_agree, validators};

const LINES: [Line; 2] = [Line::Signing, Line::Authentication];

#[test]
fn an_impostor_with_the_same_names_and_another_key_is_believed_under_its_own_root_only() {
    let genuine = Scene::new(&Settings::default(), KeyFamily::Genuine).unwrap();
    let mut impostor = Scene::new(&Settings::default(), KeyFamily::Impostor).unwrap();
    let mut exhibits = Vec::new();
    for line in LINES {
        let holder = impostor.issue(line).unwrap();
        let own = impostor.exhibit("own root", &holder).unwrap();
        let crls = vec![impostor.crl(&holder, 0).unwrap()];
        let roots = vec![genuine.authority.root(line, Generation::FIRST).unwrap().to_vec()];
        exhibits.push(Exhibit { name: "genuine root".to_owned(), roots, ..own.clone() });
        exhibits.push(Exhibit { kind: Kind::Crl, crls, ..own.clone() });
        exhibits.push(own);
    }
    all_agree(&validators(), &exhibits, &[false, true, true, false, true, true]);
}

#[test]
fn the_list_of_an_impostor_is_not_believed() {
    let mut genuine = Scene::new(&Settings::default(), KeyFamily::Genuine).unwrap();
    let mut impostor = Scene::new(&Settings::default(), KeyFamily::Impostor).unwrap();
    let mut exhibits = Vec::new();
    for line in LINES {
        let holder = genuine.issue(line).unwrap();
        let crls = vec![impostor.crl(&holder, 0).unwrap()];
        exhibits.push(Exhibit { kind: Kind::Crl, crls, ..genuine.exhibit("foreign list", &holder).unwrap() });
    }
    all_agree(&validators(), &exhibits, &[false, false]);
}

#[test]
fn production_shaped_names_are_believed_under_their_own_root_only() {
    let settings = Settings { names: Names::production_shape(), ..Settings::default() };
    let mut production = Scene::new(&settings, KeyFamily::Genuine).unwrap();
    let holder = production.issue(Line::Signing).unwrap();
    let own = production.exhibit("own root", &holder).unwrap();
    let roots = vec![
        Scene::new(&Settings::default(), KeyFamily::Genuine)
            .unwrap()
            .authority
            .root(Line::Signing, Generation::FIRST)
            .unwrap()
            .to_vec(),
    ];
    let test = Exhibit { name: "test root".to_owned(), roots, ..own.clone() };
    all_agree(&validators(), &[own, test], &[true, false]);
}

#[test]
fn a_certificate_or_list_with_one_bit_changed_is_not_believed() {
    let flipped = |der: &[u8]| {
        let mut changed = der.to_vec();
        *changed.last_mut().unwrap() ^= 1;
        changed
    };
    let mut scene = Scene::new(&Settings::default(), KeyFamily::Genuine).unwrap();
    let mut exhibits = Vec::new();
    for line in LINES {
        let holder = scene.issue(line).unwrap();
        let whole = scene.exhibit("whole", &holder).unwrap();
        let crls = vec![flipped(&scene.crl(&holder, 0).unwrap())];
        exhibits.push(Exhibit { certificate: flipped(&holder.der), ..whole.clone() });
        exhibits.push(Exhibit { kind: Kind::Crl, crls, ..whole });
    }
    all_agree(&validators(), &exhibits, &[false; 4]);
}

/// The extended key usage makes the authentication certificate one for clients of TLS and for nothing else.
#[test]
fn an_authentication_certificate_is_not_taken_for_one_that_signs_documents_or_serves_tls() {
    let mut scene = Scene::new(&Settings::default(), KeyFamily::Genuine).unwrap();
    let holder = scene.issue(Line::Authentication).unwrap();
    let right = scene.exhibit("to log in", &holder).unwrap();
    let wrong = Exhibit { name: "to sign".to_owned(), purpose: Purpose::Signing, ..right.clone() };
    let server = Exhibit { name: "to serve".to_owned(), purpose: Purpose::TlsServer, ..right.clone() };
    all_agree(&validators(), &[right, wrong, server], &[true, false, false]);
}
