//! A WebSocket as a carrier of messages.

use std::{io::Write as _, net::TcpStream};

use tungstenite::{
    Bytes, Error, HandshakeError, Message, WebSocket, accept_hdr_with_config,
    error::ProtocolError,
    handshake::server::{ErrorResponse, Request, Response},
    http::{StatusCode, header::ORIGIN},
    protocol::{CloseFrame, WebSocketConfig, frame::coding::CloseCode},
};

use super::{Origins, WebSocketError};
use crate::transport::conversation::{Messages, ServeError};

/// Bytes kept for reading, and as many for writing: few, since there may be a thousand connections.
const BUFFER: usize = 4096;

const BAD_REQUEST: &[u8] = b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Type: text/plain\r\n\r\n\
    This is a card. It speaks WebSocket: open it with new WebSocket(...), not as a page.\n";

/// A WebSocket whose handshake is done.
pub(crate) struct WebSocketMessages<'a> {
    socket: WebSocket<&'a TcpStream>,
    /// A message that was waited for.
    waiting: Option<Bytes>,
    /// The message that was handed out last.
    current: Bytes,
}

impl<'a> WebSocketMessages<'a> {
    /// Answers a peer's request for a WebSocket.
    pub(crate) fn accept(stream: &'a TcpStream, origins: &Origins, longest: usize) -> Result<Self, WebSocketError> {
        stream.set_nodelay(true)?;
        let mut refused = None;
        #[expect(clippy::result_large_err, reason = "the signature is the library's")]
        let check = |request: &Request, response: Response| match foreign(request, origins) {
            None => Ok(response),
            Some(got) => Err(forbidden(refused.insert(got))),
        };
        let accepted = accept_hdr_with_config(stream, check, Some(configuration(longest)));
        match accepted {
            Ok(socket) => Ok(Self { socket, waiting: None, current: Bytes::new() }),
            // A blocking socket is interrupted only by its time limit.
            Err(HandshakeError::Interrupted(_)) => Err(WebSocketError::Io(std::io::ErrorKind::TimedOut.into())),
            Err(HandshakeError::Failure(Error::Io(error))) => Err(error.into()),
            Err(HandshakeError::Failure(error)) => Err(match refused {
                Some(got) => WebSocketError::Origin { got },
                None => {
                    // The peer may be gone; it is refused either way.
                    let _ = (&mut &*stream).write_all(BAD_REQUEST);
                    WebSocketError::Request { detail: error.to_string() }
                }
            }),
        }
    }

    /// The next binary message. Pings are answered on the way.
    fn receive(&mut self) -> Result<Option<Bytes>, WebSocketError> {
        loop {
            match self.socket.read() {
                Ok(Message::Binary(content)) if content.is_empty() => {
                    return Err(self.refuse(CloseCode::Invalid, WebSocketError::Empty));
                }
                Ok(Message::Binary(content)) => return Ok(Some(content)),
                Ok(Message::Text(_)) => return Err(self.refuse(CloseCode::Unsupported, WebSocketError::Text)),
                Ok(Message::Ping(_) | Message::Pong(_) | Message::Frame(_) | Message::Close(_)) => {}
                Err(Error::ConnectionClosed | Error::AlreadyClosed) => return Ok(None),
                // Many peers just go; between two messages nothing is lost by it.
                Err(Error::Protocol(ProtocolError::ResetWithoutClosingHandshake)) => return Ok(None),
                Err(error @ Error::Capacity(_)) => return Err(self.refuse(CloseCode::Size, error.into())),
                Err(error @ Error::Protocol(_)) => return Err(self.refuse(CloseCode::Protocol, error.into())),
                Err(error) => return Err(error.into()),
            }
        }
    }

    /// Tells the peer why the connection ends.
    fn refuse(&mut self, code: CloseCode, error: WebSocketError) -> WebSocketError {
        // A peer that is gone need not be told.
        let _ = self.socket.close(Some(CloseFrame { code, reason: error.to_string().into() }));
        let _ = self.socket.flush();
        error
    }
}

impl Messages for WebSocketMessages<'_> {
    fn wait(&mut self) -> Result<bool, ServeError> {
        if self.waiting.is_none() {
            self.waiting = self.receive()?;
        }
        Ok(self.waiting.is_some())
    }

    fn next(&mut self) -> Result<Option<&[u8]>, ServeError> {
        if !self.wait()? {
            return Ok(None);
        }
        self.current = self.waiting.take().unwrap_or_default();
        Ok(Some(&self.current))
    }

    fn answer(&mut self, payload: &[u8]) -> Result<(), ServeError> {
        let message = Message::Binary(Bytes::copy_from_slice(payload));
        Ok(self.socket.send(message).map_err(WebSocketError::from)?)
    }
}

fn configuration(longest: usize) -> WebSocketConfig {
    WebSocketConfig::default()
        .read_buffer_size(BUFFER)
        .write_buffer_size(BUFFER)
        .max_message_size(Some(longest))
        .max_frame_size(Some(longest))
}

/// The origin that is not allowed, if there is one.
fn foreign(request: &Request, origins: &Origins) -> Option<String> {
    let named: Vec<_> = request.headers().get_all(ORIGIN).iter().collect();
    match named[..] {
        [] => None,
        [origin] if origin.to_str().is_ok_and(|origin| origins.allow(origin)) => None,
        _ => Some(named.iter().map(|name| String::from_utf8_lossy(name.as_bytes())).collect::<Vec<_>>().join(", ")),
    }
}

fn forbidden(origin: &str) -> ErrorResponse {
    let mut response = ErrorResponse::new(Some(format!("Pages of {origin} may not use this card.\n")));
    *response.status_mut() = StatusCode::FORBIDDEN;
    response
}
