//! Signing when the card or the link fails. Each twin is a signature on the same card unharmed.

use sekisho_card_sim::fault::FaultScript;
use sekisho_harness_protocol::{PinRef, Reason, SignatureAlgorithm};

use super::SIGN;
use crate::{
    Bench, Case, Stop,
    card::faults::{self, FIRST},
    case::case,
};

pub(super) const CASES: &[Case] = &[
    ERROR_STATUS,
    SHORT_SIGNATURE,
    LONG_SIGNATURE,
    EMPTY_SIGNATURE,
    REMOVED_AT_SIGN,
    REMOVED_AT_VERIFY,
    NO_SECURITY_STATUS,
];

fn stumbles(bench: &Bench, faults: &FaultScript, reasons: &[Reason]) -> Result<(), Stop> {
    let holder = bench.holder()?;
    let message = bench.message(80);
    let algorithm = SignatureAlgorithm::RsaPkcs1Sha256;
    let card = bench.card(&holder)?;
    let signed = bench.sign(&card, PinRef::Authentication, &holder.pin(), &message, algorithm).is_done()?;
    bench.signature_fits(&holder, PinRef::Authentication, &message, algorithm, &signed.signature.0)?;
    let card = bench.card_behind(&holder, faults)?;
    bench
        .sign(&card, PinRef::Authentication, &holder.pin(), &message, algorithm)
        .once_struck(&card)?
        .is_refused_for_one_of(reasons)
}

/// What is no signature may be called so, or blamed on the card.
const NO_SIGNATURE: &[Reason] =
    &[Reason::MalformedData, Reason::SignatureInvalid, Reason::CardError { status_word: None }];

fn answers(response: Vec<u8>) -> FaultScript {
    faults::answered_instead(faults::SIGN, FIRST, response)
}

const ERROR_STATUS: Case = case(
    "sign.trouble.error-status",
    "Reports an error status of the signature command and returns no signature",
    "署名コマンドのエラー状態を報告し、署名を返さない",
)
.requirement("SIGN-06")
.needs(SIGN)
.catches(&["ignores-signing-status"])
.run(|bench| {
    // What looks like a signature, with a status that says it is none.
    let mut response = vec![0x5A; 256];
    response.extend([0x69, 0x85]);
    stumbles(bench, &answers(response), &[Reason::CardError { status_word: Some(0x6985) }])
});

const SHORT_SIGNATURE: Case = case(
    "sign.trouble.short-signature",
    "Refuses a signature that is shorter than the key",
    "鍵長より短い署名を拒否する",
)
.requirement("SIGN-06")
.needs(SIGN)
.catches(&["ignores-signing-status"])
.run(|bench| {
    let mut response = vec![0x5A; 255];
    response.extend([0x90, 0x00]);
    stumbles(bench, &answers(response), NO_SIGNATURE)
});

const LONG_SIGNATURE: Case = case(
    "sign.trouble.long-signature",
    "Refuses a signature that is longer than the key",
    "鍵長より長い署名を拒否する",
)
.requirement("SIGN-06")
.needs(SIGN)
.catches(&["ignores-signing-status"])
.run(|bench| {
    let mut response = vec![0x5A; 257];
    response.extend([0x90, 0x00]);
    stumbles(bench, &answers(response), NO_SIGNATURE)
});

const EMPTY_SIGNATURE: Case =
    case("sign.trouble.empty-answer", "Refuses a success status without any signature", "署名のない成功応答を拒否する")
        .requirement("SIGN-06")
        .needs(SIGN)
        .catches(&["ignores-signing-status"])
        .run(|bench| stumbles(bench, &answers(vec![0x90, 0x00]), NO_SIGNATURE));

const REMOVED_AT_SIGN: Case = case(
    "sign.trouble.removed-at-signature",
    "Says that the card was removed when it goes before it signs",
    "署名の前にカードが離れたとき、離脱を報告する",
)
.requirement("READ-10")
.needs(SIGN)
.catches(&["reports-removal-as-card-error"])
.run(|bench| {
    let removed = faults::removed_before(faults::SIGN, FIRST);
    stumbles(bench, &removed, &[Reason::CardRemoved])
});

const REMOVED_AT_VERIFY: Case = case(
    "sign.trouble.removed-at-pin",
    "Says that the card was removed when it goes before the PIN reaches it",
    "暗証番号の照合前にカードが離れたとき、離脱を報告する",
)
.requirement("READ-10")
.needs(SIGN)
.catches(&["reports-removal-as-card-error"])
.run(|bench| {
    let removed = faults::removed_before(faults::VERIFY, FIRST);
    stumbles(bench, &removed, &[Reason::CardRemoved])
});

const NO_SECURITY_STATUS: Case = case(
    "sign.trouble.not-satisfied",
    "Reports that the card refuses the key when another program has logged it out",
    "他のプログラムがログアウトさせた場合、カードの鍵使用拒否を報告する",
)
.requirement("SIGN-06")
.needs(SIGN)
.catches(&["ignores-signing-status"])
.run(|bench| {
    stumbles(bench, &answers(vec![0x69, 0x82]), &[Reason::CardError { status_word: Some(0x6982) }, Reason::PinRequired])
});
