//! Any script around a card: the same script gives the same bytes, and what it leaves alone passes unchanged.

use proptest::{collection::vec, option, prelude::*};
use sekisho_card_sim::{
    Hex, StatusWord,
    fault::{
        CommandPattern, Duplicate, Effect, FaultScript, Moment, Oversize, Part, Repeat, ResetKind, Returns, SaveMoment,
        ScriptedFault, StatusFault, Strike, Trigger, Truncation,
    },
    transport::VirtualCard as _,
};

use crate::faulty::{every, scene};

fn trigger() -> impl Strategy<Value = Trigger> {
    let matching = (option::of(0x1E..0x22_u8), option::of(any::<bool>())).prop_map(|(instruction, data)| {
        let header = instruction.map_or_else(CommandPattern::default, CommandPattern::instruction);
        CommandPattern { data, ..header }
    });
    prop_oneof![
        (matching.clone(), 1..6_u64)
            .prop_map(|(matching, nth)| Trigger::Command { matching, nth: nth.try_into().unwrap() }),
        (1..120_u64).prop_map(|nth| Trigger::Byte { nth: nth.try_into().unwrap() }),
        (matching, 1..=1_000_000_u32).prop_map(|(matching, per_million)| Trigger::Chance { per_million, matching }),
        (0..4_u64).prop_map(|nth| Trigger::PowerOn { nth }),
    ]
}

fn repeat() -> impl Strategy<Value = Repeat> {
    prop_oneof![Just(Repeat::Once), Just(Repeat::Persistent), (1..5_u64).prop_map(every)]
}

fn effect() -> impl Strategy<Value = Effect> {
    let moment = || {
        option::of(prop_oneof![
            Just(Moment::BeforeCommand),
            (0..12_u32).prop_map(Moment::CommandByte),
            (0..12_u32).prop_map(Moment::ResponseByte),
        ])
    };
    let returns = || prop_oneof![Just(Returns::Never), Just(Returns::NextPower)];
    let kind = || prop_oneof![Just(ResetKind::Warm), Just(ResetKind::Cold)];
    let bytes = || vec(any::<u8>(), 0..8).prop_map(Hex);
    let cut = Effect::PowerCut {
        save: 1.try_into().unwrap(),
        at: SaveMoment::After,
        octets: None,
        returns: Returns::NextPower,
    };
    prop_oneof![
        (moment(), returns()).prop_map(|(at, returns)| Effect::Remove { at, returns }),
        (kind(), moment()).prop_map(|(kind, at)| Effect::Reset { kind, at }),
        (bytes(), any::<bool>()).prop_map(|(response, executed)| Effect::Answer { response, executed }),
        any::<u16>().prop_map(|status| Effect::Status(StatusFault::Fixed(StatusWord::new(status)))),
        (1..=16_u8).prop_map(|bits| Effect::Status(StatusFault::FlipBits(bits))),
        prop_oneof![Just(Part::Status), Just(Part::Answer)].prop_map(Effect::Delay),
        (0..12_u32).prop_map(|bytes| Effect::Truncate(Truncation::Keep(bytes))),
        prop_oneof![Just(Duplicate::Joined), Just(Duplicate::Again)].prop_map(Effect::Duplicate),
        (1..40_u32).prop_map(|bytes| Effect::Oversize(Oversize::PastLe(bytes))),
        (3..40_u32).prop_map(|bytes| Effect::Oversize(Oversize::Total(bytes))),
        (1..9_u32).prop_map(|count| Effect::FlipBits { count: count.try_into().unwrap() }),
        (0..40_u32).prop_map(|length| Effect::Garbage { length }),
        (1..4_u16, 0..900_u32).prop_map(|(requests, milliseconds)| Effect::WaitingTimeExtension {
            requests: requests.try_into().unwrap(),
            milliseconds
        }),
        (vec(bytes(), 0..3), option::of(kind()), option::of(kind())).prop_map(
            |(commands, reset_before, reset_after)| Effect::Interleave { commands, reset_before, reset_after }
        ),
        prop::sample::select(vec![
            Effect::Empty,
            Effect::Slow { milliseconds: 1 },
            Effect::Truncate(Truncation::WithoutStatus),
            cut,
        ]),
    ]
}

/// Faults that a script may hold: where the trigger says the byte, the effect does not.
fn faults() -> impl Strategy<Value = Vec<ScriptedFault>> {
    vec((trigger(), repeat(), effect()), 0..5).prop_map(|faults| {
        let named = faults.into_iter().enumerate().map(|(index, (when, repeat, mut effect))| {
            if let (Trigger::Byte { .. }, Effect::Remove { at, .. } | Effect::Reset { at, .. }) = (&when, &mut effect) {
                *at = None;
            }
            ScriptedFault::new(&index.to_string(), when, effect).repeated(repeat)
        });
        named.collect()
    })
}

#[derive(Clone, Debug)]
enum Event {
    On,
    Off,
    Reset,
    Command(Vec<u8>),
}

fn event() -> impl Strategy<Value = Event> {
    let command = (0x1E..0x22_u8, vec(any::<u8>(), 0..4))
        .prop_map(|(instruction, rest)| Event::Command([&[0, instruction, 0, 0], &rest[..]].concat()));
    prop_oneof![6 => command, 1 => Just(Event::On), 1 => Just(Event::Off), 1 => Just(Event::Reset),
        1 => vec(any::<u8>(), 0..4).prop_map(Event::Command)]
}

/// Answers, what happened to the card, what struck.
fn run(seed: &str, faults: Vec<ScriptedFault>, events: &[Event]) -> (Vec<Vec<u8>>, Vec<String>, Vec<Strike>) {
    let mut scene = scene(seed, faults);
    let mut answers = Vec::new();
    for event in events {
        match event {
            Event::On => scene.card.power_on(),
            Event::Off => scene.card.power_off(),
            Event::Reset => scene.card.warm_reset(),
            Event::Command(command) => {
                let gone = !scene.card.is_present();
                let answer = scene.send(command);
                assert!(!gone || answer.is_empty(), "a card that is not there does not answer");
                answers.push(answer);
            }
        }
    }
    let strikes = scene.strikes.lock().unwrap().clone();
    assert_eq!(scene.card.strikes(), u64::try_from(strikes.len()).unwrap());
    (answers, scene.parrot.happened(), strikes)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn the_same_script_seed_and_commands_give_the_same_bytes(faults in faults(), seed in "[a-c]", events in vec(event(), 1..30)) {
        prop_assert_eq!(run(&seed, faults.clone(), &events), run(&seed, faults, &events));
    }

    #[test]
    fn a_script_survives_being_written_and_reads_the_same(faults in faults(), seed in "\\PC{0,8}") {
        let script = FaultScript::new(&seed, faults);
        prop_assert_eq!(FaultScript::parse(&script.to_json().unwrap()), Ok(script));
    }

    #[test]
    fn where_nothing_struck_nothing_differs(faults in faults(), events in vec(event(), 1..30)) {
        let (answers, happened, strikes) = run("", faults, &events);
        if strikes.is_empty() {
            let (right, would_happen, _) = run("", vec![], &events);
            prop_assert_eq!((answers, happened), (right, would_happen));
        }
    }

    #[test]
    fn up_to_the_first_strike_nothing_differs(faults in faults(), events in vec(event(), 1..30)) {
        let (answers, _, strikes) = run("", faults, &events);
        let (right, _, _) = run("", vec![], &events);
        let first = strikes.first().map_or(answers.len(), |strike| {
            usize::try_from(strike.command).unwrap().saturating_sub(1).min(answers.len())
        });
        prop_assert_eq!(&answers[..first], &right[..first]);
    }

    #[test]
    fn every_fault_is_explained_in_one_sentence(faults in faults()) {
        for fault in faults {
            let said = fault.to_string();
            prop_assert!(said.starts_with(&fault.name) && said.ends_with('.') && !said.contains('\n'), "{}", said);
        }
    }
}
