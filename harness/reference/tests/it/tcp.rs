//! The card on a TCP port.

use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    thread,
};

use sekisho_harness_protocol::{CardAccess, CardRef, DriverInfo, Handler, Peer, ReadToken};
use sekisho_harness_reference::Implementation;
use serde_json::{Value, json};

use crate::bench::{FakeBench, card, done, reason};

fn frame(stream: &mut TcpStream) -> Option<Vec<u8>> {
    let mut length = [0; 2];
    stream.read_exact(&mut length).ok()?;
    let mut payload = vec![0; usize::from(u16::from_be_bytes(length))];
    stream.read_exact(&mut payload).ok()?;
    Some(payload)
}

/// Serves one connection; hangs up where the fake card is removed.
fn serve(listener: &TcpListener, mut bench: FakeBench) {
    let (mut stream, _) = listener.accept().unwrap();
    while let Some(payload) = frame(&mut stream) {
        let answer = match payload[..] {
            [1] => continue,
            [4] => bench.atr.clone(),
            _ => {
                let peer: &mut dyn Peer = &mut bench;
                let CardRef::CallBack { card } = card() else { return };
                let Ok(response) = peer.card_transmit(&card, &payload) else { return };
                response
            }
        };
        let length = u16::try_from(answer.len()).unwrap().to_be_bytes();
        stream.write_all(&[&length[..], &answer].concat()).unwrap();
    }
}

fn token_from(bench: FakeBench) -> Value {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let server = thread::spawn(move || serve(&listener, bench));
    let request = ReadToken { card: CardRef::Tcp { address } };
    let result = FakeBench::new().ask(&mut Implementation::default(), "reader/token", &request);
    server.join().unwrap();
    result
}

#[test]
fn a_card_on_a_port_is_read_like_any_other() {
    assert_eq!(token_from(FakeBench::new()), done(json!({"label": "JPKIAPICCTOKEN2"})));
}

#[test]
fn a_connection_that_ends_is_a_card_that_was_removed() {
    for moment in 0..3 {
        let mut bench = FakeBench::new();
        bench.leaves_after = Some(moment);
        assert_eq!(reason(&token_from(bench)), json!({"code": "card-removed"}));
    }
    // Nobody can listen on port 0.
    let request = ReadToken { card: CardRef::Tcp { address: "127.0.0.1:0".to_owned() } };
    let result = FakeBench::new().ask(&mut Implementation::default(), "reader/token", &request);
    assert_eq!(reason(&result), json!({"code": "card-removed"}));
}

#[test]
fn it_declares_the_transport_that_it_was_built_for() {
    let mut implementation = Implementation { card_access: CardAccess::Tcp, ..Implementation::default() };
    let info = implementation.handle("initialize", json!({"protocol": "1.0"}), &mut FakeBench::new()).unwrap();
    assert_eq!(serde_json::from_value::<DriverInfo>(info).unwrap().card, CardAccess::Tcp);
}
