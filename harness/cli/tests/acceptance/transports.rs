//! Cards that listen: in a reversed PC/SC reader, over TCP, over a WebSocket, from a recording.

use std::io::{BufRead, BufReader, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Child, ChildStderr, Command, Stdio};
use std::time::Duration;
use std::{fs, io};

use sekisho_card_sim::transport::{FrameReader, LONGEST_FRAME, write_frame};
use sekisho_harness_pcscd::{Options, PrivatePcscd};

use crate::desk::{Desk, sekisho};
use crate::tool::Tool;

const PATIENCE: Duration = Duration::from_secs(30);
const SELECT_JPKI: &str = "00A4040C0AD392F000260100000001";
const SELECT_TOKEN: &str = "00A4020C020006";
const READ_TOKEN: &str = "00B0000020";

/// A `sekisho card ...` that runs, and what it says.
struct Serving {
    process: Child,
    said: io::Lines<BufReader<ChildStderr>>,
}

impl Serving {
    fn start(arguments: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sekisho"));
        command.arg("card").args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut process = command.spawn().unwrap();
        let said = BufReader::new(process.stderr.take().unwrap()).lines();
        Self { process, said }
    }

    /// The next line in which this stands.
    fn says(&mut self, part: &str) -> String {
        self.said.by_ref().map_while(Result::ok).find(|line| line.contains(part)).unwrap()
    }

    /// Connects to the address that it says it listens at.
    fn connect(&mut self) -> Line {
        let said = self.says(" listens at ");
        Line::to(said.rsplit(' ').next().unwrap())
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A program at the other end, as an SDK without PC/SC would be.
struct Line(TcpStream);

impl Line {
    fn to(address: &str) -> Self {
        let stream = TcpStream::connect(address.trim_start_matches("ws://")).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        Self(stream)
    }

    fn power_on(&mut self) {
        write_frame(&mut self.0, &mut Vec::new(), &[1]).unwrap();
    }

    fn ask(&mut self, command: &str) -> Vec<u8> {
        let command: Vec<u8> =
            (0..command.len()).step_by(2).map(|at| u8::from_str_radix(&command[at..at + 2], 16).unwrap()).collect();
        write_frame(&mut self.0, &mut Vec::new(), &command).unwrap();
        FrameReader::new(&self.0, LONGEST_FRAME).next_frame().unwrap().unwrap().to_vec()
    }

    fn reads_the_token(&mut self) {
        self.power_on();
        assert_eq!([self.ask(SELECT_JPKI), self.ask(SELECT_TOKEN)], [[0x90, 0], [0x90, 0]]);
        assert!(self.ask(READ_TOKEN).starts_with(b"JPKIAPICCTOKEN2"));
    }
}

/// A port that is free, as the next one is.
fn free_port() -> u16 {
    loop {
        let first = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = first.local_addr().unwrap().port();
        if port < u16::MAX && TcpListener::bind((Ipv4Addr::LOCALHOST, port + 1)).is_ok() {
            return port;
        }
    }
}

#[test]
fn opensc_reads_cards_to_which_the_driver_connects() {
    let (adult, child) = (Desk::new(), Desk::of_child());
    let port = free_port();
    let (first, second) = (adult.name("card.json"), child.name("card.json"));
    let mut cards = Serving::start(&["serve", &first, &second, "--listen", &format!("127.0.0.1:{port}")]);
    cards.says(&format!("{second} listens at 127.0.0.1:{}", port + 1));
    let options = Options { first_card: Some(port), ..Options::default() };
    let pcscd = PrivatePcscd::start(&options).unwrap_or_else(|error| panic!("{error}"));
    let opensc = |arguments: &[&str]| {
        let said = Tool::new("opensc-tool", "opensc").arguments(arguments).environment(pcscd.environment()).run();
        String::from_utf8(said.accepted()).unwrap()
    };
    for reader in ["0", "1"] {
        pcscd.wait_for_card(reader.parse().unwrap(), true, PATIENCE).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(opensc(&["--reader", reader, "--atr"]).trim(), "3b:e0:00:ff:81:31:fe:45:14");
        assert!(opensc(&["--reader", reader, "--name"]).trim().eq_ignore_ascii_case("jpki"));
        let commands = ["--reader", reader, "-s", SELECT_JPKI, "-s", SELECT_TOKEN, "-s", READ_TOKEN];
        let read = opensc(&commands);
        assert!(read.contains("JPKIAPICCTOKEN2"), "{read}");
    }
    pcscd.stop().unwrap();
}

#[test]
fn a_program_without_pcsc_reads_the_card_over_tcp_and_spends_its_tries() {
    let desk = Desk::new();
    let card = desk.name("card.json");
    let mut serving = Serving::start(&["serve", &card, "--listen", "127.0.0.1:0"]);
    let mut line = serving.connect();
    line.reads_the_token();
    assert_eq!(line.ask("002000980430303030"), [0x63, 0xC2]);
    drop(line);
    serving.says("connection 0 ended");
    drop(serving);
    let shown = String::from_utf8(sekisho(["card", "show", &card]).accepted()).unwrap();
    assert!(shown.contains("2 of 3 tries left"), "{shown}");
}

#[test]
fn copies_of_a_card_do_not_share_tries_and_leave_the_file_alone() {
    let desk = Desk::new();
    let card = desk.name("card.json");
    let before = fs::read(&card).unwrap();
    let mut serving = Serving::start(&["serve", &card, "--listen", "localhost:0", "--copies"]);
    let mut first = serving.connect();
    let mut second = Line::to(&first.0.peer_addr().unwrap().to_string());
    for line in [&mut first, &mut second] {
        line.reads_the_token();
        assert_eq!(line.ask("002000980430303030"), [0x63, 0xC2]);
    }
    assert_eq!(fs::read(&card).unwrap(), before);
}

#[test]
fn a_recorded_session_is_replayed_without_the_card_and_says_where_it_is_left() {
    let desk = Desk::new();
    let (card, record) = (desk.name("card.json"), desk.name("session.ndjson"));
    let mut serving = Serving::start(&["serve", &card, "--listen", "127.0.0.1:0", "--record", &record]);
    serving.connect().reads_the_token();
    serving.says("ended");
    drop(serving);
    fs::remove_file(&card).unwrap();

    let mut replayed = Serving::start(&["replay", &record, "--listen", "127.0.0.1:0"]);
    let mut line = replayed.connect();
    line.reads_the_token();
    assert_eq!(line.ask(SELECT_JPKI), [0x6F, 0]);
    assert!(replayed.says("expected no more commands after line 5").contains(SELECT_JPKI));
    let mut again = Line::to(&line.0.peer_addr().unwrap().to_string());
    again.power_on();
    assert_eq!(again.ask(SELECT_TOKEN), [0x6F, 0]);
    replayed.says("line 2: expected the command 00A4040C0AD392F000260100000001, got 00A4020C020006");
    drop(replayed);

    let mut lenient = Serving::start(&["replay", &record, "--lenient", "--listen", "127.0.0.1:0"]);
    let mut line = lenient.connect();
    line.power_on();
    assert_eq!(line.ask(SELECT_TOKEN), [0x90, 0]);
}

#[test]
fn a_broken_recording_is_named_with_its_line() {
    let desk = Desk::new();
    let record = desk.write("broken.ndjson", b"{\"event\":\"power-off\"}\n\npower on\n");
    let said = sekisho(["card", "replay", &record, "--listen", "127.0.0.1:0"]);
    assert_eq!(said.code, Some(2), "{}", said.text);
    assert!(said.text.contains("broken.ndjson: line 3, column 1"), "{}", said.text);
    let said = sekisho(["card", "replay", &desk.name("nothing.ndjson")]);
    assert_eq!(said.code, Some(5), "{}", said.text);
}

#[test]
fn a_websocket_is_opened_to_pages_of_this_machine_and_of_allowed_origins_only() {
    let desk = Desk::new();
    let address = ["--websocket", "127.0.0.1:0", "--origin", "https://wallet.example"];
    let mut serving = Serving::start(&[&["serve", &desk.name("card.json")], &address[..]].concat());
    let said = serving.says(" listens at ws://127.0.0.1:");
    let status = |origin: &str| {
        let Line(mut stream) = Line::to(said.rsplit(' ').next().unwrap());
        let upgrade = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13";
        let key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";
        write!(stream, "GET / HTTP/1.1\r\nHost: card\r\n{upgrade}\r\n{key}\r\nOrigin: {origin}\r\n\r\n").unwrap();
        let mut answer = [0; 12];
        stream.read_exact(&mut answer).unwrap();
        String::from_utf8(answer.to_vec()).unwrap()
    };
    assert_eq!(status("http://localhost:8000"), "HTTP/1.1 101");
    assert_eq!(status("https://wallet.example"), "HTTP/1.1 101");
    assert_eq!(status("https://other.example"), "HTTP/1.1 403");
    serving.says("a page of https://other.example may not use the card");
}

#[test]
fn a_card_is_exposed_to_other_machines_only_on_request_and_with_a_warning() {
    let desk = Desk::new();
    let card = desk.name("card.json");
    for option in ["--listen", "--websocket"] {
        let said = sekisho(["card", "serve", &card, option, "0.0.0.0:0"]);
        assert_eq!(said.code, Some(2), "{}", said.text);
        assert!(said.text.contains("--exposed"), "{}", said.text);
    }
    let mut serving = Serving::start(&["serve", &card, "--listen", "0.0.0.0:0", "--exposed"]);
    serving.says("warning: other machines can reach this card");
}

#[test]
fn transports_that_exclude_each_other_and_what_is_no_address_are_refused() {
    let desk = Desk::new();
    let card = desk.name("card.json");
    for arguments in [
        &["--listen", "127.0.0.1:0", "--websocket", "127.0.0.1:0"][..],
        &["--to", "127.0.0.1:35963", "--listen", "127.0.0.1:0"],
        &["--origin", "https://example.com"],
        &["--websocket", "127.0.0.1:0", "--origin", "example.com"],
        &["--copies"],
        &["--listen", "35970"],
        &["--listen", "::1:35970"],
        &["--listen", "127.0.0.1:65536"],
    ] {
        let said = sekisho([&["card", "serve", &card], arguments].concat());
        assert_eq!(said.code, Some(2), "{arguments:?}: {}", said.text);
    }
    let said = sekisho(["card", "serve", &card, &card, &card]);
    assert!(said.code == Some(2) && said.text.contains("at most 2 cards"), "{}", said.text);
}
