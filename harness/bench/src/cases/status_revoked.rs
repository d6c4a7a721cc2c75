//! Certificates on a revocation list. Each twin is the same offer before the revocation.

use sekisho_ca_sim::CrlReason;
use sekisho_harness_protocol::{Purpose, Reason};

use super::STATUS;
use crate::{Bench, Case, Stop, case::case};

pub(super) const CASES: &[Case] = &[
    KEY_COMPROMISE,
    EVERY_REASON,
    ON_HOLD,
    REASON_CODE,
    LOGIN_REVOKED,
    OTHER_LINE_REVOKED,
    NEIGHBOUR_REVOKED,
    NEW_CERTIFICATE,
];

fn refuses_once_revoked(bench: &Bench, purpose: Purpose, reason: CrlReason, accepted: &[Reason]) -> Result<(), Stop> {
    let holder = bench.holder()?;
    let offer = bench.offer(&holder, purpose)?;
    bench.verify(&offer).is_done()?;
    bench.revoke(&holder, purpose, reason)?;
    bench.verify(&offer).is_refused_for_one_of(accepted)
}

fn revoked(reason: CrlReason) -> Reason {
    Reason::Revoked { reason_code: Some(reason.code()) }
}

const KEY_COMPROMISE: Case = case(
    "status.revoked.key-compromise",
    "Refuses a signature by a certificate whose key was reported stolen",
    "鍵の危殆化により失効した証明書の署名を拒否する",
)
.requirement("STAT-01")
.needs(STATUS)
.catches(&["never-asks-status", "reports-revoked-as-expired"])
.run(|bench| {
    refuses_once_revoked(bench, Purpose::Signature, CrlReason::KeyCompromise, &[revoked(CrlReason::KeyCompromise)])
});

const EVERY_REASON: Case = case(
    "status.revoked.every-reason",
    "Refuses a revoked certificate whatever the reason",
    "失効理由にかかわらず失効した証明書を拒否する",
)
.requirement("STAT-02")
.needs(STATUS)
.catches(&["only-key-compromise-counts"])
.run(|bench| {
    for reason in [
        CrlReason::Unspecified,
        CrlReason::CaCompromise,
        CrlReason::AffiliationChanged,
        CrlReason::Superseded,
        CrlReason::CessationOfOperation,
    ] {
        // RFC 5280 section 5.3.1 would rather leave reason 0 out, so nobody need pass it on.
        let accepted = if reason == CrlReason::Unspecified {
            vec![revoked(reason), Reason::Revoked { reason_code: None }]
        } else {
            vec![revoked(reason)]
        };
        refuses_once_revoked(bench, Purpose::Signature, reason, &accepted)?;
    }
    Ok(())
});

const ON_HOLD: Case = case(
    "status.revoked.on-hold",
    "Refuses a certificate that is suspended after the card was reported lost",
    "カード紛失の届出により一時保留となった証明書を拒否する",
)
.requirement("STAT-03")
.needs(STATUS)
.catches(&["treats-hold-as-good"])
.run(|bench| refuses_once_revoked(bench, Purpose::Authentication, CrlReason::CertificateHold, &[Reason::OnHold]));

const REASON_CODE: Case =
    case("status.revoked.reason-passed-on", "Passes on why the certificate was revoked", "失効理由を伝える")
        .requirement("STAT-10")
        .needs(STATUS)
        .catches(&["ignores-reason-code"])
        .run(|bench| {
            let reason = CrlReason::AffiliationChanged;
            refuses_once_revoked(bench, Purpose::Signature, reason, &[revoked(reason)])
        });

const LOGIN_REVOKED: Case = case(
    "status.revoked.login",
    "Refuses a login with a revoked authentication certificate",
    "失効した利用者証明用電子証明書でのログインを拒否する",
)
.requirement("STAT-01")
.needs(STATUS)
.catches(&["never-asks-status"])
.run(|bench| {
    let reason = CrlReason::CessationOfOperation;
    refuses_once_revoked(bench, Purpose::Authentication, reason, &[revoked(reason)])
});

const OTHER_LINE_REVOKED: Case = case(
    "status.revoked.other-line",
    "Still logs a person in whose signature certificate, with the same serial number, is revoked",
    "同じ番号の署名用電子証明書が失効しても、利用者証明用ではログインできる",
)
.requirement("STAT-09")
.needs(STATUS)
.catches(&["remembers-revoked-serials"])
.run(|bench| {
    let holder = bench.holder()?;
    let (signature, login) =
        (bench.offer(&holder, Purpose::Signature)?, bench.offer(&holder, Purpose::Authentication)?);
    bench.equals(
        "Both certificates have the same serial number",
        "両証明書の発行番号が同じである",
        holder.serial(Purpose::Signature)?,
        holder.serial(Purpose::Authentication)?,
    )?;
    bench.revoke(&holder, Purpose::Signature, CrlReason::AffiliationChanged)?;
    bench.verify(&login).is_done()?;
    bench.verify(&signature).is_refused_for_one_of(&[revoked(CrlReason::AffiliationChanged)])?;
    bench.verify(&login).is_done().map(drop)
});

const NEIGHBOUR_REVOKED: Case = case(
    "status.revoked.neighbour",
    "Accepts a certificate when one whose serial number ends alike is revoked",
    "末尾が同じ番号の別の証明書が失効していても受け入れる",
)
.requirement("STAT-09")
.needs(STATUS)
.catches(&["matches-serial-by-last-byte"])
.run(|bench| {
    let holder = bench.holder()?;
    let offer = bench.offer(&holder, Purpose::Signature)?;
    bench.verify(&offer).is_done()?;
    bench.revoke_neighbour(&holder)?;
    bench.verify(&offer).is_done().map(drop)
});

const NEW_CERTIFICATE: Case = case(
    "status.revoked.old-and-new",
    "Refuses the old certificate and accepts the new one after a renewal",
    "更新後、旧証明書を拒否し新証明書を受け入れる",
)
.requirement("STAT-12")
.needs(STATUS)
.catches(&["reuses-first-crl"])
.run(|bench| {
    let holder = bench.holder()?;
    let old = bench.offer(&holder, Purpose::Signature)?;
    bench.verify(&old).is_done()?;
    bench.revoke(&holder, Purpose::Signature, CrlReason::Superseded)?;
    let renewed = bench.renewed(&holder)?;
    let new = bench.offer(&renewed, Purpose::Signature)?;
    bench.verify(&new).is_done()?;
    bench.verify(&old).is_refused(revoked(CrlReason::Superseded))
});
