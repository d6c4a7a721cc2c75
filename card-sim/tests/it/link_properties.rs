//! What holds for every link: more never costs less, faster never costs more, costs add up, nothing overflows.

use proptest::prelude::*;
use sekisho_card_sim::link::{
    BitRate, CommandTimes, Exchange, Link, LinkClock, LinkKind, Totals, TypeBLink, processing,
};

use crate::{link_parts::exchange, support::bytes};

const CARDS: [&str; 3] =
    ["3BE000FF8131FE4514", "3BDA13FF8131FB468012392F31C173C601C03B", "3B8880010000 05E0 B381A1 007F"];

fn any_link() -> impl Strategy<Value = Link> {
    (prop::sample::select(LinkKind::ALL.to_vec()), prop::sample::select(CARDS.to_vec()))
        .prop_map(|(kind, card)| Link::for_card(kind, &bytes(card)).unwrap())
}

/// Lengths around the edges of blocks as often as any others, up to the longest APDU and beyond.
fn any_length() -> impl Strategy<Value = usize> {
    prop_oneof![0..600_usize, 0..70_000_usize, any::<usize>()]
}

#[test]
fn the_links_that_are_given_keep_to_their_standards() {
    for kind in LinkKind::ALL {
        for card in CARDS {
            assert_eq!(Link::for_card(kind, &bytes(card)).unwrap().check(), Ok(()), "{kind} {card}");
        }
    }
}

#[test]
fn an_answer_to_reset_that_a_contactless_reader_made_says_nothing_of_the_contacts() {
    let contacts = |card| Link::for_card(LinkKind::Contact, &bytes(card)).unwrap();
    assert_eq!(contacts(CARDS[2]), contacts(CARDS[0]));
    assert_ne!(contacts(CARDS[2]), contacts(CARDS[1]));
}

#[test]
fn an_answer_that_never_came_costs_the_whole_waiting_time() {
    for kind in LinkKind::ALL {
        let link = Link::for_card(kind, &bytes(CARDS[0])).unwrap();
        let cost = link.exchange(&exchange(5, 0), 1_000_000);
        assert!(!cost.answered && cost.transfer_ns > link.patience_ns(), "{kind}");
        assert_eq!((cost.processing_ns, cost.extensions), (0, 0), "{kind}");
    }
}

#[test]
fn the_largest_lengths_and_times_end_at_the_largest_value() {
    for kind in LinkKind::ALL {
        let link = Link::for_card(kind, &bytes(CARDS[0])).unwrap();
        let cost = link.exchange(&exchange(usize::MAX, usize::MAX), u64::MAX);
        assert_eq!(cost.total_ns(), u64::MAX, "{kind}");
        let mut totals = Totals::default();
        totals.add(&cost);
        totals.add(&cost);
        assert_eq!(totals.total_ns(), u64::MAX, "{kind}");
    }
    let mut clock = LinkClock::default();
    clock.advance(u64::MAX);
    clock.advance(1);
    assert_eq!(clock.nanoseconds(), u64::MAX);
}

proptest! {
    #[test]
    fn one_byte_more_in_either_direction_never_costs_less(
        link in any_link(), there in any_length(), back in any_length()
    ) {
        let (there, back) = (there.min(usize::MAX - 1), back.clamp(1, usize::MAX - 1));
        let cost = |there, back| link.exchange(&exchange(there, back), 0);
        prop_assert!(cost(there + 1, back).transfer_ns >= cost(there, back).transfer_ns);
        prop_assert!(cost(there, back + 1).transfer_ns >= cost(there, back).transfer_ns);
        prop_assert!(cost(there, back + 1).blocks >= cost(there, back).blocks);
    }

    #[test]
    fn longer_work_never_costs_less_in_any_part(link in any_link(), work in any::<u64>(), more in any::<u64>()) {
        let cost = |work| link.exchange(&exchange(5, 2), work);
        let (less, more) = (cost(work), cost(work.saturating_add(more)));
        prop_assert!(more.transfer_ns >= less.transfer_ns && more.processing_ns >= less.processing_ns);
        prop_assert!(more.extensions >= less.extensions);
    }

    #[test]
    fn an_extension_is_asked_for_exactly_when_the_work_does_not_fit(link in any_link(), work in 0..20_000_000_000_u64) {
        let cost = link.exchange(&exchange(5, 2), work);
        prop_assert_eq!(cost.extensions > 0, work > link.patience_ns());
    }

    #[test]
    fn a_higher_bit_rate_never_costs_more(there in any_length(), back in any_length(), work in any::<u64>()) {
        let rates = [BitRate::Kbit106, BitRate::Kbit212, BitRate::Kbit424, BitRate::Kbit848];
        let cost = |rate| Link::TypeB(TypeBLink::for_card(rate, &[])).exchange(&exchange(there, back.max(1)), work);
        for pair in rates.windows(2) {
            prop_assert!(cost(pair[1]).transfer_ns <= cost(pair[0]).transfer_ns);
        }
    }

    #[test]
    fn the_costs_of_a_session_add_up(
        link in any_link(), exchanges in prop::collection::vec((0..70_000_usize, 0..70_000_usize, 0..1_000_000_000_u64), 0..20)
    ) {
        let (mut totals, mut sum) = (Totals::default(), 0);
        totals.add_activation(&link.activation_cost(false));
        for (there, back, work) in &exchanges {
            let cost = link.exchange(&exchange(*there, *back), *work);
            prop_assert_eq!(cost.total_ns(), cost.transfer_ns + cost.processing_ns);
            totals.add(&cost);
            sum += cost.total_ns();
        }
        prop_assert_eq!(totals.total_ns(), sum + link.activation_cost(false).total_ns);
        prop_assert_eq!(totals.exchanges, u64::try_from(exchanges.len()).unwrap());
        prop_assert_eq!(totals.beyond(&totals), Totals::default());
        prop_assert_eq!(totals.beyond(&Totals::default()), totals);
    }

    #[test]
    fn any_exchange_takes_the_card_at_least_its_dispatch(
        command in prop::collection::vec(any::<u8>(), 0..300), response in prop::collection::vec(any::<u8>(), 0..300)
    ) {
        let times = CommandTimes::built_in().unwrap();
        let exchange = Exchange::of(&command, &response);
        let dispatch = processing(&times, &Exchange::of(&[], &[0x6D, 0x00]));
        prop_assert!(processing(&times, &exchange) >= dispatch);
    }
}
