//! How long connections live, and how many.

use std::io::Write as _;
use std::net::TcpStream;
use std::time::Duration;

use sekisho_ca_sim::ocsp::{OcspAnswers, OcspRule};
use sekisho_jlis_sim_http::{HttpError, HttpRule, OcspServer};

use crate::scene::{Connection, Scene, loopback, post};

#[test]
fn a_connection_that_brings_no_head_is_closed() {
    let scene = Scene::new(OcspRule::default());
    let server = scene.serve_by(HttpRule { head_time: Duration::from_millis(20), ..HttpRule::default() });
    let mut silent = Connection::to(server.address());
    assert_eq!(silent.rest(), b"");
    let mut slow = Connection::to(server.address());
    slow.send(b"POST / HTTP/1.1\r\nHost:");
    slow.rest();
}

#[test]
fn an_idle_connection_is_closed_after_its_answers() {
    let scene = Scene::new(OcspRule::default());
    let server = scene.serve_by(HttpRule { head_time: Duration::from_secs(2), ..HttpRule::default() });
    let mut connection = Connection::to(server.address());
    assert_eq!(connection.post(b"").status, 200);
    assert_eq!(connection.rest(), b"");
}

#[test]
fn a_body_that_does_not_come_is_waited_for_only_so_long() {
    let scene = Scene::new(OcspRule::default());
    let server = scene.serve_by(HttpRule { body_time: Duration::from_millis(20), ..HttpRule::default() });
    let mut connection = Connection::to(server.address());
    let whole = post(&[0; 100]);
    connection.send(&whole[..whole.len() - 1]);
    assert_eq!(connection.reply().status, 408);
}

#[test]
fn a_client_that_asks_and_never_reads_gives_its_place_to_the_next() {
    let scene = Scene::new(OcspRule { answers: OcspAnswers::PreProduced, ..OcspRule::default() });
    let take_time = Duration::from_millis(50);
    let server = scene.serve_by(HttpRule { most_connections: 1, take_time, ..HttpRule::default() });
    let deaf = TcpStream::connect(server.address()).unwrap();
    let requests = post(scene.request(scene.good.serial).der()).repeat(100);
    let asking = std::thread::spawn(move || while (&deaf).write_all(&requests).is_ok() {});
    let mut next = Connection::to(server.address());
    next.waits(Duration::from_secs(60));
    assert_eq!(next.post(b"").status, 200);
    asking.join().unwrap();
}

#[test]
fn whoever_comes_over_the_limit_waits_until_somebody_leaves() {
    let scene = Scene::new(OcspRule::default());
    let server = scene.serve_by(HttpRule { most_connections: 1, ..HttpRule::default() });
    let mut first = Connection::to(server.address());
    assert_eq!(first.post(b"").status, 200);
    let mut second = Connection::to(server.address());
    second.send(&post(b""));
    for _ in 0..20 {
        assert_eq!(first.post(b"").status, 200);
    }
    assert!(second.is_silent());
    drop(first);
    assert_eq!(second.reply().status, 200);
}

#[test]
fn a_request_in_progress_is_answered_while_the_server_stops() {
    let scene = Scene::new(OcspRule::default());
    let server = scene.serve_by(HttpRule { grace: Duration::from_secs(60), ..HttpRule::default() });
    let address = server.address();
    let (mut busy, mut idle) = (Connection::to(address), Connection::to(address));
    assert_eq!(busy.post(b"").status, 200);
    assert_eq!(idle.post(b"").status, 200);
    let whole = post(b"no request");
    let (begun, rest) = whole.split_at(whole.len() - 1);
    // The server has read as much of this as it needs to know that a request has begun: it says so.
    let begun = String::from_utf8(begun.to_vec()).unwrap().replace("\r\n\r\n", "\r\nExpect: 100-continue\r\n\r\n");
    let (head, body) = begun.split_at(begun.find("\r\n\r\n").unwrap() + 4);
    busy.send(head.as_bytes());
    assert_eq!(busy.reply().status, 100);
    let stopping = std::thread::spawn(move || server.stop());
    while TcpStream::connect(address).is_ok() {
        std::thread::yield_now();
    }
    assert_eq!(idle.rest(), b"");
    busy.send(body.as_bytes());
    busy.send(rest);
    let reply = busy.reply();
    assert_eq!((reply.status, reply.body.len()), (200, 5));
    assert_eq!(busy.rest(), b"");
    stopping.join().unwrap();
}

#[test]
fn a_client_that_never_ends_does_not_keep_the_server_from_stopping() {
    let scene = Scene::new(OcspRule::default());
    let server = scene.serve_by(HttpRule { grace: Duration::from_millis(20), ..HttpRule::default() });
    let mut stuck = Connection::to(server.address());
    stuck.send(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/ocsp-request\r\nExpect: 100-continue\r\n");
    stuck.send(b"Content-Length: 10\r\n\r\n");
    assert_eq!(stuck.reply().status, 100);
    server.stop();
}

#[test]
fn many_clients_on_several_threads_all_get_the_same_answer() {
    let scene = Scene::new(OcspRule::default());
    let server = scene.serve_by(HttpRule { workers: 3, ..HttpRule::default() });
    let request = scene.request(scene.good.serial);
    let bodies: Vec<Vec<u8>> = std::thread::scope(|scope| {
        let ask = || {
            let mut connection = Connection::to(server.address());
            (0..5).map(|_| connection.post(request.der()).body).collect::<Vec<_>>()
        };
        let clients: Vec<_> = (0..8).map(|_| scope.spawn(ask)).collect();
        clients.into_iter().flat_map(|client| client.join().unwrap()).collect()
    });
    assert_eq!(bodies.len(), 40);
    assert!(bodies.iter().all(|body| *body == bodies[0]));
}

#[test]
fn an_address_in_use_and_a_rule_without_sense_are_told() {
    let scene = Scene::new(OcspRule::default());
    let server = scene.serve();
    let again = OcspServer::start(server.address(), scene.service.clone(), HttpRule::default());
    assert!(matches!(again, Err(HttpError::Address { address, .. }) if address == server.address()));
    let default = HttpRule::default;
    for (field, rule) in [
        ("workers", HttpRule { workers: 0, ..default() }),
        ("most_connections", HttpRule { most_connections: 0, ..default() }),
        ("most_octets", HttpRule { most_octets: 0, ..default() }),
    ] {
        let started = OcspServer::start(loopback(), scene.service.clone(), rule);
        assert_eq!(started.err(), Some(HttpError::Rule { field }));
    }
}
