//! The card on a TCP port of its own.

use std::{
    io,
    net::{Ipv4Addr, SocketAddr, TcpListener},
    sync::Arc,
};

use sekisho_card_sim::transport::{CardListener, Cards, Carrier, Limits, ListenerEvent, StopHandle};
use sekisho_harness_protocol::CardRef;

use super::{Inserted, slot_link::SlotLink};
use crate::card::SharedSlot;

/// A card that listens on a loopback port, one connection at a time.
pub(crate) struct TcpReader {
    address: SocketAddr,
    listener: Option<CardListener>,
}

impl TcpReader {
    /// Opens a port and serves the slot on it.
    ///
    /// # Errors
    /// When no port can be opened.
    pub(crate) fn open(slot: SharedSlot) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let cards = Cards::one(Box::new(SlotLink::new(slot)));
        // How long an implementation may think is for its deadline to say. A broken connection is its own affair, so
        // nobody observes.
        let limits = Limits { silence: None, ..Limits::default() };
        let observer = Arc::new(|_: &ListenerEvent<'_>| {});
        let listener = CardListener::start(listener, Carrier::Frames, cards, limits, &StopHandle::new(), observer)?;
        Ok(Self { address: listener.address(), listener: Some(listener) })
    }
}

impl Inserted for TcpReader {
    fn card_ref(&self) -> CardRef {
        CardRef::Tcp { address: self.address.to_string() }
    }
}

impl Drop for TcpReader {
    fn drop(&mut self) {
        if let Some(listener) = self.listener.take() {
            listener.stop();
        }
    }
}
