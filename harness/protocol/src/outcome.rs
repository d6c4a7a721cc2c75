//! What a request came to: done, or refused with a reason.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Reason;

/// The result of a request. Serialised with a member `outcome` that is `done` or `refused`.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "outcome", rename_all = "kebab-case")]
pub enum Outcome<T> {
    /// The implementation did what was asked.
    Done(T),
    /// The implementation declined.
    Refused(Refusal),
}

/// A refusal.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Refusal {
    /// Why, from the fixed list.
    pub reason: Reason,
    /// The implementation's own words, for a person; never compared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
}

impl<T> From<Reason> for Outcome<T> {
    fn from(reason: Reason) -> Self {
        Self::Refused(Refusal { reason, detail: None })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SignDone;

    #[test]
    fn a_refusal_keeps_its_reason_and_data_on_the_wire() {
        let refused: Outcome<SignDone> = Reason::WrongPin { tries_left: Some(2) }.into();
        let text = serde_json::to_string(&refused).unwrap();
        assert_eq!(text, r#"{"outcome":"refused","reason":{"code":"wrong-pin","tries_left":2}}"#);
        assert_eq!(serde_json::from_str::<Outcome<SignDone>>(&text).unwrap(), refused);
    }
}
