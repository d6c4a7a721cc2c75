//! Hostile input at the card and at its parsers.

use proptest::prelude::*;
use sekisho_card_sim::{
    Aid, Base64, Card, CardFile, Case, Command, Decoder, ExchangeRecord, FileId, MemoryStore, Secrets, StatusWord, jpki,
};

use crate::support::{Counting, PaddedKeys, card_file, open};

fn any_card() -> Card {
    Card::open(card_file(), &PaddedKeys, Box::new(MemoryStore), Box::new(Counting(0))).unwrap()
}

/// Bytes that look like this card's commands often enough to get past the first checks.
fn command() -> impl Strategy<Value = Vec<u8>> {
    let header = (
        prop::sample::select(vec![0x00_u8, 0x80, 0x08]),
        prop::sample::select(vec![0xA4_u8, 0xB0, 0x20, 0x24, 0x2A, 0x84, 0xCA]),
        prop::sample::select(vec![0x00_u8, 0x01, 0x02, 0x04, 0x7F, 0x81, 0x8A, 0x9B]),
        any::<u8>(),
    );
    let body = prop_oneof![
        Just(vec![]),
        any::<u8>().prop_map(|le| vec![le]),
        any::<u16>().prop_map(|le| [&[0][..], &le.to_be_bytes()].concat()),
        prop::collection::vec(any::<u8>(), 1..20)
            .prop_map(|data| [&[u8::try_from(data.len()).unwrap()], &data[..]].concat()),
        prop::sample::select((0..0x20_u8).collect::<Vec<_>>()).prop_map(|fid| vec![2, 0, fid]),
        Just([&[10][..], jpki::AID.as_bytes()].concat()),
        prop::collection::vec(any::<u8>(), 0..40),
    ];
    (header, body).prop_map(|((class, instruction, p1, p2), body)| [&[class, instruction, p1, p2][..], &body].concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn every_command_gets_a_status_and_no_more_data_than_it_asked_for(
        commands in prop::collection::vec(prop_oneof![command(), prop::collection::vec(any::<u8>(), 0..300)], 1..30)
    ) {
        let mut card = any_card();
        let mut response = Vec::new();
        for bytes in commands {
            card.transmit(&bytes, &mut response);
            let status = StatusWord::of_response(&response);
            prop_assert!(status.is_some());
            let asked = Command::parse(&bytes).ok().and_then(|command| command.expected).unwrap_or(0);
            prop_assert!(response.len() - 2 <= asked);
            if !status.is_some_and(StatusWord::is_ok) {
                prop_assert_eq!(response.len(), 2);
            }
        }
        prop_assert_eq!(card.file().check(), Ok(()));
    }

    #[test]
    fn protected_bytes_never_leave_the_card_without_a_verification(
        commands in prop::collection::vec(command(), 1..60)
    ) {
        // The strategy does not know the password, and no other file has eight equal bytes other than zero in a row.
        let mut file = card_file();
        file.applications[0].files[0].content = Base64(vec![0x5A; 1750]);
        let mut card = open(file, Box::new(MemoryStore));
        card.ok("00A4040C 0A D392F000260100000001");
        for bytes in commands {
            let response = card.send(&bytes);
            prop_assert!(!response.windows(8).any(|window| window == [0x5A; 8]));
        }
    }

    #[test]
    fn a_well_formed_command_is_read_back_as_it_was_built(
        data in prop::collection::vec(any::<u8>(), 0..600), le in prop::option::of(1_usize..=65536), long in any::<bool>()
    ) {
        let long = long || data.len() > 255 || le.is_some_and(|le| le > 256);
        let bytes = encode(&data, le, long);
        let parsed = Command::parse(&bytes).unwrap();
        prop_assert_eq!(parsed.data, &data[..]);
        prop_assert_eq!(parsed.expected, le);
        let case = match (data.is_empty(), le) {
            (true, None) => Case::One,
            (true, Some(_)) => Case::Two,
            (false, None) => Case::Three,
            (false, Some(_)) => Case::Four,
        };
        prop_assert_eq!(parsed.case(), case);
    }

    #[test]
    fn any_transcript_can_be_decoded_and_its_commands_replayed(
        exchanges in prop::collection::vec((prop_oneof![command(), prop::collection::vec(any::<u8>(), 0..40)],
            prop::collection::vec(any::<u8>(), 0..40)), 1..20)
    ) {
        let (mut hiding, mut keeping) = (Decoder::default(), Decoder::default());
        for (command, response) in exchanges {
            let kept = ExchangeRecord::new(&mut keeping, Secrets::Kept, &command, &response);
            prop_assert_eq!(kept.command(None), Some(command.clone()));
            let hidden = ExchangeRecord::new(&mut hiding, Secrets::Redacted, &command, &response);
            prop_assert_eq!(&hidden.text, &kept.text);
            let data = kept.data.bytes().unwrap();
            prop_assert_eq!(hidden.command(Some(data)), Some(command));
        }
    }

    #[test]
    fn identifiers_and_status_words_read_only_what_they_write(text in "[0-9A-Fa-f]{0,8}|\\PC{0,8}|\\+[0-9]{3}") {
        if let Ok(fid) = text.parse::<FileId>() {
            prop_assert_eq!(fid.to_string(), text.to_uppercase());
        }
        if let Ok(status) = text.parse::<StatusWord>() {
            prop_assert_eq!(status.to_string(), text.to_uppercase());
        }
        if let Ok(aid) = text.parse::<Aid>() {
            prop_assert_eq!(aid.to_string(), text.to_uppercase());
        }
    }

    #[test]
    fn a_card_file_with_one_changed_byte_is_read_or_refused_and_never_breaks_a_rule(
        at in any::<prop::sample::Index>(), byte in 0x20_u8..0x7F
    ) {
        let mut text = card_file().to_json().unwrap().into_bytes();
        let at = at.index(text.len());
        text[at] = byte;
        if let Ok(file) = CardFile::parse(str::from_utf8(&text).unwrap()) {
            prop_assert_eq!(file.check(), Ok(()));
            prop_assert_eq!(CardFile::parse(&file.to_json().unwrap()), Ok(file));
        }
    }
}

fn encode(data: &[u8], le: Option<usize>, long: bool) -> Vec<u8> {
    let mut bytes = vec![0x00, 0xB0, 0x00, 0x00];
    let two = |value: usize| u16::try_from(value % 65536).unwrap().to_be_bytes();
    let one = |value: usize| u8::try_from(value % 256).unwrap();
    match (data.is_empty(), long) {
        (true, _) => {}
        (false, true) => {
            bytes.push(0);
            bytes.extend(two(data.len()));
        }
        (false, false) => bytes.push(one(data.len())),
    }
    bytes.extend_from_slice(data);
    match (le, long) {
        (None, _) => {}
        (Some(le), false) => bytes.push(one(le)),
        (Some(le), true) => {
            if data.is_empty() {
                bytes.push(0);
            }
            bytes.extend(two(le));
        }
    }
    bytes
}
