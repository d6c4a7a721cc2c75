//! The card by call-back over the driver's own pipe.

use std::sync::PoisonError;

use sekisho_harness_protocol::{
    CardConnect, CardConnected, CardDisconnect, CardTransmit, CardTransmitted, ErrorCode, ErrorObject, HexBytes,
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

use crate::card::{Removed, SharedSlot};

/// Serves `card/*` for one card.
pub(crate) struct CardCallBacks<'a> {
    /// The name under which the request presented the card.
    pub name: &'a str,
    /// The card.
    pub slot: &'a SharedSlot,
}

impl CardCallBacks<'_> {
    /// Answers one call-back; `None` if it is not about cards.
    pub(crate) fn call_back(&mut self, method: &str, params: &Value) -> Option<Result<Value, ErrorObject>> {
        match method {
            "card/connect" => Some(self.connect(params)),
            "card/transmit" => Some(self.transmit(params)),
            "card/disconnect" => Some(self.disconnect(params)),
            _ => None,
        }
    }

    fn connect(&self, params: &Value) -> Result<Value, ErrorObject> {
        let CardConnect { card } = read(params)?;
        self.check(&card)?;
        let mut slot = self.slot.lock().unwrap_or_else(PoisonError::into_inner);
        let atr = HexBytes(slot.power_on().map_err(removed)?.to_vec());
        write(&CardConnected { atr })
    }

    fn transmit(&self, params: &Value) -> Result<Value, ErrorObject> {
        let CardTransmit { card, command } = read(params)?;
        self.check(&card)?;
        let mut slot = self.slot.lock().unwrap_or_else(PoisonError::into_inner);
        let response = HexBytes(slot.transmit(&command.0).map_err(removed)?.to_vec());
        write(&CardTransmitted { response })
    }

    fn disconnect(&self, params: &Value) -> Result<Value, ErrorObject> {
        let CardDisconnect { card } = read(params)?;
        self.check(&card)?;
        Ok(Value::Object(serde_json::Map::new()))
    }

    fn check(&self, card: &str) -> Result<(), ErrorObject> {
        if card == self.name {
            return Ok(());
        }
        let message = format!("expected the card of this request, `{}`, got `{card}`", self.name);
        Err(ErrorObject::new(ErrorCode::InvalidParams, message))
    }
}

fn removed(gone: Removed) -> ErrorObject {
    ErrorObject::new(ErrorCode::CardRemoved, gone.to_string())
}

fn read<T: DeserializeOwned>(params: &Value) -> Result<T, ErrorObject> {
    T::deserialize(params).map_err(|error| ErrorObject::new(ErrorCode::InvalidParams, error.to_string()))
}

fn write(done: &impl Serialize) -> Result<Value, ErrorObject> {
    serde_json::to_value(done).map_err(|error| ErrorObject::new(ErrorCode::Internal, error.to_string()))
}
