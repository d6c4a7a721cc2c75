//! The texts that stand in objects of JPKI. Written here apart from what issues certificates, so that a slip there shows.

use crate::line::Line;

/// OU of the operator.
pub(super) const OPERATOR: &str = "Japan Agency for Local Authority Information Systems";
/// OU of every distribution point.
pub(super) const DISTRIBUTION_POINTS: &str = "CRL Distribution Points";
/// What follows the municipality in the CN of a distribution point.
pub(super) const POINT: &str = " CRLDP";
/// O in the Japanese name.
pub(super) const SERVICE_JA: &str = "公的個人認証サービス";
/// OU of the operator in the Japanese name.
pub(super) const OPERATOR_JA: &str = "地方公共団体情報システム機構";
/// Where the certification practice statement stands.
pub(super) const CPS: &str = "http://www.jpki.go.jp/cps.html";
/// OCSP address in authentication certificates.
pub(super) const OCSP: &str = "http://ocspauthnorm.jpki.go.jp";
/// O in production.
pub(super) const ORGANISATION: &str = "JPKI";
/// O of test objects.
pub(super) const TEST_ORGANISATION: &str = "JPKI-TEST";

/// OU of a line.
pub(super) const fn unit(line: Line) -> &'static str {
    match line {
        Line::Signing => "JPKI for digital signature",
        Line::Authentication => "JPKI for user authentication",
    }
}

/// OU of a line in the Japanese name.
pub(super) const fn unit_ja(line: Line) -> &'static str {
    match line {
        Line::Signing => "公的個人認証サービス署名用",
        Line::Authentication => "公的個人認証サービス利用者証明用",
    }
}
