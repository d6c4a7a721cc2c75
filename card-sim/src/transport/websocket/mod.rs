//! The card behind a WebSocket (RFC 6455), for browsers and phones: each binary message is one control or one APDU.

mod error;
mod messages;
mod origin;

pub use error::WebSocketError;
pub(crate) use messages::WebSocketMessages;
pub use origin::{Origin, OriginError, Origins};
