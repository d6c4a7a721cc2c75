//! The mathematics: does this signature fit this message and this key? Each twin is the same offer unharmed.

use sekisho_harness_protocol::{Purpose, Reason, SignatureAlgorithm};

use super::VERIFY;
use crate::{
    Bench, Case, Stop,
    case::case,
    forge::{self, Hash},
    offer::Offer,
};

pub(super) const CASES: &[Case] = &[
    RIGHT,
    LONGER_HASHES,
    ALTERED_MESSAGE,
    ALTERED_LAST_OCTET,
    ALTERED_SIGNATURE,
    OTHER_HASH,
    OTHER_STATED_HASH,
    BARE_HASH,
    HASH_AND_GARBAGE,
    SHORT,
    LONG,
    CONSTANTS,
    OTHER_PERSON,
    EMPTY,
];

fn refuses(bench: &Bench, reasons: &[Reason], spoil: impl Fn(&Offer) -> Result<Vec<Offer>, Stop>) -> Result<(), Stop> {
    let holder = bench.holder()?;
    let offer = bench.offer(&holder, Purpose::Signature)?;
    bench.verify(&offer).is_done()?;
    for spoilt in spoil(&offer)? {
        bench.verify(&spoilt).is_refused_for_one_of(reasons)?;
    }
    Ok(())
}

const INVALID: &[Reason] = &[Reason::SignatureInvalid];
const INVALID_OR_MALFORMED: &[Reason] = &[Reason::SignatureInvalid, Reason::MalformedData];

const RIGHT: Case = case(
    "verify.right.both-certificates",
    "Accepts right signatures by both certificates of a card, each for its purpose",
    "両方の証明書による正しい署名を、それぞれの用途で受け入れる",
)
.requirement("VER-01")
.needs(VERIFY)
.catches(&["refuses-longer-names"])
.run(|bench| {
    let holder = bench.holder()?;
    bench.verify(&bench.offer(&holder, Purpose::Signature)?).is_done()?;
    bench.verify(&bench.offer(&holder, Purpose::Authentication)?).is_done().map(drop)
});

const LONGER_HASHES: Case = case(
    "verify.right.longer-hashes",
    "Accepts right signatures with SHA-384 and SHA-512",
    "SHA-384とSHA-512による正しい署名を受け入れる",
)
.requirement("VER-05")
.needs(VERIFY)
.catches(&["knows-sha256-only"])
.run(|bench| {
    let holder = bench.holder()?;
    for algorithm in [SignatureAlgorithm::RsaPkcs1Sha384, SignatureAlgorithm::RsaPkcs1Sha512] {
        bench.verify(&bench.offer(&holder, Purpose::Signature)?.signed_with(algorithm)?).is_done()?;
    }
    Ok(())
});

const ALTERED_MESSAGE: Case = case(
    "verify.altered.message",
    "Refuses a signature when one bit of the message has changed",
    "メッセージの1ビットが変わった署名を拒否する",
)
.requirement("VER-02")
.needs(VERIFY)
.catches(&["accepts-any-signature"])
.run(|bench| {
    refuses(bench, INVALID, |offer| {
        let mut spoilt = offer.clone();
        flip(&mut spoilt.message, 0);
        Ok(vec![spoilt])
    })
});

const ALTERED_LAST_OCTET: Case = case(
    "verify.altered.end-of-message",
    "Refuses a signature when the last octet of a long message has changed, or one was added",
    "長いメッセージの最後のオクテットが変わった、または追加された署名を拒否する",
)
.requirement("VER-02")
.needs(VERIFY)
.catches(&["ignores-message-tail"])
.run(|bench| {
    let holder = bench.holder()?;
    let offer = bench.offer(&holder, Purpose::Signature)?.over(&bench.message(200_000))?;
    bench.verify(&offer).is_done()?;
    let (mut changed, mut longer) = (offer.clone(), offer);
    let last = changed.message.len() - 1;
    flip(&mut changed.message, last);
    longer.message.push(0);
    bench.verify(&changed).is_refused_for_one_of(INVALID)?;
    bench.verify(&longer).is_refused_for_one_of(INVALID)
});

const ALTERED_SIGNATURE: Case = case(
    "verify.altered.signature",
    "Refuses a signature of which one bit has changed, at its start, middle or end",
    "先頭・中間・末尾の1ビットが変わった署名を拒否する",
)
.requirement("VER-02")
.needs(VERIFY)
.catches(&["accepts-any-signature"])
.run(|bench| {
    refuses(bench, INVALID, |offer| {
        Ok([1, 128, 255]
            .map(|position| {
                let mut spoilt = offer.clone();
                flip(&mut spoilt.signature, position);
                spoilt
            })
            .into())
    })
});

const OTHER_HASH: Case = case(
    "verify.hash.made-with-another",
    "Refuses a signature over another hash than the one stated",
    "表明されたものと異なるハッシュによる署名を拒否する",
)
.requirement("VER-05")
.needs(VERIFY)
.catches(&["tries-every-hash"])
.run(|bench| {
    refuses(bench, INVALID, |offer| {
        [Hash::Sha384, Hash::Sha512]
            .map(|hash| offer.with_block(&forge::digest_info(hash, &offer.message)?))
            .into_iter()
            .collect()
    })
});

const OTHER_STATED_HASH: Case = case(
    "verify.hash.stated-as-another",
    "Refuses a SHA-256 signature that is stated to be one with SHA-512",
    "SHA-512と表明されたSHA-256の署名を拒否する",
)
.requirement("VER-05")
.needs(VERIFY)
.catches(&["tries-every-hash"])
.run(|bench| {
    refuses(bench, INVALID, |offer| {
        let mut spoilt = offer.clone();
        spoilt.algorithm = SignatureAlgorithm::RsaPkcs1Sha512;
        Ok(vec![spoilt])
    })
});

const BARE_HASH: Case = case(
    "verify.encoding.bare-hash",
    "Refuses a signature over the hash without its DigestInfo",
    "DigestInfoのない裸のハッシュへの署名を拒否する",
)
.requirement("VER-03")
.needs(VERIFY)
.catches(&["omits-digestinfo-check"])
.run(|bench| refuses(bench, INVALID, |offer| Ok(vec![offer.with_block(&forge::hash(Hash::Sha256, &offer.message)?)?])));

const HASH_AND_GARBAGE: Case = case(
    "verify.encoding.garbage-after-hash",
    "Refuses a signature whose block carries octets behind the hash",
    "ハッシュの後ろに余分なオクテットを含む署名を拒否する",
)
.requirement("VER-03")
.needs(VERIFY)
.catches(&["finds-hash-anywhere"])
.run(|bench| {
    refuses(bench, INVALID, |offer| {
        let mut block = forge::digest_info(Hash::Sha256, &offer.message)?;
        // The longest data that leave the eight octets of padding which RFC 8017 section 9.2 asks for at least.
        block.resize(245, 0);
        Ok(vec![offer.with_block(&block)?])
    })
});

const SHORT: Case = case(
    "verify.length.leading-zero-stripped",
    "Refuses a signature whose leading zero octet was stripped",
    "先頭のゼロが取り除かれた署名を拒否する",
)
.requirement("VER-04")
.needs(VERIFY)
.catches(&["pads-short-signature"])
.run(|bench| {
    let holder = bench.holder()?;
    let offer = bench.offer(&holder, Purpose::Signature)?.with_leading_zero()?;
    bench.verify(&offer).is_done()?;
    let mut spoilt = offer;
    spoilt.signature.remove(0);
    bench.verify(&spoilt).is_refused_for_one_of(INVALID_OR_MALFORMED)
});

const LONG: Case = case(
    "verify.length.zero-prefixed",
    "Refuses a signature with a zero octet put in front",
    "先頭にゼロが付け加えられた署名を拒否する",
)
.requirement("VER-04")
.needs(VERIFY)
.catches(&["pads-short-signature"])
.run(|bench| {
    refuses(bench, INVALID_OR_MALFORMED, |offer| {
        let mut spoilt = offer.clone();
        spoilt.signature.insert(0, 0);
        Ok(vec![spoilt])
    })
});

const CONSTANTS: Case = case(
    "verify.length.constant-signatures",
    "Refuses signatures that are the numbers zero and one, or nothing but ones",
    "0、1、および全ビット1の署名を拒否する",
)
.requirement("VER-02")
.needs(VERIFY)
.catches(&["accepts-any-signature"])
.run(|bench| {
    refuses(bench, INVALID_OR_MALFORMED, |offer| {
        let mut one = vec![0; 256];
        one[255] = 1;
        let constant = |signature: Vec<u8>| Offer { signature, ..offer.clone() };
        Ok(vec![constant(vec![0; 256]), constant(one), constant(vec![0xFF; 256])])
    })
});

const EMPTY: Case = case("verify.length.empty", "Refuses an empty signature", "空の署名を拒否する")
    .requirement("VER-04")
    .needs(VERIFY)
    .catches(&["accepts-any-signature"])
    .run(|bench| {
        refuses(bench, INVALID_OR_MALFORMED, |offer| Ok(vec![Offer { signature: Vec::new(), ..offer.clone() }]))
    });

const OTHER_PERSON: Case = case(
    "verify.key.other-person",
    "Refuses a signature that is offered with another person's certificate",
    "他人の証明書とともに提示された署名を拒否する",
)
.requirement("VER-06")
.needs(VERIFY)
.catches(&["accepts-any-signature"])
.run(|bench| {
    let (first, second) = (bench.holder()?, bench.holder()?);
    let (own, foreign) = (bench.offer(&first, Purpose::Signature)?, bench.offer(&second, Purpose::Signature)?);
    bench.verify(&own).is_done()?;
    bench.verify(&foreign).is_done()?;
    let swapped = Offer { certificate: foreign.certificate, ..own };
    bench.verify(&swapped).is_refused_for_one_of(INVALID)
});

fn flip(octets: &mut [u8], position: usize) {
    if let Some(octet) = octets.get_mut(position) {
        *octet ^= 0x10;
    }
}
