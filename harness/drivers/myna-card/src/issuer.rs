//! Keys of card-verifiable issuers that the library does not carry.

use std::path::{Path, PathBuf};

use myna_card::data::{CardVerifiableCertificate, KeyId, RsaPublicKey};

/// 16 octets of key id and a key of 2048 bits: `90 03 …`, `91 82 0100 …`.
const ENTRY: usize = KeyId::LEN + 5 + 4 + 256;

/// A key that signs the card-verifiable certificates of surface and text, with the id that certificates name it by.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct IssuerKey {
    id: KeyId,
    key: RsaPublicKey,
}

/// Why a file holds no issuer keys.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum IssuerKeyError {
    /// It cannot be read.
    #[error("cannot read the issuer keys {}: {source}", .path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// It does not have the form.
    #[error("{}: expected entries of {ENTRY} octets (key id, then the key as the card writes it), got {problem}", .path.display())]
    Malformed {
        /// The file.
        path: PathBuf,
        /// What it holds instead.
        problem: String,
    },
}

impl IssuerKey {
    /// Reads a file of entries without anything between them: the key id of 16 octets, then exponent and modulus as the
    /// card writes them (tags 90 and 91).
    ///
    /// # Errors
    /// [`IssuerKeyError`].
    pub fn read_all(path: &Path) -> Result<Vec<Self>, IssuerKeyError> {
        let octets =
            std::fs::read(path).map_err(|source| IssuerKeyError::Unreadable { path: path.to_owned(), source })?;
        let malformed = |problem: String| IssuerKeyError::Malformed { path: path.to_owned(), problem };
        if octets.is_empty() || !octets.len().is_multiple_of(ENTRY) {
            return Err(malformed(format!("{} octets", octets.len())));
        }
        let entry = |entry: &[u8]| {
            let (id, key) = entry.split_at_checked(KeyId::LEN)?;
            Some((KeyId::parse(id), RsaPublicKey::parse(key)))
        };
        octets
            .chunks(ENTRY)
            .map(|octets| match entry(octets) {
                Some((Ok(id), Ok(key))) => Ok(Self { id, key }),
                Some((Err(error), _) | (_, Err(error))) => Err(malformed(error.to_string())),
                None => Err(malformed("no key id".to_owned())),
            })
            .collect()
    }
}

/// Checks the certificate of an application: with one of these keys if it names one, else with those of the library.
pub(crate) fn check(certificate: &CardVerifiableCertificate, issuers: &[IssuerKey]) -> Result<(), myna_card::Error> {
    match issuers.iter().find(|issuer| issuer.id == certificate.issuer_key_id) {
        Some(issuer) => certificate.verify_with(&issuer.key),
        None => certificate.verify(),
    }
}
