//! A card that keeps the virtual time of its link, and the price of a recorded trace.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use sekisho_card_sim::{
    DEFAULT_ATR, Secrets, TraceRecord, jpki,
    link::{BitRate, CommandTimes, Link, LinkError, LinkKind, PricedRecord, TimedCard, TimedEvent, price},
    transport::VirtualCard,
};

use crate::support::{PIN, bytes, card};

fn timed<C: VirtualCard>(card: C, kind: LinkKind) -> TimedCard<C> {
    TimedCard::new(card, Link::for_card(kind, &DEFAULT_ATR).unwrap(), CommandTimes::built_in().unwrap())
}

/// A session that reads, verifies, signs and is refused.
fn session(card: &mut impl VirtualCard) -> Vec<Vec<u8>> {
    let mut responses = Vec::new();
    let mut send = |card: &mut dyn VirtualCard, command: String| {
        let mut response = vec![0xEE];
        card.transmit(&bytes(&command), &mut response);
        responses.push(response);
    };
    card.power_on();
    send(card, format!("00A4040C 0A {}", jpki::AID));
    send(card, "00B08A0000".to_owned());
    send(card, "00B0810004".to_owned());
    card.warm_reset();
    send(card, format!("00A4040C 0A {}", jpki::AID));
    send(card, format!("00A4020C 02 {}", jpki::AUTHENTICATION_PIN));
    send(card, format!("00200080 04 {}", hex::encode(PIN)));
    send(card, format!("00A4020C 02 {}", jpki::AUTHENTICATION_KEY));
    send(card, "802A0080 05 68656C6C6F 00".to_owned());
    card.power_off();
    responses
}

#[test]
fn a_timed_card_answers_what_the_card_answers() {
    for kind in LinkKind::ALL {
        let mut plain = card().card;
        let mut timed = timed(card().card, kind);
        assert_eq!(session(&mut timed), session(&mut plain), "{kind}");
        assert_eq!(timed.atr(), plain.atr());
        assert_eq!(timed.card().tries_left(jpki::AID, jpki::AUTHENTICATION_PIN), Some(3));
    }
}

#[test]
fn the_clock_the_totals_and_the_events_agree() {
    let events = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&events);
    let mut timed = timed(card().card, LinkKind::Contact)
        .watched_by(Box::new(move |event: &TimedEvent| seen.lock().unwrap().push(*event)));
    let responses = session(&mut timed);
    let (mut at, mut exchanges) = (0, 0);
    for event in events.lock().unwrap().iter() {
        let (cost, then) = match event {
            TimedEvent::Activation { cost, at } => (cost.total_ns, at),
            TimedEvent::Exchange { cost, at, exchange } => {
                assert_eq!(exchange.response_bytes, responses[exchanges].len());
                exchanges += 1;
                (cost.total_ns(), at)
            }
        };
        at += cost;
        assert_eq!(then.nanoseconds(), at);
    }
    assert_eq!((exchanges, timed.totals().activations), (responses.len(), 2));
    assert_eq!((timed.clock().nanoseconds(), timed.totals().total_ns()), (at, at));
    assert_eq!(timed.clock().elapsed(), Duration::from_nanos(at));
}

#[test]
fn a_waiter_is_given_the_whole_virtual_time_and_no_other() {
    let waited = Arc::new(Mutex::new(Duration::ZERO));
    let sum = Arc::clone(&waited);
    let mut timed =
        timed(card().card, LinkKind::Bluetooth).waiting_with(Box::new(move |time| *sum.lock().unwrap() += time));
    session(&mut timed);
    assert_eq!(*waited.lock().unwrap(), timed.clock().elapsed());
    assert!(timed.clock().nanoseconds() > 0);
}

#[test]
fn a_contactless_signature_needs_more_time_and_a_contact_one_does_not() {
    let extensions = |kind| {
        let mut timed = timed(card().card, kind);
        session(&mut timed);
        timed.totals().extensions
    };
    let signature = "FWI 10 grants 309 ms, BWI 4 grants 1.6 s, the table's signature takes 426 ms";
    assert_eq!(LinkKind::ALL.map(extensions), [0, 1, 1, 1, 1, 1], "{signature}");
}

#[test]
fn an_event_is_one_line_for_people() {
    let lines = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&lines);
    let mut timed = timed(card().card, LinkKind::TypeB(BitRate::Kbit106))
        .watched_by(Box::new(move |event: &TimedEvent| seen.lock().unwrap().push(event.to_string())));
    timed.power_on();
    timed.transmit(&bytes("00A40000"), &mut Vec::new());
    // Field 5 ms, initialisation 462 etu: 9.361 ms. A command of 4 bytes: 92 + 18 etu; its refusal: 72 + 4 etu.
    let expected = [
        "9.361 ms to activate; 9.361 ms since the beginning",
        "1.756 ms on the link, 2.000 ms of work, 0 extensions; 13.117 ms since the beginning",
    ];
    assert_eq!(*lines.lock().unwrap(), expected);
}

/// A card that leaves the reader when it is spoken to.
struct Leaving {
    there: bool,
}

impl VirtualCard for Leaving {
    fn power_on(&mut self) {}
    fn power_off(&mut self) {}
    fn warm_reset(&mut self) {}
    fn atr(&self) -> &[u8] {
        &DEFAULT_ATR
    }
    fn transmit(&mut self, _: &[u8], _: &mut Vec<u8>) {
        self.there = false;
    }
    fn is_present(&self) -> bool {
        self.there
    }
}

#[test]
fn a_card_that_leaves_costs_the_reader_its_waiting_time() {
    let mut timed = timed(Leaving { there: true }, LinkKind::Contact);
    let mut response = vec![0x90, 0x00];
    timed.transmit(&[0x00, 0xA4, 0x00, 0x00], &mut response);
    assert_eq!((response.len(), timed.is_present()), (0, false));
    assert!(timed.clock().nanoseconds() > 1_600_000_000);
}

#[test]
fn a_recorded_trace_costs_what_the_session_cost_when_it_was_recorded() {
    for kind in LinkKind::ALL {
        let records = Arc::new(Mutex::new(Vec::new()));
        let traced = Arc::clone(&records);
        let mut card = card().card;
        let tracer = move |record: &TraceRecord| traced.lock().unwrap().push(record.clone());
        card.set_tracer(Some(Box::new(tracer)), Secrets::Redacted);
        let mut timed = timed(card, kind);
        let responses = session(&mut timed);
        let records = records.lock().unwrap();
        let priced = price(kind, &CommandTimes::built_in().unwrap(), &records).unwrap();
        assert_eq!(priced.totals, timed.totals(), "{kind}");
        assert_eq!(priced.records.len(), records.len());
        let exchanges = priced.records.iter().filter(|record| matches!(record, PricedRecord::Exchange { .. }));
        assert_eq!(exchanges.count(), responses.len());
        assert!(matches!(priced.records.last(), Some(PricedRecord::PowerOff)));
    }
}

#[test]
fn a_trace_takes_its_parameters_from_its_own_answers_to_reset() {
    let trace = |atr: &str| [TraceRecord::PowerOn { atr: sekisho_card_sim::Hex(bytes(atr)) }];
    let times = CommandTimes::built_in().unwrap();
    let fast = trace("3BDA13FF8131FB468012392F31C173C601C03B");
    let Link::Contact(link) = price(LinkKind::Contact, &times, &fast).unwrap().link else { panic!("no contact link") };
    assert_eq!((link.baud_rate, link.ifsc), (4, 251));
    assert_eq!(price(LinkKind::Contact, &times, &trace("3B00")), Err(LinkError::NoT1));
    assert!(price(LinkKind::Bluetooth, &times, &trace("3B00")).is_ok());
}

#[test]
fn a_link_is_found_by_its_name_and_by_no_other() {
    for kind in LinkKind::ALL {
        assert_eq!(kind.to_string().parse(), Ok(kind));
    }
    let unknown = LinkError::UnknownKind { got: "type-b".to_owned() };
    assert_eq!("type-b".parse::<LinkKind>(), Err(unknown));
}
