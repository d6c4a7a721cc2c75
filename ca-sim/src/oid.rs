//! An object identifier that can stand in settings and files in dotted form.

use std::fmt;

use const_oid::ObjectIdentifier;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::CaError;

/// Numbers below this are safe with const-oid 0.9.
const NUMBERS_END: u32 = 1 << 28;

/// An object identifier, written `1.2.392.200149.8.5.1.0.20` in files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub struct Oid(pub(crate) ObjectIdentifier);

impl Oid {
    /// Makes an identifier from a constant known to be well formed.
    pub(crate) const fn constant(dotted: &'static str) -> Self {
        Self(ObjectIdentifier::new_unwrap(dotted))
    }
}

impl fmt::Display for Oid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl TryFrom<String> for Oid {
    type Error = CaError;

    fn try_from(dotted: String) -> Result<Self, CaError> {
        // const-oid 0.9 multiplies without looking, so that a number above 32 bits would end the program, or wrap; and of
        // numbers above 28 bits it takes some that it then cannot print, which ends the program as well.
        let fits = dotted.split('.').all(|number| number.parse::<u32>().is_ok_and(|number| number < NUMBERS_END));
        match ObjectIdentifier::new(if fits { &dotted } else { "" }) {
            Ok(oid) => Ok(Self(oid)),
            Err(_) => Err(CaError::Text {
                field: "object identifier",
                expected: "numbers below 268435456 parted by points, such as 1.2.392.200149.8.5.1.0.20",
                got: dotted,
            }),
        }
    }
}

impl From<Oid> for String {
    fn from(oid: Oid) -> Self {
        oid.to_string()
    }
}
