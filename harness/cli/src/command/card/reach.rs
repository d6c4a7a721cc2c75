//! Bringing cards into reach: in the slots of a vpcd driver, or listening.

use std::{
    net::TcpListener,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use sekisho_card_sim::transport::{
    BoxedCard, CardListener, Cards, Carrier, DriverKind, Limits, ListenerEvent, Origins, Slots, StopHandle, VpcdEvent,
};

use crate::{
    arguments::{Endpoint, Transport},
    command::listening,
    exit::Exit,
    failure::Failure,
    output,
};

const SPLITS_FRAMES: &str =
    "the driver sends each frame in two parts; the card acknowledges at once, so nothing is lost";

impl Transport {
    /// Whether the cards listen, instead of connecting to a driver.
    pub(super) fn listens(&self) -> bool {
        self.listen.is_some() || self.websocket.is_some()
    }

    /// Where they listen, and what they speak.
    fn listening(&self) -> Option<(&Endpoint, Carrier)> {
        let page = || {
            let origins = self.origins.iter().cloned().fold(Origins::default(), Origins::and);
            self.websocket.as_ref().map(|endpoint| (endpoint, Carrier::WebSocket(origins)))
        };
        self.listen.as_ref().map(|endpoint| (endpoint, Carrier::Frames)).or_else(page)
    }
}

/// Keeps each card in a slot of the driver: the first at the port, the second at the next one.
pub(super) fn connect(driver: &Endpoint, names: Vec<String>, cards: Vec<BoxedCard>) -> Result<Exit, Failure> {
    let (host, first_port) = (driver.host.clone(), driver.port);
    let stop = StopHandle::new();
    let waiting = stop.clone();
    // Whether the absence of a driver was mentioned since it was last there.
    let mentioned: [AtomicBool; 2] = Default::default();
    let observer = move |slot: usize, event: &VpcdEvent<'_>| {
        let name = names.get(slot).map_or("card", String::as_str);
        let port = usize::from(first_port) + slot;
        match event {
            VpcdEvent::Connected => {
                mention(&mentioned, slot, false);
                output::remark(format_args!("serving {name} on {host}:{port}"));
            }
            VpcdEvent::Driver(DriverKind::SplitsFrames) => output::remark(SPLITS_FRAMES),
            VpcdEvent::Closed => output::remark(format_args!("{host}:{port} closed the connection; trying again")),
            VpcdEvent::Failed(error) => output::remark(format_args!("{host}:{port}: {error}; trying again")),
            VpcdEvent::Unreachable { error, .. } if !mention(&mentioned, slot, true) => output::remark(format_args!(
                "no vpcd driver on {host}:{port} ({error}); trying again. Is pcscd running with vsmartcard-vpcd?"
            )),
            _ => {}
        }
    };
    let wait = Arc::new(move |time| waiting.wait(time));
    let slots = Slots::start(&driver.host, driver.port, cards, &stop, wait, Arc::new(observer));
    slots.map_err(Failure::environment)?.join();
    Ok(Exit::Conforming)
}

/// Sets whether something was mentioned, and says whether it had been.
fn mention(mentioned: &[AtomicBool], slot: usize, now: bool) -> bool {
    mentioned.get(slot).is_some_and(|before| before.swap(now, Ordering::Relaxed))
}

/// Lets each card listen: the first at the port, the others at the next ones; each at any port if the port is 0.
pub(super) fn listen(transport: &Transport, names: Vec<String>, cards: Vec<Cards>) -> Result<Exit, Failure> {
    let Some((endpoint, carrier)) = transport.listening() else {
        return Err(Failure::Usage("expected an address to listen at: --listen or --websocket".to_owned()));
    };
    allow_descriptors();
    let mut bound = Vec::new();
    for place in 0..cards.len() {
        bound.push(bind(endpoint, place, transport.exposed)?);
    }
    let stop = StopHandle::new();
    let mut listeners = Vec::new();
    for ((listener, cards), name) in bound.into_iter().zip(cards).zip(names) {
        let observer = Arc::new(observer(name.clone()));
        let listener = CardListener::start(listener, carrier.clone(), cards, Limits::default(), &stop, observer);
        let listener = listener.map_err(Failure::environment)?;
        let scheme = if carrier == Carrier::Frames { "" } else { "ws://" };
        output::remark(format_args!("{name} listens at {scheme}{}", listener.address()));
        if !listener.address().ip().is_loopback() {
            output::remark("warning: other machines can reach this card, and it asks nobody for a password");
        }
        listeners.push(listener);
    }
    listeners.into_iter().for_each(CardListener::join);
    Ok(Exit::Conforming)
}

fn bind(endpoint: &Endpoint, place: usize, exposed: bool) -> Result<TcpListener, Failure> {
    let port = match endpoint.port {
        0 => Some(0),
        first => u16::try_from(place).ok().and_then(|place| first.checked_add(place)),
    };
    let port =
        port.ok_or_else(|| Failure::Usage(format!("expected a port for each card, got {endpoint} for the first")))?;
    let what = "a card, which asks nobody for a password,";
    let addresses = listening::addresses(endpoint, port, exposed, what)?;
    TcpListener::bind(&addresses[..]).map_err(|error| listening::refused(endpoint, &error))
}

fn observer(name: String) -> impl Fn(&ListenerEvent<'_>) + Send + Sync {
    // The system's refusals come many times a second.
    let refused = AtomicBool::new(false);
    move |event| match event {
        ListenerEvent::Connected { connection, peer } => {
            output::remark(format_args!("{name}: connection {connection} from {peer}"));
        }
        ListenerEvent::Driver { kind: DriverKind::SplitsFrames, .. } => output::remark(SPLITS_FRAMES),
        ListenerEvent::Ended { connection, error: None } => {
            output::remark(format_args!("{name}: connection {connection} ended"));
        }
        ListenerEvent::Ended { connection, error: Some(error) } => {
            output::remark(format_args!("{name}: connection {connection}: {error}"));
        }
        ListenerEvent::Refused { peer } => {
            output::remark(format_args!("{name}: too many connections; {peer} was refused"));
        }
        ListenerEvent::Failed { error } if !refused.swap(true, Ordering::Relaxed) => {
            output::remark(format_args!("{name}: a connection could not be taken: {error}; going on"));
        }
        _ => {}
    }
}

/// Takes as many descriptors as the system gives: each connection is one, and a shell usually leaves 1024.
fn allow_descriptors() {
    let limit = getrlimit(Resource::Nofile);
    // With fewer, there are fewer connections, and the listener says so.
    let _ = setrlimit(Resource::Nofile, Rlimit { current: limit.maximum, maximum: limit.maximum });
}
