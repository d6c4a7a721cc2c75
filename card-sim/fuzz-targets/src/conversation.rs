//! A conversation with the card as bytes: what a fuzzer changes.
//!
//! Each step begins with one byte. `00` to `EF` is a command of that many bytes, which follow; `F4` is a longer one, with
//! two bytes of length; `F0` to `F3` are events at the card. Every byte string is a conversation: what is cut off is a
//! shorter command, and other first bytes are skipped.

/// Steps taken of one input, so that none takes long.
const MOST_STEPS: usize = 128;

const LONGEST_SHORT: usize = 0xEF;
const POWER_CYCLE: u8 = 0xF0;
const WARM_RESET: u8 = 0xF1;
const POWER_OFF: u8 = 0xF2;
const FAIL_SAVES: u8 = 0xF3;
const LONG: u8 = 0xF4;

/// One thing that happens to a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'a> {
    /// The reader sends a command.
    Command(&'a [u8]),
    /// The power goes and comes back.
    PowerCycle,
    /// The reader resets the card.
    WarmReset,
    /// The power goes.
    PowerOff,
    /// The card's memory fails this many times.
    FailSaves(u8),
}

/// The steps that these bytes stand for.
pub fn steps(mut input: &[u8]) -> impl Iterator<Item = Step<'_>> {
    std::iter::from_fn(move || {
        loop {
            let (first, rest) = input.split_first()?;
            input = rest;
            return Some(match *first {
                POWER_CYCLE => Step::PowerCycle,
                WARM_RESET => Step::WarmReset,
                POWER_OFF => Step::PowerOff,
                FAIL_SAVES => Step::FailSaves(take(&mut input, 1).first().copied().unwrap_or(1)),
                LONG => {
                    let length = take(&mut input, 2).iter().fold(0, |length, byte| length << 8 | usize::from(*byte));
                    Step::Command(take(&mut input, length))
                }
                short if usize::from(short) <= LONGEST_SHORT => Step::Command(take(&mut input, usize::from(short))),
                _ => continue,
            });
        }
    })
    .take(MOST_STEPS)
}

/// Appends one step. A command of more than 65535 bytes is cut.
pub fn write_step(step: Step<'_>, out: &mut Vec<u8>) {
    match step {
        Step::PowerCycle => out.push(POWER_CYCLE),
        Step::WarmReset => out.push(WARM_RESET),
        Step::PowerOff => out.push(POWER_OFF),
        Step::FailSaves(times) => out.extend([FAIL_SAVES, times]),
        Step::Command(command) => {
            match u8::try_from(command.len()) {
                Ok(length) if usize::from(length) <= LONGEST_SHORT => out.push(length),
                _ => {
                    out.push(LONG);
                    out.extend(u16::try_from(command.len()).unwrap_or(u16::MAX).to_be_bytes());
                }
            }
            out.extend(command.iter().take(usize::from(u16::MAX)));
        }
    }
}

/// The next bytes, or as many as there are.
fn take<'a>(input: &mut &'a [u8], length: usize) -> &'a [u8] {
    let (taken, rest) = input.split_at_checked(length).unwrap_or((input, &[]));
    *input = rest;
    taken
}
