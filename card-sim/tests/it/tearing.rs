//! A card in a real file whose power can fail, and what the file says afterwards.

use std::path::{Path, PathBuf};

use sekisho_card_sim::{
    Card, CardFile, FileStore, MemoryStore, Pin,
    fault::{Effect, FaultScript, FaultyCard, Moment, PowerLine, PoweredStore, Returns, SaveMoment, Surroundings},
    jpki,
    transport::VirtualCard as _,
};
use tempfile::TempDir;

use crate::{
    faulty::at,
    support::{Counting, PaddedKeys, bytes, card_file, open},
};

pub(crate) const SELECT_JPKI: &str = "00A4040C 0A D392F000260100000001";
const SELECT_PIN: &str = "00A4020C 02 0018";

/// Where the client's fourth command is cut: the first three select the application and the PIN, and verify it if need be.
const CUT_COMMAND: u64 = 4;

/// What goes wrong with one command.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Cut {
    None,
    Power { save: u64, at: SaveMoment, octets: u32 },
    Removed(Moment),
}

/// A card file in a folder of its own.
pub(crate) struct Torn {
    folder: TempDir,
}

impl Torn {
    pub(crate) fn new() -> Self {
        let torn = Self { folder: tempfile::tempdir().unwrap() };
        FileStore::create(&torn.path(), &card_file()).unwrap();
        torn
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join("card.json")
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The card file as a new process would find it: it opens, whatever happened.
    pub(crate) fn file(&self) -> CardFile {
        FileStore::open(&self.path()).unwrap().0
    }

    pub(crate) fn pin(&self) -> Pin {
        self.file().applications[0].pin(jpki::AUTHENTICATION_PIN).unwrap().clone()
    }

    /// Whether the value in force opens the card, asked of a copy.
    pub(crate) fn opens(&self) -> bool {
        let value = self.pin().value.0;
        let mut copy = open(self.file(), Box::new(MemoryStore));
        copy.ok(SELECT_JPKI);
        copy.verify(jpki::AUTHENTICATION_PIN, &value) == "9000"
    }

    /// Sends one command to a card opened for it and cuts it there: its answer, and the tries that the card tells after
    /// it was powered again. `first` is presented before.
    pub(crate) fn cut(&self, first: Option<&str>, command: &[u8], cut: Cut) -> (Vec<u8>, u8) {
        let effect = match cut {
            Cut::None => None,
            Cut::Power { save, at, octets } => Some(Effect::PowerCut {
                save: save.try_into().unwrap(),
                at,
                octets: Some(octets),
                returns: Returns::NextPower,
            }),
            Cut::Removed(at) => Some(Effect::Remove { at: Some(at), returns: Returns::NextPower }),
        };
        let script = FaultScript::new("", effect.map(|effect| at(CUT_COMMAND, effect)).into_iter().collect());
        let mut card = faulty(&self.path(), &script);
        let mut response = Vec::new();
        card.transmit(&bytes(SELECT_JPKI), &mut response);
        card.transmit(&bytes(SELECT_PIN), &mut response);
        card.transmit(&first.map_or(bytes("00200080"), |value| present(0x20, 0x00, value)), &mut response);
        card.transmit(command, &mut response);
        let answer = response.clone();
        card.power_on();
        assert!(card.is_present());
        card.transmit(&bytes(SELECT_JPKI), &mut response);
        card.transmit(&bytes(SELECT_PIN), &mut response);
        card.transmit(&bytes("00200080"), &mut response);
        assert_eq!((response[0], response[1] & 0xF0), (0x63, 0xC0));
        (answer, response[1] & 0x0F)
    }
}

/// A command that carries a PIN value.
pub(crate) fn present(instruction: u8, p1: u8, value: &str) -> Vec<u8> {
    [&[0x00, instruction, p1, 0x80, value.len().try_into().unwrap()], value.as_bytes()].concat()
}

fn faulty(path: &Path, script: &FaultScript) -> FaultyCard<Card> {
    let power = PowerLine::new();
    let again = {
        let (path, power) = (path.to_owned(), power.clone());
        move || Some(opened(&path, &power))
    };
    let card = opened(path, &power);
    FaultyCard::new(card, script, Surroundings { power, restart: Some(Box::new(again)), ..Surroundings::default() })
}

fn opened(path: &Path, power: &PowerLine) -> Card {
    let (file, store) = FileStore::open(path).unwrap();
    let store = Box::new(PoweredStore::new(store, power.clone()));
    Card::open(file, &PaddedKeys, store, Box::new(Counting(0))).unwrap()
}
