//! A phone as reader: the computer reaches the phone over Bluetooth Low Energy, the phone the card over Type B.
//!
//! No public document describes how a phone passes commands on, so this is a model of any such relay: each APDU is one
//! message in attribute values over one connection. A value of at most MTU - 3 bytes goes in one ATT packet (Bluetooth
//! Core, volume 3, part F, 3.4), with 4 bytes of L2CAP header in front (volume 3, part A, 3.1), in link-layer packets of at
//! most the agreed data length: 10 bytes around the data, 8 µs a byte at 1 Mbit/s, 150 µs between packets, and an empty
//! packet in answer (volume 6, part B, 2.1 and 4.1). Packets flow only at connection events, one per connection interval
//! (volume 6, part B, 4.5.1): a message waits half an interval on average for the first, and a long one takes several.

use super::{
    LinkParameter, ParameterSource, Phase, TypeBLink,
    chain::Chain,
    cycles::{count, microseconds},
    error::LinkError,
    parameter::parameter,
    waiting::Waiting,
};

/// A connection interval counts in units of 1.25 ms.
const INTERVAL_UNIT_US: u64 = 1_250;
/// Opcode and handle of an ATT packet.
const ATT_HEADER: u64 = 3;
/// Length and channel of an L2CAP packet.
const L2CAP_HEADER: u64 = 4;
/// Preamble, access address, header and CRC of a link-layer packet, in bytes.
const LINK_FRAME: u64 = 10;
/// A byte at 1 Mbit/s, in microseconds.
const BYTE_US: u64 = 8;
/// The space between two packets, in microseconds.
const SPACE_US: u64 = 150;

/// Parameters of a phone as reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BluetoothLink {
    /// The link between phone and card.
    pub card: TypeBLink,
    /// Connection interval in units of 1.25 ms (6 to 3200).
    pub interval: u64,
    /// Largest ATT packet, ATT_MTU (23 to 517 bytes).
    pub mtu: u64,
    /// Longest data of a link-layer packet (27 to 251 bytes).
    pub data_length: u64,
    /// ATT packets in one connection event; they have to fit the interval.
    pub packets_per_event: u64,
    /// Bytes that the relay puts in front of each APDU.
    pub header: u64,
    /// Work of the phone for each message in either direction, in microseconds.
    pub phone_us: u64,
    /// Messages there and back until the card may be spoken to, once the connection stands.
    pub setup_round_trips: u64,
}

impl BluetoothLink {
    /// A phone before a card.
    #[must_use]
    pub const fn for_card(card: TypeBLink) -> Self {
        Self {
            card,
            interval: 24,
            mtu: 185,
            data_length: 251,
            packets_per_event: 4,
            header: 4,
            phone_us: 3_000,
            setup_round_trips: 1,
        }
    }

    /// Whether the standards allow these parameters.
    ///
    /// # Errors
    /// [`LinkError::Parameter`] names the first one that they do not.
    pub fn check(&self) -> Result<(), LinkError> {
        let within = LinkError::unless_within;
        within("the connection interval in 1.25 ms", "Bluetooth Core 6.B.4.5.1", self.interval, (6, 3200))?;
        within("ATT_MTU", "Bluetooth Core 3.F.3.2.8", self.mtu, (23, 517))?;
        within("the data length", "Bluetooth Core 6.B.4.5.10", self.data_length, (27, 251))?;
        let longest = self.interval() / microseconds(self.packet_us(self.value())).max(1);
        within("packets per event", "the connection interval", self.packets_per_event, (1, longest))?;
        self.card.check()
    }

    /// The connection interval in nanoseconds.
    fn interval(&self) -> u64 {
        microseconds(self.interval.saturating_mul(INTERVAL_UNIT_US))
    }

    /// Longest attribute value.
    fn value(&self) -> u64 {
        self.mtu.saturating_sub(ATT_HEADER).max(1)
    }

    /// One ATT packet with so many bytes of value, acknowledgements included, in microseconds.
    fn packet_us(&self, value: u64) -> u64 {
        let bytes = value.saturating_add(ATT_HEADER + L2CAP_HEADER);
        let packets = bytes.div_ceil(self.data_length.max(1));
        let each = LINK_FRAME * BYTE_US + SPACE_US + LINK_FRAME * BYTE_US + SPACE_US;
        bytes.saturating_mul(BYTE_US).saturating_add(packets.saturating_mul(each))
    }

    /// One message: nanoseconds and ATT packets.
    fn message(&self, bytes: usize) -> (u64, u128) {
        let (value, per_event) = (self.value(), u128::from(self.packets_per_event.max(1)));
        let bytes = bytes.saturating_add(usize::try_from(self.header).unwrap_or(usize::MAX));
        let packets = Chain::of(bytes, value).blocks;
        let full_events = (packets - 1) / per_event;
        // Both fit: fewer than one event's packets, and less than one packet's value.
        let before = u64::try_from((packets - 1) % per_event).unwrap_or(u64::MAX);
        let last =
            u64::try_from(count(bytes).saturating_sub((packets - 1).saturating_mul(value.into()))).unwrap_or(value);
        let air = self.packet_us(value).saturating_mul(before).saturating_add(self.packet_us(last));
        let time = u64::try_from(full_events)
            .unwrap_or(u64::MAX)
            .saturating_mul(self.interval())
            .saturating_add(self.interval() / 2)
            .saturating_add(microseconds(air.saturating_add(self.phone_us)));
        (time, packets)
    }

    /// How the command goes to the card.
    pub(super) fn command(&self, bytes: usize) -> (u64, u128) {
        join(self.message(bytes), self.card.command(bytes))
    }

    /// How the response comes back.
    pub(super) fn response(&self, bytes: usize) -> (u64, u128) {
        join(self.message(bytes), self.card.response(bytes))
    }

    /// The phone answers the card's request for more time itself.
    pub(super) fn extension_pair(&self) -> u64 {
        self.card.extension_pair()
    }

    pub(super) fn waiting(&self) -> Waiting {
        self.card.waiting()
    }

    /// The phone is told to look for a card, activates it and says so. The connection itself stands already.
    #[must_use]
    pub fn activation(&self, warm: bool) -> Vec<Phase> {
        let ((there, sent), (back, received)) = (self.message(1), self.message(20));
        let trips = self.setup_round_trips;
        let packets = u64::try_from(sent.saturating_add(received)).unwrap_or(u64::MAX);
        let asked = Phase {
            name: "phone",
            blocks: packets.saturating_mul(trips),
            nanoseconds: there.saturating_add(back).saturating_mul(trips),
        };
        let mut phases = vec![asked];
        phases.extend(self.card.activation(warm));
        phases
    }

    /// The parameters, for people: those of the relay, then those between phone and card.
    #[must_use]
    pub fn parameters(&self) -> Vec<LinkParameter> {
        use ParameterSource::Chosen;
        let interval = format!("{} µs", self.interval.saturating_mul(INTERVAL_UNIT_US));
        let mut parameters = vec![
            parameter("connection interval", interval, Chosen, "7.5 ms to 4 s are allowed; Bluetooth Core 6.B.4.5.1"),
            parameter("ATT_MTU", format!("{} bytes", self.mtu), Chosen, "between 23 and 517; Bluetooth Core 3.F.3.2.8"),
            parameter("data length", format!("{} bytes", self.data_length), Chosen, "Bluetooth Core 6.B.4.5.10"),
            parameter("packets per event", self.packets_per_event, Chosen, "no standard value"),
            parameter("header of the relay", format!("{} bytes", self.header), Chosen, "no public protocol"),
            parameter("work of the phone", format!("{} µs", self.phone_us), Chosen, "each message; no public figure"),
            parameter("round trips to set up", self.setup_round_trips, Chosen, "no public protocol"),
        ];
        parameters.extend(self.card.parameters());
        parameters
    }
}

fn join(first: (u64, u128), second: (u64, u128)) -> (u64, u128) {
    (first.0.saturating_add(second.0), first.1.saturating_add(second.1))
}
