//! The contact link against computations by hand.

use proptest::prelude::*;
use sekisho_card_sim::link::{ContactLink, ErrorDetection, Exchange, Link, LinkError};

use crate::{link_parts::exchange, support::bytes};

/// The answer to reset that OpenSC knows: no TA1 (F = 372, D = 1), TC1 = FF (11 etu), IFSC 254, BWI 4, LRC.
const SLOW: &str = "3BE000FF8131FE4514";
/// One of the answers to reset seen on My Number Cards: TA1 = 13 (F = 372, D = 4), TC1 = FF, IFSC 251, BWI 4.
const FAST: &str = "3BDA13FF8131FB468012392F31C173C601C03B";

fn link(atr: &str) -> ContactLink {
    ContactLink::from_atr(&bytes(atr)).unwrap()
}

fn transfer(link: ContactLink, command: usize, response: usize) -> u64 {
    Link::Contact(link).exchange(&exchange(command, response), 0).transfer_ns
}

/// `etu` at 9,600 baud in nanoseconds.
fn at_9600(etu: u64) -> u64 {
    (etu * 1_000_000_000 + 4_800) / 9_600
}

#[test]
fn an_answer_to_reset_gives_the_parameters_that_it_declares() {
    let slow = link(SLOW);
    assert_eq!((slow.clock_rate, slow.baud_rate, slow.extra_guard), (372, 1, 255));
    assert_eq!((slow.ifsc, slow.block_waiting, slow.detection, slow.atr_bytes), (254, 4, ErrorDetection::Lrc, 9));
    let fast = link(FAST);
    assert_eq!((fast.clock_rate, fast.baud_rate, fast.ifsc, fast.block_waiting), (372, 4, 251, 4));
    // TD2 = 71 announces TA3, TB3 and TC3 for T=1: IFSC 32, BWI 4, and 01 for the cyclic redundancy check.
    let crc = link("3B808171204501");
    assert_eq!((crc.ifsc, crc.block_waiting, crc.detection), (32, 4, ErrorDetection::Crc));
    // Nothing for T=1: the defaults of 11.4.
    let bare = link("3B8001");
    assert_eq!((bare.ifsc, bare.block_waiting, bare.extra_guard), (32, 4, 0));
}

#[test]
fn an_answer_to_reset_without_a_contact_link_is_refused_with_the_reason() {
    let refused = |atr: &str| ContactLink::from_atr(&bytes(atr)).unwrap_err();
    assert_eq!(refused("3B00"), LinkError::NoT1);
    assert_eq!(refused(""), LinkError::AnswerToReset { at: 0 });
    assert_eq!(refused("3BE000FF81"), LinkError::AnswerToReset { at: 5 });
    // IFSC = FF is reserved.
    let reserved = refused("3BE000FF8131FF4514");
    let LinkError::Parameter { parameter, got, least, most, .. } = reserved else { panic!("{reserved}") };
    assert_eq!((parameter, got, least, most), ("IFSC", 255, 1, 254));
}

#[test]
fn a_read_of_256_bytes_at_9600_baud_costs_what_the_standard_adds_up_to() {
    // ISO/IEC 7816-3. A block of n characters: (n - 1) x 11 etu between leading edges (TC1 = FF, 11.2), then 22 etu block
    // guard time until the other side's first leading edge (11.4.3).
    //   reader  I-block   3 + 5 + 1   =   9 characters     8 x 11 + 22 =   110 etu
    //   card    I-block   3 + 254 + 1 = 258 characters   257 x 11 + 22 = 2,849 etu   (more follows)
    //   reader  R-block   3 + 1       =   4 characters     3 x 11 + 22 =    55 etu
    //   card    I-block   3 + 4 + 1   =   8 characters     7 x 11 + 22 =    99 etu
    //                                                                    3,113 etu = 324.27 ms
    let cost = Link::Contact(link(SLOW)).exchange(&exchange(5, 258), 0);
    assert_eq!(cost.transfer_ns, at_9600(110) + at_9600(2_849 + 55 + 99));
    assert_eq!(cost.transfer_ns / 1_000, 324_270);
    assert_eq!((cost.blocks, cost.extensions, cost.processing_ns), (4, 0, 0));
    assert_eq!((cost.command_bytes, cost.response_bytes, cost.answered), (5, 258, true));
}

#[test]
fn the_ordinary_guard_time_of_twelve_etu_costs_one_more_for_each_character() {
    // As above with N = 0: 8 x 12 + 22 = 118; 257 x 12 + 22 = 3,106; 3 x 12 + 22 = 58; 7 x 12 + 22 = 106.
    let mut ordinary = link(SLOW);
    ordinary.extra_guard = 0;
    assert_eq!(transfer(ordinary, 5, 258), at_9600(118) + at_9600(3_106 + 58 + 106));
    ordinary.extra_guard = 2;
    // And with N = 2: 14 etu. 8 x 14 + 22 = 134; a status word alone, 6 characters: 5 x 14 + 22 = 92.
    assert_eq!(transfer(ordinary, 5, 2), at_9600(134) + at_9600(92));
}

#[test]
fn a_cyclic_redundancy_check_adds_one_character_to_each_block() {
    // 10 characters: 9 x 11 + 22 = 121; 3 + 2 + 2 = 7 characters: 6 x 11 + 22 = 88.
    let mut crc = link(SLOW);
    crc.detection = ErrorDetection::Crc;
    assert_eq!(transfer(crc, 5, 2), at_9600(121) + at_9600(88));
}

#[test]
fn a_command_of_ifsc_bytes_goes_in_one_block_and_one_byte_more_in_two() {
    let link = link(FAST);
    let blocks = |command, response| Link::Contact(link).exchange(&exchange(command, response), 0).blocks;
    assert_eq!((blocks(251, 2), blocks(252, 2), blocks(502, 2), blocks(503, 2)), (2, 4, 4, 6));
    assert_eq!((blocks(5, 254), blocks(5, 255), blocks(5, 508), blocks(5, 509)), (2, 4, 4, 6));
}

#[test]
fn a_fourfold_baud_rate_takes_a_quarter_of_the_time() {
    let (mut slow, mut fast) = (link(SLOW), link(SLOW));
    slow.baud_rate = 1;
    fast.baud_rate = 4;
    assert!(transfer(slow, 5, 258).abs_diff(4 * transfer(fast, 5, 258)) <= 4);
}

#[test]
fn a_card_asks_for_more_time_exactly_when_its_work_does_not_fit_the_block_waiting_time() {
    // BWT = 11 etu + 2^4 x 960 x 372 / 3,571,200 Hz = 1.1458 ms + 1.6 s; the answer begins 22 etu after the command at
    // the earliest, which leaves the work 1.6 s - 11 etu.
    let link = Link::Contact(link(SLOW));
    assert_eq!(link.patience_ns(), 1_600_000_000 + at_9600(11) - at_9600(22));
    let asks = |work| link.exchange(&exchange(5, 2), work);
    let quick = asks(link.patience_ns());
    let slow = asks(link.patience_ns() + 1);
    assert_eq!((quick.extensions, slow.extensions), (0, 1));
    // S(WTX) there and back: two blocks of 3 + 1 + 1 characters, each 4 x 11 + 22 = 66 etu.
    assert_eq!(slow.transfer_ns - quick.transfer_ns, at_9600(132));
    assert_eq!(slow.blocks - quick.blocks, 2);
    // Each extension grants one more waiting time, of which the turn-around is lost again.
    assert_eq!(asks(2 * link.patience_ns()).extensions, 1);
    assert_eq!(asks(2 * link.patience_ns() + 1).extensions, 2);
}

#[test]
fn an_activation_pays_for_reset_answer_and_what_is_agreed() {
    let phases = |atr: &str, warm| {
        let phases = Link::Contact(link(atr)).activation(warm);
        phases.into_iter().map(|phase| (phase.name, phase.blocks, phase.nanoseconds)).collect::<Vec<_>>()
    };
    // Reset: 400 + 10,000 cycles at 3.5712 MHz. Answer: 9 x 12 etu. S(IFS): two blocks of 5 characters, 132 etu.
    let reset = (10_400_u64 * 1_000_000_000 + 1_785_600) / 3_571_200;
    let expected = [("reset", 0, reset), ("answer to reset", 1, at_9600(108)), ("S(IFS)", 2, at_9600(132))];
    assert_eq!(phases(SLOW, true), expected);
    assert_eq!(phases(SLOW, false)[0], ("supply", 0, 10_000_000));
    assert_eq!(phases(SLOW, false)[1..], expected);
    // D = 4 is agreed by PPS: four characters of 12 etu each way, at the initial rate.
    assert!(phases(FAST, true).contains(&("PPS", 2, at_9600(96))));
}

#[test]
fn parameters_outside_the_standard_are_named() {
    type Change = fn(&mut ContactLink);
    let changes: [(&str, Change); 7] = [
        ("the clock frequency in hertz", |link| link.clock_hertz = 0),
        ("F", |link| link.clock_rate = 0),
        ("D", |link| link.baud_rate = 65),
        ("IFSD", |link| link.ifsd = 0),
        ("BWI", |link| link.block_waiting = 10),
        ("the multiple in S(WTX)", |link| link.extension = 0),
        ("the answer delay in cycles", |link| link.answer_delay = 40_001),
    ];
    for (name, change) in changes {
        let mut changed = link(SLOW);
        change(&mut changed);
        let refused = changed.check().unwrap_err();
        assert!(matches!(refused, LinkError::Parameter { parameter, .. } if parameter == name), "{refused}");
    }
}

proptest! {
    #[test]
    fn any_answer_to_reset_is_read_or_refused_and_what_is_read_can_be_computed_with(
        atr in prop::collection::vec(any::<u8>(), 0..40), start in any::<bool>(), command in any::<usize>()
    ) {
        let atr = if start { [&[0x3B][..], &atr].concat() } else { atr };
        if let Ok(link) = ContactLink::from_atr(&atr) {
            prop_assert_eq!(link.check(), Ok(()));
            let asked = Exchange { command_bytes: command, ..exchange(5, 2) };
            prop_assert!(Link::Contact(link).exchange(&asked, 0).transfer_ns > 0);
        }
    }
}
