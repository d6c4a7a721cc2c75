//! Offsets, lengths, values and messages that are worth trying.

use proptest::{prelude::*, sample::select, strategy::BoxedStrategy};

use super::{
    contents,
    step::{Data, Le},
};

/// An Le of any kind, or none.
pub(super) fn any_le() -> BoxedStrategy<Le> {
    prop_oneof![
        3 => Just(Le::Short(0)),
        1 => Just(Le::None),
        2 => any::<u8>().prop_map(Le::Short),
        1 => select(vec![Le::Extended(0), Le::Extended(0xFF), Le::Extended(0x100), Le::Extended(0x101)]),
        1 => any::<u16>().prop_map(Le::Extended),
    ]
    .boxed()
}

/// An Le of a read, mostly well-formed.
pub(super) fn read_le(size: usize) -> BoxedStrategy<Le> {
    let size = u16::try_from(size).unwrap_or(u16::MAX);
    prop_oneof![
        6 => Just(Le::Short(0)),
        2 => (1..=20_u8).prop_map(Le::Short),
        2 => Just(Le::Extended(0)),
        1 => (0..3_u16).prop_map(move |more| Le::Extended((size + more).saturating_sub(1).max(1))),
        1 => any_le(),
    ]
    .boxed()
}

/// Offsets around the interesting places of a file.
pub(super) fn offsets(size: usize) -> BoxedStrategy<u16> {
    let size = u16::try_from(size).unwrap_or(u16::MAX);
    prop_oneof![
        6 => Just(0_u16),
        2 => select(vec![4_u16, 7, 0xFF, 0x100]),
        3 => (0..4_u16).prop_map(move |more| (size + more).saturating_sub(2)),
        1 => any::<u16>(),
    ]
    .boxed()
}

/// The length in an object of secure messaging.
pub(super) fn lengths() -> BoxedStrategy<u16> {
    prop_oneof![3 => Just(0_u16), 2 => select(vec![1_u16, 15, 16, 17]), 1 => any::<u16>()].boxed()
}

/// What a VERIFY presents: mostly the right value, often a wrong one of some kind.
pub(super) fn values() -> BoxedStrategy<Data> {
    prop_oneof![
        12 => Just(Data::Right),
        6 => (0..10_u8).prop_map(Data::Other),
        2 => Just(Data::AtIssue),
        1 => Just(Data::Next),
        1 => Just(Data::LowerCase),
        1 => Just(Data::Short),
        1 => select(vec![16_usize, 17]).prop_map(Data::Padded),
        1 => prop::collection::vec(any::<u8>(), 1..20).prop_map(Data::Bytes),
    ]
    .boxed()
}

/// The new value of a reference.
pub(super) fn change() -> BoxedStrategy<Data> {
    prop_oneof![
        8 => (0..10_u8).prop_map(Data::Other),
        1 => Just(Data::AtIssue),
        1 => Just(Data::LowerCase),
        1 => Just(Data::Short),
        1 => select(vec![16_usize, 17]).prop_map(Data::Padded),
    ]
    .boxed()
}

/// What is to be signed: hashes, short messages, and lengths around the most that fits.
pub(super) fn messages() -> BoxedStrategy<Vec<u8>> {
    let length = prop_oneof![4 => Just(32_usize), 2 => 1..=40_usize, 1 => select(vec![245_usize, 246, 255, 256, 300])];
    (length, 0..4_u8).prop_map(|(length, seed)| contents::pattern(seed, length)).boxed()
}

/// What SET SESSION KEY delivers: mostly a seed in the right wrapping.
pub(super) fn session_keys() -> BoxedStrategy<Vec<u8>> {
    let delivery = |seed: u8| [&[1; 220][..], b"\xA0\x22\x80\x20", &contents::pattern(seed, 32)].concat();
    let wrong = move |(kind, seed): (u8, u8)| {
        let mut right = delivery(seed);
        match kind {
            0 => right[0] = 0xFF,
            1 => right[0] = 2,
            2 => right[222] = 0x81,
            3 => _ = right.pop(),
            _ => right.push(0),
        }
        right
    };
    prop_oneof![6 => (0..4_u8).prop_map(delivery), 1 => (0..5_u8, 0..4_u8).prop_map(wrong)].boxed()
}

/// P1 and data field of a terminal's certificate.
pub(super) fn terminal_data() -> BoxedStrategy<(u8, Vec<u8>)> {
    let body = |issuer: [u8; 16]| {
        let body = [&b"\x7F\x21\x82\x02\x33\x5F\x4E\x82\x01\x29"[..], &issuer, &[0x42; 281]].concat();
        (0x06_u8, body)
    };
    let signature = |mark: u8| (0x00_u8, [&b"\x5F\x37\x82\x01\x00"[..], &[mark; 256]].concat());
    let mut other = contents::TERMINAL_AUTHORITY;
    other[6] = b'1';
    let short = |(p1, mut data): (u8, Vec<u8>)| {
        data.pop();
        (p1, data)
    };
    prop_oneof![
        6 => Just(body(contents::TERMINAL_AUTHORITY)),
        2 => Just(body(other)),
        6 => Just(signature(contents::TERMINAL_MARK)),
        2 => Just(signature(contents::TERMINAL_MARK + 1)),
        1 => select(vec![short(body(other)), short(signature(1)), (6, signature(1).1)]),
    ]
    .boxed()
}
