//! What the holder typed, before it reaches the card.

use sekisho_harness_protocol::{CertificateKind, PinRef, Reason, SignatureAlgorithm};

use super::{READ, SIGN};
use crate::{Case, case::case};

pub(super) const CASES: &[Case] = &[LOWER_CASE, IMPOSSIBLE_PIN, IMPOSSIBLE_PASSWORD, TOO_LONG_PIN];

const SHA256: SignatureAlgorithm = SignatureAlgorithm::RsaPkcs1Sha256;

const LOWER_CASE: Case = case(
    "pin.form.lower-case-password",
    "Accepts the password typed in lower case, which the card itself would not",
    "小文字で入力されたパスワードを大文字にして受け付ける",
)
.requirement("PIN-06")
.needs(READ)
.catches(&["does-not-upper-case-password"])
.run(|bench| {
    let holder = bench.holder()?;
    let card = bench.card(&holder)?;
    let typed = holder.password().to_lowercase();
    bench.read_certificate(&card, CertificateKind::Signature, Some(&typed)).is_done()?;
    bench.tries_left(&card, PinRef::Signature, 5)
});

const IMPOSSIBLE_PIN: Case = case(
    "pin.form.impossible-pin",
    "Does not send the card a PIN that is not four digits",
    "4桁の数字でない暗証番号をカードに送らない",
)
.requirement("PIN-07")
.needs(SIGN)
.should()
.catches(&["sends-malformed-pin"])
.run(|bench| {
    let holder = bench.holder()?;
    let card = bench.card(&holder)?;
    let message = bench.message(40);
    bench.sign(&card, PinRef::Authentication, &holder.pin(), &message, SHA256).is_done()?;
    for typed in ["123", "12a4", "１２３４", ""] {
        bench
            .sign(&card, PinRef::Authentication, typed, &message, SHA256)
            .is_refused_for_one_of(&[Reason::PinMalformed, Reason::PinRequired])?;
        bench.tries_left(&card, PinRef::Authentication, 3)?;
    }
    Ok(())
});

const TOO_LONG_PIN: Case = case(
    "pin.form.too-long-pin",
    "Does not cut a PIN that is too long down to one that fits",
    "長すぎる暗証番号を切り詰めて照合しない",
)
.requirement("PIN-07")
.needs(SIGN)
.catches(&["truncates-pin-to-four"])
.run(|bench| {
    let holder = bench.holder()?;
    let card = bench.card(&holder)?;
    let message = bench.message(40);
    bench.sign(&card, PinRef::Authentication, &holder.pin(), &message, SHA256).is_done()?;
    let typed = holder.pin() + "0";
    bench
        .sign(&card, PinRef::Authentication, &typed, &message, SHA256)
        .is_refused_for_one_of(&[Reason::PinMalformed, Reason::WrongPin { tries_left: Some(2) }])
});

const IMPOSSIBLE_PASSWORD: Case = case(
    "pin.form.impossible-password",
    "Does not send the card a password that is too short, too long or of other characters",
    "短すぎる、長すぎる、または使えない文字を含むパスワードをカードに送らない",
)
.requirement("PIN-07")
.needs(READ)
.should()
.catches(&["sends-malformed-pin"])
.run(|bench| {
    let holder = bench.holder()?;
    let card = bench.card(&holder)?;
    bench.read_certificate(&card, CertificateKind::Signature, Some(&holder.password())).is_done()?;
    for typed in ["AB123", "ABCDEFGH123456789", "ABC-123", "ＡＢＣ１２３"] {
        let card = bench.card(&holder)?;
        bench.read_certificate(&card, CertificateKind::Signature, Some(typed)).is_refused(Reason::PinMalformed)?;
        bench.tries_left(&card, PinRef::Signature, 5)?;
    }
    Ok(())
});
