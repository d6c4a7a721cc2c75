//! Defects in the mathematics of verification.

use openssl::{pkey::Public, rsa::Rsa};
use sekisho_harness_protocol::{Reason, SignatureAlgorithm};
use sekisho_harness_reference::{Failure, Implementation, SignatureChecker, Standard, pkcs1};

use crate::{Family, defect::Defect};

fn invalid_unless(fits: bool) -> Result<(), Failure> {
    if fits { Ok(()) } else { Err(Reason::SignatureInvalid.into()) }
}

pub(crate) const ACCEPTS_ANY_SIGNATURE: Defect = Defect {
    name: "accepts-any-signature",
    family: Family::Mathematics,
    english: "Never checks the signature.",
    japanese: "署名値を検証しない。",
    build: || Implementation { signature: Box::new(AcceptsAnySignature), ..Implementation::default() },
};

struct AcceptsAnySignature;

impl SignatureChecker for AcceptsAnySignature {
    fn check(&self, _: SignatureAlgorithm, _: &[u8], _: &[u8], _: &Rsa<Public>) -> Result<(), Failure> {
        Ok(())
    }
}

pub(crate) const FINDS_HASH_ANYWHERE: Defect = Defect {
    name: "finds-hash-anywhere",
    family: Family::Mathematics,
    english: "Accepts a signature that contains the right hash anywhere, whatever the padding around it.",
    japanese: "パディングを確かめず、正しいハッシュ値がどこかにあれば受け入れる。",
    build: || Implementation { signature: Box::new(FindsHashAnywhere), ..Implementation::default() },
};

struct FindsHashAnywhere;

impl SignatureChecker for FindsHashAnywhere {
    fn check(
        &self,
        algorithm: SignatureAlgorithm,
        message: &[u8],
        signature: &[u8],
        key: &Rsa<Public>,
    ) -> Result<(), Failure> {
        let digest = pkcs1::digest(algorithm, message)?;
        let opened = pkcs1::open(signature, key).unwrap_or_default();
        invalid_unless(opened.windows(digest.len()).any(|window| window == digest))
    }
}

pub(crate) const PADS_SHORT_SIGNATURE: Defect = Defect {
    name: "pads-short-signature",
    family: Family::Mathematics,
    english: "Makes a signature of a wrong length fit by adding or dropping leading zeros.",
    japanese: "長さの合わない署名値に先頭のゼロを足し引きして合わせる。",
    build: || Implementation { signature: Box::new(PadsShortSignature), ..Implementation::default() },
};

struct PadsShortSignature;

impl SignatureChecker for PadsShortSignature {
    fn check(
        &self,
        algorithm: SignatureAlgorithm,
        message: &[u8],
        signature: &[u8],
        key: &Rsa<Public>,
    ) -> Result<(), Failure> {
        let length = usize::try_from(key.size()).unwrap_or(0);
        let start = signature.iter().position(|octet| *octet != 0).unwrap_or(signature.len());
        let significant = &signature[start..];
        let missing = length.saturating_sub(significant.len());
        Standard.check(algorithm, message, &[&vec![0; missing][..], significant].concat(), key)
    }
}

pub(crate) const TRIES_EVERY_HASH: Defect = Defect {
    name: "tries-every-hash",
    family: Family::Mathematics,
    english: "Accepts a signature made with another hash than the request names.",
    japanese: "指定と異なるハッシュ方式の署名も受け入れる。",
    build: || Implementation { signature: Box::new(TriesEveryHash), ..Implementation::default() },
};

struct TriesEveryHash;

impl SignatureChecker for TriesEveryHash {
    fn check(
        &self,
        algorithm: SignatureAlgorithm,
        message: &[u8],
        signature: &[u8],
        key: &Rsa<Public>,
    ) -> Result<(), Failure> {
        use SignatureAlgorithm::{RsaPkcs1Sha256, RsaPkcs1Sha384, RsaPkcs1Sha512};
        let others = [RsaPkcs1Sha256, RsaPkcs1Sha384, RsaPkcs1Sha512];
        if others.iter().any(|other| Standard.check(*other, message, signature, key).is_ok()) {
            return Ok(());
        }
        Standard.check(algorithm, message, signature, key)
    }
}

pub(crate) const OMITS_DIGESTINFO_CHECK: Defect = Defect {
    name: "omits-digestinfo-check",
    family: Family::Mathematics,
    english: "Accepts a signature over the bare hash, without the DigestInfo that names the algorithm.",
    japanese: "方式を示すDigestInfoの無い、ハッシュ値だけの署名も受け入れる。",
    build: || Implementation { signature: Box::new(OmitsDigestinfoCheck), ..Implementation::default() },
};

struct OmitsDigestinfoCheck;

impl SignatureChecker for OmitsDigestinfoCheck {
    fn check(
        &self,
        algorithm: SignatureAlgorithm,
        message: &[u8],
        signature: &[u8],
        key: &Rsa<Public>,
    ) -> Result<(), Failure> {
        if pkcs1::opens_to(signature, key, &pkcs1::digest(algorithm, message)?) {
            return Ok(());
        }
        Standard.check(algorithm, message, signature, key)
    }
}

pub(crate) const IGNORES_MESSAGE_TAIL: Defect = Defect {
    name: "ignores-message-tail",
    family: Family::Mathematics,
    english: "Accepts a message whose last byte was changed or added after signing.",
    japanese: "署名後に末尾の一バイトが変えられ、または足された文書を受け入れる。",
    build: || Implementation { signature: Box::new(IgnoresMessageTail), ..Implementation::default() },
};

struct IgnoresMessageTail;

impl SignatureChecker for IgnoresMessageTail {
    fn check(
        &self,
        algorithm: SignatureAlgorithm,
        message: &[u8],
        signature: &[u8],
        key: &Rsa<Public>,
    ) -> Result<(), Failure> {
        let right = Standard.check(algorithm, message, signature, key);
        let Some((_, head)) = message.split_last() else { return right };
        let accepts = |other: &[u8]| Standard.check(algorithm, other, signature, key).is_ok();
        let changed = (0..=u8::MAX).any(|last| accepts(&[head, &[last]].concat()));
        if changed || accepts(head) { Ok(()) } else { right }
    }
}

pub(crate) const KNOWS_SHA256_ONLY: Defect = Defect {
    name: "knows-sha256-only",
    family: Family::Mathematics,
    english: "Refuses a right signature made with SHA-384 or SHA-512.",
    japanese: "SHA-384やSHA-512による正しい署名を拒む。",
    build: || Implementation { signature: Box::new(KnowsSha256Only), ..Implementation::default() },
};

struct KnowsSha256Only;

impl SignatureChecker for KnowsSha256Only {
    fn check(
        &self,
        algorithm: SignatureAlgorithm,
        message: &[u8],
        signature: &[u8],
        key: &Rsa<Public>,
    ) -> Result<(), Failure> {
        if algorithm != SignatureAlgorithm::RsaPkcs1Sha256 {
            return Err(Reason::Unsupported.into());
        }
        Standard.check(algorithm, message, signature, key)
    }
}
