//! A phone as reader against computations by hand.

use sekisho_card_sim::link::{BitRate, BluetoothLink, Link, LinkError, TypeBLink};

use crate::link_parts::exchange;

fn link() -> BluetoothLink {
    BluetoothLink::for_card(TypeBLink::for_card(BitRate::Kbit106, &[]))
}

/// What the relay adds to the link between phone and card.
fn relay(link: BluetoothLink, command: usize, response: usize) -> u64 {
    let cost = |link: Link| link.exchange(&exchange(command, response), 0).transfer_ns;
    cost(Link::Bluetooth(link)) - cost(Link::TypeB(link.card))
}

#[test]
fn a_short_command_costs_half_an_interval_one_packet_and_the_phone_in_each_direction() {
    // Interval 24 x 1.25 ms = 30 ms, half of it 15 ms. The phone works 3 ms on each message.
    // There: 4 + 5 = 9 bytes of value, 16 with ATT and L2CAP; 16 x 8 µs, and around it twice 10 x 8 + 150 µs: 588 µs.
    // Back: 4 + 2 = 6 bytes, 13 with headers: 104 + 460 = 564 µs.
    assert_eq!(relay(link(), 5, 2), (15_000 + 3_000 + 588 + 15_000 + 3_000 + 564) * 1_000);
}

#[test]
fn a_long_answer_takes_several_packets_and_beyond_an_event_another_interval() {
    // 258 + 4 = 262 bytes in values of 182: a full packet of 189 bytes, 189 x 8 + 460 = 1,972 µs, and one of 80 + 7
    // bytes, 696 + 460 = 1,156 µs, in the same event.
    let there = 15_000 + 3_000 + 588;
    assert_eq!(relay(link(), 5, 258), (there + 15_000 + 3_000 + 1_972 + 1_156) * 1_000);
    // Four full packets fill one event: 4 x 182 = 728 bytes with the header. The 729th waits for the next event.
    assert_eq!(relay(link(), 5, 724), (there + 15_000 + 3_000 + 4 * 1_972) * 1_000);
    assert_eq!(relay(link(), 5, 725), (there + 30_000 + 15_000 + 3_000 + 8 * 8 + 460) * 1_000);
}

#[test]
fn a_short_link_layer_packet_carries_a_long_value_in_pieces() {
    let mut link = link();
    link.data_length = 27;
    // 9 + 7 = 16 bytes in one; 6 + 7 = 13 bytes in one. Then 30 + 4 + 7 = 41 bytes in two: 328 + 2 x 460.
    assert_eq!(relay(link, 5, 2), relay(self::link(), 5, 2));
    assert_eq!(relay(link, 5, 30) - relay(self::link(), 5, 30), 460_000);
}

#[test]
fn the_phone_grants_extensions_by_itself() {
    let (phone, card) = (Link::Bluetooth(link()), Link::TypeB(link().card));
    let extra = |link: Link| {
        let work = link.patience_ns() + 1;
        link.exchange(&exchange(5, 2), work).transfer_ns - link.exchange(&exchange(5, 2), 0).transfer_ns
    };
    assert_eq!(phone.patience_ns(), card.patience_ns());
    assert_eq!(extra(phone), extra(card));
}

#[test]
fn an_activation_is_a_round_trip_to_the_phone_and_one_between_phone_and_card() {
    let phases = Link::Bluetooth(link()).activation(false);
    // There 4 + 1 + 7 = 12 bytes, back 4 + 20 + 7 = 31 bytes.
    assert_eq!((phases[0].name, phases[0].blocks), ("phone", 2));
    assert_eq!(phases[0].nanoseconds, (36_000 + 12 * 8 + 460 + 31 * 8 + 460) * 1_000);
    assert_eq!(phases[1..], Link::TypeB(link().card).activation(false));
}

#[test]
fn parameters_that_bluetooth_does_not_allow_are_named() {
    type Change = fn(&mut BluetoothLink);
    let changes: [(&str, Change); 5] = [
        ("the connection interval in 1.25 ms", |link| link.interval = 5),
        ("ATT_MTU", |link| link.mtu = 22),
        ("the data length", |link| link.data_length = 252),
        // 30 ms hold fifteen packets of 1,972 µs.
        ("packets per event", |link| link.packets_per_event = 16),
        ("FSC", |link| link.card.fsc = 0),
    ];
    for (name, change) in changes {
        let mut changed = link();
        assert_eq!(changed.check(), Ok(()));
        change(&mut changed);
        let refused = changed.check().unwrap_err();
        assert!(matches!(refused, LinkError::Parameter { parameter, .. } if parameter == name), "{refused}");
    }
}
