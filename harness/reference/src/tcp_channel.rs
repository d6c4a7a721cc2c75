//! A card on a TCP port: frames of a big-endian 16-bit length and that many octets, power controls in one octet.

use std::{
    io::{self, Read, Write},
    net::TcpStream,
};

use sekisho_harness_protocol::Reason;

use crate::{CardChannel, Failure};

const POWER_ON: u8 = 1;
const ANSWER_TO_RESET: u8 = 4;

/// An open connection. When it breaks, the card is gone: the far end has no other way to say so.
pub(crate) struct TcpChannel {
    stream: TcpStream,
    answer_to_reset: Vec<u8>,
}

impl TcpChannel {
    pub(crate) fn open(address: &str) -> Result<Self, Failure> {
        let connect = || {
            let stream = TcpStream::connect(address)?;
            stream.set_nodelay(true)?;
            let mut channel = Self { stream, answer_to_reset: Vec::new() };
            channel.send(&[POWER_ON])?;
            channel.send(&[ANSWER_TO_RESET])?;
            channel.answer_to_reset = channel.receive()?;
            Ok(channel)
        };
        connect().map_err(removed)
    }

    fn send(&mut self, payload: &[u8]) -> io::Result<()> {
        let length = u16::try_from(payload.len()).map_err(io::Error::other)?;
        self.stream.write_all(&[&length.to_be_bytes()[..], payload].concat())
    }

    fn receive(&mut self) -> io::Result<Vec<u8>> {
        let mut length = [0; 2];
        self.stream.read_exact(&mut length)?;
        let mut payload = vec![0; usize::from(u16::from_be_bytes(length))];
        self.stream.read_exact(&mut payload)?;
        Ok(payload)
    }
}

fn removed(_: io::Error) -> Failure {
    Reason::CardRemoved.into()
}

impl CardChannel for TcpChannel {
    fn answer_to_reset(&self) -> &[u8] {
        &self.answer_to_reset
    }

    fn transmit(&mut self, command: &[u8]) -> Result<Vec<u8>, Failure> {
        self.send(command).and_then(|()| self.receive()).map_err(removed)
    }

    fn close(&mut self) {
        // The connection ends with this value; the card keeps its power.
    }
}
