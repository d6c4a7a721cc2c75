//! Whether the card is in the reader.

use super::effect::Returns;

/// Where the card is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Presence {
    Here,
    /// It has left after its last answer, which the reader still gets.
    Leaving(Returns),
    Away(Returns),
}

impl Presence {
    /// The next command finds a card that has left gone.
    pub(super) fn at_command(self) -> Self {
        match self {
            Self::Leaving(returns) => Self::Away(returns),
            other => other,
        }
    }

    /// The reader's power finds a card that comes back there again.
    pub(super) fn at_power(self) -> Self {
        match self {
            Self::Here | Self::Leaving(Returns::NextPower) | Self::Away(Returns::NextPower) => Self::Here,
            Self::Leaving(Returns::Never) | Self::Away(Returns::Never) => Self::Away(Returns::Never),
        }
    }
}
