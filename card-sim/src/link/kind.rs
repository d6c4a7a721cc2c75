//! The links that a card can be reached over.

use std::{fmt, str::FromStr};

use super::{
    ActivationCost, BitRate, BluetoothLink, ContactLink, Exchange, ExchangeCost, LinkError, LinkParameter, Phase,
    TypeBLink, answer_to_reset::protocol_information, waiting::Waiting,
};
use crate::card_file::DEFAULT_ATR;

/// A kind of link, by the name that the command line knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkKind {
    /// Contacts, T=1.
    Contact,
    /// Contactless, Type B, at this bit rate.
    TypeB(BitRate),
    /// A phone as reader, over Bluetooth; between phone and card Type B at 106 kbit/s.
    Bluetooth,
}

impl LinkKind {
    /// Every kind.
    pub const ALL: [Self; 6] = [
        Self::Contact,
        Self::TypeB(BitRate::Kbit106),
        Self::TypeB(BitRate::Kbit212),
        Self::TypeB(BitRate::Kbit424),
        Self::TypeB(BitRate::Kbit848),
        Self::Bluetooth,
    ];
}

impl fmt::Display for LinkKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Contact => f.write_str("contact"),
            Self::TypeB(rate) => write!(f, "type-b-{}", rate.kbit()),
            Self::Bluetooth => f.write_str("bluetooth"),
        }
    }
}

impl FromStr for LinkKind {
    type Err = LinkError;

    fn from_str(text: &str) -> Result<Self, LinkError> {
        let known = Self::ALL.into_iter().find(|kind| kind.to_string() == text);
        known.ok_or_else(|| LinkError::UnknownKind { got: text.to_owned() })
    }
}

/// A link with its parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// Contacts, T=1.
    Contact(ContactLink),
    /// Contactless, Type B.
    TypeB(TypeBLink),
    /// A phone as reader, over Bluetooth.
    Bluetooth(BluetoothLink),
}

impl Link {
    /// The link of this kind to a card with this answer to reset: what the answer says is taken from it, the rest has the
    /// defaults of the model. The contacts of a card whose answer a contactless reader made are those of the default card.
    ///
    /// # Errors
    /// [`LinkError`] if the answer to reset describes no link of this kind.
    pub fn for_card(kind: LinkKind, atr: &[u8]) -> Result<Self, LinkError> {
        Ok(match kind {
            // What a reader made of an ATQB says nothing of the contacts.
            LinkKind::Contact if protocol_information(atr).is_some() => {
                Self::Contact(ContactLink::from_atr(&DEFAULT_ATR)?)
            }
            LinkKind::Contact => Self::Contact(ContactLink::from_atr(atr)?),
            LinkKind::TypeB(rate) => Self::TypeB(TypeBLink::for_card(rate, atr)),
            LinkKind::Bluetooth => Self::Bluetooth(BluetoothLink::for_card(TypeBLink::for_card(BitRate::Kbit106, atr))),
        })
    }

    /// Whether the standards allow the parameters.
    ///
    /// # Errors
    /// [`LinkError::Parameter`] names the first one that they do not.
    pub fn check(&self) -> Result<(), LinkError> {
        match self {
            Self::Contact(link) => link.check(),
            Self::TypeB(link) => link.check(),
            Self::Bluetooth(link) => link.check(),
        }
    }

    /// What an exchange costs for which the card works so many nanoseconds. If the card did not answer, the reader waited
    /// until the waiting time was over.
    #[must_use]
    pub fn exchange(&self, exchange: &Exchange, processing_ns: u64) -> ExchangeCost {
        let (there, sent) = self.command(exchange.command_bytes);
        let answered = exchange.response_bytes > 0;
        let waiting = self.waiting();
        let (back, received, processing_ns, extensions) = if answered {
            let (back, received) = self.response(exchange.response_bytes);
            (back, received, processing_ns, waiting.extensions(processing_ns))
        } else {
            (waiting.time, 0, 0, 0)
        };
        let asked = extensions.saturating_mul(self.extension_pair());
        ExchangeCost {
            command_bytes: narrow(exchange.command_bytes),
            response_bytes: narrow(exchange.response_bytes),
            blocks: narrow(sent.saturating_add(received)).saturating_add(extensions.saturating_mul(2)),
            transfer_ns: there.saturating_add(back).saturating_add(asked),
            processing_ns,
            extensions,
            answered,
        }
    }

    /// The parts of an activation, or of a reset of a card that is active (`warm`).
    #[must_use]
    pub fn activation(&self, warm: bool) -> Vec<Phase> {
        match self {
            Self::Contact(link) => link.activation(warm),
            Self::TypeB(link) => link.activation(warm),
            Self::Bluetooth(link) => link.activation(warm),
        }
    }

    /// What an activation costs altogether.
    #[must_use]
    pub fn activation_cost(&self, warm: bool) -> ActivationCost {
        self.activation(warm).iter().fold(ActivationCost::default(), |sum, phase| ActivationCost {
            blocks: sum.blocks.saturating_add(phase.blocks),
            total_ns: sum.total_ns.saturating_add(phase.nanoseconds),
        })
    }

    /// The longest time that a card may work in nanoseconds before it has to ask for more: the waiting time without the
    /// turn-around.
    #[must_use]
    pub fn patience_ns(&self) -> u64 {
        let waiting = self.waiting();
        waiting.time.saturating_sub(waiting.turnaround)
    }

    /// The parameters, for people.
    #[must_use]
    pub fn parameters(&self) -> Vec<LinkParameter> {
        match self {
            Self::Contact(link) => link.parameters(),
            Self::TypeB(link) => link.parameters(),
            Self::Bluetooth(link) => link.parameters(),
        }
    }

    fn command(&self, bytes: usize) -> (u64, u128) {
        match self {
            Self::Contact(link) => link.command(bytes),
            Self::TypeB(link) => link.command(bytes),
            Self::Bluetooth(link) => link.command(bytes),
        }
    }

    fn response(&self, bytes: usize) -> (u64, u128) {
        match self {
            Self::Contact(link) => link.response(bytes),
            Self::TypeB(link) => link.response(bytes),
            Self::Bluetooth(link) => link.response(bytes),
        }
    }

    fn extension_pair(&self) -> u64 {
        match self {
            Self::Contact(link) => link.extension_pair(),
            Self::TypeB(link) => link.extension_pair(),
            Self::Bluetooth(link) => link.extension_pair(),
        }
    }

    fn waiting(&self) -> Waiting {
        match self {
            Self::Contact(link) => link.waiting(),
            Self::TypeB(link) => link.waiting(),
            Self::Bluetooth(link) => link.waiting(),
        }
    }
}

/// The largest value if it does not fit.
fn narrow(value: impl TryInto<u64>) -> u64 {
    value.try_into().unwrap_or(u64::MAX)
}
