//! A private key with its certificate and chain in one protected file (PKCS#12, RFC 7292).
//!
//! OpenSSL draws salts and initialisation vectors from its own generator, so no two files are alike. They are for handing a
//! key to other software; nothing that is published is made with this.

use std::fmt;

use openssl::error::ErrorStack;
use openssl::hash::MessageDigest;
use openssl::nid::Nid;
use openssl::pkcs12::Pkcs12;
use openssl::pkey::{PKey, Private};
use openssl::stack::Stack;
use openssl::x509::X509;

use super::openssl::failure;
use crate::error::CaError;

/// Rounds of key derivation, for the content and for the MAC: what Java's `keytool` takes since version 12.
const ITERATIONS: u32 = 10_000;

/// How the content of a file is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Pkcs12Protection {
    /// PBES2 with PBKDF2, HMAC-SHA-256 and AES-256-CBC (RFC 8018), and a MAC with SHA-256. Software of this decade reads it.
    #[default]
    Modern,
    /// pbeWithSHAAnd3-KeyTripleDES-CBC (RFC 7292, appendix C) for key and certificates, and a MAC with SHA-1: for Windows before
    /// Server 2019, macOS before 12 and Java before 8u301, which read nothing else. No protection that anybody should rely on.
    Legacy,
}

/// What goes into a file: a private key, its certificate and the certificates above it.
#[derive(Clone, Copy)]
pub struct Pkcs12Content<'a> {
    /// Name under which other software lists the key (friendlyName; Java calls it the alias).
    pub name: &'a str,
    /// The private key as PKCS#8 PrivateKeyInfo in DER.
    pub pkcs8: &'a [u8],
    /// The certificate of this key, in DER.
    pub certificate: &'a [u8],
    /// The certificates above it, in DER: its issuer's first, the root's last.
    pub authorities: &'a [&'a [u8]],
}

impl Pkcs12Content<'_> {
    /// The file in DER.
    ///
    /// Passwords are printable ASCII and not empty: readers disagree about how others become octets, and whether an empty one
    /// is one at all.
    ///
    /// # Errors
    /// [`CaError::Pkcs12Password`] if the password is not of this form, [`CaError::Text`] for a name with NUL in it,
    /// [`CaError::CertificateOfOtherKey`] if key and certificate do not belong together, and [`CaError::Key`] if a key or a
    /// certificate cannot be read, or OpenSSL fails.
    pub fn to_der(&self, password: &str, protection: Pkcs12Protection) -> Result<Vec<u8>, CaError> {
        check_password(password)?;
        if self.name.contains('\0') {
            let got = self.name.to_owned();
            return Err(CaError::Text { field: "friendlyName", expected: "text without NUL", got });
        }
        let key = PKey::private_key_from_pkcs8(self.pkcs8).map_err(|error| failure("from PKCS#8", &error))?;
        let certificate = read(self.certificate)?;
        let same = certificate.public_key().is_ok_and(|public| public.public_eq(&key));
        if !same {
            return Err(CaError::CertificateOfOtherKey);
        }
        let authorities = self.authorities.iter().map(|der| read(der)).collect::<Result<Vec<_>, _>>()?;
        let build = || build(self.name, &key, &certificate, authorities, password, protection);
        build().map_err(|error| failure("to PKCS#12", &error))
    }
}

/// Without the private key.
impl fmt::Debug for Pkcs12Content<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pkcs12Content({:?}, {} certificates)", self.name, 1 + self.authorities.len())
    }
}

fn build(
    name: &str,
    key: &PKey<Private>,
    certificate: &X509,
    authorities: Vec<X509>,
    password: &str,
    protection: Pkcs12Protection,
) -> Result<Vec<u8>, ErrorStack> {
    let mut chain = Stack::new()?;
    for authority in authorities {
        chain.push(authority)?;
    }
    let (cipher, mac) = match protection {
        Pkcs12Protection::Modern => (Nid::AES_256_CBC, MessageDigest::sha256()),
        Pkcs12Protection::Legacy => (Nid::PBE_WITHSHA1AND3_KEY_TRIPLEDES_CBC, MessageDigest::sha1()),
    };
    Pkcs12::builder()
        .name(name)
        .pkey(key)
        .cert(certificate)
        .ca(chain)
        .key_algorithm(cipher)
        .cert_algorithm(cipher)
        .key_iter(ITERATIONS)
        .mac_iter(ITERATIONS)
        .mac_md(mac)
        .build2(password)?
        .to_der()
}

fn read(certificate: &[u8]) -> Result<X509, CaError> {
    X509::from_der(certificate).map_err(|error| failure("of a certificate to export", &error))
}

/// The password itself is in no message.
fn check_password(password: &str) -> Result<(), CaError> {
    let printable = |character: char| character == ' ' || character.is_ascii_graphic();
    let position = password.chars().take_while(|character| printable(*character)).count();
    let complete = position > 0 && position == password.chars().count();
    if complete { Ok(()) } else { Err(CaError::Pkcs12Password { position }) }
}
