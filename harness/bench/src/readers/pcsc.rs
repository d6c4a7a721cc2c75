//! The card in a virtual PC/SC reader: we connect to the vpcd driver of a pcscd and are its card.

use std::{
    io,
    net::{Ipv4Addr, Shutdown, TcpStream},
    thread::{self, JoinHandle},
};

use sekisho_card_sim::transport::{LONGEST_FRAME, serve};
use sekisho_harness_protocol::CardRef;

use super::{Inserted, VirtualReader, slot_link::SlotLink};
use crate::card::SharedSlot;

/// A card in a reader of a pcscd.
pub(crate) struct PcscReader {
    reader: VirtualReader,
    connection: Option<(TcpStream, JoinHandle<()>)>,
}

impl PcscReader {
    /// Puts the slot's card into the reader and waits until pcscd has noticed it. A slot without a card leaves the
    /// reader empty.
    pub(crate) fn insert(reader: &VirtualReader, slot: &SharedSlot) -> io::Result<Self> {
        let present = slot.lock().is_ok_and(|slot| slot.is_present());
        let mut inserted = Self { reader: reader.clone(), connection: None };
        if present {
            let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, reader.port))?;
            let handle = stream.try_clone()?;
            let mut link = SlotLink::new(SharedSlot::clone(slot), stream.try_clone()?);
            let thread = thread::spawn(move || {
                // pcscd going away is noticed by whoever uses the reader.
                let _ = serve(&stream, &mut link, LONGEST_FRAME, &mut |_| {});
                let _ = stream.shutdown(Shutdown::Both);
            });
            inserted.connection = Some((handle, thread));
        }
        (reader.watch)(present)?;
        Ok(inserted)
    }
}

impl Inserted for PcscReader {
    fn card_ref(&self) -> CardRef {
        CardRef::Pcsc { reader: self.reader.name.clone() }
    }
}

impl Drop for PcscReader {
    fn drop(&mut self) {
        if let Some((stream, thread)) = self.connection.take() {
            let _ = stream.shutdown(Shutdown::Both);
            let _ = thread.join();
        }
        // Whoever inserts the next card is told if this one is still there.
        let _ = (self.reader.watch)(false);
    }
}
