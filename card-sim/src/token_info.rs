//! The token information file of the JPKI application: a PKCS #11 CK_TOKEN_INFO of 160 bytes.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Which token a card presents itself as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TokenLabel {
    /// The plastic My Number Card.
    MyNumberCard,
    /// Its predecessor, the Basic Resident Register card.
    JukiCard,
    /// The application in an Android phone's secure element.
    Android,
    /// The application in an iPhone.
    Iphone,
}

impl TokenLabel {
    /// The label as clients read it, without padding.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::MyNumberCard => "JPKIAPICCTOKEN2",
            Self::JukiCard => "JPKIAPICCTOKEN",
            Self::Android => "JPKIAPGPSETOKEN",
            Self::Iphone => "JPKIAPIOSTOKEN",
        }
    }

    /// Whether the token lives in a phone, where the authentication certificate is behind its PIN.
    #[must_use]
    pub const fn is_phone(self) -> bool {
        matches!(self, Self::Android | Self::Iphone)
    }
}

/// The label in token information, without padding.
pub(crate) fn label_in(info: &[u8]) -> String {
    let label = info.get(..LABEL_LENGTH).unwrap_or(info);
    String::from_utf8_lossy(label).trim_end_matches(' ').to_owned()
}

/// Length of the label's field in bytes.
const LABEL_LENGTH: usize = 32;

/// Length of the file in bytes.
pub const TOKEN_INFO_LENGTH: usize = 160;

/// CKF_TOKEN_INITIALIZED, CKF_USER_PIN_INITIALIZED, CKF_LOGIN_REQUIRED, CKF_RNG: what was observed.
const FLAGS: u32 = 0x0000_040D;

/// CK_UNAVAILABLE_INFORMATION.
const UNAVAILABLE: u32 = 0xFFFF_FFFF;

/// The file's content. Text is padded with spaces: some clients trim nothing else before they compare.
///
/// Manufacturer, model and serial number of real cards are not public; these say what the object is.
#[must_use]
pub fn token_info(label: TokenLabel) -> Vec<u8> {
    let mut info = Vec::with_capacity(TOKEN_INFO_LENGTH);
    let texts =
        [(label.text(), LABEL_LENGTH), ("SEKISHO TEST OBJECT", 32), ("VIRTUAL CARD", 16), ("0000000000000000", 16)];
    for (text, width) in texts {
        info.extend_from_slice(format!("{text:<width$}").as_bytes());
    }
    // Sessions: most, open, most read-write, open read-write; then longest and shortest PIN; then four memory sizes.
    let numbers = [FLAGS, 1, 0, 1, 0, 16, 6, UNAVAILABLE, UNAVAILABLE, UNAVAILABLE, UNAVAILABLE];
    for number in numbers {
        info.extend_from_slice(&number.to_be_bytes());
    }
    info.extend_from_slice(b"03");
    info.extend_from_slice(b"01");
    info.extend_from_slice(&[b'9'; 16]);
    info
}
