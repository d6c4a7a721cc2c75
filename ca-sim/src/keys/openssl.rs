//! Private-key operations through OpenSSL: what the simulators use at run time.

use std::fmt;

use openssl::bn::{BigNum, BigNumContext, BigNumRef};
use openssl::encrypt::Decrypter;
use openssl::error::ErrorStack;
use openssl::hash::MessageDigest;
use openssl::pkey::{PKey, Private};
use openssl::rsa::{Padding, Rsa};

use super::{PKCS1_OVERHEAD, RsaSigningKey, SignatureAlgorithm, SigningKey, pss, rsa_sign_hash};
use crate::error::CaError;

/// Bits of the smallest prime. With a number of a few bits that is no prime, what is signed verifies by chance: each
/// signature is blinded by other random numbers.
const SMALLEST_PRIME: i32 = 256;

/// An RSA key held by OpenSSL with its CRT values, ready for use: a signature parses and converts nothing.
pub struct OpensslKey {
    rsa: Rsa<Private>,
    spki_der: Vec<u8>,
}

impl OpensslKey {
    /// The key with these primes and e = 65537. `name` is for messages.
    ///
    /// # Errors
    /// [`CaError::Key`] if the numbers make no key, or one is no prime or has less than 256 bits.
    pub fn from_primes(name: &str, p: &[u8], q: &[u8]) -> Result<Self, CaError> {
        for prime in [p, q] {
            let prime = BigNum::from_slice(prime).map_err(|error| failure(name, &error))?;
            large_enough(name, prime.num_bits())?;
        }
        let key = Self::build(rsa_from_primes(p, q)).map_err(|error| failure(name, &error))?;
        key.consistent(name)
    }

    /// The key, unless the private key does not undo what the public key does. OpenSSL takes any numbers for a key.
    fn consistent(self, name: &str) -> Result<Self, CaError> {
        let mut block = vec![0x5A; self.rsa.size() as usize];
        // Below the modulus, whatever that begins with.
        block.iter_mut().take(1).for_each(|first| *first = 0);
        let (mut sealed, mut opened) = (block.clone(), Vec::new());
        // The public key comes first: with that, OpenSSL refuses numbers so large that the private key would take minutes.
        let is_consistent = self.rsa.public_encrypt(&block, &mut sealed, Padding::NONE).is_ok()
            && self.apply(&sealed, Padding::NONE, &mut opened).is_ok()
            && opened == block;
        if is_consistent {
            return Ok(self);
        }
        let problem = "what it signs does not verify: p or q is no prime, or a number is another key's".to_owned();
        Err(CaError::Key { key: name.to_owned(), problem })
    }

    /// The key in this PKCS#8 PrivateKeyInfo.
    ///
    /// # Errors
    /// [`CaError::Key`] if it is not an RSA key in PKCS#8, if its numbers make no key, or if a prime has less than 256
    /// bits.
    pub fn from_pkcs8(der: &[u8]) -> Result<Self, CaError> {
        let name = "from PKCS#8";
        let rsa = PKey::private_key_from_pkcs8(der).and_then(|key| key.rsa());
        let key = Self::build(rsa).map_err(|error| failure(name, &error))?;
        for prime in [key.rsa.p(), key.rsa.q()] {
            large_enough(name, prime.map_or(0, BigNumRef::num_bits))?;
        }
        key.consistent(name)
    }

    /// The key as PKCS#8 PrivateKeyInfo in DER, for personalising a card.
    ///
    /// # Errors
    /// [`CaError::Key`] if OpenSSL fails.
    pub fn pkcs8_der(&self) -> Result<Vec<u8>, CaError> {
        let key = PKey::from_rsa(self.rsa.clone()).and_then(|key| key.private_key_to_pkcs8());
        key.map_err(|error| failure("to PKCS#8", &error))
    }

    /// Decrypts with RSAES-OAEP, SHA-256 and an empty label (RFC 8017, 7.1). `None` if the cryptogram was not made for
    /// this key.
    ///
    /// # Errors
    /// [`CaError::NotBelowModulus`] if the cryptogram is no number below the modulus, [`CaError::Key`] if OpenSSL fails.
    pub fn decrypt_oaep(&self, cryptogram: &[u8]) -> Result<Option<Vec<u8>>, CaError> {
        let in_use = |error: ErrorStack| failure("in use", &error);
        let number = BigNum::from_slice(cryptogram).map_err(in_use)?;
        if number >= *self.rsa.n() {
            return Err(CaError::NotBelowModulus);
        }
        let key = PKey::from_rsa(self.rsa.clone()).map_err(in_use)?;
        let prepare = || {
            let mut decrypter = Decrypter::new(&key)?;
            decrypter.set_rsa_padding(Padding::PKCS1_OAEP)?;
            decrypter.set_rsa_oaep_md(MessageDigest::sha256())?;
            decrypter.set_rsa_mgf1_md(MessageDigest::sha256())?;
            Ok(decrypter)
        };
        let decrypter = prepare().map_err(in_use)?;
        let mut message = vec![0; self.rsa.size() as usize];
        // OpenSSL says no more than that it did not work, which here means the padding.
        Ok(decrypter.decrypt(cryptogram, &mut message).ok().map(|length| {
            message.truncate(length);
            message
        }))
    }

    /// Applies the private key to a padded block, appending the result.
    fn apply(&self, block: &[u8], padding: Padding, signature: &mut Vec<u8>) -> Result<(), CaError> {
        let start = signature.len();
        signature.resize(start + self.rsa.size() as usize, 0);
        let written = self.rsa.private_encrypt(block, &mut signature[start..], padding);
        signature.truncate(start + written.as_ref().map_or(0, |written| *written));
        written.map_err(|error| failure("in use", &error))?;
        Ok(())
    }

    fn build(rsa: Result<Rsa<Private>, ErrorStack>) -> Result<Self, ErrorStack> {
        let rsa = rsa?;
        let spki_der = rsa.public_key_to_der()?;
        Ok(Self { rsa, spki_der })
    }
}

impl SigningKey for OpensslKey {
    fn spki_der(&self) -> &[u8] {
        &self.spki_der
    }

    fn sign_hash(&self, algorithm: SignatureAlgorithm, hash: &[u8]) -> Result<Vec<u8>, CaError> {
        rsa_sign_hash(self, algorithm, hash)
    }
}

impl RsaSigningKey for OpensslKey {
    fn sign_pkcs1_raw(&self, data: &[u8], signature: &mut Vec<u8>) -> Result<(), CaError> {
        let size = self.rsa.size() as usize;
        let most = size.saturating_sub(PKCS1_OVERHEAD);
        if data.len() > most {
            return Err(CaError::TooLongToSign { got: data.len(), most });
        }
        self.apply(data, Padding::PKCS1, signature)
    }

    fn sign_pss(&self, digest: &[u8; 32], salt: &[u8; 32], signature: &mut Vec<u8>) -> Result<(), CaError> {
        let unfit = |problem: &str| CaError::Key { key: "in use".to_owned(), problem: problem.to_owned() };
        if self.rsa.n().num_bits() % 8 != 0 {
            return Err(unfit("for PSS, its bits must be a multiple of eight"));
        }
        let block = pss::encode(digest, salt, self.rsa.size() as usize).ok_or_else(|| unfit("too small for PSS"))?;
        self.apply(&block, Padding::NONE, signature)
    }
}

impl fmt::Debug for OpensslKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OpensslKey({} bits)", self.rsa.size() * 8)
    }
}

fn large_enough(name: &str, bits: i32) -> Result<(), CaError> {
    if bits >= SMALLEST_PRIME {
        return Ok(());
    }
    let problem = format!("a prime of at least {SMALLEST_PRIME} bits was expected, one of {bits} was given");
    Err(CaError::Key { key: name.to_owned(), problem })
}

/// Every number of the private key from its primes, with d modulo lcm(p-1, q-1) (RFC 8017, 3.2).
fn rsa_from_primes(p: &[u8], q: &[u8]) -> Result<Rsa<Private>, ErrorStack> {
    let mut context = BigNumContext::new()?;
    let one = BigNum::from_u32(1)?;
    let e = BigNum::from_u32(65_537)?;
    let p = BigNum::from_slice(p)?;
    let q = BigNum::from_slice(q)?;

    let less_one = |prime: &BigNum| {
        let mut result = BigNum::new()?;
        result.checked_sub(prime, &one).map(|()| result)
    };
    let (p1, q1) = (less_one(&p)?, less_one(&q)?);
    let (mut n, mut phi, mut gcd, mut lambda) = (BigNum::new()?, BigNum::new()?, BigNum::new()?, BigNum::new()?);
    n.checked_mul(&p, &q, &mut context)?;
    phi.checked_mul(&p1, &q1, &mut context)?;
    gcd.gcd(&p1, &q1, &mut context)?;
    lambda.checked_div(&phi, &gcd, &mut context)?;

    let (mut d, mut dp, mut dq, mut q_inverse) = (BigNum::new()?, BigNum::new()?, BigNum::new()?, BigNum::new()?);
    d.mod_inverse(&e, &lambda, &mut context)?;
    dp.nnmod(&d, &p1, &mut context)?;
    dq.nnmod(&d, &q1, &mut context)?;
    q_inverse.mod_inverse(&q, &p, &mut context)?;
    Rsa::from_private_components(n, e, d, p, q, dp, dq, q_inverse)
}

pub(super) fn failure(key: &str, error: &ErrorStack) -> CaError {
    CaError::Key { key: key.to_owned(), problem: error.to_string() }
}
