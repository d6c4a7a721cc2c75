//! What a card is to be: its token, its certificates, its applications, the state of its references.

use std::fmt;

use sekisho_card_sim::{DEFAULT_ATR, TokenLabel};

/// Which certificates a holder wants; either may be declined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// The signing certificate. Whoever is too young gets none all the same.
    pub signature: bool,
    /// The authentication certificate.
    pub authentication: bool,
}

impl Wanted {
    /// Both, as nearly everybody.
    pub const BOTH: Self = Self { signature: true, authentication: true };
    /// The authentication certificate alone, as for wards and cards without PINs.
    pub const AUTHENTICATION: Self = Self { signature: false, authentication: true };
    /// The signing certificate alone.
    pub const SIGNATURE: Self = Self { signature: true, authentication: false };
    /// None.
    pub const NEITHER: Self = Self { signature: false, authentication: false };
}

/// Which applications a card has, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// The plastic card: JPKI, surface, text, common and Basic Resident Register application.
    Plastic,
    /// A phone: the JPKI application alone.
    Phone,
    /// A sketch of the next generation: two applications and keys on P-384. No layout is published; all of it is chosen.
    NextGeneration,
}

/// The state in which the references leave the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PinState {
    /// The holder has set them.
    Set,
    /// The holder has none (顔認証マイナンバーカード): what a PIN would open stays closed. Printed numbers work.
    None,
    /// Every reference is blocked, printed numbers too.
    Blocked,
}

/// An application that is loaded beside those of every card. Debug output shows no PIN.
#[derive(Clone, PartialEq, Eq)]
pub enum Loaded {
    /// マイナ免許証, with or without a PIN of its own.
    Licence {
        /// The four digits, if the holder set some.
        pin: Option<String>,
    },
    /// A municipality's or a firm's application in the free area.
    FreeArea {
        /// Whose.
        owner: FreeAreaOwner,
        /// The four digits that open the user number, if any do.
        pin: Option<String>,
        /// Whether card and service prove themselves to each other.
        mutual_authentication: bool,
    },
    /// A user number in the common card application.
    CommonUserNumber,
}

impl Loaded {
    /// The PIN of its own, if it has one.
    #[must_use]
    pub fn pin(&self) -> Option<&str> {
        match self {
            Self::Licence { pin } | Self::FreeArea { pin, .. } => pin.as_deref(),
            Self::CommonUserNumber => None,
        }
    }
}

/// With whether there is a PIN, and without it.
impl fmt::Debug for Loaded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Licence { pin } => f.debug_struct("Licence").field("has_pin", &pin.is_some()).finish(),
            Self::FreeArea { owner, pin, mutual_authentication } => f
                .debug_struct("FreeArea")
                .field("owner", owner)
                .field("has_pin", &pin.is_some())
                .field("mutual_authentication", mutual_authentication)
                .finish(),
            Self::CommonUserNumber => f.write_str("CommonUserNumber"),
        }
    }
}

/// Who loads an application into the free area.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FreeAreaOwner {
    /// A municipality, by ordinance (条例等利用).
    Municipality,
    /// A private firm.
    Firm,
}

/// What a card is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardPlan {
    /// Which token it presents itself as.
    pub token: TokenLabel,
    /// Its answer to reset.
    pub atr: Vec<u8>,
    /// The certificates that the holder wants.
    pub wanted: Wanted,
    /// Its applications.
    pub layout: Layout,
    /// The state of its references.
    pub pins: PinState,
    /// What is loaded beside.
    pub loaded: Vec<Loaded>,
}

impl CardPlan {
    /// The plastic card of an adult with both certificates.
    #[must_use]
    pub fn plastic() -> Self {
        Self {
            token: TokenLabel::MyNumberCard,
            atr: DEFAULT_ATR.to_vec(),
            wanted: Wanted::BOTH,
            layout: Layout::Plastic,
            pins: PinState::Set,
            loaded: Vec::new(),
        }
    }

    /// The same for other certificates.
    #[must_use]
    pub fn wanting(self, wanted: Wanted) -> Self {
        Self { wanted, ..self }
    }

    /// The same with an application more.
    #[must_use]
    pub fn with(mut self, loaded: Loaded) -> Self {
        self.loaded.push(loaded);
        self
    }
}
