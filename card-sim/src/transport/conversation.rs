//! What passes between a reader and a card, however it is carried: power controls and APDUs.
//!
//! A message of one byte is a control: 0 power off, 1 power on, 2 reset, 4 "send the ATR". All other messages are command
//! APDUs. Only the ATR question and APDUs are answered.

use std::{io, net::TcpStream};

use crate::{
    status::StatusWord,
    transport::{
        VirtualCard,
        framing::{DriverKind, FrameError, FrameReader, LONGEST_FRAME, write_frame},
        quick_ack::QuickAck,
        vpcd::VpcdEvent,
        websocket::WebSocketError,
    },
};

mod control {
    pub(super) const OFF: u8 = 0;
    pub(super) const ON: u8 = 1;
    pub(super) const RESET: u8 = 2;
    pub(super) const ATR: u8 = 4;
}

/// A connection that cannot be served any longer.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ServeError {
    /// The stream does not carry frames.
    #[error(transparent)]
    Frame(#[from] FrameError),
    /// The stream does not carry what a WebSocket should.
    #[error(transparent)]
    WebSocket(#[from] WebSocketError),
    /// A request of HTTP where frames are expected. Any page that somebody looks at can have a browser send one, and frames
    /// in its body.
    #[error("expected frames, got a request of HTTP; browsers reach a card over its WebSocket only")]
    Http,
    /// A control that the protocol does not have.
    #[error("expected control 0, 1, 2 or 4, got {got}")]
    UnknownControl {
        /// The control.
        got: u8,
    },
    /// The peer sent nothing, or took nothing, for as long as it may.
    #[error("the peer was silent for too long; connect again")]
    Silent,
}

impl ServeError {
    /// The same error, unless it is what a socket's time limit looks like.
    pub(crate) fn or_silent(self) -> Self {
        let error = match &self {
            Self::Frame(FrameError::Io(error)) | Self::WebSocket(WebSocketError::Io(error)) => error,
            _ => return self,
        };
        if matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut) { Self::Silent } else { self }
    }
}

/// One way to carry messages.
pub(crate) trait Messages {
    /// Waits until a message is there, and leaves it there. False if the peer has closed the connection.
    fn wait(&mut self) -> Result<bool, ServeError>;
    /// The next message, or `None` if the peer has closed the connection.
    fn next(&mut self) -> Result<Option<&[u8]>, ServeError>;
    /// Sends an answer of 1 to [`LONGEST_FRAME`] bytes.
    fn answer(&mut self, payload: &[u8]) -> Result<(), ServeError>;
    /// How the peer sends, where that matters and has been seen.
    fn driver(&self) -> Option<DriverKind> {
        None
    }
}

/// How a browser's request begins, whatever page sends it (Fetch Standard, CORS-safelisted methods and the preflight). As
/// the prefix of a frame and its first bytes they would be commands of class 41, 53 or 54, which the card refuses.
const REQUESTS: [&[u8]; 4] = [b"GET ", b"HEAD ", b"POST ", b"OPTIONS "];

/// Messages in length-prefixed frames.
pub(crate) struct Framed<'a> {
    stream: &'a TcpStream,
    frames: FrameReader<QuickAck<'a>>,
    scratch: Vec<u8>,
}

impl<'a> Framed<'a> {
    pub(crate) fn new(stream: &'a TcpStream, longest: usize) -> Result<Self, ServeError> {
        stream.set_nodelay(true).map_err(FrameError::from)?;
        Ok(Self { stream, frames: FrameReader::new(QuickAck(stream), longest), scratch: Vec::new() })
    }
}

impl Messages for Framed<'_> {
    fn wait(&mut self) -> Result<bool, ServeError> {
        let there = self.frames.await_frame()?.is_some();
        if REQUESTS.iter().any(|request| self.frames.ahead().starts_with(request)) {
            return Err(ServeError::Http);
        }
        Ok(there)
    }

    fn next(&mut self) -> Result<Option<&[u8]>, ServeError> {
        Ok(self.frames.next_frame()?)
    }

    fn answer(&mut self, payload: &[u8]) -> Result<(), ServeError> {
        Ok(write_frame(&mut self.stream, &mut self.scratch, payload)?)
    }

    fn driver(&self) -> Option<DriverKind> {
        self.frames.driver()
    }
}

/// Serves a card until the peer closes, the card leaves or the peer breaks the protocol. A card that is there and answers
/// nothing keeps the peer waiting.
pub(crate) fn converse(
    messages: &mut dyn Messages,
    card: &mut dyn VirtualCard,
    observer: &mut dyn FnMut(&VpcdEvent<'_>),
) -> Result<(), ServeError> {
    let mut response = Vec::new();
    let mut driver = None;
    while let Some(message) = messages.next()? {
        match *message {
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
            [control::ATR] => messages.answer(card.atr())?,
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
                if !response.is_empty() {
                    messages.answer(&response)?;
                }
            }
        }
        if messages.driver() != driver {
            driver = messages.driver();
            driver.into_iter().for_each(|kind| observer(&VpcdEvent::Driver(kind)));
        }
        if !card.is_present() {
            break;
        }
    }
    Ok(())
}
