//! What is wrong on purpose is wrong in one place, the same every time, and beside a twin that is right.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use sekisho_ca_sim::Line;
use sekisho_ca_sim::defect::{Defect, Exhibit, ObjectKind, Objects, Place, Standing};
use sekisho_ca_sim::keys::{PemLabel, pem, pem_chain};
use sha2::{Digest, Sha256};

use crate::defect_regions::{cut, cut_answer};
use crate::world::Desk;

/// Names that have been published: lines are only ever added.
const PUBLISHED: &str = include_str!("defect_names.txt");
const SEED: &str = "sekisho";

fn exhibit(defect: Defect, seed: &str) -> Exhibit {
    Exhibit::new(defect, seed).unwrap_or_else(|error| panic!("{}: {error}", defect.name()))
}

fn all() -> &'static [Exhibit] {
    static ALL: LazyLock<Vec<Exhibit>> =
        LazyLock::new(|| Defect::ALL.iter().map(|&defect| exhibit(defect, SEED)).collect());
    &ALL
}

/// The object of the defect's kind.
fn object<'o>(objects: &'o Objects, exhibit: &Exhibit) -> &'o [u8] {
    match exhibit.defect.kind() {
        ObjectKind::Root => &objects.roots[usize::from(exhibit.line == Line::Authentication)],
        ObjectKind::Certificate => &objects.certificate,
        ObjectKind::Crl => &objects.crl,
        ObjectKind::Ocsp => &objects.ocsp_response,
    }
}

/// The objects with that of the defect's kind taken out.
fn others(mut objects: Objects, kind: ObjectKind) -> Objects {
    match kind {
        ObjectKind::Root => objects.roots.clear(),
        ObjectKind::Certificate => objects.certificate.clear(),
        ObjectKind::Crl => objects.crl.clear(),
        ObjectKind::Ocsp => objects.ocsp_response.clear(),
    }
    objects
}

fn hash(exhibits: &[Exhibit]) -> String {
    let mut hash = Sha256::new();
    for exhibit in exhibits {
        for objects in [&exhibit.right, &exhibit.wrong] {
            hash.update(objects.roots.concat());
            hash.update(&objects.certificate);
            hash.update(&objects.crl);
            hash.update(&objects.previous_crl);
            hash.update(&objects.ocsp_request);
            hash.update(&objects.ocsp_response);
        }
    }
    hex::encode(hash.finalize())
}

#[test]
fn the_names_are_those_that_were_published() {
    let names: Vec<&str> = Defect::ALL.iter().map(|defect| defect.name()).collect();
    let published: BTreeSet<&str> = PUBLISHED.lines().collect();
    assert_eq!(names.len(), published.len(), "a name is there twice, or is not in the list");
    assert_eq!(names.iter().copied().collect::<BTreeSet<_>>(), published);
    let kebab = |name: &&str| name.bytes().all(|octet| matches!(octet, b'a'..=b'z' | b'0'..=b'9' | b'-'));
    assert!(names.iter().all(kebab));
    assert!(names.iter().all(|name| Defect::from_name(name).map(Defect::name) == Some(*name)));
}

#[test]
fn every_defect_says_in_both_languages_what_is_wrong() {
    let mut sentences = BTreeSet::new();
    for defect in Defect::ALL {
        let (english, japanese) = (defect.says(), defect.says_ja());
        assert!(english.is_ascii() && english.ends_with('.'), "{english}");
        assert!(japanese.ends_with('。') && japanese.chars().any(|char| ('ぁ'..='ん').contains(&char)), "{japanese}");
        assert!(sentences.insert(english) && sentences.insert(japanese), "said twice: {english}");
    }
}

#[test]
fn the_wrong_object_differs_from_its_twin_in_the_declared_places_only() {
    for exhibit in all() {
        let defect = exhibit.defect;
        let (right, wrong) = (object(&exhibit.right, exhibit), object(&exhibit.wrong, exhibit));
        assert_ne!(right, wrong, "{}", defect.name());
        let kind = defect.kind();
        assert_eq!(others(exhibit.right.clone(), kind), others(exhibit.wrong.clone(), kind), "{}", defect.name());
        if defect.places() == [Place::Object] {
            continue;
        }
        let cut = |der| match kind {
            ObjectKind::Ocsp => cut_answer(der),
            ObjectKind::Root | ObjectKind::Certificate => cut(der, false),
            ObjectKind::Crl => cut(der, true),
        };
        let (right, wrong) = (cut(right), cut(wrong));
        let names: BTreeSet<&String> = right.keys().chain(wrong.keys()).collect();
        let changed: BTreeSet<String> =
            names.into_iter().filter(|name| right.get(*name) != wrong.get(*name)).cloned().collect();
        let mut declared: BTreeSet<String> = defect.places().iter().map(ToString::to_string).collect();
        if defect.is_signed_anew() {
            declared.insert("signatureValue".to_owned());
        }
        assert_eq!(changed, declared, "{}", defect.name());
    }
}

#[test]
fn the_same_seed_gives_the_same_octets() {
    for exhibit in all().iter().step_by(7) {
        let again = self::exhibit(exhibit.defect, SEED);
        assert_eq!((&again.right, &again.wrong), (&exhibit.right, &exhibit.wrong), "{}", exhibit.defect.name());
    }
    assert_eq!(hash(all()), "3ab5a55421bb8c074fad6f9678df84d2f05edae61e487b33872fb0afe253cc79");
}

#[test]
fn another_seed_gives_other_octets_that_are_wrong_in_the_same_place() {
    for exhibit in all().iter().step_by(11) {
        let other = self::exhibit(exhibit.defect, "another seed");
        assert_ne!(other.right.certificate, exhibit.right.certificate, "{}", exhibit.defect.name());
        assert_ne!(object(&other.wrong, &other), object(&other.right, &other), "{}", exhibit.defect.name());
    }
}

#[test]
fn openssl_accepts_every_twin() {
    let desk = Desk::new();
    for exhibit in all() {
        let name = exhibit.defect.name();
        let roots = pem_chain(exhibit.right.roots.iter().map(Vec::as_slice));
        desk.put("roots.pem", roots.as_bytes());
        desk.put("holder.pem", pem(PemLabel::Certificate, &exhibit.right.certificate).as_bytes());
        let seconds = exhibit.at.as_second().to_string();
        for crl in [&exhibit.right.crl, &exhibit.right.previous_crl] {
            desk.put("crl.pem", pem(PemLabel::Crl, crl).as_bytes());
            let arguments = ["verify", "-attime", &seconds, "-x509_strict", "-CAfile", "roots.pem"];
            let list = ["-crl_check", "-CRLfile", "crl.pem", "holder.pem"];
            let output = desk.run("openssl", &[&arguments[..], &list[..]].concat());
            let said =
                format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
            match exhibit.standing.listed() {
                None => assert!(output.status.success(), "{name}: {said}"),
                // The list is accepted and names the certificate: that is the only complaint.
                Some(_) => assert!(said.matches("error ").count() == 2 && said.contains("error 23"), "{name}: {said}"),
            }
        }
    }
}

#[test]
fn openssl_accepts_the_ocsp_answer_of_every_twin() {
    let desk = Desk::new();
    for exhibit in all().iter().filter(|exhibit| exhibit.defect.kind() == ObjectKind::Ocsp) {
        let name = exhibit.defect.name();
        desk.put("root.pem", pem(PemLabel::Certificate, &exhibit.right.roots[0]).as_bytes());
        desk.put("answer.der", &exhibit.right.ocsp_response);
        desk.put("holder.pem", pem(PemLabel::Certificate, &exhibit.right.certificate).as_bytes());
        let now = exhibit.at.as_second().to_string();
        // The command looks at its own clock to say how old the data are: about a century is allowed.
        let judged = ["-CAfile", "root.pem", "-attime", &now, "-validity_period", "4000000000"];
        let asked = ["ocsp", "-no_nonce", "-issuer", "root.pem", "-cert", "holder.pem", "-respin", "answer.der"];
        let output = desk.run("openssl", &[&asked[..], &judged[..]].concat());
        let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        let status = match exhibit.standing {
            Standing::Good => "holder.pem: good",
            Standing::Listed(_) => "holder.pem: revoked",
            Standing::NeverIssued => "holder.pem: unknown",
        };
        assert!(said.contains("Response verify OK") && said.contains(status), "{name}: {said}");
    }
}

#[test]
fn the_private_key_belongs_to_the_certificate() {
    use sekisho_ca_sim::keys::SigningKey as _;
    for exhibit in all() {
        let has = |der: &[u8], spki: &[u8]| der.windows(spki.len()).any(|window| window == spki);
        assert!(has(&exhibit.right.certificate, exhibit.right_key.spki_der()), "{}", exhibit.defect.name());
        if let Some(key) = &exhibit.wrong_key {
            let named = matches!(exhibit.defect, Defect::KeyParametersMissing);
            assert!(named || has(&exhibit.wrong.certificate, key.spki_der()), "{}", exhibit.defect.name());
        }
    }
}
