//! The trace: what people read, what can be replayed, and what is never shown.

use std::sync::{Arc, Mutex};

use sekisho_card_sim::{
    Decoder, ExchangeRecord, KNOWN_APPLICATIONS, Payload, STATUS_WORDS, Secrets, StatusWord, Target, TraceRecord, jpki,
};

use crate::support::{PASSWORD, PIN, Reader, bytes, card};

const SELECT_JPKI: &str = "00A4040C 0A D392F000260100000001";

/// Plays a session on a traced card.
fn traced(secrets: Secrets, session: impl FnOnce(&mut Reader)) -> Vec<TraceRecord> {
    let records = Arc::new(Mutex::new(Vec::new()));
    let sink = Arc::clone(&records);
    let mut card = card();
    card.card
        .set_tracer(Some(Box::new(move |record: &TraceRecord| sink.lock().unwrap().push(record.clone()))), secrets);
    session(&mut card);
    drop(card);
    Arc::into_inner(records).unwrap().into_inner().unwrap()
}

fn session(card: &mut Reader) {
    card.card.power_on();
    card.ok(SELECT_JPKI);
    card.select(jpki::PRESENCE);
    card.ok("00B0000000");
    assert_eq!(card.verify(jpki::SIGNATURE_PASSWORD, "WRONG1"), "63C4");
    card.sw("00200080");
    assert_eq!(card.verify(jpki::SIGNATURE_PASSWORD, PASSWORD), "9000");
    card.ok("00B0810004");
    assert_eq!(card.verify(jpki::AUTHENTICATION_PIN, PIN), "9000");
    card.ok("802A0097 01 68 00");
    card.card.warm_reset();
    card.card.power_off();
}

#[test]
fn a_session_reads_as_sentences_without_secrets() {
    let lines: Vec<String> = traced(Secrets::Redacted, session).iter().map(ToString::to_string).collect();
    let signature = format!("A201{}0068", "FF".repeat(252));
    assert_eq!(
        lines,
        [
            "power on, ATR 3BE000FF8131FE4514".to_owned(),
            "SELECT application JPKI -> 9000 ok  [00A4040C0A D392F000260100000001 -> 9000]".to_owned(),
            "SELECT file 0008 certificate presence -> 9000 ok  [00A4020C02 0008 -> 9000]".to_owned(),
            "READ BINARY 0008 certificate presence from 0 up to 256 bytes -> 9000 ok  [00B00000 00 -> 8F8F00 9000]"
                .to_owned(),
            "SELECT file 001B signature password -> 9000 ok  [00A4020C02 001B -> 9000]".to_owned(),
            "VERIFY 001B signature password -> 63C4 4 tries left  \
             [0020008006 <6 bytes hidden: 001B signature password> -> 63C4]"
                .to_owned(),
            "VERIFY query 001B signature password -> 63C4 4 tries left  [00200080 -> 63C4]".to_owned(),
            "SELECT file 001B signature password -> 9000 ok  [00A4020C02 001B -> 9000]".to_owned(),
            "VERIFY 001B signature password -> 9000 ok  \
             [0020008008 <8 bytes hidden: 001B signature password> -> 9000]"
                .to_owned(),
            "READ BINARY 0001 signature certificate from 0 up to 4 bytes -> 9000 ok  \
             [00B08100 04 -> <4 bytes hidden: 0001 signature certificate> 9000]"
                .to_owned(),
            "SELECT file 0018 authentication PIN -> 9000 ok  [00A4020C02 0018 -> 9000]".to_owned(),
            "VERIFY 0018 authentication PIN -> 9000 ok  \
             [0020008004 <4 bytes hidden: 0018 authentication PIN> -> 9000]"
                .to_owned(),
            format!(
                "COMPUTE DIGITAL SIGNATURE 0017 authentication key -> 9000 ok  \
                 [802A009701 68 00 -> {signature} 9000]"
            ),
            "warm reset, ATR 3BE000FF8131FE4514".to_owned(),
            "power off".to_owned(),
        ]
    );
}

#[test]
fn no_pin_in_whatever_wrong_command_reaches_a_redacted_record() {
    let pin = hex::encode_upper(PASSWORD);
    let records = traced(Secrets::Redacted, |card| {
        card.ok(SELECT_JPKI);
        card.select(jpki::SIGNATURE_PASSWORD);
        for command in [
            format!("00200080 08 {pin}"),
            format!("00200080 09 {pin}"),
            format!("00200080 07 {pin}"),
            format!("00200080 000008 {pin}"),
            format!("00200080 08 {pin} 00"),
            format!("00200000 08 {pin}"),
            format!("0020FF80 08 {pin}"),
            format!("80200080 08 {pin}"),
            format!("01200080 08 {pin}"),
            format!("08200080 08 {pin}"),
            format!("A0200080 08 {pin}"),
            format!("00210080 08 {pin}"),
            format!("00240180 08 {pin}"),
            format!("002C0080 08 {pin}"),
            format!("80320080 08 {pin}"),
            format!("80540080 08 {pin}"),
        ] {
            card.hex(&command);
        }
    });
    assert_eq!(records.len(), 18);
    for record in records {
        let written = format!("{record}{record:?}{}", serde_json::to_string(&record).unwrap());
        assert!(!written.to_uppercase().contains(&pin) && !written.contains(PASSWORD), "{written}");
    }
}

#[test]
fn a_trace_with_secrets_replays_to_the_same_answers_on_a_fresh_card() {
    let lines: Vec<String> =
        traced(Secrets::Kept, session).iter().map(|record| serde_json::to_string(record).unwrap()).collect();
    let mut fresh = card();
    for line in lines {
        match serde_json::from_str(&line).unwrap() {
            TraceRecord::PowerOn { .. } => fresh.card.power_on(),
            TraceRecord::PowerOff => fresh.card.power_off(),
            TraceRecord::WarmReset { .. } => fresh.card.warm_reset(),
            TraceRecord::Exchange(recorded) => {
                let command = recorded.command(None).unwrap();
                let expected = [recorded.response.bytes().unwrap(), &recorded.status.unwrap().bytes()].concat();
                assert_eq!(fresh.send(&command), expected, "{line}");
            }
        }
    }
}

#[test]
fn a_redacted_command_is_replayed_with_the_secret_of_the_reference_that_it_names() {
    let records = traced(Secrets::Redacted, session);
    let verify = |record: &TraceRecord| match record {
        TraceRecord::Exchange(exchange) if matches!(exchange.data, Payload::Hidden { .. }) => Some(exchange.clone()),
        _ => None,
    };
    let hidden: Vec<ExchangeRecord> = records.iter().filter_map(verify).collect();
    assert_eq!(hidden.len(), 3);
    let last = &hidden[2];
    assert_eq!(last.data, Payload::Hidden { length: 4, what: "0018 authentication PIN".to_owned() });
    assert_eq!(last.command(None), None);
    assert_eq!(last.command(Some(b"9876")), Some(bytes("00200080 04 39383736")));
    assert_eq!(last.command(Some(b"987654")), Some(bytes("00200080 06 393837363534")), "with its own Lc");
    assert_eq!(last.command(Some(b"")), None);
    assert_eq!(last.command(Some(&[b'9'; 256])), None);
}

#[test]
fn content_is_shown_only_where_it_is_known_to_be_public() {
    let mut decoder = Decoder::default();
    let mut hidden = |command: &str, response: &str| {
        let record = ExchangeRecord::new(&mut decoder, Secrets::Redacted, &bytes(command), &bytes(response));
        record.response.bytes().is_none()
    };
    assert!(hidden("00B08A0004", "308205E29000"), "no application is known yet");
    assert!(!hidden(SELECT_JPKI, "9000"));
    assert!(!hidden("00B08A0004", "308205E29000"), "the authentication certificate has no name in it");
    assert!(hidden("00B0810004", "308206D29000"), "the signature certificate has");
    assert!(hidden("00B0830004", "308206D29000"), "an unknown file");
    assert!(hidden("00CA004500", "313233349000"));
    assert!(!hidden("00A4040C 0A D3921000310001010408", "9000"));
    assert!(hidden("00B08A0004", "308205E29000"), "the same identifier in another application");
    assert!(!hidden("0084000004", "010203049000"));
}

#[test]
fn a_transcript_of_another_card_is_decoded_by_names() {
    let mut decoder = Decoder::default();
    let mut name = |command: &str, response: &str| decoder.decode(&bytes(command), &bytes(response)).to_string();
    assert_eq!(name("00A40400 07 627601FF000000", "6A82"), "SELECT application of another card -> 6A82 not found");
    assert_eq!(name("00B2010C00", "9000"), "READ RECORD 0001 up to 256 bytes -> 9000 ok");
    assert_eq!(name("00C0000010", "6D00"), "GET RESPONSE up to 16 bytes -> 6D00 unknown instruction");
    assert_eq!(name("FFCA000000", "9000"), "unknown command up to 256 bytes -> 9000 ok");
    assert_eq!(name("00", "6700"), "unknown command -> 6700 wrong length");
    assert_eq!(name("00A40000", ""), "SELECT master file -> no status");
    assert_eq!(
        name("00A4040C 0A D3921000310001010408", "9000"),
        "SELECT application text (券面事項入力補助) -> 9000 ok"
    );
    assert_eq!(name("00A4020C 02 0011", "9000"), "SELECT file 0011 text PIN -> 9000 ok");
    assert_eq!(name("00200080", "63CA"), "VERIFY query 0011 text PIN -> 63CA 10 tries left");
}

#[test]
fn a_response_without_a_status_is_recorded_as_it_came() {
    let record = ExchangeRecord::new(&mut Decoder::default(), Secrets::Kept, &bytes("00A40000"), &[0x90]);
    assert_eq!((record.response.bytes(), record.status), (Some(&[0x90][..]), None));
    assert_eq!(record.to_string(), "SELECT master file -> no status  [00A40000 -> 90 no status]");
}

#[test]
fn a_refused_selection_is_not_followed() {
    let mut decoder = Decoder::default();
    decoder.decode(&bytes(SELECT_JPKI), &bytes("9000"));
    decoder.decode(&bytes("00A4020C 02 0018"), &bytes("9000"));
    decoder.decode(&bytes("00A4020C 02 0003"), &bytes("6A82"));
    decoder.decode(&bytes("00A4040C 05 A000000001"), &bytes("6A82"));
    let target = decoder.decode(&bytes("00200080"), &bytes("63C3")).target;
    assert!(matches!(target, Target::File(fid, Some(_)) if fid == jpki::AUTHENTICATION_PIN), "{target:?}");
    decoder.reset();
    assert_eq!(decoder.decode(&bytes("00200080"), &bytes("6986")).target, Target::None);
}

#[test]
fn every_status_and_application_is_listed_once() {
    for pair in STATUS_WORDS.windows(2) {
        assert!(pair[0].status < pair[1].status);
    }
    assert_eq!(StatusWord::tries(4).describe(), "4 tries left");
    assert_eq!(StatusWord::tries(1).describe(), "1 try left");
    assert_eq!(StatusWord::tries(0).describe(), "no tries left");
    assert_eq!(StatusWord::new(0x1234).describe(), "unknown status");
    let mut names: Vec<_> = KNOWN_APPLICATIONS.iter().map(|application| application.aid).collect();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), KNOWN_APPLICATIONS.len());
}
