//! Requests by POST and GET, and what HTTP itself says to those that are neither.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD};
use proptest::prelude::*;
use sekisho_ca_sim::ocsp::{CertIdHash, OcspRefusal, OcspRequestBuilder, OcspRule, OcspStatus};
use sekisho_ca_sim::{Serial, Status};
use sekisho_jlis_sim_http::{HttpRule, OcspService};

use crate::scene::{Connection, NEVER, NOW, Scene, at, loopback, post};

#[test]
fn post_and_get_have_the_same_answer_on_one_connection() {
    let scene = Scene::new(OcspRule::default());
    let server = scene.serve();
    let sent = scene.request(scene.good.serial);
    let mut connection = Connection::to(server.address());
    let by_post = connection.post(sent.der());
    assert_eq!((by_post.status, by_post.header("content-type")), (200, Some("application/ocsp-response")));
    assert_eq!(by_post.header("date"), Some("Thu, 26 Nov 2026 03:20:21 GMT"));
    assert_eq!(scene.check().check(&sent, &by_post.body).unwrap()[0].status, Status::Good);
    let (padded, bare) = (STANDARD.encode(sent.der()), STANDARD_NO_PAD.encode(sent.der()));
    let escaped = padded.replace('+', "%2B").replace('/', "%2F").replace('=', "%3d");
    for path in [&padded, &bare, &escaped, &format!("/{padded}")] {
        let by_get = connection.get(path, "");
        assert_eq!((by_get.status, &by_get.body), (200, &by_post.body), "{path}");
    }
    server.stop();
}

#[test]
fn an_error_of_ocsp_is_a_success_of_http() {
    let scene = Scene::new(OcspRule::default());
    let server = scene.serve();
    let mut connection = Connection::to(server.address());
    for reply in [connection.post(b"no request"), connection.get(&STANDARD.encode(b"no request"), "")] {
        assert_eq!((reply.status, reply.header("cache-control")), (200, Some("no-store")));
        assert_eq!(reply.body, [0x30, 0x03, 0x0A, 0x01, OcspStatus::MalformedRequest.code()]);
    }
}

#[test]
fn http_refuses_what_is_no_request_at_all() {
    let scene = Scene::new(OcspRule::default());
    let server = scene.serve();
    let mut connection = Connection::to(server.address());
    for (head, status, allow) in [
        ("PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 0", 405, Some("POST")),
        ("GET / HTTP/1.1\r\nHost: x", 405, Some("POST")),
        ("POST /MFMw HTTP/1.1\r\nHost: x\r\nContent-Length: 0", 405, Some("GET,HEAD")),
        ("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0", 415, None),
        ("POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/ocsp-response\r\nContent-Length: 0", 415, None),
        ("GET /favicon.ico HTTP/1.1\r\nHost: x", 400, None),
        ("GET /%FF%FF HTTP/1.1\r\nHost: x", 400, None),
        ("GET /MFMwM HTTP/1.1\r\nHost: x", 400, None),
    ] {
        connection.send(format!("{head}\r\n\r\n").as_bytes());
        let reply = connection.reply();
        assert_eq!((reply.status, reply.header("allow")), (status, allow), "{head}");
    }
}

#[test]
fn the_type_of_the_body_may_have_parameters_and_capital_letters() {
    let scene = Scene::new(OcspRule::default());
    let server = scene.serve();
    let text = String::from_utf8_lossy(&post(b"")).replace("ocsp-request", "OCSP-Request; charset=binary");
    let mut connection = Connection::to(server.address());
    connection.send(text.as_bytes());
    assert_eq!(connection.reply().status, 200);
}

#[test]
fn a_body_is_bounded_whether_its_length_is_announced_or_not() {
    let scene = Scene::new(OcspRule::default());
    let server = scene.serve_by(HttpRule { most_octets: 100, ..HttpRule::default() });
    let mut connection = Connection::to(server.address());
    assert_eq!(connection.post(&[0; 100]).status, 200);
    assert_eq!(connection.post(&[0; 101]).status, 413);
    let mut chunked = Connection::to(server.address());
    chunked.send(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/ocsp-request\r\n");
    chunked.send(b"Transfer-Encoding: chunked\r\n\r\n65\r\n");
    chunked.send(&[0; 101]);
    chunked.send(b"\r\n0\r\n\r\n");
    assert_eq!(chunked.reply().status, 413);
}

#[test]
fn a_head_is_bounded() {
    let scene = Scene::new(OcspRule::default());
    let server = scene.serve();
    let mut connection = Connection::to(server.address());
    let reply = connection.get(&"A".repeat(20_000), "");
    assert!(matches!(reply.status, 414 | 431), "{}", reply.status);
}

#[test]
fn a_service_without_data_asks_to_try_later_and_a_new_snapshot_is_answered_from_at_once() {
    let mut scene = Scene::new(OcspRule::default());
    let service = std::sync::Arc::new(OcspService::new(|| at(NOW)));
    let server =
        sekisho_jlis_sim_http::OcspServer::start(loopback(), std::sync::Arc::clone(&service), HttpRule::default());
    let server = server.unwrap();
    let sent = scene.request(scene.good.serial);
    let mut connection = Connection::to(server.address());
    let reply = connection.post(sent.der());
    let later = OcspRefusal::Status(OcspStatus::TryLater);
    assert_eq!(scene.check().check(&sent, &reply.body), Err(later.clone()));

    scene.service = service;
    scene.publish(OcspRule::default(), "2026-11-26T02:00:00Z");
    assert_eq!(scene.check().check(&sent, &connection.post(sent.der()).body), Err(later), "an old snapshot");
    scene.publish(OcspRule::default(), "2026-11-26T03:15:00Z");
    let verdicts = scene.check().check(&sent, &connection.post(sent.der()).body).unwrap();
    assert_eq!(verdicts[0].status, Status::Good);
}

#[test]
fn a_serial_number_that_was_never_issued_is_unknown_over_http_too() {
    let scene = Scene::new(OcspRule::default());
    let server = scene.serve();
    let sent = scene.request(NEVER);
    let reply = Connection::to(server.address()).post(sent.der());
    assert_eq!(scene.check().check(&sent, &reply.body).unwrap()[0].status, Status::Unknown);
}

/// How a client writes the request into the path.
#[derive(Debug, Clone, Copy)]
struct Written {
    padded: bool,
    slash_before: bool,
    capitals: bool,
    escaped: Escaped,
}

/// The characters that are percent-encoded.
#[derive(Debug, Clone, Copy)]
enum Escaped {
    None,
    /// Those that RFC 6960, appendix A.1.1 means.
    Special,
    /// Only `+`, which forms take for a space.
    Plus,
    All,
}

impl Written {
    fn path(self, request: &[u8]) -> String {
        let text = if self.padded { STANDARD.encode(request) } else { STANDARD_NO_PAD.encode(request) };
        let escapes = |char: char| match self.escaped {
            Escaped::None => false,
            Escaped::Special => "+/=".contains(char),
            Escaped::Plus => char == '+',
            Escaped::All => true,
        };
        let mut path = String::from(if self.slash_before { "/" } else { "" });
        for char in text.chars() {
            match (escapes(char), self.capitals) {
                (false, _) => path.push(char),
                (true, true) => path.push_str(&format!("%{:02X}", u32::from(char))),
                (true, false) => path.push_str(&format!("%{:02x}", u32::from(char))),
            }
        }
        path
    }
}

fn written() -> impl Strategy<Value = Written> {
    let escaped = prop::sample::select(vec![Escaped::None, Escaped::Special, Escaped::Plus, Escaped::All]);
    (any::<bool>(), any::<bool>(), any::<bool>(), escaped)
        .prop_map(|(padded, slash_before, capitals, escaped)| Written { padded, slash_before, capitals, escaped })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn any_body_is_answered_and_the_connection_goes_on(
        bodies in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..200), 1..20),
    ) {
        let scene = Scene::new(OcspRule::default());
        let server = scene.serve();
        let mut connection = Connection::to(server.address());
        for body in bodies {
            let reply = connection.post(&body);
            prop_assert_eq!(reply.status, 200);
            prop_assert_eq!(reply.header("content-type"), Some("application/ocsp-response"));
            prop_assert!(reply.body.len() >= 5);
        }
    }

    #[test]
    fn any_path_is_answered_or_refused_and_the_server_goes_on(
        // A path ends at a question mark or a number sign; that of the root takes requests by POST only.
        paths in prop::collection::vec("[A-Za-z0-9+/=]{1,60}|([A-Z]|/|%[0-9A-Fa-f]{2}|%|[!$&-;=@_~.]){1,60}|[!-~\u{80}-\u{FF}&&[^#?]]{1,60}", 1..40),
    ) {
        let scene = Scene::new(OcspRule::default());
        let server = scene.serve();
        let address = server.address();
        for path in paths {
            let reply = Connection::to(address).get(&path, "");
            prop_assert!([200, 400].contains(&reply.status), "{} for {path}", reply.status);
        }
        let sent = scene.request(scene.good.serial);
        prop_assert_eq!(Connection::to(address).get(&STANDARD.encode(sent.der()), "").status, 200);
    }

    #[test]
    fn a_request_in_a_path_has_the_answer_that_it_has_as_a_body(
        asked in prop::collection::vec(any::<u64>(), 1..6),
        nonce in prop::option::of(prop::collection::vec(any::<u8>(), 0..40)),
        sha1 in any::<bool>(),
        cut in prop::option::of(1_usize..100),
        written in prop::collection::vec(written(), 1..8),
    ) {
        let scene = Scene::new(OcspRule::default());
        let server = scene.serve();
        let mut builder = OcspRequestBuilder::new(if sha1 { CertIdHash::Sha1 } else { CertIdHash::Sha256 });
        for number in asked {
            builder = builder.ask(scene.root(), Serial::new(number)).unwrap();
        }
        let sent = nonce.iter().fold(builder, |builder, nonce| builder.nonce(nonce)).build().unwrap();
        // A request that is cut off is an error of OCSP both ways.
        let request = cut.and_then(|length| sent.der().get(..length)).unwrap_or(sent.der());
        let mut connection = Connection::to(server.address());
        let by_post = connection.post(request);
        for written in written {
            let by_get = connection.get(&written.path(request), "");
            prop_assert_eq!((by_get.status, &by_get.body), (200, &by_post.body), "{:?}", written);
        }
    }
}
