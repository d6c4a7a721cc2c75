//! The card in a virtual PC/SC reader: we connect to the vpcd driver of a pcscd and are its card.

use std::{
    io,
    net::{Ipv4Addr, Shutdown, TcpStream},
    sync::{Arc, Mutex, PoisonError},
    thread::{self, JoinHandle},
};

use sekisho_card_sim::transport::{LONGEST_FRAME, serve};
use sekisho_harness_protocol::CardRef;

use super::{Inserted, VirtualReader, slot_link::SlotLink};
use crate::card::SharedSlot;

/// A card in a reader of a pcscd. One reader holds one card: the next takes the place of the one before it.
pub(crate) struct PcscReader {
    reader: VirtualReader,
    /// What this card left in the reader's place; another card may lie there by now.
    occupant: Option<u64>,
}

/// A card's connection with the driver.
pub(crate) struct Occupant {
    number: u64,
    stream: TcpStream,
    thread: JoinHandle<()>,
}

impl PcscReader {
    /// Takes out the card that is in the reader, puts the slot's card into it and waits until pcscd has noticed. A slot
    /// without a card leaves the reader empty.
    pub(crate) fn insert(reader: &VirtualReader, slot: &SharedSlot) -> io::Result<Self> {
        reader.place.take_out(|_| true);
        // Between two looks of pcscd a new card would pass for the old one.
        (reader.watch)(false)?;
        let mut inserted = Self { reader: reader.clone(), occupant: None };
        if slot.lock().is_ok_and(|slot| slot.is_present()) {
            let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, reader.port))?;
            let handle = stream.try_clone()?;
            let mut link = SlotLink::new(SharedSlot::clone(slot));
            let thread = thread::spawn(move || {
                // pcscd going away is noticed by whoever uses the reader.
                let _ = serve(&stream, &mut link, LONGEST_FRAME, &mut |_| {});
                let _ = stream.shutdown(Shutdown::Both);
            });
            inserted.occupant = Some(reader.place.put(handle, thread));
            (reader.watch)(true)?;
        }
        Ok(inserted)
    }
}

/// Where the one card of a reader lies.
#[derive(Clone, Default)]
pub struct Place(Arc<Mutex<(u64, Option<Occupant>)>>);

impl Place {
    fn put(&self, stream: TcpStream, thread: JoinHandle<()>) -> u64 {
        let mut place = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        place.0 += 1;
        let number = place.0;
        place.1 = Some(Occupant { number, stream, thread });
        number
    }

    fn take_out(&self, whom: impl Fn(u64) -> bool) {
        let mut place = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(occupant) = place.1.take_if(|occupant| whom(occupant.number)) {
            let _ = occupant.stream.shutdown(Shutdown::Both);
            let _ = occupant.thread.join();
        }
    }
}

impl Inserted for PcscReader {
    fn card_ref(&self) -> CardRef {
        CardRef::Pcsc { reader: self.reader.name.clone() }
    }
}

impl Drop for PcscReader {
    fn drop(&mut self) {
        self.reader.place.take_out(|number| Some(number) == self.occupant);
    }
}
