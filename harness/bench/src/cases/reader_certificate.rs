//! Reading certificates from a card that is in order.

use sekisho_harness_protocol::{CertificateKind, PinRef, Reason};

use super::READ;
use crate::{Bench, Case, Stop, case::case, holder::Holder};

pub(super) const CASES: &[Case] = &[
    AUTHENTICATION_WITHOUT_PIN,
    AUTHENTICATION_CA,
    SIGNATURE_CA,
    SIGNATURE_WITH_PASSWORD,
    SIGNATURE_WITHOUT_PASSWORD,
    TWO_HOLDERS,
    SHORT_FILE,
    CHILD,
];

fn reads(bench: &Bench, holder: &Holder, kind: CertificateKind, pin: Option<&str>) -> Result<(), Stop> {
    bench.reads(&bench.card(holder)?, holder, kind, pin)
}

const AUTHENTICATION_WITHOUT_PIN: Case = case(
    "reader.certificate.authentication-without-pin",
    "Reads the authentication certificate without asking for a PIN",
    "利用者証明用電子証明書を暗証番号なしで読む",
)
.requirement("READ-02")
.needs(READ)
.catches(&["keeps-filler"])
.run(|bench| {
    let holder = bench.holder()?;
    let card = bench.card(&holder)?;
    bench.reads(&card, &holder, CertificateKind::Authentication, None)?;
    bench.equals("No PIN was presented to the card", "カードに暗証番号を送っていない", 0, card.pins_presented())
});

const AUTHENTICATION_CA: Case = case(
    "reader.certificate.authentication-ca",
    "Reads the CA certificate of the authentication line",
    "利用者証明用の認証局証明書を読む",
)
.requirement("READ-03")
.needs(READ)
.catches(&["drops-last-byte-of-long-reads", "wraps-read-offset-at-256"])
.run(|bench| reads(bench, &bench.holder()?, CertificateKind::AuthenticationCa, None));

const SIGNATURE_CA: Case = case(
    "reader.certificate.signature-ca",
    "Reads the CA certificate of the signature line without the password",
    "署名用の認証局証明書をパスワードなしで読む",
)
.requirement("READ-03")
.needs(READ)
.catches(&["drops-last-byte-of-long-reads", "takes-one-length-byte"])
.run(|bench| reads(bench, &bench.holder()?, CertificateKind::SignatureCa, None));

const SIGNATURE_WITH_PASSWORD: Case = case(
    "reader.certificate.signature-with-password",
    "Reads the signature certificate once the password is given",
    "署名用パスワードを入力すると署名用電子証明書を読む",
)
.requirement("READ-04")
.needs(READ)
.catches(&["keeps-filler", "takes-one-length-byte"])
.run(|bench| {
    let holder = bench.holder()?;
    reads(bench, &holder, CertificateKind::Signature, Some(&holder.password()))
});

const SIGNATURE_WITHOUT_PASSWORD: Case = case(
    "reader.certificate.signature-without-password",
    "Asks for the password instead of trying one when the signature certificate is wanted without it",
    "パスワードなしで署名用電子証明書を求められたとき、勝手に照合せず入力を求める",
)
.requirement("PIN-10")
.needs(READ)
.catches(&["needs-no-pin-for-missing"])
.run(|bench| {
    let holder = bench.holder()?;
    let card = bench.card(&holder)?;
    bench.read_certificate(&card, CertificateKind::Signature, Some(&holder.password())).is_done()?;
    let card = bench.card(&holder)?;
    bench.read_certificate(&card, CertificateKind::Signature, None).is_refused(Reason::PinRequired)?;
    bench.tries_left(&card, PinRef::Signature, 5)
});

const TWO_HOLDERS: Case = case(
    "reader.certificate.two-holders",
    "Reads each holder's own certificate when cards are exchanged",
    "カードを取り替えると、それぞれの利用者の証明書を読む",
)
.requirement("READ-05")
.needs(READ)
.catches(&["keeps-filler", "wraps-read-offset-at-256"])
.run(|bench| {
    let (first, second) = (bench.holder()?, bench.holder()?);
    reads(bench, &first, CertificateKind::Authentication, None)?;
    reads(bench, &second, CertificateKind::Authentication, None)
});

const SHORT_FILE: Case = case(
    "reader.certificate.file-without-filler",
    "Reads a certificate that fills its file to the last octet",
    "ファイルをちょうど満たす証明書を最後の1オクテットまで読む",
)
.requirement("READ-06")
.needs(READ)
.catches(&["drops-last-byte-of-long-reads"])
.run(|bench| {
    let holder = bench.holder()?;
    let card = bench.card_with(&holder, |jpki| jpki.trim_filler(CertificateKind::Authentication))?;
    bench.reads(&card, &holder, CertificateKind::Authentication, None)
});

const CHILD: Case = case(
    "reader.certificate.child-without-signature",
    "Says that a child's card carries no signature certificate, after reading the one it has",
    "署名用電子証明書のない子どものカードでは、その旨を報告する",
)
.requirement("READ-08")
.needs(READ)
.catches(&["reports-every-refusal-as-malformed"])
.run(|bench| {
    let adult = bench.holder()?;
    reads(bench, &adult, CertificateKind::Signature, Some(&adult.password()))?;
    let child = bench.child()?;
    reads(bench, &child, CertificateKind::Authentication, None)?;
    let card = bench.card(&child)?;
    bench
        .read_certificate(&card, CertificateKind::Signature, Some(&child.password()))
        .is_refused_for_one_of(&[Reason::NotPresent, Reason::CardError { status_word: Some(0x6A82) }])
});
