//! Certificate files that are not what they should be. Each twin is the same card unharmed.

use sekisho_harness_protocol::{CertificateKind, Reason};

use super::READ;
use crate::{Bench, Case, Stop, case::case};

pub(super) const CASES: &[Case] = &[ALL_FILLER, TEXT, LENGTH_BEYOND_FILE, INNER_LENGTHS, CUT_OFF];

fn refuses_content(bench: &Bench, reasons: &[Reason], spoil: fn(&[u8]) -> Vec<u8>) -> Result<(), Stop> {
    let holder = bench.holder()?;
    let kind = CertificateKind::Authentication;
    let card = bench.card(&holder)?;
    bench.reads(&card, &holder, kind, None)?;
    let spoilt = spoil(&holder.certificate(kind)?);
    let card = bench.card_with(&holder, |jpki| jpki.write(kind, spoilt))?;
    bench.read_certificate(&card, kind, None).is_refused_for_one_of(reasons)
}

const ALL_FILLER: Case = case(
    "reader.broken.all-filler",
    "Takes a certificate file that holds nothing but filler for an absent certificate, not for one",
    "充填バイトだけの証明書ファイルを証明書として扱わない",
)
.requirement("READ-08")
.needs(READ)
.catches(&["accepts-any-certificate-bytes"])
.run(|bench| refuses_content(bench, &[Reason::NotPresent, Reason::MalformedData], |_| Vec::new()));

const TEXT: Case = case(
    "reader.broken.text-instead-of-certificate",
    "Refuses a certificate file that holds text",
    "証明書ファイルに文字列が入っている場合に拒否する",
)
.requirement("READ-07")
.needs(READ)
.catches(&["accepts-any-certificate-bytes"])
.run(|bench| refuses_content(bench, &[Reason::MalformedData], |right| b"TEST OBJECT ".repeat(right.len() / 12)));

const LENGTH_BEYOND_FILE: Case = case(
    "reader.broken.length-beyond-file",
    "Refuses a certificate whose length points beyond the end of its file",
    "長さがファイルの終わりを越える証明書を拒否する",
)
.requirement("READ-07")
.needs(READ)
.catches(&["accepts-trailing-length", "accepts-any-certificate-bytes"])
.run(|bench| {
    refuses_content(bench, &[Reason::MalformedData], |right| {
        let mut spoilt = right.to_vec();
        spoilt[2] = 0x7F;
        spoilt
    })
});

const INNER_LENGTHS: Case = case(
    "reader.broken.inner-length-wrong",
    "Refuses a certificate whose inner structure does not fit its outer length",
    "内側の構造が外側の長さと合わない証明書を拒否する",
)
.requirement("READ-07")
.needs(READ)
.catches(&["accepts-any-certificate-bytes"])
.run(|bench| {
    refuses_content(bench, &[Reason::MalformedData], |right| {
        // The length of TBSCertificate, directly behind the outer header.
        let mut spoilt = right.to_vec();
        spoilt[6] = spoilt[6].wrapping_add(1);
        spoilt
    })
});

const CUT_OFF: Case = case(
    "reader.broken.cut-off",
    "Refuses a certificate of which only the first half was written",
    "前半しか書き込まれていない証明書を拒否する",
)
.requirement("READ-07")
.needs(READ)
.catches(&["accepts-any-certificate-bytes"])
.run(|bench| refuses_content(bench, &[Reason::MalformedData], |right| right[..right.len() / 2].to_vec()));
