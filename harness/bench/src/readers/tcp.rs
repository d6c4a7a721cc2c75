//! The card on a TCP port of its own.

use std::{
    io,
    net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
};

use sekisho_card_sim::transport::{LONGEST_FRAME, serve};
use sekisho_harness_protocol::CardRef;

use super::{Inserted, slot_link::SlotLink};
use crate::card::SharedSlot;

/// A card that listens on a loopback port, one connection at a time.
pub(crate) struct TcpReader {
    address: SocketAddr,
    stop: Arc<AtomicBool>,
    current: Arc<Mutex<Option<TcpStream>>>,
    thread: Option<JoinHandle<()>>,
}

impl TcpReader {
    /// Opens a port and serves the slot on it.
    ///
    /// # Errors
    /// When no port can be opened.
    pub(crate) fn open(slot: SharedSlot) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        let stop = Arc::new(AtomicBool::new(false));
        let current = Arc::new(Mutex::new(None));
        let thread = {
            let (stop, current) = (Arc::clone(&stop), Arc::clone(&current));
            thread::spawn(move || {
                while let Ok((stream, _)) = listener.accept() {
                    if stop.load(Ordering::Acquire) {
                        return;
                    }
                    let Ok(held) = stream.try_clone() else { continue };
                    *current.lock().unwrap_or_else(PoisonError::into_inner) = Some(held);
                    // The reader may have been dropped between the two locks; nobody would end this connection then.
                    if stop.load(Ordering::Acquire) {
                        return;
                    }
                    let mut link = SlotLink::new(SharedSlot::clone(&slot));
                    // A broken connection is the implementation's affair; the next one finds the card as it is.
                    let _ = serve(&stream, &mut link, LONGEST_FRAME, &mut |_| {});
                    // Both handles end, so that the implementation sees the card go.
                    let _ = stream.shutdown(Shutdown::Both);
                    *current.lock().unwrap_or_else(PoisonError::into_inner) = None;
                }
            })
        };
        Ok(Self { address, stop, current, thread: Some(thread) })
    }
}

impl Inserted for TcpReader {
    fn card_ref(&self) -> CardRef {
        CardRef::Tcp { address: self.address.to_string() }
    }
}

impl Drop for TcpReader {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Release);
        if let Some(stream) = self.current.lock().unwrap_or_else(PoisonError::into_inner).take() {
            let _ = stream.shutdown(Shutdown::Both);
        }
        // Wakes the listener.
        drop(TcpStream::connect(self.address));
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
