//! The certificate's validity, to the second. JPKI certificates end at 23:59:59 Japan time, which is 14:59:59Z.

use jiff::{SignedDuration, Timestamp};
use sekisho_harness_protocol::{Purpose, Reason};

use super::VERIFY_AT;
use crate::{Bench, Case, Stop, case::case};

pub(super) const CASES: &[Case] =
    &[LAST_SECOND, FIRST_SECOND, SECOND_AFTER, YEAR_AFTER, SECOND_BEFORE, YEAR_BEFORE, LOGIN_EXPIRED];

/// Offers the same signature at the first instant, where it must be accepted, and then at the second.
fn judged_at(
    bench: &Bench,
    purpose: Purpose,
    moments: impl Fn(Timestamp, Timestamp) -> (Timestamp, Timestamp),
    reason: Reason,
) -> Result<(), Stop> {
    let holder = bench.holder()?;
    let offer = bench.offer(&holder, purpose)?;
    let (not_before, not_after) = holder.validity(purpose)?;
    let (good, bad) = moments(not_before, not_after);
    bench.set_clock(good);
    bench.verify(&offer).is_done()?;
    bench.set_clock(bad);
    bench.verify(&offer).is_refused(reason)
}

const SECOND: SignedDuration = SignedDuration::from_secs(1);
const YEAR: SignedDuration = SignedDuration::from_hours(365 * 24);

const LAST_SECOND: Case = case(
    "validity.end.last-second",
    "Accepts a certificate in the last second of its last day",
    "有効期間最終日の最後の1秒には受け入れる",
)
.requirement("VAL-03")
.needs(VERIFY_AT)
.catches(&["excludes-last-second"])
.run(|bench| {
    let holder = bench.holder()?;
    let offer = bench.offer(&holder, Purpose::Signature)?;
    bench.set_clock(holder.validity(Purpose::Signature)?.1);
    bench.verify(&offer).is_done().map(drop)
});

const FIRST_SECOND: Case = case(
    "validity.begin.first-second",
    "Accepts a certificate in the first second of its validity",
    "有効期間の最初の1秒から受け入れる",
)
.requirement("VAL-03")
.needs(VERIFY_AT)
.catches(&["excludes-first-hour"])
.run(|bench| {
    let holder = bench.holder()?;
    let offer = bench.offer(&holder, Purpose::Authentication)?;
    bench.set_clock(holder.validity(Purpose::Authentication)?.0);
    bench.verify(&offer).is_done().map(drop)
});

const SECOND_AFTER: Case = case(
    "validity.end.one-second-after",
    "Refuses a certificate one second after its end, still on the same day in UTC",
    "有効期間満了の1秒後（UTCでは同日）に拒否する",
)
.requirement("VAL-02")
.needs(VERIFY_AT)
.catches(&["ignores-not-after", "judges-validity-by-day"])
.run(|bench| judged_at(bench, Purpose::Signature, |_, end| (end, end + SECOND), Reason::Expired));

const YEAR_AFTER: Case = case(
    "validity.end.one-year-after",
    "Refuses a certificate that ended a year ago",
    "1年前に満了した証明書を拒否する",
)
.requirement("VAL-02")
.needs(VERIFY_AT)
.catches(&["ignores-not-after", "swaps-expired-and-not-yet-valid"])
.run(|bench| judged_at(bench, Purpose::Signature, |_, end| (end - SECOND, end + YEAR), Reason::Expired));

const SECOND_BEFORE: Case = case(
    "validity.begin.one-second-before",
    "Refuses a certificate one second before its validity begins",
    "有効期間開始の1秒前に拒否する",
)
.requirement("VAL-01")
.needs(VERIFY_AT)
.catches(&["ignores-not-before", "judges-validity-by-day"])
.run(|bench| judged_at(bench, Purpose::Signature, |begin, _| (begin + SECOND, begin - SECOND), Reason::NotYetValid));

const YEAR_BEFORE: Case = case(
    "validity.begin.one-year-before",
    "Refuses a certificate that begins in a year",
    "1年後に有効となる証明書を拒否する",
)
.requirement("VAL-01")
.needs(VERIFY_AT)
.catches(&["ignores-not-before", "swaps-expired-and-not-yet-valid"])
.run(|bench| judged_at(bench, Purpose::Signature, |begin, _| (begin + SECOND, begin - YEAR), Reason::NotYetValid));

const LOGIN_EXPIRED: Case = case(
    "validity.end.login",
    "Refuses a login with an authentication certificate that has ended",
    "満了した利用者証明用電子証明書でのログインを拒否する",
)
.requirement("VAL-02")
.needs(VERIFY_AT)
.catches(&["ignores-not-after"])
.run(|bench| judged_at(bench, Purpose::Authentication, |_, end| (end, end + SECOND), Reason::Expired));
