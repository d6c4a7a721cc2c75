//! What faults do.

use sekisho_card_sim::{
    Hex, Secrets, StatusWord, TraceRecord,
    fault::{
        Consequence, Duplicate, Effect, FaultScript, FaultyCard, Interruption, Moment, Oversize, Part, Repeat,
        ResetKind, Returns, StatusFault, Surroundings, Truncation,
    },
    jpki,
    transport::VirtualCard as _,
};

use crate::{
    faulty::{NEVER, NOTHING, Scene, at, every, scene},
    support::{self, PIN, bytes},
};

const READ: [u8; 4] = [0x00, 0xB0, 0x01, 0x02];
const READ_HEX: &str = "00B00102";

fn second(effect: Effect) -> Scene {
    let mut scene = scene("a seed", vec![at(2, effect)]);
    assert_eq!(scene.send(&[9, 9, 9, 9]), [9, 9, 9, 9, 0x90, 0x00]);
    scene.parrot.happened();
    scene
}

/// Answer to the second command, what happened to the card meanwhile, and the answer to a third.
fn three(effect: Effect) -> (String, Vec<String>, String) {
    let mut scene = second(effect);
    let answer = hex::encode_upper(scene.send(&READ));
    let happened = scene.parrot.happened();
    (answer, happened, hex::encode_upper(scene.send(&[7, 7, 7, 7])))
}

#[test]
fn a_card_that_leaves_is_gone_before_in_or_after_the_command() {
    let leaves = |at| Effect::Remove { at, returns: Returns::Never };
    for (moment, executed, interruption) in [
        (None, false, Interruption::Between),
        (Some(Moment::BeforeCommand), false, Interruption::Between),
        (Some(Moment::CommandByte(0)), false, Interruption::InCommand(0)),
        (Some(Moment::CommandByte(3)), false, Interruption::InCommand(3)),
        (Some(Moment::CommandByte(4)), true, Interruption::InResponse(0)),
        (Some(Moment::ResponseByte(0)), true, Interruption::InResponse(0)),
        (Some(Moment::ResponseByte(5)), true, Interruption::InResponse(5)),
    ] {
        let mut scene = second(leaves(moment));
        assert_eq!(scene.send(&READ), NOTHING, "{moment:?}");
        assert!(!scene.card.is_present(), "{moment:?}");
        let happened = scene.parrot.happened();
        assert_eq!(happened.contains(&READ_HEX.to_owned()), executed, "{moment:?}");
        assert_eq!(happened.last().unwrap(), "off", "{moment:?}");
        assert_eq!(scene.strikes.lock().unwrap()[0].consequence, Consequence::Removed(interruption));
        scene.card.power_on();
        assert_eq!(scene.send(&READ), NOTHING, "it does not come back");
    }
}

#[test]
fn a_card_that_leaves_after_a_whole_answer_is_missed_at_the_next_command() {
    let mut scene = second(Effect::Remove { at: Some(Moment::ResponseByte(6)), returns: Returns::Never });
    assert_eq!(scene.send(&READ), [0x00, 0xB0, 0x01, 0x02, 0x90, 0x00]);
    assert!(scene.card.is_present(), "else a transport would not deliver the answer");
    assert_eq!(scene.send(&READ), NOTHING);
    assert!(!scene.card.is_present());
}

#[test]
fn a_card_comes_back_once_the_reader_has_noticed() {
    for reader in [FaultyCard::power_on, FaultyCard::power_off] {
        let mut scene = second(Effect::Remove { at: None, returns: Returns::NextPower });
        assert_eq!(scene.send(&READ), NOTHING);
        scene.card.warm_reset();
        assert!(!scene.card.is_present(), "a reset does not reach it");
        reader(&mut scene.card);
        assert!(scene.card.is_present());
        assert_eq!(scene.send(&READ).len(), 6);
    }
}

#[test]
fn a_reset_comes_between_commands_or_swallows_the_answer() {
    let reset = |kind, at| three(Effect::Reset { kind, at });
    let right = "00B001029000".to_owned();
    let third = "070707079000".to_owned();
    let read = || READ_HEX.to_owned();
    assert_eq!(reset(ResetKind::Warm, None), (right.clone(), vec!["reset".into(), read()], third.clone()));
    assert_eq!(reset(ResetKind::Cold, None), (right.clone(), vec!["off".into(), "on".into(), read()], third.clone()));
    let in_command = Some(Moment::CommandByte(2));
    assert_eq!(reset(ResetKind::Warm, in_command), (String::new(), vec!["reset".into()], third.clone()));
    let in_answer = Some(Moment::ResponseByte(2));
    assert_eq!(reset(ResetKind::Warm, in_answer), (String::new(), vec![read(), "reset".into()], third.clone()));
    let after = Some(Moment::ResponseByte(6));
    assert_eq!(reset(ResetKind::Cold, after), (right, vec![read(), "off".into(), "on".into()], third));
}

#[test]
fn something_else_answers_with_or_without_the_card() {
    let other = |executed| three(Effect::Answer { response: Hex(vec![0x69, 0x85]), executed });
    assert_eq!(other(false), ("6985".to_owned(), vec![], "070707079000".to_owned()));
    assert_eq!(other(true), ("6985".to_owned(), vec![READ_HEX.to_owned()], "070707079000".to_owned()));
}

#[test]
fn a_status_word_is_replaced_and_the_data_stays() {
    let fixed = Effect::Status(StatusFault::Fixed(StatusWord::NOT_FOUND));
    assert_eq!(three(fixed).0, "00B001026A82");
    for bits in 1..=16 {
        let answer = second(Effect::Status(StatusFault::FlipBits(bits))).send(&READ);
        assert_eq!(answer[..4], READ);
        let status = u16::from_be_bytes([answer[4], answer[5]]);
        assert_eq!((status ^ 0x9000).count_ones(), u32::from(bits));
    }
}

#[test]
fn the_previous_answer_or_its_status_comes_late() {
    let statuses = |part| {
        let first = at(1, Effect::Status(StatusFault::Fixed(StatusWord::NOT_FOUND)));
        let mut late = at(2, Effect::Delay(part)).repeated(Repeat::Persistent);
        late.name = "late".to_owned();
        let mut scene = scene("", vec![first, late]);
        [[1; 4], [2; 4], [3; 4]].map(|command| hex::encode_upper(scene.send(&command)))
    };
    assert_eq!(
        statuses(Part::Answer),
        ["010101016A82", "010101019000", "020202029000"],
        "the card's own answers come late"
    );
    assert_eq!(statuses(Part::Status), ["010101016A82", "020202029000", "030303039000"]);
    let mut nothing_before = scene("", vec![at(1, Effect::Delay(Part::Answer))]);
    assert_eq!(nothing_before.send(&READ), NOTHING);
    let mut no_status_before = scene("", vec![at(1, Effect::Delay(Part::Status))]);
    assert_eq!(no_status_before.send(&READ), READ);
}

#[test]
fn the_status_of_a_real_card_comes_one_command_late() {
    let late = at(3, Effect::Delay(Part::Answer));
    let script = FaultScript::new("", vec![late]);
    let mut card = FaultyCard::new(support::jpki().card, &script, Surroundings::default());
    let mut send = |command: &str| {
        let mut response = Vec::new();
        card.transmit(&bytes(command), &mut response);
        hex::encode_upper(response)
    };
    assert_eq!(send("00A4020C02 0018"), "9000");
    assert_eq!(send("00200080"), "63C3");
    assert_eq!(send("00200080 04 31323334"), "63C3", "the right PIN seems to be wrong");
    assert_eq!(send("802A0097 01 68 00").len(), 2 * 258, "and was accepted");
}

#[test]
fn an_answer_is_cut_off_doubled_or_empty() {
    assert_eq!(three(Effect::Truncate(Truncation::Keep(3))).0, "00B001");
    assert_eq!(three(Effect::Truncate(Truncation::Keep(0))).0, "");
    assert_eq!(three(Effect::Truncate(Truncation::Keep(9))).0, "00B001029000");
    assert_eq!(three(Effect::Truncate(Truncation::WithoutStatus)).0, READ_HEX);
    assert_eq!(three(Effect::Empty).0, "");
    assert_eq!(three(Effect::Duplicate(Duplicate::Joined)).0, "00B00102900000B001029000");
    let (answer, happened, third) = three(Effect::Duplicate(Duplicate::Again));
    assert_eq!((answer.as_str(), third.as_str()), ("00B001029000", "00B001029000"));
    assert_eq!(happened, [READ_HEX]);
}

#[test]
fn a_fault_that_changes_nothing_has_not_struck() {
    let mut scene = second(Effect::Truncate(Truncation::Keep(9)));
    scene.send(&READ);
    assert_eq!(scene.card.strikes(), 0);
}

#[test]
fn an_oversized_answer_is_longer_than_le_or_than_any_answer() {
    let length = |effect, command: &str| {
        let mut scene = scene("", vec![at(1, effect)]);
        let answer = scene.send(&bytes(command));
        assert_eq!(answer[answer.len() - 2..], [0x90, 0x00], "the status word stays at the end");
        answer.len()
    };
    let past_le = || Effect::Oversize(Oversize::PastLe(3));
    assert_eq!(length(past_le(), "00B0000010"), 0x10 + 3 + 2);
    assert_eq!(length(past_le(), "00B0000000"), 0x100 + 3 + 2);
    assert_eq!(length(past_le(), "00B00000000000"), 0x1_0000 + 3 + 2);
    assert_eq!(length(past_le(), "00B00000"), 6, "it is more than Le allows already");
    assert_eq!(length(Effect::Oversize(Oversize::Total(65539)), "00B0000000"), 65539);
}

#[test]
fn bits_are_flipped_in_the_data_only() {
    let answer = second(Effect::FlipBits { count: 1.try_into().unwrap() }).send(&READ);
    let differing: u32 =
        answer.iter().zip([0x00, 0xB0, 0x01, 0x02, 0x90, 0x00]).map(|(a, b)| (a ^ b).count_ones()).sum();
    assert_eq!((differing, &answer[4..]), (1, &[0x90, 0x00][..]));
    let mut no_data = scene("", vec![at(1, Effect::FlipBits { count: 9.try_into().unwrap() })]);
    assert_eq!(no_data.send(&[]), [0x90, 0x00]);
}

#[test]
fn garbage_has_its_length_and_its_seed() {
    let garbage = |seed| {
        let mut scene = scene(seed, vec![at(1, Effect::Garbage { length: 40 })]);
        scene.send(&READ)
    };
    assert_eq!((garbage("a").len(), garbage("a") == garbage("a"), garbage("a") == garbage("b")), (40, true, false));
    // As OpenSSL's ChaCha20 has it, with the key SHA-256(SHA-256("a") || "fault").
    assert_eq!(hex::encode_upper(&garbage("a")[..8]), "1122B07919EB23EF");
}

#[test]
fn time_is_handed_to_the_waiter_and_the_observer() {
    let mut slow = scene("", vec![at(2, Effect::Slow { milliseconds: 70 }).repeated(every(1))]);
    assert_eq!(slow.wrong(3), NEVER);
    assert_eq!(*slow.waited.lock().unwrap(), [70, 70]);
    let requests = 3.try_into().unwrap();
    let mut extended = second(Effect::WaitingTimeExtension { requests, milliseconds: 500 });
    assert_eq!(extended.wrong(1), NEVER);
    assert_eq!(*extended.waited.lock().unwrap(), [500, 500, 500]);
    let waited = Consequence::Waited { times: 3, milliseconds: 500 };
    assert_eq!(extended.strikes.lock().unwrap()[0].consequence, waited);
}

#[test]
fn another_client_burns_a_try_and_moves_the_selection_between_two_commands() {
    let commands = ["00A4020C020018", "0020008004 30303030", "00A4040C06 D39210003100"]
        .map(|command| Hex(bytes(command)))
        .to_vec();
    let between = |commands, reset_before, reset_after| {
        let other = Effect::Interleave { commands, reset_before, reset_after };
        let script = FaultScript::new("", vec![at(3, other)]);
        let mut card = FaultyCard::new(support::jpki().card, &script, Surroundings::default());
        let mut response = Vec::new();
        ["00A4020C02 0018", "0020008004 31323334", "802A0097 01 68 00"]
            .iter()
            .for_each(|command| card.transmit(&bytes(command), &mut response));
        let tries = card.card().unwrap().tries_left(jpki::AID, jpki::AUTHENTICATION_PIN).unwrap();
        (StatusWord::of_response(&response).unwrap().to_string(), tries)
    };
    assert_eq!(between(commands, None, None), ("6982".to_owned(), 2), "the failed VERIFY takes back the success");
    assert_eq!(between(vec![], None, None), ("9000".to_owned(), 3));
    assert_ne!(between(vec![], Some(ResetKind::Cold), None).0, "9000", "no application is selected any more");
    assert_ne!(between(vec![], None, Some(ResetKind::Warm)).0, "9000");
}

#[test]
fn a_strike_tells_name_command_and_header_but_no_data() {
    let mut scene = scene("", vec![at(1, Effect::Status(StatusFault::Fixed(StatusWord::NOT_FOUND)))]);
    scene.send(&[&[0x00, 0x20, 0x00, 0x80, 0x04], PIN.as_bytes()].concat());
    let said = scene.strikes.lock().unwrap()[0].to_string();
    assert_eq!(said, "fault fault at command 1 (00 20 00 80): 11 bytes came instead of the card's 11, status 6A82");
    let absent = scene_of_absent().strikes.lock().unwrap()[0].to_string();
    assert_eq!(absent, "fault fault at command 0: the card left before it");
}

fn scene_of_absent() -> Scene {
    let mut fault = at(1, Effect::Remove { at: None, returns: Returns::Never });
    fault.when = sekisho_card_sim::fault::Trigger::PowerOn { nth: 0 };
    scene("", vec![fault])
}

#[test]
fn the_card_underneath_is_traced_as_it_acts() {
    let mut card = support::jpki().card;
    let (sender, records) = std::sync::mpsc::channel();
    let note = move |record: &TraceRecord| sender.send(record.to_string()).unwrap();
    card.set_tracer(Some(Box::new(note)), Secrets::Redacted);
    let script =
        FaultScript::new("", vec![at(1, Effect::Reset { kind: ResetKind::Warm, at: Some(Moment::CommandByte(1)) })]);
    let mut card = FaultyCard::new(card, &script, Surroundings::default());
    let mut response = Vec::new();
    card.transmit(&READ, &mut response);
    assert_eq!(response, NOTHING);
    assert_eq!(records.try_iter().count(), 1, "a reset and no command");
}
