//! The driver's side of the pipe: a blocking loop that answers requests and can call back while it does.

use std::io::{BufRead, Write};

use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

use crate::{
    CardConnect, CardConnected, CardDisconnect, CardId, CardTransmit, CardTransmitted, ErrorCode, HexBytes, Message,
    Request, RequestId, Response, StatusCrl, StatusCrlDone, envelope::ErrorObject,
};

/// What a driver does with a request.
pub trait Handler {
    /// Works on one request and returns its result.
    ///
    /// # Errors
    /// An [`ErrorObject`] goes to the bench as it is; a transport error of a call-back becomes `Internal`.
    fn handle(&mut self, method: &str, params: Value, peer: &mut dyn Peer) -> Result<Value, ErrorObject>;
}

/// The bench as the driver sees it while it works on a request.
pub trait Peer {
    /// Sends a call-back and waits for its answer.
    ///
    /// # Errors
    /// [`CallError`].
    fn call(&mut self, method: &str, params: Value) -> Result<Value, CallError>;
}

/// Why a call-back failed.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum CallError {
    /// The bench answered with an error.
    #[error("the bench refused the call-back: {} ({})", .0.message, .0.code)]
    Refused(ErrorObject),
    /// The pipe is closed or carries something else than the protocol.
    #[error("the pipe to the bench failed: {0}")]
    Pipe(String),
}

impl CallError {
    /// Whether the bench says that the card is gone.
    #[must_use]
    pub fn is_card_removed(&self) -> bool {
        matches!(self, Self::Refused(error) if error.code == ErrorCode::CardRemoved.number())
    }
}

impl dyn Peer + '_ {
    fn typed<P: Serialize, R: DeserializeOwned>(&mut self, method: &str, params: &P) -> Result<R, CallError> {
        let params = serde_json::to_value(params).map_err(|error| CallError::Pipe(error.to_string()))?;
        serde_json::from_value(self.call(method, params)?).map_err(|error| CallError::Pipe(error.to_string()))
    }

    /// `card/connect`: powers the card; returns its answer to reset.
    ///
    /// # Errors
    /// [`CallError`]; see [`CallError::is_card_removed`].
    pub fn card_connect(&mut self, card: &CardId) -> Result<Vec<u8>, CallError> {
        let done: CardConnected = self.typed("card/connect", &CardConnect { card: card.clone() })?;
        Ok(done.atr.0)
    }

    /// `card/transmit`: sends one command APDU; returns the response APDU.
    ///
    /// # Errors
    /// [`CallError`]; see [`CallError::is_card_removed`].
    pub fn card_transmit(&mut self, card: &CardId, command: &[u8]) -> Result<Vec<u8>, CallError> {
        let params = CardTransmit { card: card.clone(), command: HexBytes(command.to_vec()) };
        let done: CardTransmitted = self.typed("card/transmit", &params)?;
        Ok(done.response.0)
    }

    /// `card/disconnect`.
    ///
    /// # Errors
    /// [`CallError`].
    pub fn card_disconnect(&mut self, card: &CardId) -> Result<(), CallError> {
        self.typed::<_, Value>("card/disconnect", &CardDisconnect { card: card.clone() }).map(drop)
    }

    /// `status/crl`: asks for the list of a distribution point (DER of its `Name`).
    ///
    /// # Errors
    /// [`CallError`]; the bench refuses when no list can be had.
    pub fn status_crl(&mut self, distribution_point: &[u8]) -> Result<Vec<u8>, CallError> {
        let params = StatusCrl { distribution_point: crate::Base64Bytes(distribution_point.to_vec()) };
        let done: StatusCrlDone = self.typed("status/crl", &params)?;
        Ok(done.crl.0)
    }
}

/// Why the loop ended other than by the end of its input.
#[derive(Debug, thiserror::Error)]
pub enum PeerError {
    /// Reading or writing failed.
    #[error("the pipe to the bench failed: {0}")]
    Io(#[from] std::io::Error),
    /// A response could not be written as JSON.
    #[error("an answer could not be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
}

struct Pipe<R, W> {
    input: R,
    output: W,
    next_id: RequestId,
}

impl<R: BufRead, W: Write> Pipe<R, W> {
    fn read_line(&mut self) -> std::io::Result<Option<String>> {
        let mut line = String::new();
        loop {
            line.clear();
            if self.input.read_line(&mut line)? == 0 {
                return Ok(None);
            }
            if !line.trim().is_empty() {
                return Ok(Some(line));
            }
        }
    }

    fn write(&mut self, message: &impl Serialize) -> Result<(), PeerError> {
        let mut line = serde_json::to_vec(message)?;
        line.push(b'\n');
        self.output.write_all(&line)?;
        self.output.flush()?;
        Ok(())
    }
}

impl<R: BufRead, W: Write> Peer for Pipe<R, W> {
    fn call(&mut self, method: &str, params: Value) -> Result<Value, CallError> {
        let pipe = |error: &dyn std::fmt::Display| CallError::Pipe(error.to_string());
        self.next_id += 1;
        let id = self.next_id;
        self.write(&Request::new(id, method, params)).map_err(|error| pipe(&error))?;
        let line = self.read_line().map_err(|error| pipe(&error))?;
        let line = line.ok_or_else(|| pipe(&"the bench closed it while a call-back was open"))?;
        match Message::parse(&line).map_err(|error| pipe(&error))? {
            Message::Response(Response { id: answered, result, error, .. }) if answered == id => {
                match (result, error) {
                    (_, Some(error)) => Err(CallError::Refused(error)),
                    (result, None) => Ok(result.unwrap_or(Value::Null)),
                }
            }
            other => Err(CallError::Pipe(format!("expected the answer to call-back {id}, got {other:?}"))),
        }
    }
}

/// Answers requests until the input ends. A line that is no request is answered with an error where it has a number,
/// and otherwise passed over.
///
/// # Errors
/// [`PeerError`] when the pipe itself fails.
pub fn serve(input: impl BufRead, output: impl Write, handler: &mut dyn Handler) -> Result<(), PeerError> {
    let mut pipe = Pipe { input, output, next_id: 0 };
    while let Some(line) = pipe.read_line()? {
        let Ok(Message::Request(request)) = Message::parse(&line) else { continue };
        let response = match handler.handle(&request.method, request.params, &mut pipe) {
            Ok(result) => Response::result(request.id, result),
            Err(error) => Response { jsonrpc: "2.0".to_owned(), id: request.id, result: None, error: Some(error) },
        };
        pipe.write(&response)?;
    }
    Ok(())
}

impl ErrorObject {
    /// An error of this protocol with words for a person.
    #[must_use]
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self { code: code.number(), message: message.into() }
    }
}
