//! Plays a client's sequences against a card.

use std::collections::BTreeMap;

use sekisho_card_sim::{Aid, Card, FileId};

use super::command::{octets, read_binary};
use super::expectation::{check, check_content};
use super::object::told_length;
use super::person::{Person, aid};
use super::script::{Client, Power, PowerKind, Read, Send, Sequence, Statuses, Step, Sweep, Until, UntilSign};

/// The applications, as the files call them.
const NAMES: [&str; 6] = ["jpki", "text", "surface", "common", "juki", "licence"];
/// The end of a file.
const PAST_THE_END: &str = "6B00";

/// Fails the test at the first answer that is not as the file says.
pub(super) fn play(client: &Client, person: &Person) {
    for sequence in &client.sequences {
        let card = person.card();
        let mut player = Player { card, person, twice: client.twice, current_application: None, current_file: 0 };
        let before = player.tries();
        for (number, step) in sequence.steps.iter().enumerate() {
            let place = format!("{} {}: {}: step {}", client.client, client.version, sequence.name, number + 1);
            player.step(step, &place);
        }
        assert_eq!(player.tries(), after(before, sequence), "{}: {}", client.client, sequence.name);
    }
}

/// What is left of the tries, by the names that the files use.
fn after(mut tries: BTreeMap<String, u8>, sequence: &Sequence) -> BTreeMap<String, u8> {
    for (reference, spent) in &sequence.spends {
        *tries.get_mut(reference).unwrap() -= spent;
    }
    tries
}

struct Player<'a> {
    card: Card,
    person: &'a Person,
    twice: bool,
    current_application: Option<Aid>,
    current_file: u16,
}

impl Player<'_> {
    fn step(&mut self, step: &Step, place: &str) {
        match step {
            Step::Send(send) => self.send(send, place),
            Step::Read(read) => self.read(read, place),
            Step::Sweep(sweep) => self.sweep(sweep, place),
            Step::Power(Power { power: PowerKind::Cycle }) => {
                self.card.power_off();
                self.card.power_on();
            }
            Step::Power(Power { power: PowerKind::Reset }) => self.card.warm_reset(),
        }
    }

    fn send(&mut self, send: &Send, place: &str) {
        let command = octets(&send.send, &self.person.values);
        let expected_tries = (send.data.as_deref() == Some("query")).then(|| self.tries_of_reference(&command));
        let (data, status) = self.exchange(&command);
        let place = format!("{place}: {} -> {status}", send.send);
        match (&send.sw, expected_tries) {
            (None, Some(tries)) => assert_eq!(status, format!("63C{tries:X}"), "{place}"),
            (None, None) => assert_eq!(status, "9000", "{place}"),
            (Some(Statuses::One(one)), _) => assert!(is_status(&status, one), "{place}, expected {one}"),
            (Some(Statuses::Any(any)), _) => {
                assert!(any.iter().any(|one| is_status(&status, one)), "{place}, expected one of {any:?}");
            }
        }
        match send.data.as_deref() {
            None | Some("query") => assert_eq!(data, b"", "{place}"),
            Some(said) => check(self.person, said, &command, &data),
        }
    }

    /// The tries of the reference that a query is about, told by the card's owner and not by its answer.
    fn tries_of_reference(&self, query: &[u8]) -> u8 {
        let short = query[3] & 0x1F;
        let fid = if short == 0 { self.current_file } else { u16::from(short) };
        self.card.tries_left(self.current_application.unwrap(), FileId::new(fid)).unwrap()
    }

    fn read(&mut self, read: &Read, place: &str) {
        let (application, file) = read.read.split_once(' ').unwrap();
        let whole = self.person.file(application, file);
        let mut octets = Vec::new();
        if read.head > 0 {
            octets = self.piece(0, read.head, false, place).unwrap();
            assert_eq!(octets, whole[..read.head], "{place}: the head");
        }
        let head = octets.clone();
        octets.truncate(read.from);
        let mut end = match read.until {
            Until::Octets(length) => length,
            Until::Sign(UntilSign::Object) if read.head > 0 => told_length(&head),
            Until::Sign(_) => usize::MAX,
        };
        while octets.len() < end {
            let asked = read.chunk.min(end - octets.len());
            let Some(piece) = self.piece(octets.len(), asked, read.extended, place) else {
                assert!(
                    matches!(read.until, Until::Sign(UntilSign::Short | UntilSign::Refused)),
                    "{place}: past the end"
                );
                break;
            };
            let is_short = piece.len() < asked;
            assert_ne!(piece, b"", "{place}: an empty piece");
            octets.extend(piece);
            match read.until {
                Until::Sign(UntilSign::Short) if is_short => break,
                // The first piece tells, where there was no head.
                Until::Sign(UntilSign::Object) if end == usize::MAX => {
                    end = told_length(&octets);
                    octets.truncate(end);
                }
                Until::Sign(UntilSign::Refused | UntilSign::Short) => {}
                Until::Octets(_) | Until::Sign(UntilSign::Object) => {
                    assert!(!is_short || octets.len() == end, "{place}: {} octets of {end}", octets.len());
                }
            }
        }
        assert_eq!(octets, whole[..octets.len()], "{place}: {}", read.read);
        if matches!(read.until, Until::Sign(UntilSign::Short | UntilSign::Refused)) {
            assert_eq!(octets.len(), whole.len(), "{place}: {}", read.read);
        }
        read.holds.iter().for_each(|said| check_content(self.person, said, &octets));
    }

    /// Part of the current file; nothing past its end.
    fn piece(&mut self, offset: usize, length: usize, extended: bool, place: &str) -> Option<Vec<u8>> {
        let (data, status) = self.exchange(&read_binary(offset, length, extended));
        if status == PAST_THE_END {
            return None;
        }
        assert_eq!(status, "9000", "{place}: READ BINARY at {offset}");
        assert!(data.len() <= length, "{place}: more than was asked for");
        Some(data)
    }

    fn sweep(&mut self, sweep: &Sweep, place: &str) {
        let [first, last] = sweep.over;
        for value in first..=last {
            let notation = sweep.sweep.replace("{}", &format!("{value:0width$X}", width = sweep.digits));
            let (_, status) = self.exchange(&octets(&notation, &self.person.values));
            let fits = sweep.sw.iter().any(|one| is_status(&status, one));
            assert!(fits, "{place}: {notation} -> {status}, expected one of {:?}", sweep.sw);
        }
    }

    fn exchange(&mut self, command: &[u8]) -> (Vec<u8>, String) {
        let mut response = Vec::new();
        for _ in 0..1 + usize::from(self.twice) {
            response.clear();
            self.card.transmit(command, &mut response);
        }
        let status = response.split_off(response.len() - 2);
        if let ([0x00, 0xA4, how, 0x0C, _, name @ ..], [0x90, 0x00]) = (command, &status[..]) {
            if *how == 0x04 {
                self.current_application = NAMES.into_iter().map(aid).find(|aid| aid.as_bytes() == name);
            } else {
                self.current_file = u16::from_be_bytes([name[0], name[1]]);
            }
        }
        (response, format!("{:02X}{:02X}", status[0], status[1]))
    }

    fn tries(&self) -> BTreeMap<String, u8> {
        let mut tries = BTreeMap::new();
        for name in NAMES {
            let applications = &self.card.file().applications;
            let Some(application) = applications.iter().find(|application| application.aid == aid(name)) else {
                continue;
            };
            for pin in &application.pins {
                let reference = format!("{name} {:04X}", pin.fid.value());
                tries.insert(reference, self.card.tries_left(aid(name), pin.fid).unwrap());
            }
        }
        tries
    }
}

fn is_status(status: &str, said: &str) -> bool {
    match said {
        "any" => true,
        "refused" => !status.starts_with('9') && !status.starts_with("61"),
        one => status == one,
    }
}
