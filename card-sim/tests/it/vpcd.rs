//! The vpcd transport against a driver made for the test, on a loopback port of its own.

use std::{
    io::{ErrorKind, Read as _, Write as _},
    net::{Shutdown, SocketAddr, TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
    time::Duration,
};

use sekisho_card_sim::{
    Card, MemoryStore, jpki,
    transport::{
        Backoff, DriverKind, FrameError, LONGEST_FRAME, ServeError, Slots, StopHandle, VirtualCard, VpcdEvent,
        run_slot, serve,
    },
};

use crate::support::{Counting, PIN, PaddedKeys, bytes, card_file};

pub(crate) const SELECT_JPKI: &str = "00A4040C 0A D392F000260100000001";

/// The driver's end of one connection.
pub(crate) struct Driver(pub(crate) TcpStream);

impl Driver {
    /// Connects to a listening card.
    pub(crate) fn connect(address: SocketAddr) -> Self {
        Self::over(TcpStream::connect(address).unwrap())
    }

    fn accept(listener: &TcpListener) -> Self {
        Self::over(listener.accept().unwrap().0)
    }

    fn over(stream: TcpStream) -> Self {
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        stream.set_nodelay(true).unwrap();
        Self(stream)
    }

    pub(crate) fn send(&mut self, payload: &[u8]) {
        let length = u16::try_from(payload.len()).unwrap().to_be_bytes();
        self.0.write_all(&[&length, payload].concat()).unwrap();
    }

    pub(crate) fn receive(&mut self) -> String {
        let mut length = [0; 2];
        self.0.read_exact(&mut length).unwrap();
        let mut payload = vec![0; usize::from(u16::from_be_bytes(length))];
        self.0.read_exact(&mut payload).unwrap();
        hex::encode_upper(payload)
    }

    pub(crate) fn ask(&mut self, command: &str) -> String {
        self.send(&bytes(command));
        self.receive()
    }

    /// Whether the card's side closed the connection.
    pub(crate) fn is_closed(&mut self) -> bool {
        match self.0.read(&mut [0]) {
            Ok(read) => read == 0,
            // A side that closes with something unread resets the connection; a time-out means that it is open.
            Err(error) => matches!(error.kind(), ErrorKind::ConnectionReset | ErrorKind::BrokenPipe),
        }
    }
}

pub(crate) fn listener() -> TcpListener {
    TcpListener::bind(("127.0.0.1", 0)).unwrap()
}

pub(crate) fn a_card() -> Card {
    Card::open(card_file(), &PaddedKeys, Box::new(MemoryStore), Box::new(Counting(0))).unwrap()
}

/// Serves a card to the driver that the closure plays; gives the outcome and the events.
fn served(longest: usize, driver: impl FnOnce(Driver)) -> (Result<(), ServeError>, Vec<String>) {
    let listener = listener();
    let stream = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
    let mut events = Vec::new();
    let served = thread::scope(|scope| {
        let card =
            scope.spawn(|| serve(&stream, &mut a_card(), longest, &mut |event| events.push(format!("{event:?}"))));
        driver(Driver::accept(&listener));
        card.join().unwrap()
    });
    (served, events)
}

#[test]
fn the_driver_powers_the_card_asks_for_its_atr_and_sends_commands() {
    let (served, events) = served(LONGEST_FRAME, |mut driver| {
        assert_eq!(driver.ask("04"), "3BE000FF8131FE4514");
        driver.send(&[1]);
        assert_eq!(driver.ask(SELECT_JPKI), "9000");
        assert_eq!(driver.ask("00B0880000"), "8F8F009000");
        assert_eq!(driver.ask("00A404"), "6700", "an APDU too short to be one");
        driver.send(&[2]);
        assert_eq!(driver.ask("00B0880000"), "6A82", "a reset forgets the selection");
        driver.send(&[0]);
    });
    assert!(served.is_ok());
    let powers: Vec<_> = events.iter().filter(|event| event.starts_with("Power") || *event == "Reset").collect();
    assert_eq!(powers, ["PowerOn", "Reset", "PowerOff"]);
}

#[test]
fn power_off_forgets_a_verification_and_a_reset_keeps_it_by_default() {
    let (served, _) = served(LONGEST_FRAME, |mut driver| {
        let verify = format!("00200098 04 {}", hex::encode(PIN));
        let sign = "802A0097 01 68 00";
        for (controls, expected) in [(&[2][..], 516), (&[0, 1], 4)] {
            assert_eq!(driver.ask(SELECT_JPKI), "9000");
            assert_eq!(driver.ask(&verify), "9000");
            controls.iter().for_each(|control| driver.send(&[*control]));
            assert_eq!(driver.ask(SELECT_JPKI), "9000");
            assert_eq!(driver.ask(sign).len(), expected);
        }
    });
    assert!(served.is_ok());
}

#[test]
fn a_driver_that_writes_each_frame_once_is_recognised() {
    let (served, events) = served(LONGEST_FRAME, |mut driver| {
        for _ in 0..6 {
            assert_eq!(driver.ask("04"), "3BE000FF8131FE4514");
        }
    });
    assert!(served.is_ok());
    assert_eq!(events, [format!("Driver({:?})", DriverKind::SingleWrite)]);
}

#[test]
fn a_driver_that_splits_its_frames_is_served() {
    let (served, _) = served(LONGEST_FRAME, |mut driver| {
        for _ in 0..5 {
            driver.0.write_all(&[0, 1]).unwrap();
            driver.0.write_all(&[4]).unwrap();
            assert_eq!(driver.receive(), "3BE000FF8131FE4514");
        }
    });
    assert!(served.is_ok());
}

#[test]
fn an_over_long_an_empty_and_a_truncated_frame_and_an_unknown_control_close_the_connection() {
    let (over_long, _) = served(100, |mut driver| {
        driver.send(&[0; 101]);
        assert!(driver.is_closed());
    });
    assert!(matches!(over_long, Err(ServeError::Frame(FrameError::TooLong { most: 100, got: 101 }))));

    let (empty, _) = served(LONGEST_FRAME, |mut driver| {
        driver.send(&[]);
        assert!(driver.is_closed());
    });
    assert!(matches!(empty, Err(ServeError::Frame(FrameError::Empty))));

    let (truncated, _) = served(LONGEST_FRAME, |mut driver| {
        driver.0.write_all(&[0, 5, 0, 0xA4]).unwrap();
        driver.0.shutdown(Shutdown::Write).unwrap();
        assert!(driver.is_closed());
    });
    assert!(matches!(truncated, Err(ServeError::Frame(FrameError::Truncated { expected: 7, got: 4 }))));

    let (unknown, _) = served(LONGEST_FRAME, |mut driver| {
        driver.send(&[3]);
        assert!(driver.is_closed());
    });
    assert!(matches!(unknown, Err(ServeError::UnknownControl { got: 3 })));
}

#[test]
fn a_response_too_long_for_a_frame_becomes_a_wrong_length() {
    struct Talkative;
    impl VirtualCard for Talkative {
        fn power_on(&mut self) {}
        fn power_off(&mut self) {}
        fn warm_reset(&mut self) {}
        fn atr(&self) -> &[u8] {
            &[0x3B, 0x00]
        }
        fn transmit(&mut self, command: &[u8], response: &mut Vec<u8>) {
            response.clear();
            response.resize(if command[0] == 0 { LONGEST_FRAME } else { LONGEST_FRAME + 1 }, 0x11);
        }
    }
    let listener = listener();
    let stream = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
    thread::scope(|scope| {
        let card = scope.spawn(|| serve(&stream, &mut Talkative, LONGEST_FRAME, &mut |_| {}));
        let mut driver = Driver::accept(&listener);
        assert_eq!(driver.ask("00B00000 000000").len(), LONGEST_FRAME * 2);
        assert_eq!(driver.ask("FFB00000 000000"), "6700");
        drop(driver);
        card.join().unwrap().unwrap();
    });
}

#[test]
fn a_card_comes_back_when_the_driver_does_and_has_lost_its_power_meanwhile() {
    let listener = listener();
    let port = listener.local_addr().unwrap().port();
    let (stop, events, waits) = (StopHandle::new(), Mutex::new(Vec::new()), Mutex::new(Vec::new()));
    thread::scope(|scope| {
        let card = scope.spawn(|| {
            let mut card = a_card();
            let mut observe = |event: &VpcdEvent<'_>| events.lock().unwrap().push(format!("{event:?}"));
            let mut wait = |time: Duration| waits.lock().unwrap().push(time);
            run_slot(("127.0.0.1", port), &mut card, Backoff::default(), &stop, &mut wait, &mut observe);
        });
        let mut driver = Driver::accept(&listener);
        driver.send(&[1]);
        assert_eq!(driver.ask(SELECT_JPKI), "9000");
        drop(driver);
        let mut driver = Driver::accept(&listener);
        assert_eq!(driver.ask("00B0880000"), "6F00", "no power yet");
        driver.send(&[1]);
        assert_eq!(driver.ask("00B0880000"), "6A82", "nothing is selected");
        driver.send(&[]);
        assert!(driver.is_closed());
        let mut driver = Driver::accept(&listener);
        assert_eq!(driver.ask("04"), "3BE000FF8131FE4514", "also after a broken frame");
        stop.stop();
        assert!(driver.is_closed());
        card.join().unwrap();
    });
    assert_eq!(
        waits.into_inner().unwrap(),
        [Backoff::default().first; 2],
        "a connection makes the next attempt prompt"
    );
    let events = events.into_inner().unwrap();
    let count = |name: &str| events.iter().filter(|event| event.starts_with(name)).count();
    assert_eq!((count("Connected"), count("Closed"), count("Failed(Frame(Empty))")), (3, 2, 1), "{events:?}");
}

#[test]
fn attempts_to_connect_become_rarer_up_to_a_bound_and_end_when_stopped() {
    let port = listener().local_addr().unwrap().port();
    let (stop, mut waits) = (StopHandle::new(), Vec::new());
    let backoff = Backoff { first: Duration::from_millis(50), longest: Duration::from_millis(300) };
    let mut unreachable = 0;
    run_slot(
        ("127.0.0.1", port),
        &mut a_card(),
        backoff,
        &stop,
        &mut |time| {
            waits.push(time.as_millis());
            if waits.len() == 5 {
                stop.stop();
            }
        },
        &mut |event| unreachable += usize::from(matches!(event, VpcdEvent::Unreachable { .. })),
    );
    assert_eq!(waits, [50, 100, 200, 300, 300]);
    assert_eq!(unreachable, 5);
}

#[test]
fn a_stopped_handle_stays_stopped() {
    let stop = StopHandle::new();
    assert!(!stop.is_stopped());
    stop.stop();
    assert!(stop.clone().is_stopped());
    stop.wait(Duration::from_secs(3600));
    let mut events = 0;
    run_slot(("127.0.0.1", 1), &mut a_card(), Backoff::default(), &stop, &mut |_| {}, &mut |_| events += 1);
    assert_eq!(events, 0);
}

/// Two listeners on neighbouring ports, as the driver has them.
fn neighbours() -> (TcpListener, TcpListener) {
    loop {
        let first = listener();
        let next = first.local_addr().unwrap().port().checked_add(1);
        if let Some(Ok(second)) = next.map(|port| TcpListener::bind(("127.0.0.1", port))) {
            return (first, second);
        }
    }
}

#[test]
fn two_cards_sit_in_two_slots_and_come_out_in_their_order() {
    let (first, second) = neighbours();
    let port = first.local_addr().unwrap().port();
    let stop = StopHandle::new();
    let waiter = stop.clone();
    let connected = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&connected);
    let slots = Slots::start(
        "127.0.0.1",
        port,
        vec![a_card(), a_card()],
        &stop,
        Arc::new(move |time| waiter.wait(time)),
        Arc::new(move |slot, event| {
            if matches!(event, VpcdEvent::Connected) {
                seen.lock().unwrap().push(slot);
            }
        }),
    )
    .unwrap();
    let (mut first, mut second) = (Driver::accept(&first), Driver::accept(&second));
    for driver in [&mut first, &mut second] {
        assert_eq!(driver.ask(SELECT_JPKI), "9000");
    }
    assert_eq!(second.ask("00200098 04 30303030"), "63C2");
    assert_eq!(first.ask("00200098"), "63C3", "each has its own counters");
    let cards = slots.stop();
    let tries: Vec<_> = cards.iter().map(|card| card.tries_left(jpki::AID, jpki::AUTHENTICATION_PIN)).collect();
    assert_eq!(tries, [Some(3), Some(2)]);
    let mut connected = connected.lock().unwrap().clone();
    connected.sort_unstable();
    assert_eq!(connected, [0, 1]);
}
