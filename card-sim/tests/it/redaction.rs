//! Redaction against commands that mislead whoever follows them.

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex},
};

use proptest::prelude::*;
use sekisho_card_sim::{
    Base64, Decoder, ExchangeRecord, MemoryStore, Payload, Secrets, Settings, StatusWord, Target, TraceRecord, jpki,
};

use crate::support::{PASSWORD, Reader, bytes, card_file, open};

const SELECT_JPKI: &str = "00A4040C 0A D392F000260100000001";

/// 1750 bytes of which no eight in a row stand anywhere else.
fn signature_certificate() -> Vec<u8> {
    let step = |state: &mut u32| {
        *state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        Some(state.to_be_bytes()[0])
    };
    std::iter::repeat_n((), 1750).scan(1, |state, ()| step(state)).collect()
}

/// What a redacted trace tells of a session in which the password was verified.
fn redacted(settings: impl FnOnce(&mut Settings), session: impl FnOnce(&mut Reader)) -> Vec<ExchangeRecord> {
    let mut file = card_file();
    file.applications[0].files[0].content = Base64(signature_certificate());
    settings(&mut file.settings);
    let records = Arc::new(Mutex::new(Vec::new()));
    let sink = Arc::clone(&records);
    let tracer = move |record: &TraceRecord| {
        if let TraceRecord::Exchange(exchange) = record {
            sink.lock().unwrap().push(exchange.clone());
        }
    };
    let mut card = open(file, Box::new(MemoryStore));
    card.card.set_tracer(Some(Box::new(tracer)), Secrets::Redacted);
    card.ok(SELECT_JPKI);
    assert_eq!(card.verify(jpki::SIGNATURE_PASSWORD, PASSWORD), "9000");
    session(&mut card);
    drop(card);
    Arc::into_inner(records).unwrap().into_inner().unwrap()
}

fn shows_certificate(records: &[ExchangeRecord]) -> bool {
    let content = signature_certificate();
    let runs: BTreeSet<&[u8]> = content.windows(8).collect();
    let shown = |payload: &Payload| payload.bytes().is_some_and(|bytes| bytes.windows(8).any(|run| runs.contains(run)));
    records.iter().any(|record| shown(&record.response) || shown(&record.data))
}

#[test]
fn a_short_identifier_that_the_card_refuses_to_look_at_does_not_make_its_file_current() {
    for refused in ["00B08B00", "00B08B00 01 00", "00B08B00 000001 00"] {
        let records = redacted(
            |_| {},
            |card| {
                card.select(jpki::SIGNATURE_CERTIFICATE);
                assert_eq!(card.sw(refused), "6700");
                assert_eq!(card.ok("00B0000000"), signature_certificate()[..256]);
            },
        );
        assert!(!shows_certificate(&records), "{refused}");
    }
}

#[test]
fn an_external_authentication_that_no_key_can_pass_does_not_make_its_file_current() {
    for refused in ["0082008A", "0082008A 04 31323334", "0082008B 00"] {
        let records = redacted(
            |_| {},
            |card| {
                card.select(jpki::SIGNATURE_CERTIFICATE);
                assert_eq!(card.sw(refused), "6982");
                assert_eq!(card.ok("00B0000000"), signature_certificate()[..256]);
            },
        );
        assert!(!shows_certificate(&records), "{refused}");
    }
}

#[test]
fn a_wrong_kind_that_is_set_to_read_as_not_found_does_not_leave_the_public_file_current() {
    let records = redacted(
        |settings| settings.wrong_reference_kind = StatusWord::NOT_FOUND,
        |card| {
            card.select(jpki::AUTHENTICATION_CERTIFICATE);
            assert_eq!(card.sw("00200081"), "6A82");
            assert_eq!(card.ok("00B0000000"), signature_certificate()[..256]);
        },
    );
    assert!(!shows_certificate(&records));
}

#[test]
fn a_shortened_application_name_makes_nothing_public() {
    let mut decoder = Decoder::default();
    let mut hidden = |command: &str, response: &str| {
        let record = ExchangeRecord::new(&mut decoder, Secrets::Redacted, &bytes(command), &bytes(response));
        record.response.bytes().is_none()
    };
    assert!(!hidden(SELECT_JPKI, "9000"));
    assert!(!hidden("00B08A0004", "308205E29000"));
    assert!(!hidden("00A4040C 01 D3", "9000"));
    assert!(hidden("00B08A0004", "308205E29000"), "another application may have this file too");
}

#[test]
fn a_refused_command_with_a_short_identifier_leaves_the_target_unknown_and_a_missing_file_leaves_it() {
    for (status, known) in
        [("6982", Some(0x0B)), ("6B00", Some(0x0B)), ("6A82", Some(0x06)), ("6700", None), ("6F00", None)]
    {
        let mut decoder = Decoder::default();
        decoder.decode(&bytes(SELECT_JPKI), &bytes("9000"));
        decoder.decode(&bytes("00A4020C 02 0006"), &bytes("9000"));
        decoder.decode(&bytes("00B08B0000"), &bytes(status));
        let current = match decoder.decode(&bytes("00B0000000"), &bytes("9000")).target {
            Target::File(fid, _) => Some(fid.value()),
            _ => None,
        };
        assert_eq!(current, known, "{status}");
    }
}

#[test]
fn no_digit_of_a_pin_with_a_wrong_lc_is_in_any_part_of_the_record() {
    // With Lc missing, short, or read as the start of an extended Le.
    for body in ["31323334", "01 3132", "03 31323334", "000003 313233 3435", "00 3738", "37", "02 3132 00 33"] {
        for header in ["00200080", "00240180", "80320080"] {
            let command = bytes(&format!("{header} {body}"));
            let record = ExchangeRecord::new(&mut Decoder::default(), Secrets::Redacted, &command, &bytes("6700"));
            assert!(record.tail.0.iter().all(|byte| *byte == 0), "{record}");
            assert!(matches!(record.data, Payload::Hidden { .. }), "{record}");
            assert!(!record.head.0[4..].iter().any(u8::is_ascii_digit), "{record}");
            assert!(!record.text.contains("up to"), "a wrong Le is no number to show: {}", record.text);
            let sent = ExchangeRecord::new(&mut Decoder::default(), Secrets::Kept, &command, &bytes("6700"));
            assert_eq!(record.command(sent.data.bytes()), Some(command));
        }
    }
}

/// Commands that select, mislead and read.
fn command() -> impl Strategy<Value = String> {
    let fid = || prop::sample::select(vec![0x01_u8, 0x02, 0x03, 0x06, 0x08, 0x0A, 0x0B, 0x17, 0x18, 0x1A, 0x1B]);
    let rest = prop::sample::select(vec!["", "00", "0000", "000000", "0100", "00000100", "0431323334", "043132333400"]);
    let header = prop::sample::select(vec![
        "00B0", "00B2", "0020", "0024", "0082", "0088", "8032", "802A", "00A4", "08B0", "80B0",
    ]);
    let last = prop::sample::select(vec!["00", "01", "0C", "80", "9F", "A1"]);
    prop_oneof![
        3 => Just("00B0000000".to_owned()),
        3 => fid().prop_map(|fid| format!("00A4020C02 00{fid:02X}")),
        2 => prop::sample::select(vec![SELECT_JPKI, "00A4040C 01 D3", "00A4040C 05 A000000151", "00A4000C"])
            .prop_map(str::to_owned),
        1 => Just(format!("0020009B 08 {}", hex::encode(PASSWORD))),
        4 => (header.clone(), fid(), last.clone(), rest.clone())
            .prop_map(|(header, fid, last, rest)| format!("{header}{:02X}{last}{rest}", fid | 0x80)),
        4 => (header, last, fid(), rest)
            .prop_map(|(header, last, fid, rest)| format!("{header}{last}{:02X}{rest}", fid | 0x80)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn the_signature_certificate_is_never_in_a_redacted_record(
        commands in prop::collection::vec(command(), 1..40),
        kind in prop::sample::select(vec![0x6981_u16, 0x6982, 0x6A82, 0x6A80]),
        current in prop::sample::select(vec![0x6986_u16, 0x6982, 0x6A82]),
    ) {
        let settings = |settings: &mut Settings| {
            settings.wrong_reference_kind = StatusWord::new(kind);
            settings.no_current_file = StatusWord::new(current);
        };
        let records = redacted(settings, |card| commands.iter().for_each(|command| drop(card.hex(command))));
        prop_assert!(!shows_certificate(&records), "{commands:?}");
    }
}
