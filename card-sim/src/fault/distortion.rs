//! What a fault makes of an answer.

use super::{
    draw::Draw,
    effect::{Duplicate, Effect, LONGEST, Oversize, Part, StatusFault, Truncation},
};
use crate::apdu::Command;

/// SW1 and SW2.
const STATUS: usize = 2;

/// What an answer is made of besides itself.
pub(super) struct Material<'a> {
    /// The command that is answered.
    pub(super) command: &'a [u8],
    /// The card's own answer to the previous one; empty if there was none.
    pub(super) previous: &'a [u8],
    /// The fault's dice.
    pub(super) draw: &'a mut Draw,
}

/// Changes the answer, if the effect is one on answers; says whether it is.
pub(super) fn distort(effect: &Effect, response: &mut Vec<u8>, material: Material<'_>) -> bool {
    let Material { command, previous, draw } = material;
    let data = response.len().saturating_sub(STATUS);
    match effect {
        Effect::Answer { response: other, .. } => response.clone_from(&other.0),
        Effect::Status(StatusFault::Fixed(status)) => {
            response.truncate(data);
            response.extend_from_slice(&status.bytes());
        }
        Effect::Status(StatusFault::FlipBits(bits)) => {
            let (_, status) = response.split_at_mut(data);
            flip_different(status, usize::from(*bits), draw);
        }
        Effect::Delay(Part::Answer) => previous.clone_into(response),
        Effect::Delay(Part::Status) => {
            response.truncate(data);
            response.extend_from_slice(previous.last_chunk::<STATUS>().map_or(&[], |status| status));
        }
        Effect::Truncate(Truncation::Keep(bytes)) => response.truncate(length(*bytes)),
        Effect::Truncate(Truncation::WithoutStatus) => response.truncate(data),
        Effect::Duplicate(Duplicate::Joined) => {
            // Several such faults double again and again; no answer grows beyond what one fault may make of it.
            let room = length(LONGEST).saturating_sub(response.len());
            response.extend_from_within(..response.len().min(room));
        }
        // The second time is for the next command.
        Effect::Duplicate(Duplicate::Again) => {}
        Effect::Oversize(Oversize::PastLe(bytes)) => {
            let asked = Command::parse(command).ok().and_then(|command| command.expected).unwrap_or_default();
            stuff(response, asked + length(*bytes), draw);
        }
        Effect::Oversize(Oversize::Total(bytes)) => stuff(response, length(*bytes).saturating_sub(STATUS), draw),
        Effect::Empty => response.clear(),
        Effect::FlipBits { count } => {
            let (data, _) = response.split_at_mut(data);
            flip(data, length(count.get()), draw);
        }
        Effect::Garbage { length: bytes } => {
            response.clear();
            draw.extend(response, length(*bytes));
        }
        Effect::Remove { .. }
        | Effect::PowerCut { .. }
        | Effect::Reset { .. }
        | Effect::WaitingTimeExtension { .. }
        | Effect::Slow { .. }
        | Effect::Interleave { .. } => return false,
    }
    true
}

/// Fills the data up to this many bytes; the status word stays at the end.
fn stuff(response: &mut Vec<u8>, data: usize, draw: &mut Draw) {
    let present = response.len().saturating_sub(STATUS);
    let status = response.split_off(present);
    draw.extend(response, data.saturating_sub(present));
    response.extend_from_slice(&status);
}

/// Flips bits at places drawn one by one; two flips at one place undo each other.
fn flip(bytes: &mut [u8], count: usize, draw: &mut Draw) {
    for _ in 0..count {
        let (place, bit) = (draw.place(bytes.len()), draw.below(8));
        if let Some(byte) = bytes.get_mut(place) {
            *byte ^= 1 << bit;
        }
    }
}

/// Flips this many bits, each once.
fn flip_different(bytes: &mut [u8], count: usize, draw: &mut Draw) {
    let mut places: Vec<usize> = (0..bytes.len() * 8).collect();
    for _ in 0..count.min(places.len()) {
        let place = places.swap_remove(draw.place(places.len()));
        if let Some(byte) = bytes.get_mut(place / 8) {
            *byte ^= 1 << (place % 8);
        }
    }
}

fn length(bytes: u32) -> usize {
    usize::try_from(bytes).unwrap_or(usize::MAX)
}
