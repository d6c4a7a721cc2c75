//! The card behind a WebSocket, and peers that do not behave.

use std::{
    io::{Read as _, Write as _},
    net::TcpStream,
    time::Duration,
};

use sekisho_card_sim::transport::{Cards, Carrier, Limits, Origin, OriginError, Origins};
use tungstenite::{
    Error, Message, WebSocket, client::IntoClientRequest as _, http::StatusCode, protocol::frame::coding::CloseCode,
};

use crate::{
    listener::{Scene, each},
    support::bytes,
    vpcd::{SELECT_JPKI, a_card},
};

fn scene(cards: Cards) -> Scene {
    Scene::new(Carrier::WebSocket(Origins::default()), cards, Limits::default())
}

fn socket(scene: &Scene) -> TcpStream {
    let stream = TcpStream::connect(scene.address()).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    stream
}

/// Opens a WebSocket with these Origin headers.
fn open(scene: &Scene, origins: &[&str]) -> Result<Page, StatusCode> {
    let mut request = format!("ws://{}/", scene.address()).into_client_request().unwrap();
    for origin in origins {
        request.headers_mut().append("Origin", origin.parse().unwrap());
    }
    match tungstenite::client(request, socket(scene)) {
        Ok((socket, _)) => Ok(Page(socket)),
        Err(tungstenite::HandshakeError::Failure(Error::Http(response))) => Err(response.status()),
        Err(other) => unreachable!("{other}"),
    }
}

struct Page(WebSocket<TcpStream>);

impl Page {
    fn send(&mut self, payload: &[u8]) {
        self.0.send(Message::binary(payload.to_vec())).unwrap();
    }

    fn ask(&mut self, command: &str) -> String {
        self.send(&bytes(command));
        match self.0.read().unwrap() {
            Message::Binary(answer) => hex::encode_upper(answer),
            other => unreachable!("{other}"),
        }
    }

    /// The code with which the card's side closes.
    fn closed_with(&mut self) -> CloseCode {
        match self.0.read().unwrap() {
            Message::Close(Some(frame)) => frame.code,
            other => unreachable!("{other:?}"),
        }
    }
}

#[test]
fn each_binary_message_is_one_control_or_one_command() {
    let scene = scene(each());
    let mut page = open(&scene, &[]).unwrap();
    assert_eq!(page.ask("04"), "3BE000FF8131FE4514");
    page.send(&[1]);
    assert_eq!(page.ask(SELECT_JPKI), "9000");
    page.0.send(Message::Ping("still there?".into())).unwrap();
    assert_eq!(page.0.read().unwrap(), Message::Pong("still there?".into()));
    assert_eq!(page.ask("00B08A00 000000").len(), 3804, "longer than the buffers");
    page.0.close(None).unwrap();
    assert_eq!(scene.tells("Ended"), "Ended { connection: 0, error: None }");
}

#[test]
fn a_page_of_this_machine_and_a_program_are_served_and_a_foreign_page_is_answered_403() {
    let scene = scene(each());
    for origins in
        [&[][..], &["http://localhost"], &["http://localhost:8000"], &["https://127.0.0.1:8443"], &["http://[::1]:80"]]
    {
        assert_eq!(open(&scene, origins).unwrap().ask("04"), "3BE000FF8131FE4514", "{origins:?}");
    }
    for origins in [
        &["https://example.com"][..],
        &["null"],
        &["file://"],
        &["http://localhost.example.com"],
        &["http://localhost@example.com"],
        &["http://example.com:80:localhost"],
        &["http://127.0.0.1.example.com"],
        &["ws://localhost"],
        &["http://localhost/"],
        &[""],
        &["http://localhost", "https://example.com"],
        &["http://localhost", "http://localhost"],
    ] {
        assert_eq!(open(&scene, origins).err(), Some(StatusCode::FORBIDDEN), "{origins:?}");
        scene.tells_of(&format!("WebSocket(Origin {{ got: {:?} }})", origins.join(", ")));
    }
}

#[test]
fn an_origin_that_was_allowed_is_served_and_its_neighbours_are_not() {
    let origins = Origins::default().and("https://Example.com".parse().unwrap()).and("null".parse().unwrap());
    let scene = Scene::new(Carrier::WebSocket(origins), each(), Limits::default());
    for served in ["https://example.com", "null", "http://localhost:1"] {
        assert!(open(&scene, &[served]).is_ok(), "{served}");
    }
    for refused in ["http://example.com", "https://example.com:444", "https://www.example.com"] {
        assert_eq!(open(&scene, &[refused]).err(), Some(StatusCode::FORBIDDEN), "{refused}");
    }
}

#[test]
fn what_is_no_origin_is_refused_when_it_is_configured() {
    for text in ["example.com", "https://", "https://example.com/", "https://a b", "http://x:99999", "http://[x]", "*"]
    {
        assert_eq!(text.parse::<Origin>(), Err(OriginError { got: text.to_owned() }));
    }
    for text in ["https://example.com", "http://10.0.2.2:8080", "http://[::1]", "capacitor://localhost", "null"] {
        assert_eq!(text.parse::<Origin>().unwrap().to_string(), text);
    }
}

#[test]
fn text_an_empty_message_and_one_too_long_close_the_connection_and_say_why() {
    let limits = Limits { longest: 300, ..Limits::default() };
    let scene = Scene::new(Carrier::WebSocket(Origins::default()), each(), limits);
    for (message, code, told) in [
        (Message::text("00A4040C"), CloseCode::Unsupported, "WebSocket(Text)"),
        (Message::binary(Vec::new()), CloseCode::Invalid, "WebSocket(Empty)"),
        (Message::binary(vec![0; 301]), CloseCode::Size, "WebSocket(TooLong { most: 300, got: 301 })"),
    ] {
        let mut page = open(&scene, &[]).unwrap();
        page.0.send(message).unwrap();
        assert_eq!(page.closed_with(), code);
        assert!(scene.tells("Ended").contains(told), "{told}");
    }
}

#[test]
fn a_frame_that_announces_more_than_the_limit_is_refused_before_it_is_read() {
    let scene = scene(each());
    let mut page = open(&scene, &[]).unwrap();
    // Final, binary, masked, with a length of 2^62 in eight octets.
    page.0.get_mut().write_all(&[0x82, 0xFF, 0x40, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4]).unwrap();
    assert_eq!(page.closed_with(), CloseCode::Size);
}

#[test]
fn a_broken_frame_closes_the_connection() {
    let scene = scene(each());
    let mut page = open(&scene, &[]).unwrap();
    page.0.get_mut().write_all(&[0x82, 0x01, 0x04]).unwrap();
    assert_eq!(page.closed_with(), CloseCode::Protocol, "a client has to mask");
    assert!(scene.tells("Ended").contains("WebSocket(Protocol"));
}

#[test]
fn what_asks_for_no_websocket_is_answered_400_and_others_go_on() {
    let scene = scene(each());
    let mut page = open(&scene, &[]).unwrap();
    let upgrade = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version:";
    for request in [
        "GET / HTTP/1.1\r\nHost: x\r\n\r\n".to_owned(),
        "POST / HTTP/1.1\r\nHost: x\r\n\r\n".to_owned(),
        format!("GET / HTTP/1.1\r\nHost: x\r\n{upgrade} 13\r\n\r\n"),
        format!("GET / HTTP/1.1\r\nHost: x\r\n{upgrade} 8\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"),
        "\u{0}\u{1}\u{4}".to_owned(),
        "\r\n\r\nHTTP\r\n\r\n".to_owned(),
    ] {
        let mut stream = socket(&scene);
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 400 "), "{request:?}: {answer:?}");
        assert!(scene.tells("Ended").contains("WebSocket(Request"));
        assert_eq!(page.ask("04"), "3BE000FF8131FE4514");
    }
}

#[test]
fn a_request_without_end_is_cut_off() {
    let scene = scene(each());
    let mut stream = socket(&scene);
    stream.write_all(b"GET / HTTP/1.1\r\n").unwrap();
    let line = format!("X: {}\r\n", "x".repeat(1000));
    // The other side may close while we write.
    while stream.write_all(line.as_bytes()).is_ok() {}
    assert!(scene.tells("Ended").contains("WebSocket("));
}

#[test]
fn a_peer_that_never_asks_is_hung_up_on_and_keeps_no_card_from_others() {
    let limits = Limits { silence: Some(Duration::from_millis(300)), ..Limits::default() };
    let scene = Scene::new(Carrier::WebSocket(Origins::default()), Cards::one(Box::new(a_card())), limits);
    let mut silent = socket(&scene);
    let mut half = socket(&scene);
    half.write_all(b"GET / HT").unwrap();
    let _idle = open(&scene, &[]).unwrap();
    assert_eq!(open(&scene, &[]).unwrap().ask("04"), "3BE000FF8131FE4514");
    for stream in [&mut silent, &mut half] {
        let mut rest = Vec::new();
        // Closed in order or reset: it is over.
        let _ = stream.read_to_end(&mut rest);
        assert!(rest.is_empty(), "{rest:?}");
    }
}

#[test]
fn a_page_that_just_goes_is_no_error_between_two_messages() {
    let scene = scene(each());
    let mut page = open(&scene, &[]).unwrap();
    assert_eq!(page.ask("04"), "3BE000FF8131FE4514");
    drop(page);
    assert_eq!(scene.tells("Ended"), "Ended { connection: 0, error: None }");
}

#[test]
fn stopping_ends_websockets_too() {
    let scene = scene(each());
    let mut page = open(&scene, &[]).unwrap();
    let _asking = socket(&scene);
    assert_eq!(page.ask("04"), "3BE000FF8131FE4514");
    scene.cards.stop();
    assert!(page.0.read().is_err());
}
