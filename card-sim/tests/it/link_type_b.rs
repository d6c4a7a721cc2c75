//! The contactless link against computations by hand.

use sekisho_card_sim::link::{BitRate, Link, LinkError, TypeBLink};

use crate::{link_parts::exchange, support::bytes};

/// An answer to reset that readers make of a My Number Card: protocol information B3 81 A1.
const CARD: &str = "3B8880010000 05E0 B381A1 007F";

fn link(rate: BitRate) -> TypeBLink {
    TypeBLink::for_card(rate, &bytes(CARD))
}

/// Carrier cycles in nanoseconds.
fn cycles(cycles: u64) -> u64 {
    (cycles * 1_000_000_000 + 6_780_000) / 13_560_000
}

#[test]
fn the_answer_to_reset_of_a_contactless_card_gives_what_its_atqb_says() {
    let card = link(BitRate::Kbit106);
    // 81: FSCI 8 is 256 bytes, minimum TR2 code 0 is 32/fs. A1: FWI 10.
    assert_eq!((card.fsc, card.tr2, card.frame_waiting), (256, 32, 10));
    // D1: FWI 13; 57: FSCI 5 is 64 bytes, minimum TR2 code 3 is 512/fs.
    let other = TypeBLink::for_card(BitRate::Kbit106, &bytes("3B888001004B51FFB357D10000"));
    assert_eq!((other.fsc, other.tr2, other.frame_waiting), (64, 512, 13));
    // FWI 15 is reserved and read as 4; sizes from FSCI 9 on.
    let reserved = TypeBLink::for_card(BitRate::Kbit106, &bytes("3B888001004B51FFB391F10000"));
    assert_eq!((reserved.fsc, reserved.frame_waiting), (512, 4));
    // A contact card says nothing about it: as the cards that are publicly known.
    assert_eq!(TypeBLink::for_card(BitRate::Kbit106, &bytes("3BE000FF8131FE4514")), card);
}

#[test]
fn a_read_of_256_bytes_at_106_kbit_costs_what_the_standards_add_up_to() {
    // ISO/IEC 14443-3: a frame of n bytes is SOF 12, 10 n, EOF 10 etu; the card is silent TR0 = 64/fs and sends its
    // subcarrier TR1 = 80/fs before its frame: 144/fs = 18 etu; after its EOF 32/fs = 4 etu pass.
    // ISO/IEC 14443-4: PCB and CRC_B are 3 bytes, so FSD 256 leaves 253 of the 258 bytes for the first block.
    //   reader  I-block   5 + 3 =   8 bytes      102 + 18 etu
    //   card    I-block 253 + 3 = 256 bytes    2,582 +  4 etu   (more follows)
    //   reader  R(ACK)            3 bytes         52 + 18 etu
    //   card    I-block   5 + 3 = 8 bytes        102 +  4 etu
    //                                          2,882 etu of 128/fc = 27.20 ms
    let cost = Link::TypeB(link(BitRate::Kbit106)).exchange(&exchange(5, 258), 0);
    assert_eq!(cost.transfer_ns, cycles((102 + 18) * 128) + cycles((2_582 + 4 + 52 + 18 + 102 + 4) * 128));
    assert_eq!((cost.transfer_ns / 1_000, cost.blocks), (27_204, 4));
}

#[test]
fn at_848_kbit_characters_are_eight_times_as_fast_and_turn_arounds_are_not() {
    // The frames of the computation above at 16/fc for each etu; 144/fs = 2,304/fc, 32/fs = 512/fc.
    let cost = Link::TypeB(link(BitRate::Kbit848)).exchange(&exchange(5, 258), 0);
    let there = 102 * 16 + 2_304;
    let back = (2_582 + 52 + 102) * 16 + 2 * 512 + 2_304;
    assert_eq!(cost.transfer_ns, cycles(there) + cycles(back));
}

#[test]
fn extra_guard_times_and_a_card_identifier_are_paid_for_each_character_and_block() {
    let mut link = link(BitRate::Kbit106);
    (link.reader_egt, link.card_egt, link.cid) = (2, 1, true);
    // Reader: 5 + 4 = 9 bytes, 22 + 90 + 8 x 2 = 128 etu, then 18. Card: 2 + 4 = 6 bytes, 22 + 60 + 5 x 1 = 87, then 4.
    let cost = Link::TypeB(link).exchange(&exchange(5, 2), 0);
    assert_eq!(cost.transfer_ns, cycles((128 + 18) * 128) + cycles((87 + 4) * 128));
}

#[test]
fn a_command_that_fills_a_frame_goes_in_one_and_one_byte_more_in_two() {
    let mut link = link(BitRate::Kbit106);
    let blocks = |link, command, response| Link::TypeB(link).exchange(&exchange(command, response), 0).blocks;
    assert_eq!((blocks(link, 253, 2), blocks(link, 254, 2), blocks(link, 506, 2), blocks(link, 507, 2)), (2, 4, 4, 6));
    assert_eq!((blocks(link, 5, 253), blocks(link, 5, 254)), (2, 4));
    link.cid = true;
    assert_eq!((blocks(link, 252, 2), blocks(link, 253, 2)), (2, 4));
    (link.cid, link.fsc) = (false, 64);
    assert_eq!((blocks(link, 61, 2), blocks(link, 62, 2)), (2, 4));
}

#[test]
fn a_card_asks_for_more_time_exactly_when_its_work_does_not_fit_the_frame_waiting_time() {
    // FWT = 256 x 16/fc x 2^10 = 4,194,304/fc = 309.3 ms, of which TR0 and TR1 take 2,304/fc.
    let link = Link::TypeB(link(BitRate::Kbit106));
    assert_eq!(link.patience_ns(), cycles(4_194_304) - cycles(2_304));
    let asks = |work| link.exchange(&exchange(5, 2), work);
    let (quick, slow) = (asks(link.patience_ns()), asks(link.patience_ns() + 1));
    assert_eq!((quick.extensions, slow.extensions, slow.blocks - quick.blocks), (0, 1, 2));
    // S(WTX) there and back: frames of 4 bytes, 62 etu each, with 4 and 18 etu of silence.
    assert_eq!(slow.transfer_ns - quick.transfer_ns, cycles((62 + 4 + 62 + 18) * 128));
    assert_eq!(asks(3 * link.patience_ns()).extensions, 2);
    assert_eq!(asks(3 * link.patience_ns() + 1).extensions, 3);
}

#[test]
fn a_larger_multiple_needs_fewer_extensions_and_never_grants_more_than_fwi_14() {
    let mut link = link(BitRate::Kbit106);
    link.extension = 59;
    let asks = |link, work| Link::TypeB(link).exchange(&exchange(5, 2), work).extensions;
    let silence = cycles(2_304);
    // 2^10 x 59 is more than 2^14 x 1: the extension grants 16 waiting times.
    let granted = cycles(4_096 << 14) - silence;
    let patience = Link::TypeB(link).patience_ns();
    assert_eq!((asks(link, patience + granted), asks(link, patience + granted + 1)), (1, 2));
}

#[test]
fn an_activation_pays_for_the_field_and_the_frames_of_initialisation_at_106_kbit() {
    let phases = |rate, warm| {
        let phases = Link::TypeB(link(rate)).activation(warm);
        phases.into_iter().map(|phase| (phase.name, phase.blocks, phase.nanoseconds)).collect::<Vec<_>>()
    };
    // REQB 5 bytes: 72 etu; ATQB 14 bytes: 162 etu; ATTRIB 11 bytes: 132 etu; its answer 3 bytes: 52 etu.
    let expected = [
        ("field", 0, 5_000_000),
        ("REQB, ATQB", 2, cycles((72 + 18 + 162 + 4) * 128)),
        ("ATTRIB", 2, cycles((132 + 18 + 52 + 4) * 128)),
    ];
    assert_eq!(phases(BitRate::Kbit106, false), expected);
    assert_eq!(phases(BitRate::Kbit848, false), expected);
    assert_eq!(phases(BitRate::Kbit106, true)[0], ("no field", 0, 5_100_000));
}

#[test]
fn parameters_outside_the_standards_are_named() {
    type Change = fn(&mut TypeBLink);
    let changes: [(&str, Change); 8] = [
        ("FSC", |link| link.fsc = 15),
        ("FSD", |link| link.fsd = 4_097),
        ("FWI", |link| link.frame_waiting = 15),
        ("WTXM", |link| link.extension = 60),
        ("SOF in etu", |link| link.sof = 11),
        ("TR1 in 1/fs", |link| link.tr1 = 201),
        ("TR2 in 1/fs", |link| link.tr2 = 31),
        ("TR0 and TR1 in 1/fs", |link| (link.frame_waiting, link.tr0) = (0, 200)),
    ];
    for (name, change) in changes {
        let mut changed = link(BitRate::Kbit106);
        assert_eq!(changed.check(), Ok(()));
        change(&mut changed);
        let refused = changed.check().unwrap_err();
        assert!(matches!(refused, LinkError::Parameter { parameter, .. } if parameter == name), "{refused}");
    }
}
