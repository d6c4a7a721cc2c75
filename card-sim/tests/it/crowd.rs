//! A thousand cards at once.

use std::{fs, io::Write as _};

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use sekisho_card_sim::transport::{Carrier, Limits};

use crate::{
    listener::{Scene, each},
    support::bytes,
    vpcd::{Driver, SELECT_JPKI},
};

const CROWD: usize = 1000;

/// Both ends of each connection are in this process.
const DESCRIPTORS: u64 = 4096;

/// More than this for a card and its connection, in the process, would be a leak or a lavish buffer.
const MOST_KIB_EACH: usize = 256;

fn allow_descriptors() {
    let limit = getrlimit(Resource::Nofile);
    if limit.current.is_some_and(|current| current < DESCRIPTORS) {
        setrlimit(Resource::Nofile, Rlimit { current: Some(DESCRIPTORS), maximum: limit.maximum }).unwrap();
    }
}

/// Resident memory of this process in KiB.
fn resident() -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    line.trim().trim_end_matches(" kB").parse().unwrap()
}

#[test]
fn a_thousand_cards_are_served_at_once_over_tcp_each_with_its_own_counters() {
    allow_descriptors();
    let scene = Scene::new(Carrier::Frames, each(), Limits::default());
    let before = resident();
    let mut drivers: Vec<_> = (0..CROWD).map(|_| Driver::connect(scene.address())).collect();
    for command in ["01", SELECT_JPKI] {
        // All of them are asked before the first is heard.
        drivers.iter_mut().for_each(|driver| driver.send(&bytes(command)));
    }
    drivers.iter_mut().for_each(|driver| assert_eq!(driver.receive(), "9000"));
    for (number, driver) in drivers.iter_mut().enumerate() {
        for _ in 0..number % 4 {
            driver.send(&bytes("00200098 04 30303030"));
        }
        driver.send(&bytes("00200098"));
    }
    for (number, driver) in drivers.iter_mut().enumerate() {
        for tries in (0..number % 4).map(|spent| 2 - spent) {
            assert_eq!(driver.receive(), format!("63C{tries}"));
        }
        assert_eq!(driver.receive(), format!("63C{}", 3 - number % 4), "card {number}");
    }
    let grown = resident().saturating_sub(before);
    writeln!(
        std::io::stdout(),
        "{CROWD} cards served at once: {grown} KiB more, both ends of the connections included"
    )
    .unwrap();
    assert!(grown < CROWD * MOST_KIB_EACH, "{grown} KiB");
    scene.cards.stop();
    drivers.iter_mut().for_each(|driver| assert!(driver.is_closed()));
}
