//! `reader/text`, `reader/number` and `reader/surface`: what the card says about its holder.
//!
//! Provisional: no case asks for these yet, and their members may still change.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Base64Bytes, CardRef};

/// What opens the holder's data on the card. Each application has references of its own with counters of their own.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum AccessRef {
    /// 券面事項入力補助用暗証番号: four digits. Opens text and number.
    TextPin,
    /// 照合番号A: the twelve digits of the individual number. Opens number and surface.
    MatchingNumberA,
    /// 照合番号B: fourteen digits, the date of birth (year of the era), the year of expiry and the security code. Opens
    /// text and surface.
    MatchingNumberB,
}

/// Sex as the card codes it (JIS X 0303).
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Sex {
    /// 0
    NotKnown,
    /// 1
    Male,
    /// 2
    Female,
    /// 9
    NotApplicable,
}

/// What the implementation knows about the origin of the data.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Authenticity {
    /// A signature over the data was checked, up to an issuer that the implementation trusts.
    Verified,
    /// A check was made and failed.
    NotVerified,
    /// No check was made, or the issuer is not known to the implementation.
    Unknown,
}

/// Request `reader/text`: name, address, date of birth and sex from the text application (券面事項入力補助).
#[derive(Clone, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReadText {
    /// The card.
    pub card: CardRef,
    /// What the holder gives: the PIN or matching number B.
    pub access: AccessRef,
    /// Its value.
    pub secret: String,
}

/// Answer to [`ReadText`].
#[derive(Clone, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReadTextDone {
    /// Name as it stands in the card, the parts separated by U+3000.
    pub name: String,
    /// Address as it stands in the card.
    pub address: String,
    /// Date of birth, YYYY-MM-DD.
    pub birth: String,
    /// Sex.
    pub sex: Sex,
    /// Origin of the data.
    pub authenticity: Authenticity,
}

/// Request `reader/number`: the individual number from the text application.
#[derive(Clone, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReadNumber {
    /// The card.
    pub card: CardRef,
    /// What the holder gives: the PIN or matching number A.
    pub access: AccessRef,
    /// Its value.
    pub secret: String,
}

/// Answer to [`ReadNumber`].
#[derive(Clone, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReadNumberDone {
    /// The twelve digits.
    pub number: String,
    /// Origin of the number.
    pub authenticity: Authenticity,
}

/// Request `reader/surface`: what is printed on the card, from the surface application (券面事項確認).
#[derive(Clone, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReadSurface {
    /// The card.
    pub card: CardRef,
    /// What the holder gives: matching number A or B.
    pub access: AccessRef,
    /// Its value.
    pub secret: String,
}

/// Answer to [`ReadSurface`]. Images are the octets of the card.
#[derive(Clone, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReadSurfaceDone {
    /// Date of birth, YYYY-MM-DD.
    pub birth: String,
    /// Sex.
    pub sex: Sex,
    /// Last day on which the card is in force, YYYY-MM-DD.
    pub expiry: String,
    /// The name as printed (PNG).
    pub name_image: Base64Bytes,
    /// The address as printed (PNG).
    pub address_image: Base64Bytes,
    /// The face (JPEG 2000).
    pub photo: Base64Bytes,
    /// The security code as printed (PNG).
    pub security_code_image: Base64Bytes,
    /// The individual number as printed (PNG), from the back of the card. Only matching number A opens it; absent if the
    /// implementation does not read it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number_image: Option<Base64Bytes>,
    /// Origin of what the card signs: expiry and security code are not signed.
    pub authenticity: Authenticity,
}

/// Nothing that the holder typed, and nothing about the holder, is shown by `Debug`.
macro_rules! hidden {
    ($($name:ident: $($shown:ident),*;)*) => {$(
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($name))$(.field(stringify!($shown), &self.$shown))*.finish_non_exhaustive()
            }
        }
    )*};
}

hidden! {
    ReadText: card, access;
    ReadTextDone: authenticity;
    ReadNumber: card, access;
    ReadNumberDone: authenticity;
    ReadSurface: card, access;
    ReadSurfaceDone: authenticity;
}
