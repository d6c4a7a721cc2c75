//! The committed pool of test keys, and which card gets which of them.
//!
//! Making a key takes a sixth of a second, so cards take keys from a pool. When more cards are made than the pool has
//! keys, keys are used again and every use after the first is marked.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use std::sync::{Arc, LazyLock, OnceLock};

use rsa::pkcs1::RsaPrivateKey as Pkcs1;
use rsa::pkcs8::PrivateKeyInfo;
use rsa::pkcs8::der::Decode;

use super::openssl::OpensslKey;
use super::{RsaKey, SigningKey};
use crate::certificate::SubjectKey;
use crate::error::CaError;

/// The first lines of the key file.
pub const POOL_HEADER: &str = "\
# TEST KEYS. Published, known to everybody, worthless as secrets. Never trust a signature made with one of them.
# RSA-2048, e = 65537, one key a line: name, prime p, prime q in hexadecimal.
# Made from a seed by: cargo run --release -p sekisho-ca-sim --example generate-test-keys -- ca-sim/keys/test-keys.txt
";

/// The places of the pool whose keys go to holders. Those before are for authorities of card-verifiable certificates,
/// those behind for the certification authorities of JPKI: see [`PoolKeys`](super::PoolKeys).
pub const HOLDER_KEYS: Range<usize> = 16..320;

const COMMITTED: &str = include_str!("../../keys/test-keys.txt");

/// A pool of named keys. Its numbers are read at once, each key is made ready when it is first used.
pub struct KeyPool {
    entries: Vec<Entry>,
    by_prime: BTreeMap<Vec<u8>, usize>,
}

struct Entry {
    name: String,
    p: Vec<u8>,
    q: Vec<u8>,
    ready: OnceLock<Arc<OpensslKey>>,
}

/// The key of a holder, and whether somebody else has it too.
#[derive(Debug, Clone)]
pub struct AssignedKey {
    /// Index in the pool.
    pub index: usize,
    /// Name in the pool.
    pub name: String,
    /// The key.
    pub key: Arc<OpensslKey>,
    /// True from the second use on: the key is not this holder's alone.
    pub reused: bool,
}

impl AssignedKey {
    /// What goes into a certificate.
    #[must_use]
    pub fn subject_key(&self) -> SubjectKey {
        SubjectKey { name: self.name.clone(), reused: self.reused, spki_der: self.key.spki_der().to_vec() }
    }
}

impl KeyPool {
    /// The pool that comes with this crate, shared by the whole program: keys never change.
    ///
    /// # Errors
    /// [`CaError::KeyFile`] if the committed file is damaged.
    pub fn committed() -> Result<&'static Self, CaError> {
        static POOL: LazyLock<Result<KeyPool, CaError>> = LazyLock::new(|| KeyPool::parse(COMMITTED));
        POOL.as_ref().map_err(Clone::clone)
    }

    /// Reads a key file: lines of `NAME P Q`, and remarks that begin with `#`.
    ///
    /// # Errors
    /// [`CaError::KeyFile`] with the number of the first line that is neither.
    pub fn parse(text: &str) -> Result<Self, CaError> {
        let mut entries = Vec::new();
        let mut by_prime = BTreeMap::new();
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
            let entry = Entry::parse(line).ok_or(CaError::KeyFile { line: number + 1 })?;
            by_prime.insert(entry.p.clone(), entries.len());
            entries.push(entry);
        }
        Ok(Self { entries, by_prime })
    }

    /// Number of keys.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no key at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The key with this index, ready for use.
    ///
    /// # Errors
    /// [`CaError::NoSuchKey`], or [`CaError::Key`] if its numbers make no key.
    pub fn key(&self, index: usize) -> Result<Arc<OpensslKey>, CaError> {
        let entry = self.entry(index)?;
        if let Some(key) = entry.ready.get() {
            return Ok(Arc::clone(key));
        }
        let made = Arc::new(OpensslKey::from_primes(&entry.name, &entry.p, &entry.q)?);
        Ok(Arc::clone(entry.ready.get_or_init(|| made)))
    }

    /// The same key through the `rsa` crate, to cross-check.
    ///
    /// # Errors
    /// As [`KeyPool::key`].
    pub fn cross_check_key(&self, index: usize) -> Result<RsaKey, CaError> {
        let entry = self.entry(index)?;
        RsaKey::from_primes(&entry.name, &entry.p, &entry.q)
    }

    /// The key of the `n`-th holder's certificate, from 0. It is marked as reused once the pool has been gone through.
    ///
    /// # Errors
    /// [`CaError::NoSuchKey`] if the pool has no keys for holders.
    pub fn assign(&self, n: usize) -> Result<AssignedKey, CaError> {
        let (offset, reused) = self.turn(n)?;
        self.assigned(HOLDER_KEYS.start + offset, reused)
    }

    /// As [`KeyPool::assign`], but from the holders' last key to the first: for keys that are in no certificate.
    ///
    /// # Errors
    /// [`CaError::NoSuchKey`] if the pool has no keys for holders.
    pub fn assign_from_back(&self, n: usize) -> Result<AssignedKey, CaError> {
        let (offset, reused) = self.turn(n)?;
        self.assigned(HOLDER_KEYS.end.min(self.len()) - 1 - offset, reused)
    }

    /// Which of the holders' keys the `n`-th use gets, and whether all have been used before.
    fn turn(&self, n: usize) -> Result<(usize, bool), CaError> {
        let holders = HOLDER_KEYS.end.min(self.len()).saturating_sub(HOLDER_KEYS.start);
        let offset = n.checked_rem(holders).ok_or(CaError::NoSuchKey { index: HOLDER_KEYS.start, size: self.len() })?;
        Ok((offset, n >= holders))
    }

    fn assigned(&self, index: usize, reused: bool) -> Result<AssignedKey, CaError> {
        Ok(AssignedKey { index, name: self.entry(index)?.name.clone(), key: self.key(index)?, reused })
    }

    /// The ready pool key that this PKCS#8 document holds, if it holds one: far cheaper than reading it anew.
    #[must_use]
    pub fn find_pkcs8(&self, der: &[u8]) -> Option<Arc<OpensslKey>> {
        let document = PrivateKeyInfo::from_der(der).ok()?;
        let numbers = Pkcs1::from_der(document.private_key).ok()?;
        let index = *self.by_prime.get(numbers.prime1.as_bytes())?;
        let same = self.entries.get(index)?.q == numbers.prime2.as_bytes();
        same.then(|| self.key(index).ok()).flatten()
    }

    fn entry(&self, index: usize) -> Result<&Entry, CaError> {
        self.entries.get(index).ok_or(CaError::NoSuchKey { index, size: self.entries.len() })
    }
}

/// Without the numbers: a pool may hold keys that are not published.
impl fmt::Debug for KeyPool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyPool({} keys)", self.entries.len())
    }
}

impl Entry {
    fn parse(line: &str) -> Option<Self> {
        let mut words = line.split(' ');
        let name = words.next().filter(|name| !name.is_empty())?.to_owned();
        let p = hex::decode(words.next()?).ok()?;
        let q = hex::decode(words.next()?).ok()?;
        words.next().is_none().then(|| Self { name, p, q, ready: OnceLock::new() })
    }
}
