//! `reader/token`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::CardRef;

/// Request `reader/token`.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReadToken {
    /// The card.
    pub card: CardRef,
}

/// Answer to [`ReadToken`].
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReadTokenDone {
    /// The label without the spaces that pad it.
    pub label: String,
}
