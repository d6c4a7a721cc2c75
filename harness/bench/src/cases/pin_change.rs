//! Changing a PIN.

use sekisho_harness_protocol::{PinRef, Reason};

use super::CHANGE;
use crate::{Case, case::case};

pub(super) const CASES: &[Case] =
    &[CHANGES_PIN, CHANGES_PASSWORD, LOWER_CASE_NEW, WRONG_CURRENT, IMPOSSIBLE_NEW, BLOCKED];

const CHANGES_PIN: Case = case(
    "pin.change.pin",
    "Puts the new PIN in force, and the old one out of it",
    "新しい暗証番号が有効になり、古いものは無効になる",
)
.requirement("PIN-08")
.needs(CHANGE)
.catches(&["retries-pin-by-itself"])
.run(|bench| {
    let holder = bench.holder()?;
    let card = bench.card(&holder)?;
    let new = holder.wrong_pin();
    bench.change_pin(&card, PinRef::Authentication, &holder.pin(), &new).is_done()?;
    bench.holds_pin(&card, PinRef::Authentication, &new)?;
    bench
        .change_pin(&card, PinRef::Authentication, &holder.pin(), &new)
        .is_refused(Reason::WrongPin { tries_left: Some(2) })
});

const CHANGES_PASSWORD: Case = case(
    "pin.change.password",
    "Puts the new password in force and leaves the PIN alone",
    "新しいパスワードが有効になり、暗証番号は変わらない",
)
.requirement("PIN-08")
.needs(CHANGE)
.catches(&["changes-wrong-reference"])
.run(|bench| {
    let holder = bench.holder()?;
    let card = bench.card(&holder)?;
    let new = holder.wrong_password();
    bench.change_pin(&card, PinRef::Signature, &holder.password(), &new).is_done()?;
    bench.holds_pin(&card, PinRef::Signature, &new)?;
    bench.holds_pin(&card, PinRef::Authentication, &holder.pin())
});

const LOWER_CASE_NEW: Case = case(
    "pin.change.lower-case-new-password",
    "Sets a new password in upper case however it was typed",
    "新しいパスワードは入力の大小文字にかかわらず大文字で設定する",
)
.requirement("PIN-06")
.needs(CHANGE)
.catches(&["changes-without-upper-casing"])
.run(|bench| {
    let holder = bench.holder()?;
    let card = bench.card(&holder)?;
    let new = holder.wrong_password();
    bench.change_pin(&card, PinRef::Signature, &holder.password(), &new.to_lowercase()).is_done()?;
    bench.holds_pin(&card, PinRef::Signature, &new)
});

const WRONG_CURRENT: Case = case(
    "pin.change.wrong-current",
    "Changes nothing when the current PIN is wrong",
    "現在の暗証番号が誤っていれば何も変更しない",
)
.requirement("PIN-08")
.needs(CHANGE)
.catches(&["reports-tries-before-the-failure"])
.run(|bench| {
    let holder = bench.holder()?;
    let card = bench.card(&holder)?;
    bench.change_pin(&card, PinRef::Authentication, &holder.pin(), &holder.pin()).is_done()?;
    bench
        .change_pin(&card, PinRef::Authentication, &holder.wrong_pin(), "0246")
        .is_refused(Reason::WrongPin { tries_left: Some(2) })?;
    bench.holds_pin(&card, PinRef::Authentication, &holder.pin())
});

const IMPOSSIBLE_NEW: Case = case(
    "pin.change.impossible-new",
    "Sets no PIN that could never be typed, and spends no try for it",
    "入力し得ない暗証番号を設定せず、試行回数も消費しない",
)
.requirement("PIN-11")
.needs(CHANGE)
.catches(&["makes-new-pin-fit"])
.run(|bench| {
    let holder = bench.holder()?;
    let card = bench.card(&holder)?;
    bench.change_pin(&card, PinRef::Authentication, &holder.pin(), &holder.pin()).is_done()?;
    for new in ["12", "abcd", "12345"] {
        bench
            .change_pin(&card, PinRef::Authentication, &holder.pin(), new)
            .is_refused_for_one_of(&[Reason::PinMalformed, Reason::CardError { status_word: None }])?;
        bench.holds_pin(&card, PinRef::Authentication, &holder.pin())?;
    }
    bench.tries_left(&card, PinRef::Authentication, 3)
});

const BLOCKED: Case =
    case("pin.change.blocked", "Says that a blocked PIN cannot be changed", "閉塞した暗証番号は変更できないと報告する")
        .requirement("PIN-03")
        .needs(CHANGE)
        .catches(&["reads-6984-as-wrong-pin"])
        .run(|bench| {
            let holder = bench.holder()?;
            let card = bench.card(&holder)?;
            bench.change_pin(&card, PinRef::Authentication, &holder.pin(), &holder.pin()).is_done()?;
            let card = bench.card_with(&holder, |jpki| jpki.tries_left(PinRef::Authentication, 0))?;
            bench
                .change_pin(&card, PinRef::Authentication, &holder.pin(), &holder.wrong_pin())
                .is_refused(Reason::PinBlocked)
        });
