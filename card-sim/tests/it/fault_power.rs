//! Tearing: the power goes away at every point of VERIFY and CHANGE REFERENCE DATA. Never a free try, never half a PIN.

use proptest::prelude::*;
use sekisho_card_sim::{
    CardStore as _, MemoryStore, StoreError,
    fault::{Effect, FaultScript, FaultyCard, Moment, PowerLine, PoweredStore, Returns, SaveMoment, Surroundings},
    transport::VirtualCard as _,
};

use crate::{
    faulty::{NEVER, at, scene},
    support::{PIN, bytes, card_file, open},
    tearing::{Cut, Torn, present},
};

const LIMIT: u8 = 3;
const WRONG: &str = "0000";
const MOMENTS: [SaveMoment; 3] = [SaveMoment::Before, SaveMoment::During, SaveMoment::After];

/// Every point at which a command of this length, answered with a status word alone, can be cut.
fn cut_points(length: usize) -> Vec<Cut> {
    let mut cuts = vec![Cut::None];
    cuts.extend((0..=length).map(|byte| Cut::Removed(Moment::CommandByte(byte.try_into().unwrap()))));
    cuts.extend((0..=2).map(|byte| Cut::Removed(Moment::ResponseByte(byte))));
    for save in 1..=3 {
        cuts.extend(MOMENTS.map(|at| Cut::Power { save, at, octets: 700 }));
    }
    cuts
}

/// Whether a command of this length that would write so often gets as far as its end.
fn is_executed(cut: Cut, length: usize, saves: u64) -> bool {
    match cut {
        Cut::None | Cut::Removed(Moment::ResponseByte(_)) => true,
        Cut::Removed(Moment::BeforeCommand) => false,
        Cut::Removed(Moment::CommandByte(byte)) => usize::try_from(byte).unwrap() >= length,
        Cut::Power { save, .. } => save > saves,
    }
}

#[test]
fn a_wrong_value_that_was_compared_is_a_try_spent_wherever_the_power_goes() {
    let command = present(0x20, 0x00, WRONG);
    for cut in cut_points(command.len()) {
        let card = Torn::new();
        let (answer, told) = card.cut(None, &command, cut);
        let spent = LIMIT - card.pin().tries_left;
        let compared = is_executed(cut, command.len(), 1);
        assert!(spent >= u8::from(compared), "{cut:?} gives a free try");
        assert!(spent <= 1, "{cut:?} takes more than a try");
        let torn_after = matches!(cut, Cut::Power { save: 1, at: SaveMoment::After, .. });
        assert_eq!(spent == 1, compared || torn_after, "{cut:?}");
        assert_eq!(told, card.pin().tries_left, "{cut:?}: the card in the reader is the one in the file");
        let answered = compared && !matches!(cut, Cut::Removed(Moment::CommandByte(_) | Moment::ResponseByte(0..=1)));
        assert_eq!(answer, if answered { vec![0x63, 0xC2] } else { vec![] }, "{cut:?}");
    }
}

#[test]
fn a_right_value_gives_tries_back_only_when_that_is_durable() {
    let command = present(0x20, 0x00, PIN);
    for cut in cut_points(command.len()) {
        let card = Torn::new();
        card.cut(None, &present(0x20, 0x00, WRONG), Cut::None);
        let (_, told) = card.cut(None, &command, cut);
        let expected = match cut {
            Cut::Power { save: 1, at: SaveMoment::After, .. }
            | Cut::Power { save: 2, at: SaveMoment::Before | SaveMoment::During, .. } => 1,
            Cut::Power { save: 2, at: SaveMoment::After, .. } => LIMIT,
            cut if is_executed(cut, command.len(), 2) => LIMIT,
            _ => 2,
        };
        assert_eq!((card.pin().tries_left, told), (expected, expected), "{cut:?}");
    }
}

#[test]
fn a_change_that_is_cut_leaves_the_old_value_or_the_new_one_and_that_one_opens() {
    let command = present(0x24, 0x01, "9876");
    for cut in cut_points(command.len()) {
        let card = Torn::new();
        card.cut(Some(PIN), &command, cut);
        let torn_after = matches!(cut, Cut::Power { save: 1, at: SaveMoment::After, .. });
        let new = is_executed(cut, command.len(), 1) || torn_after;
        assert_eq!(card.pin().value.0, if new { "9876" } else { PIN }, "{cut:?}");
        assert_eq!(card.pin().tries_left, LIMIT, "{cut:?}");
        assert!(card.opens(), "{cut:?}");
    }
}

#[test]
fn a_torn_write_leaves_a_fragment_beside_the_card_and_the_card_as_it_was() {
    let whole = card_file().to_json().unwrap().len();
    for (octets, expected) in [(0, 0), (1, 1), (700, 700), (u32::MAX, whole)] {
        let card = Torn::new();
        card.cut(None, &present(0x20, 0x00, WRONG), Cut::Power { save: 1, at: SaveMoment::During, octets });
        let beside = std::fs::read_dir(card.folder()).unwrap().map(|entry| entry.unwrap());
        let fragments: Vec<_> = beside.filter(|entry| entry.file_name() != "card.json").collect();
        assert_eq!(fragments.len(), 1);
        assert_eq!(fragments[0].metadata().unwrap().len(), u64::try_from(expected).unwrap());
        assert_eq!(card.file(), card_file());
    }
}

#[test]
fn how_much_of_a_torn_write_is_written_is_drawn_from_the_seed() {
    let fragment = |seed| {
        let mut faults = vec![at(
            2,
            Effect::PowerCut {
                save: 1.try_into().unwrap(),
                at: SaveMoment::During,
                octets: None,
                returns: Returns::Never,
            },
        )];
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("card.json");
        let power = PowerLine::new();
        let store = sekisho_card_sim::FileStore::create(&path, &card_file()).unwrap();
        let card = open(card_file(), Box::new(PoweredStore::new(store, power.clone()))).card;
        let script = FaultScript::new(seed, std::mem::take(&mut faults));
        let mut card = FaultyCard::new(card, &script, Surroundings { power, ..Surroundings::default() });
        let mut response = Vec::new();
        card.transmit(&bytes(crate::tearing::SELECT_JPKI), &mut response);
        card.transmit(&bytes("00200098 04 30303030"), &mut response);
        assert!(card.card().is_none(), "no way to restart was given");
        card.power_on();
        assert!(!card.is_present());
        let beside = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap());
        beside
            .filter(|entry| entry.file_name() != "card.json")
            .map(|entry| entry.metadata().unwrap().len())
            .sum::<u64>()
    };
    assert_eq!(fragment("a"), fragment("a"));
    assert_ne!(fragment("a"), fragment("b"));
}

#[test]
fn a_memory_without_power_keeps_what_it_has_and_says_so() {
    let power = PowerLine::new();
    let cut =
        Effect::PowerCut { save: 1.try_into().unwrap(), at: SaveMoment::Before, octets: None, returns: Returns::Never };
    let script = FaultScript::new("", vec![at(1, cut)]);
    let mut store = PoweredStore::new(MemoryStore, power.clone());
    assert!(store.save(&card_file()).is_ok());
    let card = open(card_file(), Box::new(PoweredStore::new(MemoryStore, power.clone()))).card;
    let mut card = FaultyCard::new(card, &script, Surroundings { power: power.clone(), ..Surroundings::default() });
    let mut response = Vec::new();
    card.transmit(&bytes("00200080"), &mut response);
    assert_eq!(response, [0x69, 0x86], "a command that writes nothing is not harmed");
    assert!(!power.is_lost() && card.is_present());
    drop(card);
    assert!(store.save(&card_file()).is_ok(), "what was arranged does not outlive its command");
    let lost = StoreError::PowerLost.to_string();
    assert_eq!(lost, "the power was lost while the card was writing");
    assert_eq!(scene("", vec![]).wrong(1), NEVER);
}

#[derive(Clone, Debug)]
enum Step {
    Present { right: bool, cut: Cut },
    Change { new: &'static str, cut: Cut },
}

fn any_cut() -> impl Strategy<Value = Cut> {
    prop_oneof![
        1 => Just(Cut::None),
        2 => (0..=9_u32).prop_map(|byte| Cut::Removed(Moment::CommandByte(byte))),
        2 => (0..=2_u32).prop_map(|byte| Cut::Removed(Moment::ResponseByte(byte))),
        5 => (1..=2_u64, prop::sample::select(MOMENTS.to_vec()), 0..20_000_u32)
            .prop_map(|(save, at, octets)| Cut::Power { save, at, octets }),
    ]
}

fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => (any::<bool>(), any_cut()).prop_map(|(right, cut)| Step::Present { right, cut }),
        1 => (prop::sample::select(vec!["1111", "2222", PIN]), any_cut()).prop_map(|(new, cut)| Step::Change { new, cut }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn no_sequence_of_cuts_gives_a_free_try_or_breaks_the_pin(steps in prop::collection::vec(any_step(), 1..10)) {
        let card = Torn::new();
        // Wrong values compared since a right one was accepted for good.
        let mut wrong = 0;
        for step in steps {
            let before = card.pin();
            let blocked = before.tries_left == 0;
            match step {
                Step::Present { right, cut } => {
                    let value = if right { before.value.0.as_str() } else { WRONG };
                    let command = present(0x20, 0x00, value);
                    card.cut(None, &command, cut);
                    let after = card.pin();
                    if after.tries_left > before.tries_left {
                        prop_assert!(right && !blocked && after.tries_left == LIMIT);
                        wrong = 0;
                    }
                    if !right && !blocked && is_executed(cut, command.len(), 1) {
                        wrong += 1;
                    }
                    prop_assert_eq!(after.value, before.value);
                    prop_assert!(LIMIT - after.tries_left >= wrong);
                }
                Step::Change { new, cut } => {
                    card.cut(Some(&before.value.0), &present(0x24, 0x01, new), cut);
                    let after = card.pin();
                    if blocked {
                        prop_assert_eq!(&after, &before);
                    } else {
                        wrong = 0;
                        prop_assert!(after.value == before.value || after.value.0 == new);
                        prop_assert_eq!(after.tries_left, LIMIT);
                    }
                }
            }
            prop_assert_eq!(card.opens(), card.pin().tries_left > 0);
        }
    }
}
