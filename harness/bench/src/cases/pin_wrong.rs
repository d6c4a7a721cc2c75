//! One wrong PIN: what is reported, and what it costs.

use sekisho_harness_protocol::{CertificateKind, Method, PinRef, Reason, SignatureAlgorithm};

use super::{READ, SIGN};
use crate::{
    Case,
    case::{Need, case},
};

pub(super) const CASES: &[Case] =
    &[WRONG_PASSWORD, WRONG_PIN, NO_SILENT_RETRY, NO_SILENT_RETRY_WHEN_SIGNING, SUCCESS_RESTORES];

const SHA256: SignatureAlgorithm = SignatureAlgorithm::RsaPkcs1Sha256;

const WRONG_PASSWORD: Case = case(
    "pin.wrong.password-when-reading",
    "Reports a wrong password with the tries that are left, and returns no certificate",
    "誤ったパスワードを残り回数とともに報告し、証明書を返さない",
)
.requirement("PIN-02")
.needs(READ)
.catches(&["reports-tries-before-the-failure"])
.run(|bench| {
    let holder = bench.holder()?;
    let card = bench.card(&holder)?;
    bench.read_certificate(&card, CertificateKind::Signature, Some(&holder.password())).is_done()?;
    let card = bench.card(&holder)?;
    bench
        .read_certificate(&card, CertificateKind::Signature, Some(&holder.wrong_password()))
        .is_refused(Reason::WrongPin { tries_left: Some(4) })
});

const WRONG_PIN: Case = case(
    "pin.wrong.pin-when-signing",
    "Reports a wrong PIN with the tries that are left, and returns no signature",
    "誤った暗証番号を残り回数とともに報告し、署名を返さない",
)
.requirement("SIGN-05")
.needs(SIGN)
.catches(&["reports-tries-before-the-failure"])
.run(|bench| {
    let holder = bench.holder()?;
    let card = bench.card(&holder)?;
    let message = bench.message(40);
    bench.sign(&card, PinRef::Authentication, &holder.pin(), &message, SHA256).is_done()?;
    bench
        .sign(&card, PinRef::Authentication, &holder.wrong_pin(), &message, SHA256)
        .is_refused(Reason::WrongPin { tries_left: Some(2) })
});

const NO_SILENT_RETRY: Case = case(
    "pin.wrong.no-silent-retry-when-reading",
    "Spends exactly one try for one wrong password",
    "誤ったパスワード1回につき試行回数を1回だけ消費する",
)
.requirement("PIN-04")
.needs(READ)
.catches(&["retries-pin-by-itself"])
.run(|bench| {
    let holder = bench.holder()?;
    let card = bench.card(&holder)?;
    bench.read_certificate(&card, CertificateKind::Signature, Some(&holder.password())).is_done()?;
    let card = bench.card(&holder)?;
    bench
        .read_certificate(&card, CertificateKind::Signature, Some(&holder.wrong_password()))
        .is_refused_for_one_of(&WRONG_WITH_ANY_COUNT)?;
    bench.tries_left(&card, PinRef::Signature, 4)
});

/// The number that is reported is another case's affair.
const WRONG_WITH_ANY_COUNT: [Reason; 6] = [
    Reason::WrongPin { tries_left: Some(5) },
    Reason::WrongPin { tries_left: Some(4) },
    Reason::WrongPin { tries_left: Some(3) },
    Reason::WrongPin { tries_left: Some(2) },
    Reason::WrongPin { tries_left: Some(1) },
    Reason::WrongPin { tries_left: Some(0) },
];

const NO_SILENT_RETRY_WHEN_SIGNING: Case = case(
    "pin.wrong.no-silent-retry-when-signing",
    "Spends exactly one try for one wrong PIN before a signature",
    "署名前の誤った暗証番号1回につき試行回数を1回だけ消費する",
)
.requirement("PIN-04")
.needs(SIGN)
.catches(&["retries-pin-by-itself"])
.run(|bench| {
    let holder = bench.holder()?;
    let card = bench.card(&holder)?;
    let message = bench.message(40);
    bench.sign(&card, PinRef::Authentication, &holder.pin(), &message, SHA256).is_done()?;
    bench
        .sign(&card, PinRef::Authentication, &holder.wrong_pin(), &message, SHA256)
        .is_refused_for_one_of(&WRONG_WITH_ANY_COUNT)?;
    bench.tries_left(&card, PinRef::Authentication, 2)
});

const SUCCESS_RESTORES: Case = case(
    "pin.wrong.success-restores",
    "Reports all tries again after a failure and then the right password",
    "失敗の後に正しいパスワードを入力すると、全回数に戻ったと報告する",
)
.requirement("PIN-05")
.needs(&[Need::Method(Method::ReaderCertificate), Need::Method(Method::ReaderPinStatus)])
.catches(&["retries-pin-by-itself", "reports-tries-before-the-failure"])
.run(|bench| {
    let holder = bench.holder()?;
    let card = bench.card(&holder)?;
    bench
        .read_certificate(&card, CertificateKind::Signature, Some(&holder.wrong_password()))
        .is_refused(Reason::WrongPin { tries_left: Some(4) })?;
    bench.reports_tries(&card, PinRef::Signature, 4)?;
    bench.read_certificate(&card, CertificateKind::Signature, Some(&holder.password())).is_done()?;
    bench.reports_tries(&card, PinRef::Signature, 5)
});
