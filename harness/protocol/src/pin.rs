//! PIN references and the messages about them.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::CardRef;

/// A PIN of the JPKI application.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum PinRef {
    /// 利用者証明用暗証番号: four digits, three tries.
    Authentication,
    /// 署名用暗証番号: 6 to 16 upper-case letters and digits, five tries.
    Signature,
}

/// Request `reader/pin-status`: how many tries are left. Must not spend one.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PinStatus {
    /// The card.
    pub card: CardRef,
    /// Which PIN.
    pub pin: PinRef,
}

/// Answer to [`PinStatus`].
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PinStatusDone {
    /// Tries left; 0 means blocked.
    pub tries_left: u8,
}

/// Request `reader/change-pin`: what the holder typed, unaltered.
#[derive(Clone, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ChangePin {
    /// The card.
    pub card: CardRef,
    /// Which PIN.
    pub pin: PinRef,
    /// The value in force.
    pub current: String,
    /// The value to set.
    pub new: String,
}

/// Without the values.
impl fmt::Debug for ChangePin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { card, pin, current: _, new: _ } = self;
        f.debug_struct("ChangePin").field("card", card).field("pin", pin).finish_non_exhaustive()
    }
}

/// Answer to [`ChangePin`].
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ChangePinDone {}
