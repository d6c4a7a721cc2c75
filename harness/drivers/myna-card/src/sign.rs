//! `signature/sign`.

use myna_card::ap::jpki::SignatureScheme;
use myna_card::{Pin, data};
use sekisho_harness_protocol::{Base64Bytes, PinRef, Reason, Sign, SignDone, SignatureAlgorithm};
use sha2::{Digest as _, Sha384, Sha512};

use crate::driver::PcscCard;
use crate::failure::Failure;
use crate::jpki::{select, unknown_pin};

/// The longest message that the card hashes itself: one short command.
const CARD_HASHES: usize = 255;

/// DigestInfo up to the hash (RFC 8017, 9.2, note 1).
const SHA384: &[u8] =
    &[0x30, 0x41, 0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x02, 0x05, 0x00, 0x04, 0x30];
const SHA512: &[u8] =
    &[0x30, 0x51, 0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x03, 0x05, 0x00, 0x04, 0x40];

/// Signs in the way that the library checks: it reads the certificate and verifies what the card gave.
pub(crate) fn sign(card: &mut PcscCard, request: &Sign) -> Result<SignDone, Failure> {
    let (scheme, input) = input(request.algorithm, &request.message.0)?;
    let signature = match request.key {
        PinRef::Authentication => {
            let pin = Pin::numeric(&request.pin)?;
            let mut jpki = select(card)?;
            jpki.verify_auth_pin(&pin)?;
            jpki.sign_with_auth_key_checked(scheme, &input)?
        }
        PinRef::Signature => {
            let pin = Pin::new(&request.pin)?;
            let mut jpki = select(card)?;
            jpki.verify_sign_pin(&pin)?;
            jpki.sign_with_sign_key_checked(scheme, &input)?
        }
        other => return Err(unknown_pin(other)),
    };
    Ok(SignDone { signature: Base64Bytes(signature) })
}

/// The scheme that the library's documentation names for the case, and what goes to the card.
fn input(algorithm: SignatureAlgorithm, message: &[u8]) -> Result<(SignatureScheme, Vec<u8>), Failure> {
    match algorithm {
        SignatureAlgorithm::RsaPkcs1Sha256 if (1..=CARD_HASHES).contains(&message.len()) => {
            Ok((SignatureScheme::Sha256DigestInfo, message.to_vec()))
        }
        SignatureAlgorithm::RsaPkcs1Sha256 => {
            Ok((SignatureScheme::PreHashedDigestInfo, data::sha256(message).to_vec()))
        }
        SignatureAlgorithm::RsaPkcs1Sha384 => {
            Ok((SignatureScheme::Verbatim, [SHA384, &Sha384::digest(message)].concat()))
        }
        SignatureAlgorithm::RsaPkcs1Sha512 => {
            Ok((SignatureScheme::Verbatim, [SHA512, &Sha512::digest(message)].concat()))
        }
        other => Err(Failure::new(Reason::Unsupported, format!("this driver knows no scheme for {other:?}"))),
    }
}
