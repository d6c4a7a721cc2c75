//! `initialize`: who the driver is and what it can do.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Method;

/// The protocol version that this crate speaks. A driver answers with the version it was written for; the major number must agree.
pub const PROTOCOL_VERSION: &str = "1.0";

/// The first request of the bench.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Initialize {
    /// The version that the bench speaks.
    pub protocol: String,
}

/// Answer to [`Initialize`].
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DriverInfo {
    /// The version that the driver speaks.
    pub protocol: String,
    /// Name of the implementation under test.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Who makes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vendor: Option<String>,
    /// The methods that it has.
    pub methods: BTreeSet<Method>,
    /// How the card must reach it.
    #[serde(default)]
    pub card: CardAccess,
    /// Where its time comes from.
    #[serde(default)]
    pub clock: ClockSource,
    /// Where its trust anchors come from.
    #[serde(default)]
    pub anchors: AnchorSource,
    /// Where its revocation information comes from.
    #[serde(default)]
    pub status: StatusSource,
    /// How finely it can say why it refuses.
    #[serde(default)]
    pub reasons: ReasonDetail,
}

/// How the card reaches the implementation.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CardAccess {
    /// Call-backs over the same pipe.
    #[default]
    CallBack,
    /// A TCP port with length-prefixed frames.
    Tcp,
    /// A PC/SC reader.
    Pcsc,
}

/// Where the implementation's time comes from.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ClockSource {
    /// Each request carries it.
    #[default]
    Injected,
    /// The machine's clock: cases that need another time do not apply.
    Wall,
}

/// Where the implementation's trust anchors come from.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AnchorSource {
    /// Each request carries them.
    #[default]
    Injected,
    /// They are built in: cases that need other anchors do not apply.
    BuiltIn,
}

/// Where the implementation's revocation information comes from.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum StatusSource {
    /// It calls `status/crl` back.
    #[default]
    CallBack,
    /// It has none: cases about revocation do not apply.
    None,
}

/// How finely the implementation can say why it refuses.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ReasonDetail {
    /// It names the very reason.
    #[default]
    Exact,
    /// It can only say that it refused; a right refusal then passes with a warning.
    RefusedOnly,
}
