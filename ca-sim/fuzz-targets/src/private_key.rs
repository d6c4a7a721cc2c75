//! Target `private_key`: octets that may be a private key in PKCS #8.

use openssl::error::ErrorStack;
use openssl::hash::MessageDigest;
use openssl::pkey::PKey;
use openssl::rsa::Padding;
use openssl::sign::{RsaPssSaltlen, Verifier};
use sekisho_ca_sim::CaError;
use sekisho_ca_sim::keys::{OpensslKey, P384Key, RsaPublicKey, RsaSigningKey as _, SignatureAlgorithm, SigningKey};

use crate::broken::Broken;

const MESSAGE: &[u8] = b"message";
const SALT: [u8; 32] = [0x53; 32];

/// Runs one input. A key that is taken, of either kind, is one: OpenSSL, which knows its public half only, agrees.
///
/// # Errors
/// [`Broken`], the first rule that did not hold.
pub fn private_key(input: &[u8]) -> Result<(), Broken> {
    if let Ok(key) = OpensslKey::from_pkcs8(input) {
        let again = key.pkcs8_der().and_then(|der| OpensslKey::from_pkcs8(&der)).map_err(unable("be read again"))?;
        signs(&key, &again, SignatureAlgorithm::Sha256WithRsa)?;
        signs_with_a_salt(&key)?;
        decrypts(&key)?;
    }
    if let Ok(key) = P384Key::from_pkcs8(input) {
        let again = key.pkcs8_der().and_then(|der| P384Key::from_pkcs8(&der)).map_err(unable("be read again"))?;
        signs(&key, &again, SignatureAlgorithm::EcdsaWithSha384)?;
    }
    Ok(())
}

fn signs(key: &dyn SigningKey, again: &dyn SigningKey, algorithm: SignatureAlgorithm) -> Result<(), Broken> {
    if key.spki_der() != again.spki_der() {
        return Err(Broken::RoundTrip);
    }
    let signature = key.sign(algorithm, MESSAGE).map_err(unable("sign"))?;
    if Ok(&signature) != again.sign(algorithm, MESSAGE).as_ref() {
        return Err(Broken::Unrepeatable);
    }
    let digest = match algorithm {
        SignatureAlgorithm::Sha256WithRsa => MessageDigest::sha256(),
        SignatureAlgorithm::EcdsaWithSha384 => MessageDigest::sha384(),
    };
    let verified = || {
        let public = PKey::public_key_from_der(key.spki_der())?;
        Verifier::new(digest, &public)?.verify_oneshot(&signature, MESSAGE)
    };
    agreed(verified(), "sign")
}

/// A key may have a size that RSASSA-PSS with SHA-256 does not fit, or that is not made for here.
fn signs_with_a_salt(key: &OpensslKey) -> Result<(), Broken> {
    let hash = SignatureAlgorithm::Sha256WithRsa.hash(MESSAGE);
    let Ok(hash) = <&[u8; 32]>::try_from(hash.as_slice()) else { return Ok(()) };
    let mut signature = Vec::new();
    if key.sign_pss(hash, &SALT, &mut signature).is_err() {
        return Ok(());
    }
    let verified = || {
        let public = PKey::public_key_from_der(key.spki_der())?;
        let mut verifier = Verifier::new(MessageDigest::sha256(), &public)?;
        verifier.set_rsa_padding(Padding::PKCS1_PSS)?;
        verifier.set_rsa_pss_saltlen(RsaPssSaltlen::custom(32))?;
        verifier.verify_oneshot(&signature, MESSAGE)
    };
    agreed(verified(), "sign with a salt")
}

fn decrypts(key: &OpensslKey) -> Result<(), Broken> {
    let public = RsaPublicKey::from_spki(key.spki_der()).map_err(unable("tell its public key"))?;
    // It may be too small for a message.
    let Ok(cryptogram) = public.encrypt_oaep(MESSAGE) else { return Ok(()) };
    match key.decrypt_oaep(&cryptogram).map_err(unable("decrypt"))? {
        Some(message) if message == MESSAGE => Ok(()),
        _ => Err(Broken::OtherKey { act: "decrypt" }),
    }
}

fn agreed(verified: Result<bool, ErrorStack>, act: &'static str) -> Result<(), Broken> {
    match verified {
        Ok(true) => Ok(()),
        Ok(false) => Err(Broken::OtherKey { act }),
        Err(error) => Err(Broken::Unable { act, problem: error.to_string() }),
    }
}

fn unable(act: &'static str) -> impl Fn(CaError) -> Broken {
    move |error| Broken::Unable { act, problem: error.to_string() }
}
