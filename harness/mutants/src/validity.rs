//! Defects about the validity period. `Timestamp` is the time scale of the request, in UTC.

use jiff::Timestamp;
use sekisho_harness_protocol::Reason;
use sekisho_harness_reference::{Certificate, Failure, Implementation, Standard, ValidityRule};

use crate::{Family, defect::Defect};

pub(crate) const IGNORES_NOT_AFTER: Defect = Defect {
    name: "ignores-not-after",
    family: Family::Validity,
    english: "Accepts a certificate that has expired.",
    japanese: "有効期間の過ぎた証明書を受け入れる。",
    build: || Implementation { validity: Box::new(IgnoresNotAfter), ..Implementation::default() },
};

struct IgnoresNotAfter;

impl ValidityRule for IgnoresNotAfter {
    fn check(&self, certificate: &Certificate, at: Timestamp) -> Result<(), Failure> {
        Standard.check(certificate, at.min(certificate.not_after))
    }
}

pub(crate) const IGNORES_NOT_BEFORE: Defect = Defect {
    name: "ignores-not-before",
    family: Family::Validity,
    english: "Accepts a certificate whose validity has not begun.",
    japanese: "有効期間の始まっていない証明書を受け入れる。",
    build: || Implementation { validity: Box::new(IgnoresNotBefore), ..Implementation::default() },
};

struct IgnoresNotBefore;

impl ValidityRule for IgnoresNotBefore {
    fn check(&self, certificate: &Certificate, at: Timestamp) -> Result<(), Failure> {
        Standard.check(certificate, at.max(certificate.not_before))
    }
}

pub(crate) const JUDGES_VALIDITY_BY_DAY: Defect = Defect {
    name: "judges-validity-by-day",
    family: Family::Validity,
    english: "Compares days in UTC only, so a certificate lives on for hours after its last second in Japan.",
    japanese: "協定世界時の日付だけで比べ、日本時間で期限が過ぎた後も数時間受け入れる。",
    build: || Implementation { validity: Box::new(JudgesValidityByDay), ..Implementation::default() },
};

struct JudgesValidityByDay;

impl ValidityRule for JudgesValidityByDay {
    fn check(&self, certificate: &Certificate, at: Timestamp) -> Result<(), Failure> {
        let day = |time: Timestamp| time.as_second().div_euclid(24 * 60 * 60);
        if day(at) < day(certificate.not_before) {
            Err(Reason::NotYetValid.into())
        } else if day(at) > day(certificate.not_after) {
            Err(Reason::Expired.into())
        } else {
            Ok(())
        }
    }
}

pub(crate) const EXCLUDES_LAST_SECOND: Defect = Defect {
    name: "excludes-last-second",
    family: Family::Validity,
    english: "Calls a certificate expired in its last valid second.",
    japanese: "有効な最後の一秒を期限切れとする。",
    build: || Implementation { validity: Box::new(ExcludesLastSecond), ..Implementation::default() },
};

struct ExcludesLastSecond;

impl ValidityRule for ExcludesLastSecond {
    fn check(&self, certificate: &Certificate, at: Timestamp) -> Result<(), Failure> {
        if at == certificate.not_after { Err(Reason::Expired.into()) } else { Standard.check(certificate, at) }
    }
}

pub(crate) const EXCLUDES_FIRST_HOUR: Defect = Defect {
    name: "excludes-first-hour",
    family: Family::Validity,
    english: "Calls a certificate not yet valid in its first hour.",
    japanese: "有効期間の最初の一時間を期間前とする。",
    build: || Implementation { validity: Box::new(ExcludesFirstHour), ..Implementation::default() },
};

struct ExcludesFirstHour;

impl ValidityRule for ExcludesFirstHour {
    fn check(&self, certificate: &Certificate, at: Timestamp) -> Result<(), Failure> {
        if at.as_second() < certificate.not_before.as_second() + 60 * 60 {
            return Err(Reason::NotYetValid.into());
        }
        Standard.check(certificate, at)
    }
}
