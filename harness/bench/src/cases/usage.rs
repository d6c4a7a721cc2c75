//! A signature certificate signs, an authentication certificate logs in, and neither stands in for the other.

use sekisho_harness_protocol::{Purpose, Reason};

use super::VERIFY;
use crate::{Bench, Case, Stop, case::case, forge, offer::Offer};

pub(super) const CASES: &[Case] = &[LOGIN_AS_SIGNATURE, SIGNATURE_AS_LOGIN, SAME_ISSUER];

fn offered_for_the_other(bench: &Bench, own: Purpose, other: Purpose) -> Result<(), Stop> {
    let holder = bench.holder()?;
    let twin = bench.offer(&holder, own)?;
    bench.verify(&twin).is_done()?;
    bench.verify(&Offer { purpose: other, ..twin }).is_refused(Reason::WrongPurpose)
}

const LOGIN_AS_SIGNATURE: Case = case(
    "usage.swapped.authentication-as-signature",
    "Does not take a signature by the authentication key for a signature of the person",
    "利用者証明用の鍵による署名を本人の電子署名として認めない",
)
.requirement("USE-01")
.needs(VERIFY)
.catches(&["ignores-purpose"])
.run(|bench| offered_for_the_other(bench, Purpose::Authentication, Purpose::Signature));

const SIGNATURE_AS_LOGIN: Case = case(
    "usage.swapped.signature-as-login",
    "Does not take the signature certificate for a login",
    "署名用電子証明書をログインに使わせない",
)
.requirement("USE-02")
.needs(VERIFY)
.catches(&["ignores-purpose"])
.run(|bench| offered_for_the_other(bench, Purpose::Signature, Purpose::Authentication));

const SAME_ISSUER: Case = case(
    "usage.swapped.right-issuer",
    "Looks at the certificate's own key usage, not only at which authority issued it",
    "発行局だけでなく証明書自身の鍵用途を確認する",
)
.requirement("USE-01")
.needs(VERIFY)
.catches(&["reads-purpose-from-issuer-name-only"])
.run(|bench| {
    let holder = bench.holder()?;
    let twin = bench.offer(&holder, Purpose::Signature)?;
    bench.verify(&twin).is_done()?;
    // A certificate of the signature line with the key usage of the authentication line.
    let certificate = bench.reissued_by_own(&twin.certificate, forge::without_non_repudiation)?;
    bench.verify(&Offer { certificate, ..twin }).is_refused(Reason::WrongPurpose)
});
