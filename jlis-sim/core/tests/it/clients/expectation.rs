//! What the data of an answer has to be.

use openssl::hash::MessageDigest;
use openssl::rsa::Padding;
use openssl::sign::{RsaPssSaltlen, Verifier};
use openssl::x509::X509;

use super::command::{asked_for, data_field};
use super::object;
use super::person::{Person, fid};

/// Fails the test if the data of an answer is not what is said.
pub(super) fn check(person: &Person, said: &str, command: &[u8], data: &[u8]) {
    let words: Vec<&str> = said.split(' ').collect();
    match words[..] {
        ["anything"] => {}
        ["octets", length] => assert_eq!(data.len(), length.parse::<usize>().unwrap()),
        ["part", application, file] => {
            let (offset, length) = asked_for(command);
            let whole = person.file(application, file);
            let end = whole.len().min(offset + length);
            assert_eq!(data, &whole[offset..end], "{said}");
        }
        ["record", application, file, number] => {
            let records = person.application(application).records.iter().find(|records| records.fid == fid(file));
            let record: usize = number.parse().unwrap();
            assert_eq!(data, records.unwrap().records[record - 1].0, "{said}");
        }
        ["object", tag] => assert_eq!(data, object_of(&person.made.card.issuer_domain.objects, tag), "{said}"),
        ["application", "object", application, tag] => {
            assert_eq!(data, object_of(&person.application(application).objects, tag), "{said}");
        }
        ["signature", key] => check_signature(person, key, command, data),
        _ => unreachable!("no expectation is called {said:?}"),
    }
}

fn object_of<'a>(objects: &'a [sekisho_card_sim::DataObject], tag: &str) -> &'a [u8] {
    let tag = sekisho_card_sim::Tag::new(u16::from_str_radix(tag, 16).unwrap());
    &objects.iter().find(|object| object.tag == tag).unwrap().content.0
}

/// Reverses the signature with the public key, by the scheme that the command named in P1.
fn check_signature(person: &Person, key: &str, command: &[u8], signature: &[u8]) {
    let public = person.public_key(key);
    let input = data_field(command);
    let is_internal_authentication = command[1] == 0x88;
    let sha256 = |octets: &[u8]| openssl::sha::sha256(octets).to_vec();
    let scheme = if is_internal_authentication { 3 } else { command[2] };
    if scheme == 4 || scheme == 5 {
        let mut verifier = openssl::pkey_ctx::PkeyCtx::new(&public).unwrap();
        verifier.verify_init().unwrap();
        verifier.set_rsa_padding(Padding::PKCS1_PSS).unwrap();
        verifier.set_signature_md(openssl::md::Md::sha256()).unwrap();
        verifier.set_rsa_pss_saltlen(RsaPssSaltlen::DIGEST_LENGTH).unwrap();
        let digest = if scheme == 4 { input.to_vec() } else { sha256(input) };
        assert!(verifier.verify(&digest, signature).unwrap(), "PSS with {key}");
        return;
    }
    if scheme == 2 || scheme == 3 {
        let digest = if scheme == 2 { input.to_vec() } else { sha256(input) };
        let mut verifier = openssl::pkey_ctx::PkeyCtx::new(&public).unwrap();
        verifier.verify_init().unwrap();
        verifier.set_signature_md(openssl::md::Md::sha256()).unwrap();
        assert!(verifier.verify(&digest, signature).unwrap(), "PKCS#1 with {key}");
        return;
    }
    let mut opened = vec![0; 256];
    let length = public.rsa().unwrap().public_decrypt(signature, &mut opened, Padding::PKCS1).unwrap();
    let expected = if scheme == 0 { input.to_vec() } else { sha256(input) };
    assert_eq!(opened[..length], expected, "PKCS#1 with {key}");
    if scheme == 0 && input.starts_with(&[0x30, 0x31, 0x30, 0x0D]) && input.ends_with(&person.values["hash"]) {
        let mut verifier = Verifier::new(MessageDigest::sha256(), &public).unwrap();
        assert!(verifier.verify_oneshot(signature, b"message").unwrap(), "sha256WithRSA with {key}");
    }
}

/// Fails the test if what was read does not decode as said: `TAG FACT`, `TAG png`, `TAG jp2`, `certificate KIND`.
pub(super) fn check_content(person: &Person, said: &str, octets: &[u8]) {
    let (what, expected) = said.split_once(' ').unwrap();
    if what == "certificate" {
        let certificate = X509::from_der(octets).unwrap();
        if let "authentication" | "signature" = expected {
            let public = person.public_key(expected).public_key_to_der().unwrap();
            assert_eq!(certificate.public_key().unwrap().public_key_to_der().unwrap(), public, "{said}");
        }
        return;
    }
    let value = object::find(octets, what).unwrap_or_else(|| unreachable!("no object {what}"));
    match expected {
        "png" => assert!(value.starts_with(b"\x89PNG\r\n\x1a\n"), "{said}"),
        "jp2" => assert_eq!(value.get(4..8), Some(&b"jP  "[..]), "{said}"),
        fact => assert_eq!(String::from_utf8_lossy(value), person.facts[fact], "{said}"),
    }
}
