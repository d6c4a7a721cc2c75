//! The two lines of JPKI: certificates for signing and certificates for user authentication.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One of the two certification authorities of JPKI. Serial numbers are unique within a line only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Line {
    /// 署名用: the digital signature of the holder.
    Signing,
    /// 利用者証明用: authentication of the holder.
    Authentication,
}

impl Line {
    /// Both, in the order in which they are always written.
    pub const BOTH: [Self; 2] = [Self::Signing, Self::Authentication];
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Signing => "signing",
            Self::Authentication => "authentication",
        })
    }
}
