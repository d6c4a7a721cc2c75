//! The card's side of vsmartcard's virtual reader driver (vpcd): power controls and APDUs in frames over TCP.
//!
//! A frame of one byte is a control: 0 power off, 1 power on, 2 reset, 4 "send the ATR". All other frames are command
//! APDUs. Only the ATR question and APDUs are answered. The driver asks for the ATR to see whether a card is present,
//! so everything is served by one loop.

use std::net::TcpStream;

use crate::{
    status::StatusWord,
    transport::{
        VirtualCard,
        framing::{DriverKind, FrameError, FrameReader, LONGEST_FRAME, write_frame},
        quick_ack::QuickAck,
    },
};

/// The port on which the packaged driver listens for the card in its first slot; the second slot has the next one.
pub const DEFAULT_PORT: u16 = 35963;

mod control {
    pub(super) const OFF: u8 = 0;
    pub(super) const ON: u8 = 1;
    pub(super) const RESET: u8 = 2;
    pub(super) const ATR: u8 = 4;
}

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

/// A connection that cannot be served any longer.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ServeError {
    /// The stream does not carry frames.
    #[error(transparent)]
    Frame(#[from] FrameError),
    /// A control that the protocol does not have.
    #[error("expected control 0, 1, 2 or 4, got {got}")]
    UnknownControl {
        /// The control.
        got: u8,
    },
}

/// Serves a card on a connected stream until the driver closes it, the card leaves or the driver breaks the protocol. Frames of more than `longest`
/// bytes (at most [`LONGEST_FRAME`]) are refused.
///
/// # Errors
/// [`ServeError`] if the connection has to be given up; the stream is shut down.
pub fn serve(
    stream: &TcpStream,
    card: &mut dyn VirtualCard,
    longest: usize,
    observer: &mut dyn FnMut(&VpcdEvent<'_>),
) -> Result<(), ServeError> {
    let served = serve_frames(stream, card, longest, observer);
    if served.is_err() || !card.is_present() {
        // The peer may be gone already; there is nothing left to do for it.
        let _ = stream.shutdown(std::net::Shutdown::Both);
    }
    served
}

fn serve_frames(
    mut stream: &TcpStream,
    card: &mut dyn VirtualCard,
    longest: usize,
    observer: &mut dyn FnMut(&VpcdEvent<'_>),
) -> Result<(), ServeError> {
    stream.set_nodelay(true).map_err(FrameError::from)?;
    let mut frames = FrameReader::new(QuickAck(stream), longest);
    let (mut response, mut scratch) = (Vec::new(), Vec::new());
    let mut driver = None;
    while let Some(frame) = frames.next_frame()? {
        match *frame {
            [control::OFF] => {
                card.power_off();
                observer(&VpcdEvent::PowerOff);
            }
            [control::ON] => {
                card.power_on();
                observer(&VpcdEvent::PowerOn);
            }
            [control::RESET] => {
                card.warm_reset();
                observer(&VpcdEvent::Reset);
            }
            [control::ATR] => write_frame(&mut stream, &mut scratch, card.atr())?,
            [got] => return Err(ServeError::UnknownControl { got }),
            ref command => {
                card.transmit(command, &mut response);
                if !card.is_present() {
                    break;
                }
                if response.len() > LONGEST_FRAME {
                    response.clear();
                    response.extend_from_slice(&StatusWord::WRONG_LENGTH.bytes());
                }
                write_frame(&mut stream, &mut scratch, &response)?;
            }
        }
        if frames.driver() != driver {
            driver = frames.driver();
            driver.into_iter().for_each(|kind| observer(&VpcdEvent::Driver(kind)));
        }
        if !card.is_present() {
            break;
        }
    }
    Ok(())
}
