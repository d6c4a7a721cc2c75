//! Cards with one mistake each: every rule can fail, and fails for its own mistake.

use sekisho_card_sim::{Aid, Card, CardFile, FileId, StatusWord, jpki, transport::VirtualCard};
use sekisho_card_sim_fuzz_targets::{
    Broken, MarkedKeys, Memory, PinId, Steady, Subject, Watch, bytes_of_script, converse, paint, sample_card, steps,
};

const SELECT: &str = "00A4040C 0A D392F000260100000001\n";

/// What a faulty card does with an answer.
type Fault = fn(&mut Faulty, command: &[u8], response: &mut Vec<u8>);

/// A card whose answers go through a fault, and whose counters are shown as the fault left them.
struct Faulty {
    card: Card,
    shown: CardFile,
    memory: Memory,
    fault: Fault,
}

impl VirtualCard for Faulty {
    fn power_on(&mut self) {
        self.card.power_on();
    }

    fn power_off(&mut self) {
        self.card.power_off();
    }

    fn warm_reset(&mut self) {
        self.card.warm_reset();
    }

    fn atr(&self) -> &[u8] {
        self.card.atr()
    }

    fn transmit(&mut self, command: &[u8], response: &mut Vec<u8>) {
        self.card.transmit(command, response);
        self.shown = self.card.file().clone();
        (self.fault)(self, command, response);
    }
}

impl Subject for Faulty {
    fn file(&self) -> &CardFile {
        &self.shown
    }
}

impl Faulty {
    /// Shows other tries than the card has, and keeps them.
    fn show_tries(&mut self, tries: u8) {
        use sekisho_card_sim::CardStore as _;
        self.shown.applications[0].pins[0].tries_left = tries;
        self.memory.save(&self.shown).unwrap();
    }
}

/// Plays a script against a card with a fault.
fn play(fault: Fault, script: &str) -> Result<(), Broken> {
    let mut file = sample_card();
    let protected = paint(&mut file);
    let memory = Memory::holding(&file);
    let mut watch = Watch::new(&file, protected, memory.clone());
    let card =
        Card::open(file.clone(), &MarkedKeys { decrypt: false }, Box::new(memory.clone()), Box::new(Steady)).unwrap();
    let mut faulty = Faulty { card, shown: file, memory: memory.clone(), fault };
    let bytes = bytes_of_script(script).unwrap();
    converse(&mut faulty, &mut watch, &memory, steps(&bytes[2..]), &mut |_| Ok(()))
}

fn ok(response: &mut Vec<u8>, data: &[u8]) {
    response.clear();
    response.extend_from_slice(data);
    response.extend([0x90, 0x00]);
}

fn pin() -> PinId {
    PinId { aid: jpki::AID, fid: jpki::AUTHENTICATION_PIN }
}

fn named(kind: &str, fid: FileId) -> String {
    let aid: Aid = jpki::AID;
    format!("{kind} {fid} of application {aid}")
}

#[test]
fn a_card_without_a_fault_breaks_nothing() {
    let all =
        format!("{SELECT}00200098 04 =1234\n0020009B 08 =TEST0123\n00B0810000\n00A4020C 02 0017\n802A0080 01 00 00");
    assert_eq!(play(|_, _, _| {}, &all), Ok(()));
}

#[test]
fn an_answer_without_a_status_word_is_noticed() {
    assert_eq!(play(|_, _, response| response.truncate(1), "00840000 08"), Err(Broken::NoStatus { got: 1 }));
}

#[test]
fn an_answer_with_more_data_than_was_asked_for_is_noticed() {
    let one_more: Fault = |_, _, response| response.insert(0, 0);
    assert_eq!(play(one_more, "0084000008"), Err(Broken::TooMuchData { most: 8, got: 9 }));
    assert_eq!(
        play(|_, _, response| ok(response, &[0; 257]), "0084000000"),
        Err(Broken::TooMuchData { most: 256, got: 257 })
    );
    let long = |_: &mut Faulty, _: &[u8], response: &mut Vec<u8>| ok(response, &[0; 300]);
    assert_eq!(play(long, "00840000 00012B"), Err(Broken::TooMuchData { most: 299, got: 300 }));
    assert_eq!(play(long, "802A0080 000001 00 012B"), Err(Broken::TooMuchData { most: 299, got: 300 }));
    assert_eq!(play(long, "802A0080 000001 00"), Err(Broken::TooMuchData { most: 0, got: 300 }));
    assert_eq!(play(long, "802A0080 01 00 20"), Err(Broken::TooMuchData { most: 32, got: 300 }));
}

#[test]
fn data_beside_a_refusal_is_noticed() {
    let status = StatusWord::CONDITIONS_NOT_SATISFIED;
    let refusal: Fault = |_, _, response| *response = vec![1, 2, 0x69, 0x85];
    assert_eq!(play(refusal, "0084000008"), Err(Broken::DataBesideRefusal { status, got: 2 }));
}

#[test]
fn a_counter_that_grows_by_itself_is_noticed() {
    let script = format!("{SELECT}00200098 04 =0000\n00200098");
    let generous: Fault = |card, command, _| {
        if command.len() == 4 {
            card.show_tries(3);
        }
    };
    assert_eq!(play(generous, &script), Err(Broken::TriesGrew { pin: pin(), before: 2, after: 3 }));
}

#[test]
fn a_wrong_value_that_is_accepted_is_noticed() {
    let script = format!("{SELECT}00200098 04 =0000\n00200098 04 =1111");
    let believing: Fault = |card, command, response| {
        if command.ends_with(b"1111") {
            ok(response, &[]);
            card.show_tries(3);
        }
    };
    assert_eq!(play(believing, &script), Err(Broken::TriesGrew { pin: pin(), before: 2, after: 3 }));
    let lying: Fault = |card, command, response| {
        if command.ends_with(b"1111") {
            ok(response, &[]);
            card.show_tries(2);
        }
    };
    assert_eq!(play(lying, &script), Err(Broken::WrongValueAccepted));
}

#[test]
fn a_counter_that_falls_for_nothing_or_by_two_is_noticed() {
    let falling: Fault = |card, command, _| {
        if command == [0x00, 0x20, 0x00, 0x98] {
            card.show_tries(2);
        }
    };
    let fell = Err(Broken::TriesFell { pin: pin(), before: 3, after: 2 });
    assert_eq!(play(falling, &format!("{SELECT}00200098")), fell);
    let by_two: Fault = |card, command, _| {
        if command.ends_with(b"0000") {
            card.show_tries(1);
        }
    };
    let fell = Err(Broken::TriesFell { pin: pin(), before: 3, after: 1 });
    assert_eq!(play(by_two, &format!("{SELECT}00200098 04 =0000")), fell);
}

#[test]
fn a_counter_that_is_not_saved_is_noticed() {
    let forgetful: Fault = |card, command, response| {
        if command.ends_with(b"0000") {
            *response = vec![0x63, 0xC2];
            card.shown.applications[0].pins[0].tries_left = 2;
        }
    };
    let script = format!("{SELECT}fail-saves 1\n00200098 04 =0000");
    assert_eq!(play(forgetful, &script), Err(Broken::NotSaved { pin: pin() }));
}

#[test]
fn a_value_that_changes_by_itself_is_noticed() {
    let changing: Fault = |card, _, _| card.shown.applications[0].pins[0].value.0 = "9999".to_owned();
    assert_eq!(play(changing, SELECT), Err(Broken::ValueChanged { pin: pin() }));
}

#[test]
fn a_value_that_changes_without_a_verification_is_noticed() {
    use sekisho_card_sim::CardStore as _;
    let careless: Fault = |card, command, response| {
        if command.starts_with(&[0x00, 0x24]) {
            ok(response, &[]);
            card.shown.applications[0].pins[0].value.0 = "4321".to_owned();
            card.memory.save(&card.shown).unwrap();
        }
    };
    let script = format!("{SELECT}00240198 04 =4321");
    assert_eq!(play(careless, &script), Err(Broken::ChangedUnverified { pin: pin() }));
    let verified = format!("{SELECT}00200098 04 =1234\n00240198 04 =4321");
    assert_eq!(play(careless, &verified), Ok(()));
}

#[test]
fn bytes_that_nobody_opened_are_noticed() {
    let open: Fault = |card, command, response| {
        if command.starts_with(&[0x00, 0xB0, 0x81]) {
            let content = &card.card.file().applications[0].files[0].content;
            ok(response, &content[1..60]);
        }
    };
    let what = named("file", jpki::SIGNATURE_CERTIFICATE);
    let disclosed = Err(Broken::Disclosed { what });
    assert_eq!(play(open, &format!("{SELECT}00B0810000")), disclosed);
    assert_eq!(play(open, &format!("{SELECT}00200098 04 =1234\n00B0810000")), disclosed, "the other PIN");
    let lost = format!("{SELECT}0020009B 08 =TEST0123\n00B0810000\n0020009B 08 =TEST9999\n00B0810000");
    assert_eq!(play(open, &lost), disclosed, "a failed verification takes it back");
    for event in ["power-cycle", "power-off", "00A4040C 07 A0000001510000"] {
        let lost = format!("{SELECT}0020009B 08 =TEST0123\n00B0810000\n{event}\n00B0810000");
        assert_eq!(play(open, &lost), disclosed, "{event}");
    }
}

#[test]
fn a_key_that_comes_out_is_noticed_whatever_was_verified() {
    let open: Fault = |card, command, response| {
        if command.starts_with(&[0x00, 0xB0, 0x97]) {
            ok(response, &card.card.file().applications[0].keys[0].pkcs8);
        }
    };
    let all = format!("{SELECT}00200098 04 =1234\n0020009B 08 =TEST0123\n00B0970000");
    let what = named("key", jpki::AUTHENTICATION_KEY);
    assert_eq!(play(open, &all), Err(Broken::Disclosed { what }));
}

#[test]
fn a_key_that_signs_unopened_is_noticed() {
    let open: Fault = |card, command, response| {
        if command.starts_with(&[0x80, 0x2A]) && response.len() == 2 {
            let number = card.card.file().applications[0].keys[1].pkcs8[1];
            let mut signature = vec![0x0E, 0x0D, number];
            signature.resize(256, 0);
            ok(response, &signature);
        }
    };
    let what = named("key", jpki::SIGNATURE_KEY);
    let script = format!("{SELECT}00200098 04 =1234\n802A009A 01 00 00");
    assert_eq!(play(open, &script), Err(Broken::SignedUnopened { what }));
}
