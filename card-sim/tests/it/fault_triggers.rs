//! When faults strike.

use sekisho_card_sim::{
    fault::{CommandPattern, Consequence, Effect, Interruption, Repeat, Returns, ScriptedFault, Trigger},
    transport::VirtualCard as _,
};

use crate::faulty::{NEVER, NOTHING, at, command, every, scene};

const LEAVES: Effect = Effect::Remove { at: None, returns: Returns::NextPower };

#[test]
fn the_nth_command_is_struck_once_from_then_on_or_each_kth_time() {
    let struck = |repeat| scene("", vec![at(3, Effect::Empty).repeated(repeat)]).wrong(9);
    assert_eq!(struck(Repeat::Once), [3]);
    assert_eq!(struck(Repeat::Persistent), [3, 4, 5, 6, 7, 8, 9]);
    assert_eq!(struck(every(2)), [3, 5, 7, 9]);
}

#[test]
fn only_commands_that_fit_the_pattern_count() {
    let when = Trigger::Command { matching: CommandPattern::instruction(0x20).with_data(), nth: 2.try_into().unwrap() };
    let mut scene = scene("", vec![ScriptedFault::new("second value", when, Effect::Empty)]);
    let (value, query, read) = ([0, 0x20, 0, 0x80, 1, 0x31], [0, 0x20, 0, 0x80], [0, 0xB0, 0, 0, 0, 0]);
    for (command, empty) in
        [(&value[..], false), (&query, false), (&read, false), (&query, false), (&value, true), (&value, false)]
    {
        assert_eq!(scene.send(command).is_empty(), empty, "{command:?}");
    }
}

#[test]
fn the_nth_byte_of_the_session_may_lie_in_a_command_or_in_an_answer() {
    // Each exchange is 4 bytes there and 6 bytes back.
    for (byte, executed, interruption) in [
        (1, 0, Interruption::InCommand(0)),
        (4, 0, Interruption::InCommand(3)),
        (5, 1, Interruption::InResponse(0)),
        (10, 1, Interruption::InResponse(5)),
        (11, 1, Interruption::InCommand(0)),
        (25, 3, Interruption::InResponse(0)),
    ] {
        let when = Trigger::Byte { nth: byte.try_into().unwrap() };
        let mut scene = scene("", vec![ScriptedFault::new("byte", when, LEAVES)]);
        while scene.card.is_present() {
            scene.send(&[0, 0xB0, 0, 0]);
        }
        let got = scene.parrot.happened().iter().filter(|what| *what == "00B00000").count();
        assert_eq!(got, executed, "byte {byte}");
        let struck = scene.strikes.lock().unwrap().clone();
        assert_eq!(struck.len(), 1);
        assert_eq!(struck[0].consequence, Consequence::Removed(interruption), "byte {byte}");
        assert_eq!(struck[0].command, (byte - 1) / 10 + 1);
    }
}

#[test]
fn each_kth_byte_is_met_even_after_a_command_that_was_cut_off() {
    let when = Trigger::Byte { nth: 3.try_into().unwrap() };
    let mut scene = scene("", vec![ScriptedFault::new("byte", when, LEAVES).repeated(every(10))]);
    for _ in 0..3 {
        assert_eq!(scene.send(&[0, 0xB0, 0, 0]), NOTHING);
        scene.card.power_on();
    }
    // Bytes 3, 13 and 23. Commands are bytes 1-4, 5-8 and 15-18; answers are 9-14 and 19-24.
    let removed: Vec<_> = scene.strikes.lock().unwrap().iter().map(|strike| strike.consequence.clone()).collect();
    let expected = [Interruption::InCommand(2), Interruption::InResponse(4), Interruption::InResponse(4)];
    assert_eq!(removed, expected.map(Consequence::Removed));
}

#[test]
fn chance_is_drawn_from_the_seed_and_the_name() {
    let when = || Trigger::Chance { per_million: 250_000, matching: CommandPattern::default() };
    let draws = |seed: &str, name: &str| {
        scene(seed, vec![ScriptedFault::new(name, when(), Effect::Empty).repeated(every(1))]).wrong(1000)
    };
    let one = draws("seed", "one");
    assert_eq!(one, draws("seed", "one"));
    assert_ne!(one, draws("other", "one"));
    assert_ne!(one, draws("seed", "two"));
    assert!((200..300).contains(&one.len()), "{} of 1000", one.len());
    let many = vec![
        ScriptedFault::new("before", when(), Effect::Slow { milliseconds: 1 }).repeated(every(1)),
        ScriptedFault::new("one", when(), Effect::Empty).repeated(every(1)),
    ];
    assert_eq!(scene("seed", many).wrong(1000), one, "another fault changes nothing");
    let once = scene("seed", vec![ScriptedFault::new("one", when(), Effect::Empty)]).wrong(1000);
    assert_eq!(once, one[..1]);
    let lasting = ScriptedFault::new("one", when(), Effect::Empty).repeated(Repeat::Persistent);
    assert_eq!(scene("seed", vec![lasting]).wrong(1000), (one[0]..=1000).collect::<Vec<_>>());
    let every_third = ScriptedFault::new("one", when(), Effect::Empty).repeated(every(3));
    assert_eq!(scene("seed", vec![every_third]).wrong(1000), one.into_iter().step_by(3).collect::<Vec<_>>());
}

#[test]
fn a_chance_of_a_million_in_a_million_is_certain() {
    let when = Trigger::Chance { per_million: 1_000_000, matching: CommandPattern::default() };
    let fault = ScriptedFault::new("always", when, Effect::Empty).repeated(every(1));
    assert_eq!(scene("", vec![fault]).wrong(20), (1..=20).collect::<Vec<_>>());
}

#[test]
fn a_fault_of_a_power_on_strikes_at_the_command_after_it() {
    let struck = |nth, repeat| {
        let fault = ScriptedFault::new("power", Trigger::PowerOn { nth }, Effect::Empty).repeated(repeat);
        let mut scene = scene("", vec![fault]);
        let mut struck = vec![scene.wrong(2)];
        for _ in 0..4 {
            scene.card.power_on();
            struck.push(scene.wrong(2));
        }
        struck.iter().map(Vec::len).collect::<Vec<_>>()
    };
    assert_eq!(struck(0, Repeat::Once), [1, 0, 0, 0, 0]);
    assert_eq!(struck(2, Repeat::Once), [0, 0, 1, 0, 0]);
    assert_eq!(struck(2, Repeat::Persistent), [0, 0, 2, 2, 2]);
    assert_eq!(struck(1, every(2)), [0, 1, 0, 1, 0]);
}

#[test]
fn a_card_may_be_absent_from_the_beginning_or_from_a_power_on() {
    let absent = |nth, returns| {
        let when = Trigger::PowerOn { nth };
        scene("", vec![ScriptedFault::new("absent", when, Effect::Remove { at: None, returns })])
    };
    let mut never = absent(0, Returns::Never);
    assert!(!never.card.is_present());
    never.card.power_on();
    assert!(!never.card.is_present());
    assert_eq!(never.send(&[0, 0xB0, 0, 0]), NOTHING);
    assert_eq!(never.card.strikes(), 1);
    let mut late = absent(0, Returns::NextPower);
    assert!(!late.card.is_present());
    late.card.power_on();
    assert_eq!(late.wrong(3), NEVER);
    let mut second = absent(2, Returns::Never);
    second.card.power_on();
    assert_eq!(second.wrong(1), NEVER);
    second.card.power_on();
    assert!(!second.card.is_present());
}

#[test]
fn faults_that_meet_at_one_command_act_in_the_order_of_the_script() {
    let keep = |bytes| Effect::Truncate(sekisho_card_sim::fault::Truncation::Keep(bytes));
    let twice = Effect::Duplicate(sekisho_card_sim::fault::Duplicate::Joined);
    let fault = |name, effect| ScriptedFault::new(name, command(1), effect);
    let mut short_twice = scene("", vec![fault("a", keep(2)), fault("b", twice.clone())]);
    assert_eq!(short_twice.send(&[1, 2, 3, 4]), [1, 2, 1, 2]);
    let mut twice_short = scene("", vec![fault("b", twice), fault("a", keep(2))]);
    assert_eq!(twice_short.send(&[1, 2, 3, 4]), [1, 2]);
    let names: Vec<_> = twice_short.strikes.lock().unwrap().iter().map(|strike| strike.fault.clone()).collect();
    assert_eq!(names, ["b", "a"]);
}
