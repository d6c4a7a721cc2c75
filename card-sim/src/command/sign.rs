//! COMPUTE DIGITAL SIGNATURE, `80 2A P1 P2`: six schemes in P1; and INTERNAL AUTHENTICATE, which has one of them.

use super::Answer;
use crate::{
    apdu::Command,
    card::Card,
    digest_info::{sha256, sha256_digest_info},
    key::{KeyError, SignatureInput},
    status::StatusWord,
    structure::{access::KeyAccess, application::Place, key_file::KeyPurpose},
};

/// How a signature command makes its signature: a padding, and whether the card takes the hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignatureScheme {
    /// P1 = 00: the data as given, padded with PKCS #1 v1.5. The card does not look whether they are a DigestInfo.
    Plain,
    /// P1 = 01: the card takes SHA-256 and pads the bare hash value with PKCS #1 v1.5.
    BareHash,
    /// P1 = 02: the data are a SHA-256 value, which the card puts into a DigestInfo and pads with PKCS #1 v1.5.
    HashedPkcs1,
    /// P1 = 03: the card takes SHA-256 and makes an RSASSA-PKCS1-v1_5 signature.
    Pkcs1,
    /// P1 = 04: the data are a SHA-256 value, for RSASSA-PSS.
    HashedPss,
    /// P1 = 05: the card takes SHA-256 and makes an RSASSA-PSS signature.
    Pss,
}

impl SignatureScheme {
    /// Every scheme, in the order of P1 from 00.
    pub const ALL: [Self; 6] =
        [Self::Plain, Self::BareHash, Self::HashedPkcs1, Self::Pkcs1, Self::HashedPss, Self::Pss];

    /// The scheme that P1 means.
    #[must_use]
    pub fn of_p1(p1: u8) -> Option<Self> {
        Self::ALL.get(usize::from(p1)).copied()
    }
}

/// A signature with the key that P2 means: the current file, one by its short identifier, or with 00 the application's
/// default key.
pub(super) fn compute(card: &mut Card, command: &Command<'_>, out: &mut Vec<u8>) -> Answer {
    let scheme = SignatureScheme::of_p1(command.header.p1).ok_or(StatusWord::WRONG_PARAMETERS)?;
    let place = match command.header.p2 {
        0x00 => default_key(card)?,
        reference => card.refer(reference)?,
    };
    let at = usable(card, place, KeyPurpose::Signature)?;
    let hash = || command.data.as_array::<32>().copied().ok_or(card.file.settings.unsignable_length);
    match scheme {
        SignatureScheme::Plain => sign(card, at, SignatureInput::Plain(command.data), out)?,
        SignatureScheme::BareHash => sign(card, at, SignatureInput::Plain(&sha256(command.data)), out)?,
        SignatureScheme::HashedPkcs1 => {
            sign(card, at, SignatureInput::Plain(&sha256_digest_info(&[hash()?])), out)?;
        }
        SignatureScheme::Pkcs1 => {
            sign(card, at, SignatureInput::Plain(&sha256_digest_info(&[sha256(command.data)])), out)?;
        }
        SignatureScheme::HashedPss => {
            let digest = hash()?;
            pss(card, at, digest, out)?;
        }
        SignatureScheme::Pss => pss(card, at, sha256(command.data), out)?,
    }
    fits(command, out)
}

/// INTERNAL AUTHENTICATE: the RSASSA-PKCS1-v1_5 signature with SHA-256 over a challenge of 1 to 255 bytes.
pub(super) fn internal_authenticate(card: &mut Card, command: &Command<'_>, out: &mut Vec<u8>) -> Answer {
    const LONGEST_CHALLENGE: usize = 255;
    if command.data.len() > LONGEST_CHALLENGE {
        return Err(StatusWord::WRONG_LENGTH);
    }
    let place = card.refer(command.header.p2)?;
    let at = usable(card, place, KeyPurpose::InternalAuthentication)?;
    let info = sha256_digest_info(&[sha256(command.data)]);
    sign(card, at, SignatureInput::Plain(&info), out)?;
    fits(command, out)
}

fn default_key(card: &Card) -> Result<Place, StatusWord> {
    let application = card.application().ok_or(card.file.settings.no_current_file)?;
    application.default_key.and_then(|fid| application.find(fid)).ok_or(StatusWord::WRONG_PARAMETERS)
}

/// The place of a key that may be used, and for this.
fn usable(card: &Card, place: Place, purpose: KeyPurpose) -> Result<usize, StatusWord> {
    let settings = &card.file.settings;
    let Place::Key(at) = place else {
        return Err(settings.wrong_reference_kind);
    };
    let application = card.application().ok_or(settings.no_current_file)?;
    let key = application.keys.get(at).ok_or(settings.wrong_reference_kind)?;
    match &key.access {
        KeyAccess::Free => {}
        KeyAccess::AnyOf(pins) if card.is_any_verified(application, pins) => {}
        KeyAccess::AnyOf(_) => return Err(StatusWord::SECURITY_NOT_SATISFIED),
    }
    if key.purpose == purpose { Ok(at) } else { Err(StatusWord::CONDITIONS_NOT_SATISFIED) }
}

fn pss(card: &mut Card, at: usize, digest: [u8; 32], out: &mut Vec<u8>) -> Result<(), StatusWord> {
    let mut salt = [0; 32];
    card.entropy.fill(&mut salt);
    sign(card, at, SignatureInput::Pss { digest, salt }, out)
}

fn sign(card: &Card, at: usize, input: SignatureInput<'_>, out: &mut Vec<u8>) -> Result<(), StatusWord> {
    let key = card.loaded().and_then(|loaded| loaded.keys.get(at)).ok_or(StatusWord::NO_PRECISE_DIAGNOSIS)?;
    key.sign(input, out).map_err(|error| match error {
        KeyError::DataTooLong { .. } => card.file.settings.unsignable_length,
        KeyError::Unsupported { .. } => StatusWord::CONDITIONS_NOT_SATISFIED,
        _ => StatusWord::NO_PRECISE_DIAGNOSIS,
    })
}

/// A signature that is longer than Ne is not cut.
fn fits(command: &Command<'_>, out: &[u8]) -> Answer {
    if command.expected.is_some_and(|expected| out.len() > expected) {
        return Err(StatusWord::WRONG_LENGTH);
    }
    Ok(StatusWord::OK)
}
