//! Asking how many tries are left.

use sekisho_harness_protocol::PinRef;

use super::PIN_STATUS;
use crate::{Case, case::case};

pub(super) const CASES: &[Case] = &[FRESH, SPENDS_NONE, PARTLY_USED, BLOCKED, SEPARATE];

const FRESH: Case = case(
    "pin.status.fresh-card",
    "Reports three tries for the PIN and five for the password of a fresh card",
    "未使用のカードで、暗証番号は3回、パスワードは5回と報告する",
)
.requirement("PIN-01")
.needs(PIN_STATUS)
.catches(&["treats-63c3-as-locked", "verifies-wrong-reference"])
.run(|bench| {
    let card = bench.card(&bench.holder()?)?;
    bench.reports_tries(&card, PinRef::Authentication, 3)?;
    bench.reports_tries(&card, PinRef::Signature, 5)
});

const SPENDS_NONE: Case =
    case("pin.status.spends-no-try", "Spends no try by asking, however often", "何度尋ねても試行回数を消費しない")
        .requirement("PIN-01")
        .needs(PIN_STATUS)
        .catches(&["asks-tries-with-a-dummy-pin"])
        .run(|bench| {
            let card = bench.card(&bench.holder()?)?;
            for _ in 0..3 {
                bench.pin_status(&card, PinRef::Authentication).is_done()?;
                bench.tries_left(&card, PinRef::Authentication, 3)?;
            }
            bench.equals("No PIN was presented to the card", "カードに暗証番号を送っていない", 0, card.pins_presented())
        });

const PARTLY_USED: Case = case(
    "pin.status.after-failures",
    "Reports what is left after somebody mistyped",
    "入力誤りの後の残り回数を報告する",
)
.requirement("PIN-01")
.needs(PIN_STATUS)
.catches(&["verifies-wrong-reference"])
.run(|bench| {
    let holder = bench.holder()?;
    for (pin, left) in
        [(PinRef::Authentication, 2), (PinRef::Authentication, 1), (PinRef::Signature, 4), (PinRef::Signature, 1)]
    {
        let card = bench.card_with(&holder, |jpki| jpki.tries_left(pin, left))?;
        bench.reports_tries(&card, pin, left)?;
    }
    Ok(())
});

const BLOCKED: Case =
    case("pin.status.blocked", "Reports no tries for a blocked reference", "閉塞した暗証番号の残り回数を0と報告する")
        .requirement("PIN-01")
        .needs(PIN_STATUS)
        .catches(&["reports-blocked-as-one-try-left"])
        .run(|bench| {
            let holder = bench.holder()?;
            for pin in [PinRef::Authentication, PinRef::Signature] {
                let card = bench.card_with(&holder, |jpki| jpki.tries_left(pin, 0))?;
                bench.reports_tries(&card, pin, 0)?;
            }
            Ok(())
        });

const SEPARATE: Case = case(
    "pin.status.separate-counters",
    "Keeps the counters of PIN and password apart",
    "暗証番号とパスワードの回数を区別する",
)
.requirement("PIN-09")
.needs(PIN_STATUS)
.catches(&["verifies-wrong-reference"])
.run(|bench| {
    let holder = bench.holder()?;
    let card = bench.card_with(&holder, |jpki| jpki.tries_left(PinRef::Signature, 2))?;
    bench.reports_tries(&card, PinRef::Signature, 2)?;
    bench.reports_tries(&card, PinRef::Authentication, 3)
});
