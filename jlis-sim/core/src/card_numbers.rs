//! The numbers that a card has and its holder has not.

use sekisho_card_sim::{ContentError, Digits};

use crate::seed::Seed;

/// Numbers of one card. Debug output shows none of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CardNumbers {
    /// 製造番号 in the common card application and the issuer security domain. It begins with 9, as no card was seen to.
    pub serial: Digits<15>,
    /// セキュリティコード, printed on the front: four digits.
    pub security_code: Digits<4>,
}

impl CardNumbers {
    /// The numbers of the `index`-th synthetic resident's card.
    ///
    /// # Errors
    /// None is known: the digits are made here.
    pub fn synthetic(seed: &Seed, index: u64) -> Result<Self, ContentError> {
        let mut draw = seed.of(&format!("card-numbers/{index}")).draw();
        Ok(Self {
            serial: format!("9{:014}", draw.below(100_000_000_000_000)).parse()?,
            security_code: format!("{:04}", draw.below(10_000)).parse()?,
        })
    }
}
