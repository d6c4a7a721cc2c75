//! What tells one environment from another: the organisation in every name, and the policy identifiers.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Carrier, Line, Oid};

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
    /// Policies of signing certificates.
    pub signing_policies: Policies,
    /// Policies of authentication certificates.
    pub authentication_policies: Policies,
}

/// The certificate policies of one line, all under `1.2.392.200149.8.5.1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Policies {
    /// On a card.
    pub card: Oid,
    /// On a phone. For signing, one source that its own author marks unconfirmed; for authentication, chosen.
    pub phone: Oid,
    /// On the card that follows today's: chosen.
    pub next_card: Oid,
}

impl Policies {
    const fn constant(card: &'static str, phone: &'static str, next_card: &'static str) -> Self {
        Self { card: Oid::constant(card), phone: Oid::constant(phone), next_card: Oid::constant(next_card) }
    }

    /// The policy of certificates whose key this carries.
    #[must_use]
    pub fn of(&self, carrier: Carrier) -> Oid {
        match carrier {
            Carrier::Card => self.card,
            Carrier::Phone => self.phone,
            Carrier::NextCard => self.next_card,
        }
    }
}

impl Names {
    /// The test environment: `O=JPKI-TEST`. The signing policy of cards was seen on test cards; all others are
    /// chosen by analogy.
    #[must_use]
    pub fn test() -> Self {
        Self {
            organisation: "JPKI-TEST".to_owned(),
            signing_policies: Policies::constant(
                "1.2.392.200149.8.5.1.0.20",
                "1.2.392.200149.8.5.1.0.40",
                "1.2.392.200149.8.5.1.0.60",
            ),
            authentication_policies: Policies::constant(
                "1.2.392.200149.8.5.1.0.30",
                "1.2.392.200149.8.5.1.0.50",
                "1.2.392.200149.8.5.1.0.70",
            ),
        }
    }

    /// The shape of production, for cases that must look genuine. The keys are still published test keys.
    #[must_use]
    pub fn production_shape() -> Self {
        Self {
            organisation: "JPKI".to_owned(),
            signing_policies: Policies::constant(
                "1.2.392.200149.8.5.1.1.20",
                "1.2.392.200149.8.5.1.1.40",
                "1.2.392.200149.8.5.1.1.60",
            ),
            authentication_policies: Policies::constant(
                "1.2.392.200149.8.5.1.3.30",
                "1.2.392.200149.8.5.1.3.50",
                "1.2.392.200149.8.5.1.3.70",
            ),
        }
    }

    /// Policy of holders' certificates of this line.
    #[must_use]
    pub fn policy(&self, line: Line, carrier: Carrier) -> Oid {
        match line {
            Line::Signing => self.signing_policies.of(carrier),
            Line::Authentication => self.authentication_policies.of(carrier),
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
