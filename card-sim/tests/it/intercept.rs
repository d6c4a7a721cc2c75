//! What an interceptor can do to what passes.

use std::sync::{Arc, Mutex};

use sekisho_card_sim::transport::{Cards, Carrier, Intercepted, Interceptor, Limits, Passing, Verdict, VirtualCard};

use crate::{
    listener::Scene,
    support::bytes,
    vpcd::{Driver, SELECT_JPKI, a_card},
};

fn ask(card: &mut impl VirtualCard, command: &str) -> String {
    let mut response = vec![0xEE];
    card.transmit(&bytes(command), &mut response);
    hex::encode_upper(response)
}

/// Decides the same about every response, and lets commands pass.
fn on_responses(verdict: Verdict) -> impl FnMut(Passing<'_>) -> Verdict {
    move |passing| match passing {
        Passing::Command(_) => Verdict::Pass,
        Passing::Response { .. } => verdict.clone(),
    }
}

#[test]
fn what_passes_is_seen_in_both_directions_and_left_alone() {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let notes = Arc::clone(&seen);
    let mut card = Intercepted::new(a_card(), move |passing: Passing<'_>| {
        notes.lock().unwrap().push(match passing {
            Passing::Command(command) => hex::encode_upper(command),
            Passing::Response { command, response } => {
                format!("{} -> {}", hex::encode_upper(command), hex::encode_upper(response))
            }
        });
        Verdict::Pass
    });
    card.power_on();
    assert_eq!(card.atr(), bytes("3BE000FF8131FE4514"));
    assert_eq!(ask(&mut card, SELECT_JPKI), "9000");
    assert_eq!(ask(&mut card, "00200098"), "63C3");
    card.warm_reset();
    assert_eq!(ask(&mut card, "00200098"), "6A82");
    card.power_off();
    assert_eq!(ask(&mut card, "00200098"), "6F00");
    let select = SELECT_JPKI.replace(' ', "");
    let expected = [
        select.clone(),
        format!("{select} -> 9000"),
        "00200098".to_owned(),
        "00200098 -> 63C3".to_owned(),
        "00200098".to_owned(),
        "00200098 -> 6A82".to_owned(),
        "00200098".to_owned(),
        "00200098 -> 6F00".to_owned(),
    ];
    assert_eq!(*seen.lock().unwrap(), expected);
}

#[test]
fn a_changed_command_is_what_the_card_sees() {
    let wrong_pin = |passing: Passing<'_>| match passing {
        Passing::Command([_, 0x20, _, _, 4, ..]) => Verdict::Change(bytes("00200098 04 30303030")),
        _ => Verdict::Pass,
    };
    let mut card = Intercepted::new(a_card(), wrong_pin);
    ask(&mut card, SELECT_JPKI);
    assert_eq!(ask(&mut card, "00200098 04 31323334"), "63C2");
}

#[test]
fn a_command_that_is_answered_in_its_place_never_reaches_the_card() {
    let accepts_all = |passing: Passing<'_>| match passing {
        Passing::Command([_, 0x20, _, _, 4, ..]) => Verdict::Answer(bytes("9000")),
        _ => Verdict::Pass,
    };
    let mut card = Intercepted::new(a_card(), accepts_all);
    ask(&mut card, SELECT_JPKI);
    assert_eq!(ask(&mut card, "00200098 04 30303030"), "9000");
    assert_eq!(ask(&mut card, "00200098"), "63C3", "no try was spent");
}

#[test]
fn a_changed_response_is_what_the_reader_sees() {
    for verdict in [Verdict::Change(bytes("6985")), Verdict::Answer(bytes("6985"))] {
        let mut card = Intercepted::new(a_card(), on_responses(verdict));
        assert_eq!(ask(&mut card, SELECT_JPKI), "6985");
        assert_eq!(card.into_parts().0.transmit_one("00200098"), "63C3", "the card did select");
    }
}

trait TransmitOne {
    fn transmit_one(self, command: &str) -> String;
}

impl<C: VirtualCard> TransmitOne for C {
    fn transmit_one(mut self, command: &str) -> String {
        ask(&mut self, command)
    }
}

#[test]
fn a_lost_command_spends_nothing_and_a_lost_response_hides_what_was_spent() {
    let loses_command = |passing: Passing<'_>| match passing {
        Passing::Command([_, 0x20, _, _, 4, ..]) => Verdict::Drop,
        _ => Verdict::Pass,
    };
    let loses_response = |passing: Passing<'_>| match passing {
        Passing::Response { command: [_, 0x20, _, _, 4, ..], .. } => Verdict::Drop,
        _ => Verdict::Pass,
    };
    fn tries_after(interceptor: impl Interceptor) -> String {
        let mut card = Intercepted::new(a_card(), interceptor);
        ask(&mut card, SELECT_JPKI);
        assert_eq!(ask(&mut card, "00200098 04 30303030"), "");
        ask(&mut card, "00200098")
    }
    assert_eq!(tries_after(loses_command), "63C3");
    assert_eq!(tries_after(loses_response), "63C2");
}

#[test]
fn the_outer_of_two_sees_a_command_first_and_a_response_last() {
    let order = Arc::new(Mutex::new(String::new()));
    let note = |name: &'static str| {
        let order = Arc::clone(&order);
        move |passing: Passing<'_>| {
            let direction = if matches!(passing, Passing::Command(_)) { "down" } else { "up" };
            order.lock().unwrap().push_str(&format!("{name} {direction}, "));
            Verdict::Pass
        }
    };
    let mut card = Intercepted::new(Intercepted::new(a_card(), note("inner")), note("outer"));
    ask(&mut card, SELECT_JPKI);
    assert_eq!(*order.lock().unwrap(), "outer down, inner down, inner up, outer up, ");
}

#[test]
fn over_a_connection_a_lost_command_leaves_the_reader_waiting_and_the_next_one_is_answered() {
    let make = |_| {
        let loses_select = |passing: Passing<'_>| match passing {
            Passing::Command([_, 0xA4, ..]) => Verdict::Drop,
            _ => Verdict::Pass,
        };
        Some(Box::new(Intercepted::new(a_card(), loses_select)) as _)
    };
    let scene = Scene::new(Carrier::Frames, Cards::each(make), Limits::default());
    let mut driver = Driver::connect(scene.address());
    driver.send(&bytes(SELECT_JPKI));
    assert_eq!(driver.ask("00200098"), "6A82", "the first answer is to the second command");
}
