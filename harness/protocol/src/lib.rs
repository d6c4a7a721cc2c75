//! The vocabulary and messages between the bench and an implementation under test (IUT).
//!
//! A *driver* is any program that speaks JSON-RPC 2.0, one message a line, on standard input and output. The bench is the
//! client: it sends [`Initialize`] first, learns what the driver can do from [`DriverInfo`], then sends one request at a
//! time. While it works on a request the driver may call back: to reach the card ([`CardTransmit`]) or to fetch a
//! revocation list ([`StatusCrl`]). An answer is either `done` or `refused` with a [`Reason`] from one fixed list; JSON-RPC
//! errors are for what is neither.
//!
//! This crate holds words and shapes only. It depends on serde and little else, and nothing outside `harness/` imports it.

mod answering;
mod bytes;
mod card;
mod certificate;
mod envelope;
mod handshake;
mod method;
mod outcome;
mod peer;
mod personal_data;
mod pin;
mod reason;
mod schema;
mod signature;
mod status;
mod token;

pub use answering::{parameters, result};
pub use bytes::{Base64Bytes, HexBytes};
pub use card::{CardConnect, CardConnected, CardDisconnect, CardId, CardRef, CardTransmit, CardTransmitted};
pub use certificate::{CertificateKind, ReadCertificate, ReadCertificateDone};
pub use envelope::{ErrorCode, ErrorObject, Message, MessageError, Request, RequestId, Response};
pub use handshake::{
    AnchorSource, CardAccess, ClockSource, DriverInfo, Initialize, PROTOCOL_VERSION, ReasonDetail, StatusSource,
};
pub use method::Method;
pub use outcome::{Outcome, Refusal};
pub use peer::{CallError, Handler, Peer, PeerError, serve};
pub use personal_data::{
    AccessRef, Authenticity, ReadNumber, ReadNumberDone, ReadSurface, ReadSurfaceDone, ReadText, ReadTextDone, Sex,
};
pub use pin::{ChangePin, ChangePinDone, PinRef, PinStatus, PinStatusDone};
pub use reason::Reason;
pub use schema::{SchemaDocument, message_schemas};
pub use signature::{Purpose, Sign, SignDone, SignatureAlgorithm, Verify, VerifyDone};
pub use status::{StatusCrl, StatusCrlDone};
pub use token::{ReadToken, ReadTokenDone};
