//! The last try, and what comes after it.

use sekisho_harness_protocol::{CertificateKind, PinRef, Reason, SignatureAlgorithm};

use super::{READ, SIGN};
use crate::{Case, case::case};

pub(super) const CASES: &[Case] =
    &[LAST_TRY, BLOCKED_PASSWORD, BLOCKED_PIN, THREE_FAILURES, OTHER_REFERENCE_STAYS_OPEN];

const SHA256: SignatureAlgorithm = SignatureAlgorithm::RsaPkcs1Sha256;
const LAST_FAILURE: [Reason; 2] = [Reason::WrongPin { tries_left: Some(0) }, Reason::PinBlocked];

const LAST_TRY: Case = case(
    "pin.lockout.last-try",
    "Says that no try is left when the last one fails",
    "最後の1回に失敗したとき、残りがないと報告する",
)
.requirement("PIN-02")
.needs(READ)
.catches(&["reports-tries-before-the-failure"])
.run(|bench| {
    let holder = bench.holder()?;
    let one_left = || bench.card_with(&holder, |jpki| jpki.tries_left(PinRef::Signature, 1));
    bench.read_certificate(&one_left()?, CertificateKind::Signature, Some(&holder.password())).is_done()?;
    let card = one_left()?;
    bench
        .read_certificate(&card, CertificateKind::Signature, Some(&holder.wrong_password()))
        .is_refused_for_one_of(&LAST_FAILURE)?;
    bench.tries_left(&card, PinRef::Signature, 0)
});

const BLOCKED_PASSWORD: Case = case(
    "pin.lockout.blocked-password",
    "Says that the password is blocked, also when the right one is given",
    "閉塞していれば、正しいパスワードでも閉塞と報告する",
)
.requirement("PIN-03")
.needs(READ)
.catches(&["reads-6984-as-wrong-pin"])
.run(|bench| {
    let holder = bench.holder()?;
    let card = bench.card(&holder)?;
    bench.read_certificate(&card, CertificateKind::Signature, Some(&holder.password())).is_done()?;
    let card = bench.card_with(&holder, |jpki| jpki.tries_left(PinRef::Signature, 0))?;
    bench.read_certificate(&card, CertificateKind::Signature, Some(&holder.password())).is_refused(Reason::PinBlocked)
});

const BLOCKED_PIN: Case = case(
    "pin.lockout.blocked-pin",
    "Says that the PIN is blocked and returns no signature",
    "閉塞した暗証番号では閉塞と報告し、署名を返さない",
)
.requirement("PIN-03")
.needs(SIGN)
.catches(&["reads-6984-as-wrong-pin"])
.run(|bench| {
    let holder = bench.holder()?;
    let message = bench.message(40);
    let card = bench.card(&holder)?;
    bench.sign(&card, PinRef::Authentication, &holder.pin(), &message, SHA256).is_done()?;
    let card = bench.card_with(&holder, |jpki| jpki.tries_left(PinRef::Authentication, 0))?;
    bench.sign(&card, PinRef::Authentication, &holder.pin(), &message, SHA256).is_refused(Reason::PinBlocked)
});

const THREE_FAILURES: Case = case(
    "pin.lockout.three-failures",
    "Counts down with the card to the lock, and then refuses the right PIN",
    "カードとともに閉塞まで数え、その後は正しい暗証番号も拒否する",
)
.requirement("PIN-03")
.needs(SIGN)
.catches(&["reads-6984-as-wrong-pin", "retries-pin-by-itself"])
.run(|bench| {
    let holder = bench.holder()?;
    let message = bench.message(40);
    let card = bench.card(&holder)?;
    bench.sign(&card, PinRef::Authentication, &holder.pin(), &message, SHA256).is_done()?;
    for left in [2, 1, 0] {
        let mut reasons = vec![Reason::WrongPin { tries_left: Some(left) }];
        if left == 0 {
            reasons.push(Reason::PinBlocked);
        }
        bench
            .sign(&card, PinRef::Authentication, &holder.wrong_pin(), &message, SHA256)
            .is_refused_for_one_of(&reasons)?;
        bench.tries_left(&card, PinRef::Authentication, left)?;
    }
    bench.sign(&card, PinRef::Authentication, &holder.pin(), &message, SHA256).is_refused(Reason::PinBlocked)
});

const OTHER_REFERENCE_STAYS_OPEN: Case = case(
    "pin.lockout.other-reference-stays-open",
    "Still signs in with the PIN when the password is blocked",
    "パスワードが閉塞していても、暗証番号による署名はできる",
)
.requirement("PIN-09")
.needs(SIGN)
.catches(&["checks-both-pins-before-signing"])
.run(|bench| {
    let holder = bench.holder()?;
    let card = bench.card_with(&holder, |jpki| jpki.tries_left(PinRef::Signature, 0))?;
    let message = bench.message(40);
    let signed = bench.sign(&card, PinRef::Authentication, &holder.pin(), &message, SHA256).is_done()?;
    bench.signature_fits(&holder, PinRef::Authentication, &message, SHA256, &signed.signature.0)
});
