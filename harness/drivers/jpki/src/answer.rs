//! The reader that a request names, and the result of what came of it.

use serde::Serialize;
use serde_json::Value;

use sekisho_harness_protocol::{CardRef, ErrorCode, ErrorObject, Outcome};

use crate::failure::Failure;

/// The PC/SC reader of a request. This driver asked for nothing else.
pub(crate) fn reader_of(card: &CardRef) -> Result<&str, ErrorObject> {
    match card {
        CardRef::Pcsc { reader } => Ok(reader),
        other => {
            let message = format!("expected the transport \"pcsc\", which this driver declares; got {other:?}");
            Err(ErrorObject::new(ErrorCode::InvalidParams, message))
        }
    }
}

pub(crate) fn result<T: Serialize>(outcome: Result<T, Failure>) -> Result<Value, ErrorObject> {
    let outcome = outcome.map_or_else(Outcome::from, Outcome::Done);
    serde_json::to_value(outcome).map_err(|error| ErrorObject::new(ErrorCode::Internal, error.to_string()))
}
