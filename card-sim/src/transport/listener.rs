//! Cards that listen: whoever connects is a reader with a card in it.

use std::{
    io,
    net::{Shutdown, SocketAddr, TcpListener, TcpStream},
    os::fd::OwnedFd,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

use crate::transport::{
    StopHandle, VirtualCard, VpcdEvent,
    conversation::{Framed, Messages, ServeError, converse},
    framing::{DriverKind, LONGEST_FRAME},
    websocket::{Origins, WebSocketMessages},
};

/// How messages are carried.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Carrier {
    /// In length-prefixed frames: what a reversed vpcd driver speaks, and whatever else has a socket.
    Frames,
    /// In WebSockets, to programs and to pages of these origins.
    WebSocket(Origins),
}

/// What a peer may use up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Connections at a time; the next one is closed at once. Each has a thread.
    pub connections: usize,
    /// A peer that sends nothing, or takes nothing, for this long is hung up on. A peer that asks for a WebSocket has 10
    /// seconds, or this if it is shorter.
    pub silence: Option<Duration>,
    /// The longest message that is taken, in bytes, at most [`LONGEST_FRAME`].
    pub longest: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { connections: 2048, silence: Some(Duration::from_secs(300)), longest: LONGEST_FRAME }
    }
}

/// A card of any kind, for a thread of its own.
pub type BoxedCard = Box<dyn VirtualCard + Send>;

/// Which card a connection gets.
#[derive(Clone)]
pub struct Cards(Supply);

#[derive(Clone)]
enum Supply {
    One(Arc<Mutex<BoxedCard>>),
    Each(Arc<dyn Fn(u64) -> Option<BoxedCard> + Send + Sync>),
}

impl Cards {
    /// One card, for one connection at a time: it goes to whoever sends a first message, and the others wait until that
    /// connection ends. Between two connections it has no power.
    #[must_use]
    pub fn one(card: BoxedCard) -> Self {
        Self(Supply::One(Arc::new(Mutex::new(card))))
    }

    /// A card of its own for each connection, by the connection's number from 0; a connection for which there is none is
    /// closed. It is asked for when the first message has come.
    #[must_use]
    pub fn each(make: impl Fn(u64) -> Option<BoxedCard> + Send + Sync + 'static) -> Self {
        Self(Supply::Each(Arc::new(make)))
    }
}

/// Something that happened at a listener.
#[derive(Debug)]
#[non_exhaustive]
pub enum ListenerEvent<'a> {
    /// Somebody connected.
    Connected {
        /// The connection's number, from 0.
        connection: u64,
        /// Who.
        peer: SocketAddr,
    },
    /// The peer has shown how it sends frames.
    Driver {
        /// The connection.
        connection: u64,
        /// How.
        kind: DriverKind,
    },
    /// There is no card for this connection; it is closed.
    NoCard {
        /// The connection.
        connection: u64,
    },
    /// The connection ended: in order, or given up for a reason.
    Ended {
        /// The connection.
        connection: u64,
        /// The reason, if it was given up.
        error: Option<&'a ServeError>,
    },
    /// There are as many connections as there may be; this one was closed at once.
    Refused {
        /// Who.
        peer: SocketAddr,
    },
    /// The system gave no connection or no thread. The listener goes on.
    Failed {
        /// What it said.
        error: &'a io::Error,
    },
}

/// Takes what happens, from several threads.
pub type ListenerObserver = Arc<dyn Fn(&ListenerEvent<'_>) + Send + Sync>;

/// A listening card, or several, until stopped.
#[derive(Debug)]
pub struct CardListener {
    address: SocketAddr,
    stop: StopHandle,
    thread: JoinHandle<()>,
}

/// The stack of a connection's thread. Only what is used of it takes memory.
const STACK: usize = 512 * 1024;

/// Time for a peer to ask for a WebSocket.
const REQUEST_TIME: Duration = Duration::from_secs(10);

/// Time until the next attempt when the system has no descriptor or no thread left.
const PAUSE: Duration = Duration::from_millis(50);

impl CardListener {
    /// Serves cards to whoever connects to a bound listener. **Nobody is asked for a password**: bind it to a loopback
    /// address, or know who can reach it.
    ///
    /// Only on Linux does stopping wake a listener to which nobody connects.
    ///
    /// # Errors
    /// If the listener has no address or no thread can be started.
    pub fn start(
        listener: TcpListener,
        carrier: Carrier,
        cards: Cards,
        limits: Limits,
        stop: &StopHandle,
        observer: ListenerObserver,
    ) -> io::Result<Self> {
        let address = listener.local_addr()?;
        // Shutting a listening socket down ends a blocked accept. The standard library offers it for streams only.
        let waker = Arc::new(TcpStream::from(OwnedFd::from(listener.try_clone()?)));
        let desk = Desk { carrier, cards, limits, stop: stop.clone(), observer, open: AtomicUsize::new(0) };
        let thread = thread::Builder::new().name(format!("cards at {address}")).spawn(move || {
            if let Some(_registration) = desk.stop.register(waker) {
                desk.accept_all(&listener);
            }
        })?;
        Ok(Self { address, stop: stop.clone(), thread })
    }

    /// Where the listener is: the port is known here even if any was asked for.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Ends all connections and the listener. A panic in an observer or a card goes on here.
    pub fn stop(self) {
        self.stop.stop();
        self.join();
    }

    /// Waits until somebody calls [`StopHandle::stop`].
    pub fn join(self) {
        self.thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
    }
}

/// What all connections of a listener share.
struct Desk {
    carrier: Carrier,
    cards: Cards,
    limits: Limits,
    stop: StopHandle,
    observer: ListenerObserver,
    open: AtomicUsize,
}

/// Counts a connection for as long as it is open.
struct Place<'a>(&'a AtomicUsize);

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}

impl Desk {
    fn accept_all(&self, listener: &TcpListener) {
        thread::scope(|scope| {
            let mut connection = 0;
            while !self.stop.is_stopped() {
                let accepted = listener.accept();
                if self.stop.is_stopped() {
                    return;
                }
                let started = accepted.and_then(|(stream, peer)| {
                    let Some(place) = self.place() else {
                        (self.observer)(&ListenerEvent::Refused { peer });
                        return Ok(());
                    };
                    let number = connection;
                    connection += 1;
                    let thread = thread::Builder::new().name(format!("card {number}")).stack_size(STACK);
                    thread.spawn_scoped(scope, move || self.serve(number, stream, peer, place)).map(drop)
                });
                match started {
                    Ok(()) => {}
                    Err(error) if error.kind() == io::ErrorKind::ConnectionAborted => {}
                    Err(error) => {
                        (self.observer)(&ListenerEvent::Failed { error: &error });
                        self.stop.wait(PAUSE);
                    }
                }
            }
        });
    }

    fn place(&self) -> Option<Place<'_>> {
        // Only this thread adds.
        let free = self.open.load(Ordering::Acquire) < self.limits.connections;
        free.then(|| {
            self.open.fetch_add(1, Ordering::AcqRel);
            Place(&self.open)
        })
    }

    fn serve(&self, connection: u64, stream: TcpStream, peer: SocketAddr, place: Place<'_>) {
        let stream = Arc::new(stream);
        let Some(_registration) = self.stop.register(Arc::clone(&stream)) else { return };
        (self.observer)(&ListenerEvent::Connected { connection, peer });
        let served = self.carry(connection, &stream).map_err(ServeError::or_silent);
        // The peer may be gone already.
        let _ = stream.shutdown(Shutdown::Both);
        // A connection that was shut down from here may fail in any way.
        drop(place);
        let error = served.as_ref().err().filter(|_| !self.stop.is_stopped());
        (self.observer)(&ListenerEvent::Ended { connection, error });
    }

    fn carry(&self, connection: u64, stream: &TcpStream) -> Result<(), ServeError> {
        let limit = |silence| stream.set_read_timeout(silence).and_then(|()| stream.set_write_timeout(silence));
        let longest = self.limits.longest.min(LONGEST_FRAME);
        let silence = self.limits.silence;
        match &self.carrier {
            Carrier::Frames => {
                limit(silence).map_err(crate::transport::FrameError::from)?;
                self.converse(connection, &mut Framed::new(stream, longest)?)
            }
            Carrier::WebSocket(origins) => {
                let io = crate::transport::WebSocketError::from;
                limit(Some(silence.map_or(REQUEST_TIME, |silence| silence.min(REQUEST_TIME)))).map_err(io)?;
                let mut messages = WebSocketMessages::accept(stream, origins, longest)?;
                limit(silence).map_err(io)?;
                self.converse(connection, &mut messages)
            }
        }
    }

    /// Waits for a first message, so that a peer that only connects keeps no card from others.
    fn converse(&self, connection: u64, messages: &mut dyn Messages) -> Result<(), ServeError> {
        if !messages.wait()? {
            return Ok(());
        }
        let mut observe = |event: &VpcdEvent<'_>| {
            if let VpcdEvent::Driver(kind) = event {
                (self.observer)(&ListenerEvent::Driver { connection, kind: *kind });
            }
        };
        match &self.cards.0 {
            Supply::One(card) => {
                let mut card = card.lock().unwrap_or_else(PoisonError::into_inner);
                let served = converse(messages, &mut **card, &mut observe);
                card.power_off();
                served
            }
            Supply::Each(make) => match make(connection) {
                Some(mut card) => converse(messages, &mut *card, &mut observe),
                None => {
                    (self.observer)(&ListenerEvent::NoCard { connection });
                    Ok(())
                }
            },
        }
    }
}
