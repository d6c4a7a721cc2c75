//! Start, use, crash, restart, stop.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::Command;
use std::time::Duration;

use sekisho_harness_pcscd::{Isolation, Options, PcscdError, PrivatePcscd};

/// What an unrelated client sees.
pub(crate) fn readers_seen(daemon: &PrivatePcscd) -> String {
    let output = Command::new("opensc-tool").arg("--list-readers").envs(daemon.environment()).output();
    String::from_utf8(output.unwrap().stdout).unwrap()
}

/// Plays a card that says nothing, to learn when the daemon is gone: its socket is then closed.
pub(crate) fn silent_card(port: u16) -> TcpStream {
    let card = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
    card.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    card
}

/// Blocks until the other side is gone.
pub(crate) fn outlives(mut card: TcpStream) {
    let mut controls = Vec::new();
    match card.read_to_end(&mut controls) {
        Ok(_) => {}
        Err(error) => assert_eq!(error.kind(), std::io::ErrorKind::ConnectionReset),
    }
}

#[test]
fn opensc_lists_both_readers_by_their_names() {
    let daemon = PrivatePcscd::start(&Options::default()).unwrap();
    let seen = readers_seen(&daemon);
    for name in daemon.reader_names() {
        assert!(seen.contains(&name), "{name:?} is not in {seen:?}");
    }
    daemon.stop().unwrap();
}

#[test]
fn two_daemons_run_side_by_side_on_different_ports_and_sockets() {
    let first = PrivatePcscd::start(&Options::default()).unwrap();
    let second = PrivatePcscd::start(&Options::default()).unwrap();
    assert_eq!(first.isolation(), Isolation::MountNamespace);
    assert_ne!(first.ports(), second.ports());
    assert_ne!(first.socket(), second.socket());
    for daemon in [first, second] {
        assert!(readers_seen(&daemon).contains(&daemon.reader_names()[1]));
    }
}

#[test]
fn a_card_connects_to_the_port_of_a_reader() {
    let daemon = PrivatePcscd::start(&Options::default()).unwrap();
    let mut cards = daemon.ports().map(silent_card);
    for card in &mut cards {
        // The driver's first frame is a control: two octets of length, then one octet.
        let mut frame = [0; 3];
        card.read_exact(&mut frame).unwrap();
        assert_eq!(frame[..2], [0, 1]);
    }
    drop(daemon);
    cards.into_iter().for_each(outlives);
}

#[test]
fn a_card_is_noticed_when_it_comes_and_when_it_goes() {
    let daemon = PrivatePcscd::start(&Options::default()).unwrap();
    let patience = Duration::from_secs(10);
    let mut card = silent_card(daemon.ports()[1]);
    let error = daemon.wait_for_card(0, true, Duration::from_millis(10)).unwrap_err();
    assert!(matches!(error, PcscdError::CardUnnoticed { reader: 0, present: true, .. }), "{error}");
    let line = card.try_clone().unwrap();
    let answering = std::thread::spawn(move || {
        let mut frame = [0; 3];
        while card.read_exact(&mut frame).is_ok() {
            if frame == [0, 1, 4] {
                // The shortest answer to reset: no historical bytes.
                card.write_all(&[0, 2, 0x3B, 0x00]).unwrap();
            }
        }
    });
    assert!(matches!(daemon.wait_for_card(2, true, patience), Err(PcscdError::NoSuchReader { reader: 2 })));
    daemon.wait_for_card(1, true, patience).unwrap();
    line.shutdown(std::net::Shutdown::Both).unwrap();
    answering.join().unwrap();
    daemon.wait_for_card(1, false, patience).unwrap();
}

#[test]
fn a_killed_daemon_comes_back_at_the_same_socket_and_ports() {
    let mut daemon = PrivatePcscd::start(&Options::default()).unwrap();
    let (before, id) = ((daemon.socket(), daemon.ports()), daemon.process_id());
    daemon.kill().unwrap();
    assert_eq!(daemon.process_id(), None);
    assert!(!readers_seen(&daemon).contains("Virtual PCD"));
    daemon.restart().unwrap();
    assert_eq!((daemon.socket(), daemon.ports()), before);
    assert_ne!(daemon.process_id(), id);
    assert!(readers_seen(&daemon).contains("Virtual PCD 00 00"));
}

#[test]
fn a_running_daemon_is_restarted_with_a_card_in_the_reader() {
    let mut daemon = PrivatePcscd::start(&Options::default()).unwrap();
    let card = silent_card(daemon.ports()[0]);
    daemon.restart().unwrap();
    outlives(card);
    assert!(readers_seen(&daemon).contains("Virtual PCD 00 00"));
}

#[test]
fn ports_of_ones_own_choice_that_are_taken_are_named() {
    let taken = TcpListener::bind((Ipv4Addr::UNSPECIFIED, 0)).unwrap();
    let port = taken.local_addr().unwrap().port();
    let options = Options { first_port: Some(port), ..Options::default() };
    let error = PrivatePcscd::start(&options).unwrap_err();
    assert!(matches!(error, PcscdError::PortTaken { ports: [first, _], .. } if first == port), "{error}");
}

#[test]
fn the_directory_is_gone_when_the_daemon_is() {
    let daemon = PrivatePcscd::start(&Options::default()).unwrap();
    let socket = daemon.socket();
    assert!(socket.exists());
    drop(daemon);
    assert!(!socket.parent().unwrap().parent().unwrap().exists());
}

/// Two listeners on neighbouring ports.
fn neighbours() -> [TcpListener; 2] {
    loop {
        let first = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let next = first.local_addr().unwrap().port().checked_add(1);
        if let Some(Ok(second)) = next.map(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, port))) {
            return [first, second];
        }
    }
}

/// Plays a card that listens: it answers who it is, and nothing else.
fn listening_card(card: TcpListener) {
    std::thread::spawn(move || {
        while let Ok((mut stream, _)) = card.accept() {
            let mut frame = [0; 3];
            while stream.read_exact(&mut frame).is_ok() {
                if frame == [0, 1, 4] {
                    stream.write_all(&[0, 2, 0x3B, 0x00]).unwrap();
                }
            }
        }
    });
}

#[test]
fn in_reversed_mode_the_driver_connects_to_the_cards() {
    let cards = neighbours();
    let first = cards[0].local_addr().unwrap().port();
    cards.into_iter().for_each(listening_card);
    let options = Options { first_card: Some(first), ..Options::default() };
    let daemon = PrivatePcscd::start(&options).unwrap();
    assert_eq!(daemon.ports(), [first, first + 1]);
    for reader in [0, 1] {
        daemon.wait_for_card(reader, true, Duration::from_secs(20)).unwrap();
    }
    daemon.stop().unwrap();
}
