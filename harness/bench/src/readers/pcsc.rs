//! The card in a virtual PC/SC reader: we connect to the vpcd driver of a pcscd and are its card.

use std::{
    io,
    net::{Ipv4Addr, Shutdown, TcpStream},
    sync::mpsc,
    thread::{self, JoinHandle},
    time::Duration,
};

use sekisho_card_sim::transport::{LONGEST_FRAME, VpcdEvent, serve};
use sekisho_harness_protocol::CardRef;

use super::{Inserted, slot_link::SlotLink};
use crate::card::SharedSlot;

/// pcscd looks for cards a few times a second and powers a new one at once.
const SEEN_WITHIN: Duration = Duration::from_secs(20);

/// A card in a reader of a pcscd.
pub(crate) struct PcscReader {
    reader: String,
    stream: TcpStream,
    thread: Option<JoinHandle<()>>,
}

impl PcscReader {
    /// Puts the slot's card into the reader whose driver listens on `port`. Returns when pcscd has powered it; a slot
    /// without a card stays empty.
    ///
    /// # Errors
    /// When the driver does not answer, or pcscd takes no notice of the card.
    pub(crate) fn insert(reader: &str, port: u16, slot: SharedSlot) -> io::Result<Self> {
        let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
        let handle = stream.try_clone()?;
        let mut link = SlotLink::new(SharedSlot::clone(&slot), stream.try_clone()?);
        let (seen, is_seen) = mpsc::channel();
        let present = slot.lock().is_ok_and(|slot| slot.is_present());
        let thread = present.then(|| {
            thread::spawn(move || {
                // pcscd going away is noticed by whoever uses the reader.
                let _ = serve(&stream, &mut link, LONGEST_FRAME, &mut |event| {
                    if matches!(event, VpcdEvent::PowerOn) {
                        let _ = seen.send(());
                    }
                });
                let _ = stream.shutdown(Shutdown::Both);
            })
        });
        let inserted = Self { reader: reader.to_owned(), stream: handle, thread };
        if present {
            is_seen.recv_timeout(SEEN_WITHIN).map_err(|_| {
                io::Error::new(io::ErrorKind::TimedOut, format!("pcscd did not power the card in `{reader}`"))
            })?;
        } else {
            inserted.stream.shutdown(Shutdown::Both)?;
        }
        Ok(inserted)
    }
}

impl Inserted for PcscReader {
    fn card_ref(&self) -> CardRef {
        CardRef::Pcsc { reader: self.reader.clone() }
    }
}

impl Drop for PcscReader {
    fn drop(&mut self) {
        let _ = self.stream.shutdown(Shutdown::Both);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
