//! Cards that listen, and peers that do not behave.

use std::{
    io::{Read as _, Write as _},
    net::{SocketAddr, TcpStream},
    sync::mpsc::{Receiver, Sender, channel},
    time::Duration,
};

use sekisho_card_sim::transport::{CardListener, Cards, Carrier, Limits, ListenerEvent, StopHandle, VirtualCard};

use crate::vpcd::{Driver, SELECT_JPKI, a_card, listener};

/// A listener, and what it has told.
pub(crate) struct Scene {
    pub(crate) cards: CardListener,
    told: Receiver<String>,
}

impl Scene {
    pub(crate) fn new(carrier: Carrier, cards: Cards, limits: Limits) -> Self {
        let (tell, told): (Sender<String>, _) = channel();
        let observer = move |event: &ListenerEvent<'_>| {
            // The test may be over.
            let _ = tell.send(format!("{event:?}"));
        };
        let stop = StopHandle::new();
        let cards =
            CardListener::start(listener(), carrier, cards, limits, &stop, std::sync::Arc::new(observer)).unwrap();
        Self { cards, told }
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.cards.address()
    }

    /// Waits for an event that begins like this.
    pub(crate) fn tells(&self, beginning: &str) -> String {
        self.wait_for(|event| event.starts_with(beginning))
    }

    /// Waits for an event in which this stands.
    pub(crate) fn tells_of(&self, part: &str) -> String {
        self.wait_for(|event| event.contains(part))
    }

    fn wait_for(&self, is_right: impl Fn(&str) -> bool) -> String {
        let events = std::iter::from_fn(|| self.told.recv_timeout(Duration::from_secs(30)).ok());
        events.into_iter().find(|event| is_right(event)).unwrap()
    }
}

pub(crate) fn each() -> Cards {
    Cards::each(|_| Some(Box::new(a_card())))
}

fn frames(cards: Cards) -> Scene {
    Scene::new(Carrier::Frames, cards, Limits::default())
}

fn limits(silence: u64) -> Limits {
    Limits { silence: Some(Duration::from_millis(silence)), ..Limits::default() }
}

#[test]
fn each_connection_gets_a_card_of_its_own() {
    let scene = frames(each());
    let (mut first, mut second) = (Driver::connect(scene.address()), Driver::connect(scene.address()));
    for driver in [&mut first, &mut second] {
        assert_eq!(driver.ask("04"), "3BE000FF8131FE4514");
        driver.send(&[1]);
        assert_eq!(driver.ask(SELECT_JPKI), "9000");
    }
    assert_eq!(second.ask("00200098 04 30303030"), "63C2");
    assert_eq!(first.ask("00200098"), "63C3");
    scene.cards.stop();
    assert!(first.is_closed() && second.is_closed());
}

#[test]
fn one_card_goes_from_connection_to_connection_and_loses_its_power_between_them() {
    let scene = frames(Cards::one(Box::new(a_card())));
    let mut first = Driver::connect(scene.address());
    assert_eq!(first.ask(SELECT_JPKI), "9000");
    assert_eq!(first.ask("00200098 04 30303030"), "63C2");
    let mut second = Driver::connect(scene.address());
    second.send(&[0x00, 0x20, 0x00, 0x98]);
    second.send(&[1]);
    assert_eq!(first.ask("00200098"), "63C2", "the second waits");
    drop(first);
    assert_eq!(second.receive(), "6F00", "it has no power");
    assert_eq!(second.ask(SELECT_JPKI), "9000");
    assert_eq!(second.ask("00200098"), "63C2", "it is the same card");
}

#[test]
fn a_peer_that_only_connects_keeps_no_card_from_others() {
    let scene = frames(Cards::one(Box::new(a_card())));
    let mut idle: Vec<_> = (0..20).map(|_| Driver::connect(scene.address())).collect();
    let mut half = Driver::connect(scene.address());
    half.0.write_all(&[0, 5, 0, 0xA4]).unwrap();
    let mut other = Driver::connect(scene.address());
    assert_eq!(other.ask(SELECT_JPKI), "9000");
    drop(other);
    idle[7].send(&[1]);
    assert_eq!(idle[7].ask(SELECT_JPKI), "9000", "an idle one may still begin");
}

#[test]
fn a_web_page_cannot_hide_frames_in_the_body_of_a_request() {
    let scene = frames(Cards::one(Box::new(a_card())));
    for method in ["GET", "HEAD", "POST", "OPTIONS"] {
        let mut request = format!("{method} / HTTP/1.1\r\nHost: {}\r\n\r\n", scene.address()).into_bytes();
        // The first two octets are the length of a frame; what the page hides stands behind it.
        let first = 2 + usize::from(request[0]) * 256 + usize::from(request[1]);
        request.resize(first, b'A');
        request.extend([0, 1, 1, 0, 15]);
        request.extend(crate::support::bytes(SELECT_JPKI));
        let mut page = Driver::connect(scene.address());
        // The listener may hang up before it has taken everything.
        let _ = page.0.write_all(&request);
        scene.tells_of("Http");
        assert!(!matches!(page.0.read(&mut [0]), Ok(1)), "{method} is answered");
    }
    let mut other = Driver::connect(scene.address());
    assert_eq!(other.ask(SELECT_JPKI), "9000", "no page has had the card, which would be without power since then");
}

#[test]
fn a_broken_frame_ends_its_own_connection_and_no_other() {
    let scene = frames(each());
    let mut good = Driver::connect(scene.address());
    assert_eq!(good.ask(SELECT_JPKI), "9000");
    for (sent, reason) in [
        (&[0, 0][..], "Ended { connection: 1, error: Some(Frame(Empty)) }"),
        (&[0, 1, 9], "Ended { connection: 2, error: Some(UnknownControl { got: 9 }) }"),
        (
            b"GET / HTTP/1.1\r\n\r\n",
            "Ended { connection: 3, error: Some(Frame(Truncated { expected: 18247, got: 18 })) }",
        ),
    ] {
        let mut bad = Driver::connect(scene.address());
        bad.0.write_all(sent).unwrap();
        bad.0.shutdown(std::net::Shutdown::Write).unwrap();
        assert!(bad.is_closed());
        assert_eq!(scene.tells("Ended"), reason);
        assert_eq!(good.ask("00200098"), "63C3");
    }
}

#[test]
fn a_frame_longer_than_the_limit_is_refused_before_it_is_read() {
    let scene = Scene::new(Carrier::Frames, each(), Limits { longest: 300, ..Limits::default() });
    let mut long = Driver::connect(scene.address());
    long.0.write_all(&[0xFF, 0xFF, 0]).unwrap();
    assert!(long.is_closed());
    assert_eq!(scene.tells("Ended"), "Ended { connection: 0, error: Some(Frame(TooLong { most: 300, got: 65535 })) }");
}

#[test]
fn a_silent_peer_and_one_that_never_finishes_its_frame_are_hung_up_on() {
    let scene = Scene::new(Carrier::Frames, each(), limits(50));
    let mut silent = Driver::connect(scene.address());
    assert!(silent.is_closed());
    assert_eq!(scene.tells("Ended"), "Ended { connection: 0, error: Some(Silent) }");
    let mut half = Driver::connect(scene.address());
    half.0.write_all(&[0, 5, 0]).unwrap();
    assert!(half.is_closed());
    assert_eq!(scene.tells("Ended"), "Ended { connection: 1, error: Some(Silent) }");
}

#[test]
fn a_silent_holder_of_the_only_card_loses_it_to_whoever_waits() {
    let scene = Scene::new(Carrier::Frames, Cards::one(Box::new(a_card())), limits(200));
    let mut holder = Driver::connect(scene.address());
    assert_eq!(holder.ask(SELECT_JPKI), "9000");
    let mut next = Driver::connect(scene.address());
    next.send(&[1]);
    assert_eq!(next.ask(SELECT_JPKI), "9000");
    assert!(holder.is_closed());
}

#[test]
fn a_peer_that_asks_and_never_takes_the_answers_is_hung_up_on() {
    struct Talkative;
    impl VirtualCard for Talkative {
        fn power_on(&mut self) {}
        fn power_off(&mut self) {}
        fn warm_reset(&mut self) {}
        fn atr(&self) -> &[u8] {
            &[0x3B, 0x00]
        }
        fn transmit(&mut self, _: &[u8], response: &mut Vec<u8>) {
            response.clear();
            response.resize(65535, 0x11);
        }
    }
    let scene = Scene::new(Carrier::Frames, Cards::each(|_| Some(Box::new(Talkative))), limits(100));
    let mut flood = TcpStream::connect(scene.address()).unwrap();
    flood.set_write_timeout(Some(Duration::from_secs(30))).unwrap();
    let commands = [0, 2, 0, 0].repeat(10_000);
    while flood.write_all(&commands).is_ok() {}
    let ended = scene.tells("Ended");
    assert!(ended.contains("error: Some("), "{ended}");
}

#[test]
fn more_connections_than_there_may_be_are_closed_and_later_ones_served() {
    let scene = Scene::new(Carrier::Frames, each(), Limits { connections: 2, ..Limits::default() });
    let mut held: Vec<_> = (0..2).map(|_| Driver::connect(scene.address())).collect();
    for driver in &mut held {
        assert_eq!(driver.ask(SELECT_JPKI), "9000");
    }
    for _ in 0..50 {
        assert!(Driver::connect(scene.address()).is_closed());
        scene.tells("Refused");
    }
    held.pop();
    scene.tells("Ended");
    assert_eq!(Driver::connect(scene.address()).ask("04"), "3BE000FF8131FE4514");
    assert_eq!(held[0].ask("00200098"), "63C3");
}

#[test]
fn a_connection_for_which_there_is_no_card_is_closed() {
    let scene = frames(Cards::each(|connection| if connection == 0 { None } else { Some(Box::new(a_card())) }));
    let mut none = Driver::connect(scene.address());
    none.send(&[1]);
    assert!(none.is_closed());
    assert_eq!(scene.tells("NoCard"), "NoCard { connection: 0 }");
    assert_eq!(Driver::connect(scene.address()).ask(SELECT_JPKI), "9000");
}

#[test]
fn a_card_that_leaves_ends_its_connection() {
    struct Leaving(bool);
    impl VirtualCard for Leaving {
        fn power_on(&mut self) {}
        fn power_off(&mut self) {}
        fn warm_reset(&mut self) {}
        fn atr(&self) -> &[u8] {
            &[0x3B, 0x00]
        }
        fn transmit(&mut self, _: &[u8], response: &mut Vec<u8>) {
            response.clear();
            self.0 = false;
        }
        fn is_present(&self) -> bool {
            self.0
        }
    }
    let scene = frames(Cards::each(|_| Some(Box::new(Leaving(true)))));
    let mut driver = Driver::connect(scene.address());
    assert_eq!(driver.ask("04"), "3B00");
    driver.send(&[0, 0xA4, 0, 0]);
    assert!(driver.is_closed());
    assert_eq!(scene.tells("Ended"), "Ended { connection: 0, error: None }");
}

#[test]
fn stopping_ends_idle_half_waiting_and_busy_connections_and_frees_the_port() {
    let scene = frames(Cards::one(Box::new(a_card())));
    let address = scene.address();
    let mut idle = Driver::connect(address);
    let mut half = Driver::connect(address);
    half.0.write_all(&[0, 5, 0]).unwrap();
    let mut holder = Driver::connect(address);
    assert_eq!(holder.ask(SELECT_JPKI), "9000");
    let mut waiting = Driver::connect(address);
    waiting.send(&[4]);
    scene.cards.stop();
    for driver in [&mut idle, &mut half, &mut holder] {
        assert!(driver.is_closed());
    }
    // Whether its question was answered before the end depends on who was faster.
    let mut rest = Vec::new();
    let _ = waiting.0.read_to_end(&mut rest);
    assert!(TcpStream::connect(address).is_err());
}

#[test]
fn a_stop_before_the_first_connection_is_noticed() {
    let scene = frames(each());
    scene.cards.stop();
    let stop = StopHandle::new();
    stop.stop();
    let observer = std::sync::Arc::new(|_: &ListenerEvent<'_>| {});
    CardListener::start(listener(), Carrier::Frames, each(), Limits::default(), &stop, observer).unwrap().join();
}
