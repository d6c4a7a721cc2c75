//! What caches are told (RFC 5019, 6.2).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sekisho_ca_sim::ocsp::{OcspAnswers, OcspRule};

use crate::scene::{Connection, Scene};

fn pre_produced() -> OcspRule {
    OcspRule { answers: OcspAnswers::PreProduced, ..OcspRule::default() }
}

#[test]
fn a_pre_produced_answer_may_be_kept_until_the_next_update() {
    let scene = Scene::new(pre_produced());
    let server = scene.serve();
    let path = STANDARD.encode(scene.request(scene.good.serial).der());
    let reply = Connection::to(server.address()).get(&path, "");
    for (name, value) in [
        // From 03:20:21 to 03:45:00.
        ("cache-control", "max-age=1479, public, no-transform, must-revalidate"),
        ("last-modified", "Thu, 26 Nov 2026 03:15:00 GMT"),
        ("expires", "Thu, 26 Nov 2026 03:45:00 GMT"),
        ("date", "Thu, 26 Nov 2026 03:20:21 GMT"),
    ] {
        assert_eq!(reply.header(name), Some(value), "{name}");
    }
    assert_eq!(reply.header("etag").map(str::len), Some(66));
}

#[test]
fn whoever_has_the_answer_already_gets_no_body() {
    let scene = Scene::new(pre_produced());
    let server = scene.serve();
    let path = STANDARD.encode(scene.request(scene.good.serial).der());
    let mut connection = Connection::to(server.address());
    let first = connection.get(&path, "");
    let tag = first.header("etag").unwrap().to_owned();
    for known in [tag.clone(), format!("\"other\", {tag}"), format!("W/{tag}"), "*".to_owned()] {
        let reply = connection.get(&path, &format!("If-None-Match: {known}\r\n"));
        assert_eq!((reply.status, reply.header("etag")), (304, Some(tag.as_str())), "{known}");
    }
    assert_eq!(connection.get(&path, "If-None-Match: \"other\"\r\n").status, 200);
}

#[test]
fn answers_by_post_or_signed_fresh_are_not_kept() {
    let scene = Scene::new(pre_produced());
    let server = scene.serve();
    let request = scene.request(scene.good.serial);
    let mut connection = Connection::to(server.address());
    assert_eq!(connection.post(request.der()).header("cache-control"), Some("no-store"));
    let scene = Scene::new(OcspRule::default());
    let server = scene.serve();
    let reply = Connection::to(server.address()).get(&STANDARD.encode(request.der()), "");
    assert_eq!((reply.status, reply.header("cache-control"), reply.header("etag")), (200, Some("no-store"), None));
}

#[test]
fn head_has_the_headers_of_get() {
    let scene = Scene::new(pre_produced());
    let server = scene.serve();
    let path = STANDARD.encode(scene.request(scene.good.serial).der());
    let mut connection = Connection::to(server.address());
    let by_get = connection.get(&path, "");
    connection.send(format!("HEAD /{path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").as_bytes());
    let text = String::from_utf8(connection.rest()).unwrap();
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    assert!(body.is_empty());
    assert!(head.contains(by_get.header("etag").unwrap()), "{head}");
    assert!(head.contains(&format!("content-length: {}", by_get.body.len())), "{head}");
}
