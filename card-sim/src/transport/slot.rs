//! Cards in the driver's slots: connecting, and connecting again when the driver goes away.

use std::{
    io,
    net::{TcpStream, ToSocketAddrs},
    sync::Arc,
    thread::{self, JoinHandle},
    time::Duration,
};

use crate::transport::{
    StopHandle, VirtualCard,
    framing::LONGEST_FRAME,
    vpcd::{VpcdEvent, serve},
};

/// Time between attempts to connect: doubled from the first to the longest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Backoff {
    /// Before the second attempt.
    pub first: Duration,
    /// Never more than this.
    pub longest: Duration,
}

impl Default for Backoff {
    fn default() -> Self {
        Self { first: Duration::from_millis(50), longest: Duration::from_secs(2) }
    }
}

/// How long one attempt to connect may take.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(2);

/// Keeps a card in the slot at `host` and `port` until stopped. After each connection, and between attempts, `wait` is
/// called with the time to let pass; [`StopHandle::wait`] is a good waiter. A card whose connection ends loses its power.
pub fn run_slot(
    (host, port): (&str, u16),
    card: &mut dyn VirtualCard,
    backoff: Backoff,
    stop: &StopHandle,
    wait: &mut dyn FnMut(Duration),
    observer: &mut dyn FnMut(&VpcdEvent<'_>),
) {
    let mut pause = backoff.first;
    while !stop.is_stopped() {
        match connect(host, port) {
            Ok(stream) => {
                let Some(_registration) = stop.register(Arc::clone(&stream)) else { return };
                pause = backoff.first;
                observer(&VpcdEvent::Connected);
                let served = serve(&stream, card, LONGEST_FRAME, observer);
                card.power_off();
                match &served {
                    Ok(()) => observer(&VpcdEvent::Closed),
                    // A connection that was shut down from here may fail in any way.
                    Err(_) if stop.is_stopped() => observer(&VpcdEvent::Closed),
                    Err(error) => observer(&VpcdEvent::Failed(error)),
                }
            }
            Err(error) => observer(&VpcdEvent::Unreachable { error: &error, retry_in: pause }),
        }
        if !stop.is_stopped() {
            wait(pause);
            pause = (pause * 2).min(backoff.longest);
        }
    }
}

/// A connection that can be served here and shut down from another thread.
fn connect(host: &str, port: u16) -> io::Result<Arc<TcpStream>> {
    let mut refused = io::Error::from(io::ErrorKind::AddrNotAvailable);
    for address in (host, port).to_socket_addrs()? {
        match TcpStream::connect_timeout(&address, CONNECT_TIMEOUT) {
            Ok(stream) => return Ok(Arc::new(stream)),
            Err(error) => refused = error,
        }
    }
    Err(refused)
}

/// Lets this much time pass, or less once there is nothing to wait for.
pub type SlotWaiter = Arc<dyn Fn(Duration) + Send + Sync>;

/// Takes the slot's number, from 0, and what happened there.
pub type SlotObserver = Arc<dyn Fn(usize, &VpcdEvent<'_>) + Send + Sync>;

/// Cards in neighbouring slots, each served by its own thread: the first at a port, the second at the next one.
#[derive(Debug)]
pub struct Slots<C> {
    stop: StopHandle,
    threads: Vec<JoinHandle<C>>,
}

impl<C: VirtualCard + Send + 'static> Slots<C> {
    /// Starts serving.
    ///
    /// # Errors
    /// If there are more cards than ports, or a thread cannot be started; cards started before are stopped.
    pub fn start(
        host: &str,
        port: u16,
        cards: Vec<C>,
        stop: &StopHandle,
        wait: SlotWaiter,
        observer: SlotObserver,
    ) -> io::Result<Self> {
        let mut slots = Self { stop: stop.clone(), threads: Vec::new() };
        for (slot, mut card) in cards.into_iter().enumerate() {
            let port = u16::try_from(slot).ok().and_then(|slot| port.checked_add(slot));
            let (host, stop) = (host.to_owned(), stop.clone());
            let (wait, observer) = (Arc::clone(&wait), Arc::clone(&observer));
            let started = match port {
                Some(port) => thread::Builder::new().name(format!("card slot {slot}")).spawn(move || {
                    let address = (host.as_str(), port);
                    let backoff = Backoff::default();
                    run_slot(address, &mut card, backoff, &stop, &mut |time| wait(time), &mut |event| {
                        observer(slot, event);
                    });
                    card
                }),
                None => Err(io::ErrorKind::InvalidInput.into()),
            };
            match started {
                Ok(thread) => slots.threads.push(thread),
                Err(error) => {
                    slots.stop();
                    return Err(error);
                }
            }
        }
        Ok(slots)
    }

    /// Takes the cards out of the reader, in their order. A panic in an observer or a card goes on here.
    pub fn stop(self) -> Vec<C> {
        self.stop.stop();
        self.join()
    }

    /// Waits until somebody calls [`StopHandle::stop`].
    pub fn join(self) -> Vec<C> {
        let join = |thread: JoinHandle<C>| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        self.threads.into_iter().map(join).collect()
    }
}
