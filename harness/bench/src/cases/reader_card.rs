//! Which card it is, and whether it is still there.

use sekisho_card_sim::fault::FaultScript;
use sekisho_harness_protocol::{CertificateKind, Method, Reason};

use super::READ;
use crate::{
    Bench, Case, Stop,
    card::faults::{self, SECOND, THIRD},
    case::{Need, case},
};

pub(super) const CASES: &[Case] = &[
    CONTACTLESS,
    UNKNOWN_CARD,
    EMPTY_READER,
    REMOVED_AT_SELECT,
    REMOVED_AT_READ,
    STATUS_AT_READ,
    TOKEN_LABEL,
    OLDER_TOKEN_LABEL,
];

const KIND: CertificateKind = CertificateKind::Authentication;

const CONTACTLESS: Case = case(
    "reader.card.contactless",
    "Recognises the card through a contactless reader, whose answer to reset is another",
    "非接触リーダーでATRが異なってもカードを認識する",
)
.requirement("READ-01")
.needs(READ)
.catches(&["matches-on-atr"])
.run(|bench| {
    let holder = bench.holder()?;
    for atr in CONTACTLESS_ATRS {
        let card = bench.card_with(&holder, |jpki| jpki.answer_to_reset(atr))?;
        bench.reads(&card, &holder, KIND, None)?;
    }
    Ok(())
});

/// Answers to reset that PC/SC readers make for a contactless card, the last with a changed pseudo-unique identifier.
const CONTACTLESS_ATRS: [&[u8]; 3] = [
    &[0x3B, 0x88, 0x80, 0x01, 0x00, 0x00, 0x05, 0xE0, 0xB3, 0x81, 0xA1, 0x00, 0x7F],
    &[0x3B, 0x88, 0x80, 0x01, 0x00, 0x00, 0x41, 0xE0, 0xB3, 0x81, 0xA1, 0x00, 0x3B],
    &[0x3B, 0x88, 0x80, 0x01, 0x00, 0x4B, 0x51, 0xFF, 0xB3, 0x81, 0xD1, 0x00, 0x0F],
];

const UNKNOWN_CARD: Case = case(
    "reader.card.unknown",
    "Says that a card without the JPKI application is not a My Number Card",
    "JPKIアプリケーションのないカードをマイナンバーカードでないと報告する",
)
.requirement("READ-09")
.needs(READ)
.catches(&["skips-card-identification"])
.run(|bench| {
    let holder = bench.holder()?;
    let card = bench.card(&holder)?;
    bench.reads(&card, &holder, KIND, None)?;
    let card = bench.card_with(&holder, |jpki| jpki.remove_application())?;
    bench.read_certificate(&card, KIND, None).is_refused(Reason::CardUnknown)
});

const EMPTY_READER: Case = case(
    "reader.card.absent",
    "Says that there is no card when the reader is empty",
    "リーダーが空のとき、カードがないと報告する",
)
.requirement("READ-10")
.needs(READ)
.catches(&["reports-removal-as-card-error"])
.run(|bench| stumbles(bench, &faults::absent(), Reason::CardRemoved));

const REMOVED_AT_SELECT: Case = case(
    "reader.card.removed-at-select",
    "Says that the card was removed when it goes before a file is selected",
    "ファイル選択の前にカードが離れたとき、離脱を報告する",
)
.requirement("READ-10")
.needs(READ)
.catches(&["reports-removal-as-card-error"])
.run(|bench| {
    let removed = faults::removed_before(faults::SELECT, SECOND);
    stumbles(bench, &removed, Reason::CardRemoved)
});

const REMOVED_AT_READ: Case = case(
    "reader.card.removed-while-reading",
    "Says that the card was removed when it goes in the middle of a file",
    "ファイルの途中でカードが離れたとき、離脱を報告する",
)
.requirement("READ-10")
.needs(READ)
.catches(&["reports-removal-as-card-error"])
.run(|bench| {
    let removed = faults::removed_before(faults::READ_BINARY, THIRD);
    stumbles(bench, &removed, Reason::CardRemoved)
});

const STATUS_AT_READ: Case = case(
    "reader.card.error-while-reading",
    "Reports an error status in the middle of a file instead of a certificate",
    "ファイルの途中でエラー状態が返ったとき、証明書ではなくエラーを報告する",
)
.requirement("READ-12")
.needs(READ)
.catches(&["reports-every-refusal-as-malformed"])
.run(|bench| {
    let response = vec![0x6F, 0x00];
    let error = faults::answered_instead(faults::READ_BINARY, THIRD, response);
    stumbles(bench, &error, Reason::CardError { status_word: Some(0x6F00) })
});

fn stumbles(bench: &Bench, faults: &FaultScript, reason: Reason) -> Result<(), Stop> {
    let holder = bench.holder()?;
    let card = bench.card(&holder)?;
    bench.reads(&card, &holder, KIND, None)?;
    let card = bench.card_behind(&holder, faults)?;
    bench.read_certificate(&card, KIND, None).once_struck(&card)?.is_refused(reason)
}

const TOKEN: &[Need] = &[Need::Method(Method::ReaderToken)];

const TOKEN_LABEL: Case = case(
    "reader.token.label",
    "Reads the token label without the spaces that pad it",
    "トークンラベルを充填の空白なしで読む",
)
.requirement("READ-11")
.needs(TOKEN)
.catches(&["keeps-label-padding"])
.run(|bench| {
    let card = bench.card(&bench.holder()?)?;
    let label = bench.read_token(&card).is_done()?.label;
    bench.equals("The label is the card's", "ラベルがカードのものと一致する", "JPKIAPICCTOKEN2".to_owned(), label)
});

const OLDER_TOKEN_LABEL: Case = case(
    "reader.token.older-card",
    "Reads the token label of the older Basic Resident Register card",
    "旧来の住基カードのトークンラベルを読む",
)
.requirement("READ-11")
.needs(TOKEN)
.catches(&["keeps-label-padding"])
.run(|bench| {
    let card = bench.card_with(&bench.holder()?, |jpki| jpki.older_token())?;
    let label = bench.read_token(&card).is_done()?.label;
    bench.equals("The label is the card's", "ラベルがカードのものと一致する", "JPKIAPICCTOKEN".to_owned(), label)
});
