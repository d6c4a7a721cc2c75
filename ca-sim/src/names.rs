//! What tells one environment from another: the organisation in every name, and the policy identifiers.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Line, Oid};

/// OU of both authorities: the operator.
pub(crate) const OPERATOR: &str = "Japan Agency for Local Authority Information Systems";
/// The operator in the Japanese alternative name.
pub(crate) const OPERATOR_JA: &str = "地方公共団体情報システム機構";
/// The service in the Japanese alternative name. Chosen: the test environment carries the same.
pub(crate) const SERVICE_JA: &str = "公的個人認証サービス";
/// Where the certification practice statement stands.
pub(crate) const CPS_URI: &str = "http://www.jpki.go.jp/cps.html";

/// The names of an environment.
///
/// One public source shows test cards, and of them only signing certificates: those differ from genuine ones in these
/// values and in the root. Whether anything else differs is not known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Names {
    /// O of every authority: `JPKI-TEST` for test objects.
    pub organisation: String,
    /// Policy of signing certificates.
    pub signing_policy: Oid,
    /// Policy of authentication certificates.
    pub authentication_policy: Oid,
}

impl Names {
    /// The test environment: `O=JPKI-TEST`. The signing policy was seen on test cards; the authentication policy is
    /// chosen by analogy.
    #[must_use]
    pub fn test() -> Self {
        Self {
            organisation: "JPKI-TEST".to_owned(),
            signing_policy: Oid::constant("1.2.392.200149.8.5.1.0.20"),
            authentication_policy: Oid::constant("1.2.392.200149.8.5.1.0.30"),
        }
    }

    /// The shape of production, for cases that must look genuine. The keys are still published test keys.
    #[must_use]
    pub fn production_shape() -> Self {
        Self {
            organisation: "JPKI".to_owned(),
            signing_policy: Oid::constant("1.2.392.200149.8.5.1.1.20"),
            authentication_policy: Oid::constant("1.2.392.200149.8.5.1.3.30"),
        }
    }

    /// Policy of end-entity certificates of this line.
    #[must_use]
    pub fn policy(&self, line: Line) -> Oid {
        match line {
            Line::Signing => self.signing_policy,
            Line::Authentication => self.authentication_policy,
        }
    }
}

/// The OU that tells the two authorities apart.
pub(crate) fn unit(line: Line) -> &'static str {
    match line {
        Line::Signing => "JPKI for digital signature",
        Line::Authentication => "JPKI for user authentication",
    }
}

/// The same in the Japanese alternative name.
pub(crate) fn unit_ja(line: Line) -> &'static str {
    match line {
        Line::Signing => "公的個人認証サービス署名用",
        Line::Authentication => "公的個人認証サービス利用者証明用",
    }
}
