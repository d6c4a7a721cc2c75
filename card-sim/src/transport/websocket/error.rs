//! What can be wrong with a WebSocket.

use std::io;

use tungstenite::error::{CapacityError, Error};

/// A WebSocket that is not served, or not any longer.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WebSocketError {
    /// A browser asks on behalf of a page that is not allowed to. It was answered 403.
    #[error("a page of {got} may not use the card; allow that origin if it should")]
    Origin {
        /// The origin that the browser named; several if it named several, none of them being allowed then.
        got: String,
    },
    /// The peer did not ask for a WebSocket, or not rightly (RFC 6455, 4.2.1). It was answered 400.
    #[error("expected a request for a WebSocket: {detail}")]
    Request {
        /// What was wrong.
        detail: String,
    },
    /// A text message.
    #[error("expected binary messages, got one of text")]
    Text,
    /// A message without content.
    #[error("expected a message of at least 1 byte, got an empty one")]
    Empty,
    /// A message longer than allowed.
    #[error("expected a message of at most {most} bytes, got one of {got}")]
    TooLong {
        /// The most that is allowed.
        most: usize,
        /// The length as far as it was known.
        got: usize,
    },
    /// The peer broke another rule of RFC 6455.
    #[error("the peer broke a rule of the WebSocket protocol: {detail}")]
    Protocol {
        /// Which.
        detail: String,
    },
    /// The stream failed.
    #[error("the connection failed: {0}")]
    Io(#[from] io::Error),
}

impl From<Error> for WebSocketError {
    fn from(error: Error) -> Self {
        match error {
            Error::Io(error) => Self::Io(error),
            Error::Capacity(CapacityError::MessageTooLong { size, max_size }) => {
                Self::TooLong { most: max_size, got: size }
            }
            other => Self::Protocol { detail: other.to_string() },
        }
    }
}
