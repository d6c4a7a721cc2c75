//! Signatures that must come out right.

use sekisho_harness_protocol::{PinRef, SignatureAlgorithm};

use super::SIGN;
use crate::{Bench, Case, Stop, case::case};

pub(super) const CASES: &[Case] = &[AUTHENTICATION, SIGNATURE, HASHES, EMPTY, LONG, TRAILING, TWICE, BOTH_KEYS];

const SHA256: SignatureAlgorithm = SignatureAlgorithm::RsaPkcs1Sha256;

fn signs(bench: &Bench, key: PinRef, message: &[u8], algorithm: SignatureAlgorithm) -> Result<(), Stop> {
    let holder = bench.holder()?;
    let card = bench.card(&holder)?;
    let signed = bench.sign(&card, key, &holder.pin_of(key), message, algorithm).is_done()?;
    bench.signature_fits(&holder, key, message, algorithm, &signed.signature.0)
}

const AUTHENTICATION: Case = case(
    "sign.right.authentication-key",
    "Signs with the authentication key so that the authentication certificate verifies it",
    "利用者証明用の鍵で、利用者証明用電子証明書により検証できる署名をする",
)
.requirement("SIGN-01")
.needs(SIGN)
.catches(&["signs-bare-hash", "hashes-twice", "reverses-signature"])
.run(|bench| signs(bench, PinRef::Authentication, &bench.message(100), SHA256));

const SIGNATURE: Case = case(
    "sign.right.signature-key",
    "Signs with the signature key so that the signature certificate verifies it",
    "署名用の鍵で、署名用電子証明書により検証できる署名をする",
)
.requirement("SIGN-02")
.needs(SIGN)
.catches(&["uses-authentication-key-for-signature", "reverses-signature"])
.run(|bench| signs(bench, PinRef::Signature, &bench.message(100), SHA256));

const HASHES: Case = case(
    "sign.right.longer-hashes",
    "Signs with the hash that was asked for, SHA-384 and SHA-512 too",
    "SHA-384やSHA-512を含め、指定されたハッシュで署名する",
)
.requirement("SIGN-03")
.needs(SIGN)
.catches(&["always-sha256"])
.run(|bench| {
    let message = bench.message(100);
    signs(bench, PinRef::Authentication, &message, SignatureAlgorithm::RsaPkcs1Sha384)?;
    signs(bench, PinRef::Signature, &message, SignatureAlgorithm::RsaPkcs1Sha512)
});

const EMPTY: Case = case("sign.right.empty-message", "Signs the empty message", "空のメッセージに署名する")
    .requirement("SIGN-04")
    .needs(SIGN)
    .catches(&["refuses-empty-message"])
    .run(|bench| signs(bench, PinRef::Authentication, &[], SHA256));

const LONG: Case = case(
    "sign.right.long-message",
    "Signs a message of a million octets to its last one",
    "百万オクテットのメッセージに最後まで署名する",
)
.requirement("SIGN-04")
.needs(SIGN)
.catches(&["drops-message-after-64k"])
.run(|bench| signs(bench, PinRef::Signature, &bench.message(1_000_000), SHA256));

const TRAILING: Case = case(
    "sign.right.trailing-octets",
    "Signs the message as it is, trailing newlines and zero octets included",
    "末尾の改行やゼロも含め、メッセージをそのまま署名する",
)
.requirement("SIGN-04")
.needs(SIGN)
.catches(&["trims-message"])
.run(|bench| {
    signs(bench, PinRef::Authentication, b"TEST OBJECT\r\n", SHA256)?;
    signs(bench, PinRef::Authentication, b"TEST OBJECT\0\0", SHA256)
});

const TWICE: Case = case(
    "sign.right.two-signatures",
    "Signs two messages with one card, each for itself",
    "1枚のカードで2つのメッセージにそれぞれ署名する",
)
.requirement("SIGN-01")
.needs(SIGN)
.catches(&["signs-bare-hash", "hashes-twice"])
.run(|bench| {
    let holder = bench.holder()?;
    let card = bench.card(&holder)?;
    for length in [10, 2_000] {
        let message = bench.message(length);
        let signed = bench.sign(&card, PinRef::Signature, &holder.password(), &message, SHA256).is_done()?;
        bench.signature_fits(&holder, PinRef::Signature, &message, SHA256, &signed.signature.0)?;
    }
    Ok(())
});

const BOTH_KEYS: Case = case(
    "sign.right.both-keys",
    "Keeps the two keys apart when both are used on one card",
    "1枚のカードで両方の鍵を使っても取り違えない",
)
.requirement("SIGN-02")
.needs(SIGN)
.catches(&["uses-authentication-key-for-signature"])
.run(|bench| {
    let holder = bench.holder()?;
    let card = bench.card(&holder)?;
    let message = bench.message(64);
    for key in [PinRef::Authentication, PinRef::Signature, PinRef::Authentication] {
        let signed = bench.sign(&card, key, &holder.pin_of(key), &message, SHA256).is_done()?;
        bench.signature_fits(&holder, key, &message, SHA256, &signed.signature.0)?;
    }
    Ok(())
});
