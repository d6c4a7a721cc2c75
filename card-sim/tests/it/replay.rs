//! A card made from a recorded session.

use std::sync::{Arc, Mutex};

use sekisho_card_sim::{
    Hex, Payload, Secrets, TraceRecord, jpki,
    transport::{Divergence, Matching, Recording, RecordingError, Replay, SentCommand, VirtualCard},
};

use crate::support::{PASSWORD, PIN, Reader, bytes, card};

const SELECT_JPKI: &str = "00A4040C 0A D392F000260100000001";

/// Lines 1 to 9: power on, a selection, an open file, a PIN, a hidden file, a signature, power off.
fn session(card: &mut Reader) {
    card.card.power_on();
    card.ok(SELECT_JPKI);
    card.select(jpki::PRESENCE);
    card.ok("00B0000003");
    assert_eq!(card.verify(jpki::SIGNATURE_PASSWORD, PASSWORD), "9000");
    card.ok("00B0810004");
    card.ok("0084000004");
    card.card.power_off();
}

fn recorded(secrets: Secrets) -> Arc<Recording> {
    let lines = Arc::new(Mutex::new(String::new()));
    let sink = Arc::clone(&lines);
    let mut card = card();
    let write = move |record: &TraceRecord| {
        let mut lines = sink.lock().unwrap();
        lines.push_str(&serde_json::to_string(record).unwrap());
        lines.push('\n');
    };
    card.card.set_tracer(Some(Box::new(write)), secrets);
    session(&mut card);
    let text = lines.lock().unwrap().clone();
    Arc::new(Recording::parse(&text).unwrap())
}

/// A replayed card and where it diverged.
struct Player {
    card: Replay,
    divergences: Arc<Mutex<Vec<Divergence>>>,
}

impl Player {
    fn of(recording: Arc<Recording>, matching: Matching) -> Self {
        let divergences = Arc::new(Mutex::new(Vec::new()));
        let sink = Arc::clone(&divergences);
        let observer = move |divergence: &Divergence| sink.lock().unwrap().push(divergence.clone());
        Self { card: Replay::new(recording, matching, Box::new(observer)), divergences }
    }

    fn new(matching: Matching) -> Self {
        Self::of(recorded(Secrets::Redacted), matching)
    }

    fn ask(&mut self, command: &str) -> String {
        let mut response = vec![0xEE];
        self.card.transmit(&bytes(command), &mut response);
        hex::encode_upper(response)
    }

    fn divergences(self) -> Vec<Divergence> {
        self.divergences.lock().unwrap().clone()
    }
}

fn shown(command: &str) -> SentCommand {
    SentCommand::redacted(&bytes(command))
}

fn verify(value: &str) -> String {
    format!("00200080 {:02X} {}", value.len(), hex::encode(value))
}

#[test]
fn a_recording_with_its_secrets_replays_to_the_last_byte() {
    let mut player = Player::of(recorded(Secrets::Kept), Matching::Strict);
    let mut original = card();
    player.card.power_on();
    assert_eq!(player.card.atr(), original.card.atr());
    let commands = [SELECT_JPKI, "00A4020C02 0008", "00B0000003", "00A4020C02 001B", &verify(PASSWORD), "00B0810004"];
    for command in commands {
        assert_eq!(player.ask(command), original.hex(command), "{command}");
    }
    assert_eq!(player.ask("0084000004"), "010203049000", "the recorded challenge, not a new one");
    assert_eq!(player.divergences(), []);
}

#[test]
fn a_pin_that_the_recording_hides_may_be_any_of_its_length() {
    let mut player = Player::new(Matching::Strict);
    for command in [SELECT_JPKI, "00A4020C02 0008", "00B0000003", "00A4020C02 001B"] {
        player.ask(command);
    }
    assert_eq!(player.ask(&verify("SHORT1")), "6F00");
    assert_eq!(player.ask(&verify("WRONG123")), "9000");
    let expected = SentCommand {
        head: Hex(bytes("0020008008")),
        data: Payload::Hidden { length: 8, what: "001B signature password".to_owned() },
        tail: Hex(Vec::new()),
    };
    assert_eq!(player.divergences(), [Divergence::Different { line: 6, expected, got: shown(&verify("SHORT1")) }]);
}

#[test]
fn a_strict_replay_refuses_another_command_and_goes_on_with_the_recorded_one() {
    let mut player = Player::new(Matching::Strict);
    player.card.power_on();
    assert_eq!(player.ask("00200080"), "6F00");
    assert_eq!(player.ask("00A4020C02 0008"), "6F00", "too early");
    assert_eq!(player.ask(SELECT_JPKI), "9000");
    assert_eq!(player.ask("00A4020C02 0008"), "9000");
    let expected = shown(SELECT_JPKI);
    let differs = |got| Divergence::Different { line: 2, expected: expected.clone(), got: shown(got) };
    assert_eq!(player.divergences(), [differs("00200080"), differs("00A4020C02 0008")]);
}

#[test]
fn a_lenient_replay_looks_ahead_and_never_back() {
    let mut player = Player::new(Matching::Lenient);
    player.card.power_on();
    assert_eq!(player.ask("00B0000003"), "8F8F009000");
    assert_eq!(player.ask(SELECT_JPKI), "6F00", "it lies before the present place");
    assert_eq!(player.ask("0084000004"), "010203049000");
    assert_eq!(player.ask("0084000004"), "6F00");
    assert_eq!(
        player.divergences(),
        [
            Divergence::NotRecorded { line: 5, got: shown(SELECT_JPKI) },
            Divergence::AfterTheEnd { line: 9, got: shown("0084000004") },
        ]
    );
}

#[test]
fn a_hidden_response_is_refused_when_strict_and_zeros_when_lenient() {
    for (matching, answer) in [(Matching::Strict, "6F00"), (Matching::Lenient, "000000009000")] {
        let mut player = Player::new(matching);
        let before = [SELECT_JPKI, "00A4020C02 0008", "00B0000003", "00A4020C02 001B", &verify(PASSWORD)];
        for command in before {
            player.ask(command);
        }
        assert_eq!(player.ask("00B0810004"), answer);
        assert_eq!(player.ask("0084000004"), "010203049000", "it goes on behind it");
        let command = shown("00B0810004");
        assert_eq!(player.divergences(), [Divergence::HiddenResponse { line: 7, length: 4, command }]);
    }
}

#[test]
fn after_the_end_a_power_on_begins_again() {
    let mut player = Player::new(Matching::Lenient);
    assert_eq!(player.ask("0084000004"), "010203049000");
    assert_eq!(player.ask(SELECT_JPKI), "6F00");
    player.card.power_off();
    player.card.power_on();
    assert_eq!(player.ask(SELECT_JPKI), "9000");
    player.card.power_on();
    assert_eq!(player.ask("00A4020C02 0008"), "9000", "before the end it does not");
}

#[test]
fn no_pin_is_in_a_divergence() {
    let mut player = Player::new(Matching::Strict);
    player.ask(&verify(PIN));
    player.ask(&format!("00240180 04 {}", hex::encode(PIN)));
    for divergence in player.divergences() {
        let written = format!("{divergence}{divergence:?}");
        assert!(!written.contains(&hex::encode_upper(PIN)) && !written.contains("49, 50, 51, 52"), "{written}");
        assert!(written.contains("4 bytes hidden"), "{written}");
    }
}

const POWER_ON: &str = r#"{"event":"power-on","atr":"3B00"}"#;

fn exchange(response: &str) -> String {
    format!(
        r#"{{"event":"exchange","head":"00A40000","data":{{"shown":""}},"tail":"","response":{response},"status":"9000","text":""}}"#
    )
}

#[test]
fn a_broken_recording_is_refused_with_the_line() {
    let good = exchange(r#"{"shown":""}"#);
    let parse = |lines: &[&str]| Recording::parse(&lines.join("\n"));
    assert!(parse(&[POWER_ON, "", &good, ""]).is_ok());
    for bad in ["{", "power on, ATR 3B00", r#"{"event":"explosion"}"#, r#"{"event":"power-on","atr":"3"}"#, "\u{0}"] {
        assert!(matches!(parse(&[POWER_ON, &good, bad]), Err(RecordingError::Line { line: 3, .. })), "{bad}");
    }
    let cut = &good[..good.len() / 2];
    match parse(&[POWER_ON, cut]).unwrap_err() {
        RecordingError::Line { line: 2, column, detail } => {
            assert_eq!(column, cut.len());
            assert!(detail.starts_with("EOF while parsing") && !detail.contains("line 1"), "{detail}");
        }
        other => panic!("{other}"),
    }
    assert_eq!(parse(&[]), Err(RecordingError::Empty { lines: 0 }));
    assert_eq!(parse(&[POWER_ON, ""]), Err(RecordingError::Empty { lines: 1 }));
    assert_eq!(parse(&[&good]), Err(RecordingError::NoAnswerToReset { lines: 1 }));
}

#[test]
fn a_recording_that_claims_endless_hidden_bytes_is_refused() {
    for (length, got) in [(65534, 65536), (u64::MAX, usize::MAX)] {
        let huge = exchange(&format!(r#"{{"hidden":{{"length":{length},"what":"all"}}}}"#));
        let parsed = Recording::parse(&format!("{POWER_ON}\n{huge}"));
        assert_eq!(parsed, Err(RecordingError::TooLong { line: 2, most: 65535, got }));
    }
    let most = exchange(r#"{"hidden":{"length":65533,"what":"all"}}"#);
    assert!(Recording::parse(&format!("{POWER_ON}\n{most}")).is_ok());
}
