//! The card's side of vsmartcard's virtual reader driver (vpcd): power controls and APDUs in frames over TCP.
//!
//! What the frames mean: see `conversation.rs`. The driver asks for the ATR to see whether a card is present, so
//! everything is served by one loop.

use std::net::TcpStream;

use crate::transport::{
    VirtualCard,
    conversation::{Framed, ServeError, converse},
    framing::DriverKind,
};

/// The port on which the packaged driver listens for the card in its first slot; the second slot has the next one.
pub const DEFAULT_PORT: u16 = 35963;

/// Something that happened at the driver's end of the line.
#[derive(Debug)]
#[non_exhaustive]
pub enum VpcdEvent<'a> {
    /// The driver accepted the connection: the card is in the reader.
    Connected,
    /// The driver has shown how it sends frames; after a few together, one apart can still correct it.
    Driver(DriverKind),
    /// The driver powered the card.
    PowerOn,
    /// The driver took the power away.
    PowerOff,
    /// The driver reset the card.
    Reset,
    /// The driver closed the connection.
    Closed,
    /// The connection was given up.
    Failed(&'a ServeError),
    /// No connection; the next attempt follows after this time.
    Unreachable {
        /// What the network said.
        error: &'a std::io::Error,
        /// Time until the next attempt.
        retry_in: std::time::Duration,
    },
}

/// Serves a card on a connected stream until the driver closes it, the card leaves or the driver breaks the protocol.
/// Frames of more than `longest` bytes (at most [`LONGEST_FRAME`](crate::transport::LONGEST_FRAME)) are refused.
///
/// # Errors
/// [`ServeError`] if the connection has to be given up; the stream is shut down.
pub fn serve(
    stream: &TcpStream,
    card: &mut dyn VirtualCard,
    longest: usize,
    observer: &mut dyn FnMut(&VpcdEvent<'_>),
) -> Result<(), ServeError> {
    let served = Framed::new(stream, longest).and_then(|mut frames| converse(&mut frames, card, observer));
    if served.is_err() || !card.is_present() {
        // The peer may be gone already; there is nothing left to do for it.
        let _ = stream.shutdown(std::net::Shutdown::Both);
    }
    served
}
