//! The secrets that a holder chooses when the card is handed over.

use std::fmt;

use crate::seed::Seed;

/// The four secrets of a card. They are never shown by `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct Pins {
    /// 署名用暗証番号: 6 to 16 capital letters and digits.
    pub signature_password: String,
    /// 利用者証明用暗証番号: 4 digits.
    pub authentication_pin: String,
    /// 券面事項入力補助用暗証番号: 4 digits.
    pub text_pin: String,
    /// 個人番号カード用暗証番号, for the common card and the Basic Resident Register application: 4 digits.
    pub card_pin: String,
}

impl Pins {
    /// The secrets of the `index`-th synthetic resident: a password of `TEST` and six digits, and four digits each.
    #[must_use]
    pub fn synthetic(seed: &Seed, index: u64) -> Self {
        let mut draw = seed.of(&format!("pins/{index}")).draw();
        let signature_password = format!("TEST{:06}", draw.below(1_000_000));
        let mut pin = || format!("{:04}", draw.below(10_000));
        Self { signature_password, authentication_pin: pin(), text_pin: pin(), card_pin: pin() }
    }
}

impl fmt::Debug for Pins {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pins(redacted)")
    }
}
