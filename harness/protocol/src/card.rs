//! How the card reaches the implementation: by call-back over the same pipe, over TCP, or through a PC/SC reader.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{ErrorCode, ErrorObject, HexBytes};

/// The name of a card for the length of one request. Random per run; carries no meaning.
pub type CardId = String;

/// Where the card of a request is to be found. The form is the one the driver asked for ([`crate::CardAccess`]).
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "transport", rename_all = "kebab-case")]
pub enum CardRef {
    /// Call back with [`CardConnect`], [`CardTransmit`] and [`CardDisconnect`].
    CallBack {
        /// The card to name in the call-backs.
        card: CardId,
    },
    /// Connect to this address and exchange frames: a big-endian 16-bit length, then that many octets.
    /// A one-octet frame is a control (0 power off, 1 power on, 2 reset, 4 answer to reset); any other is a command APDU.
    Tcp {
        /// IP address and port.
        address: String,
    },
    /// Use the PC/SC reader of this name. `PCSCLITE_CSOCK_NAME` in the driver's environment names the service.
    Pcsc {
        /// The reader's name as `SCardListReaders` gives it.
        reader: String,
    },
}

impl CardRef {
    /// The PC/SC reader, for a driver that declares no other way to the card.
    ///
    /// # Errors
    /// [`ErrorCode::InvalidParams`] if the card comes in another way.
    pub fn pcsc_reader(&self) -> Result<&str, ErrorObject> {
        match self {
            Self::Pcsc { reader } => Ok(reader),
            other => {
                let message = format!("expected the transport \"pcsc\", which this driver declares; got {other:?}");
                Err(ErrorObject::new(ErrorCode::InvalidParams, message))
            }
        }
    }
}

/// Call-back `card/connect`: power the card and learn its answer to reset.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CardConnect {
    /// The card of the request being worked on.
    pub card: CardId,
}

/// Answer to [`CardConnect`].
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CardConnected {
    /// Answer to reset (ISO/IEC 7816-3 clause 8).
    pub atr: HexBytes,
}

/// Call-back `card/transmit`: one command APDU.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CardTransmit {
    /// The card of the request being worked on.
    pub card: CardId,
    /// Command APDU (ISO/IEC 7816-4 clause 5.1).
    pub command: HexBytes,
}

/// Answer to [`CardTransmit`].
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CardTransmitted {
    /// Response APDU: data, then SW1-SW2.
    pub response: HexBytes,
}

/// Call-back `card/disconnect`: leave the card as it is.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CardDisconnect {
    /// The card of the request being worked on.
    pub card: CardId,
}
