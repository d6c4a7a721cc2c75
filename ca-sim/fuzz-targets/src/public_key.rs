//! Target `public_key`: octets that may be the SubjectPublicKeyInfo of an applicant, or the numbers of an RSA key.

use sekisho_ca_sim::inspect::{CertificateKind, Kind, PersonalData, inspect as explain};
use sekisho_ca_sim::keys::RsaPublicKey;
use sekisho_ca_sim::{CaError, Carrier, Line, Status, SubjectKey};

use crate::broken::Broken;
use crate::scene::{Scene, application, scene};

/// Runs one input.
///
/// # Errors
/// [`Broken`], the first rule that did not hold.
pub fn public_key(input: &[u8]) -> Result<(), Broken> {
    certified(scene().map_err(unable("found an authority"))?, input)?;
    if let Ok(key) = RsaPublicKey::from_spki(input) {
        usable(&key)?;
    }
    numbers(input)
}

/// Whatever key is taken, its certificate is one like any other, and has that key in it.
fn certified(scene: &Scene, spki_der: &[u8]) -> Result<(), Broken> {
    let mut authority = scene.authority.clone();
    let key = SubjectKey { name: "the applicant's own".to_owned(), reused: false, spki_der: spki_der.to_vec() };
    let application = application(authority.settings(), key, scene.now).map_err(unable("apply"))?;
    let issued = match authority.issue(&application) {
        Ok(issued) => issued,
        Err(CaError::Key { .. } | CaError::Encoding(_)) if authority.state() == scene.authority.state() => {
            return Ok(());
        }
        Err(error) => return Err(unable("refuse a key for what it is, and be left unchanged")(error)),
    };
    if issued.subject().map_err(unable("read its certificate"))? != application.subject {
        return Err(Broken::OtherCertificate);
    }
    let explained = explain(&issued.der, PersonalData::Hidden)
        .map_err(|error| Broken::Unable { act: "explain its certificate", problem: error.to_string() })?;
    let is_holders = explained.kind == Kind::Certificate(CertificateKind::Authentication(Some(Carrier::Card)));
    let has_key = issued.der.windows(spki_der.len().max(1)).any(|part| part == spki_der);
    let status = authority.status(Line::Authentication, issued.serial, scene.now);
    if is_holders && has_key && status == Status::Good { Ok(()) } else { Err(Broken::OtherCertificate) }
}

/// A modulus and an exponent, as card-verifiable certificates carry them: the first octet parts the rest.
fn numbers(input: &[u8]) -> Result<(), Broken> {
    let Some((&length, rest)) = input.split_first() else { return Ok(()) };
    let (exponent, modulus) = rest.split_at(usize::from(length).min(rest.len()));
    let Ok(key) = RsaPublicKey::from_numbers(modulus, exponent) else { return Ok(()) };
    let told = key.modulus().map_err(unable("tell its modulus"))?;
    if !told.iter().eq(modulus.iter().skip_while(|octet| **octet == 0)) {
        return Err(Broken::RoundTrip);
    }
    usable(&key)
}

/// A key that was taken says yes or no to a signature, and encrypts to as many octets as its modulus has or says why not.
fn usable(key: &RsaPublicKey) -> Result<(), Broken> {
    let size = key.modulus().map_err(unable("tell its modulus"))?.len();
    let verifies = || key.verifies(b"message", &vec![0x5A; size]);
    if verifies() != verifies() {
        return Err(Broken::Unrepeatable);
    }
    match key.encrypt_oaep(b"message") {
        Ok(cryptogram) if cryptogram.len() != size => Err(Broken::OtherKey { act: "encrypt" }),
        _ => Ok(()),
    }
}

fn unable(act: &'static str) -> impl Fn(CaError) -> Broken {
    move |error| Broken::Unable { act, problem: error.to_string() }
}
