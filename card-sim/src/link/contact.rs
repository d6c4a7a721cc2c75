//! The contact link: ISO/IEC 7816-3 with the block protocol T=1.
//!
//! Time is counted in elementary time units, 1 etu = F/D clock cycles (7.1). Within a block the leading edges of two
//! characters are at least the guard time apart: 12 etu and the extra guard time N, or 11 etu for N = 255 (8.3, 11.2). After
//! the last character of a block the next leading edge in the other direction comes 22 etu later at the earliest, the block
//! guard time (11.4.3). A block of n characters thus takes (n - 1) × guard time + 22 etu until the other side may begin, and
//! the blocks of an exchange add up. The model sends as densely as that allows.
//!
//! A block is NAD, PCB, LEN, information and the error detection code (11.3).

use super::{
    LinkParameter, ParameterSource, Phase,
    answer_to_reset::{InterfaceBytes, baud_rate, clock_rate},
    chain::Chain,
    cycles::{microseconds, nanoseconds},
    error::LinkError,
    parameter::parameter,
    waiting::Waiting,
};

/// NAD, PCB and LEN.
const PROLOGUE: u128 = 3;
/// The block guard time in etu (11.4.3).
const BLOCK_GUARD: u128 = 22;
/// The shortest reset pulse in clock cycles (6.2.2).
const RESET_PULSE: u64 = 400;
/// The information field before anything else is agreed (11.4.2).
const FIRST_FIELD: u64 = 32;
/// F and D during the answer to reset (8.1).
const INITIAL: (u64, u64) = (372, 1);

/// The error detection code of a block (ISO/IEC 7816-3, 11.4.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorDetection {
    /// One byte: exclusive or of all others.
    Lrc,
    /// Two bytes: the cyclic redundancy check of ISO/IEC 13239.
    Crc,
}

/// Parameters of a contact link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContactLink {
    /// Clock frequency in hertz, f (1 to 20 MHz).
    pub clock_hertz: u64,
    /// Clock rate conversion, F.
    pub clock_rate: u64,
    /// Baud rate adjustment, D.
    pub baud_rate: u64,
    /// Extra guard time, N: 0 to 254, or 255 for the 11 etu of T=1.
    pub extra_guard: u8,
    /// Longest information field that the card receives, IFSC (1 to 254 bytes).
    pub ifsc: u64,
    /// Longest information field that the reader receives, IFSD (1 to 254 bytes). Other than 32 it is agreed by S(IFS).
    pub ifsd: u64,
    /// Block waiting time integer, BWI (0 to 9).
    pub block_waiting: u8,
    /// Error detection code.
    pub detection: ErrorDetection,
    /// The multiple of the block waiting time that the card asks for (1 to 255).
    pub extension: u8,
    /// Bytes of the answer to reset.
    pub atr_bytes: u64,
    /// Clock cycles from the end of the reset pulse to the answer (400 to 40,000).
    pub answer_delay: u64,
    /// Time until the supply is stable, in microseconds.
    pub supply_us: u64,
}

impl ContactLink {
    /// The link that an answer to reset describes, at 3.5712 MHz: the clock with which F = 372 and D = 1 mean 9,600 baud.
    ///
    /// # Errors
    /// [`LinkError::AnswerToReset`] if it cannot be read, [`LinkError::NoT1`] if it does not offer T=1,
    /// [`LinkError::Parameter`] if one of its values is not allowed.
    pub fn from_atr(atr: &[u8]) -> Result<Self, LinkError> {
        let bytes = InterfaceBytes::read(atr)?;
        if !bytes.offers_t1 {
            return Err(LinkError::NoT1);
        }
        let ta1 = bytes.ta1.unwrap_or(0x11);
        let unknown = || LinkError::AnswerToReset { at: 2 };
        let link = Self {
            clock_hertz: 3_571_200,
            clock_rate: clock_rate(ta1).ok_or_else(unknown)?,
            baud_rate: baud_rate(ta1).ok_or_else(unknown)?,
            extra_guard: bytes.tc1.unwrap_or(0),
            ifsc: bytes.ifsc.map_or(FIRST_FIELD, u64::from),
            ifsd: 254,
            block_waiting: bytes.waiting.map_or(4, |code| code >> 4),
            detection: match bytes.detection {
                Some(code) if code & 1 == 1 => ErrorDetection::Crc,
                _ => ErrorDetection::Lrc,
            },
            extension: 1,
            atr_bytes: bytes.length,
            answer_delay: 10_000,
            supply_us: 10_000,
        };
        link.check()?;
        Ok(link)
    }

    /// Whether the standard allows these parameters.
    ///
    /// # Errors
    /// [`LinkError::Parameter`] names the first one that it does not.
    pub fn check(&self) -> Result<(), LinkError> {
        let within = LinkError::unless_within;
        within("the clock frequency in hertz", "ISO/IEC 7816-3, 5", self.clock_hertz, (1_000_000, 20_000_000))?;
        within("F", "ISO/IEC 7816-3, table 7", self.clock_rate, (372, 2048))?;
        within("D", "ISO/IEC 7816-3, table 8", self.baud_rate, (1, 64))?;
        within("IFSC", "ISO/IEC 7816-3, 11.4.2", self.ifsc, (1, 254))?;
        within("IFSD", "ISO/IEC 7816-3, 11.4.2", self.ifsd, (1, 254))?;
        within("BWI", "ISO/IEC 7816-3, 11.4.3", self.block_waiting.into(), (0, 9))?;
        within("the multiple in S(WTX)", "ISO/IEC 7816-3, 11.6.2", self.extension.into(), (1, 255))?;
        within("the answer delay in cycles", "ISO/IEC 7816-3, 6.2.2", self.answer_delay, (400, 40_000))?;
        within("the bytes of the answer to reset", "ISO/IEC 7816-3, 8.2", self.atr_bytes, (2, 33))
    }

    /// The least distance of two leading edges in one direction, in etu.
    fn guard(&self) -> u128 {
        if self.extra_guard == 255 { 11 } else { 12 + u128::from(self.extra_guard) }
    }

    /// Bytes of a block with an empty information field.
    fn frame(&self) -> u128 {
        PROLOGUE
            + match self.detection {
                ErrorDetection::Lrc => 1,
                ErrorDetection::Crc => 2,
            }
    }

    /// All blocks of a chain and their acknowledgements, in etu.
    fn chain(&self, chain: Chain) -> u128 {
        let acknowledgements = chain.acknowledged().saturating_mul(self.frame());
        let characters = chain.blocks.saturating_mul(self.frame()).saturating_add(chain.bytes);
        self.blocks(characters.saturating_add(acknowledgements), chain.blocks.saturating_add(chain.acknowledged()))
    }

    /// So many characters in so many blocks, in etu.
    fn blocks(&self, characters: u128, blocks: u128) -> u128 {
        (characters.saturating_sub(blocks))
            .saturating_mul(self.guard())
            .saturating_add(blocks.saturating_mul(BLOCK_GUARD))
    }

    fn time(&self, etu: u128, (rate, adjustment): (u64, u64)) -> u64 {
        nanoseconds(etu.saturating_mul(rate.into()), self.clock_hertz.saturating_mul(adjustment))
    }

    fn agreed(&self) -> (u64, u64) {
        (self.clock_rate, self.baud_rate)
    }

    /// How the command goes to the card.
    pub(super) fn command(&self, bytes: usize) -> (u64, u128) {
        let chain = Chain::of(bytes, self.ifsc);
        (self.time(self.chain(chain), self.agreed()), chain.blocks.saturating_add(chain.acknowledged()))
    }

    /// How the response comes back.
    pub(super) fn response(&self, bytes: usize) -> (u64, u128) {
        let chain = Chain::of(bytes, self.ifsd);
        (self.time(self.chain(chain), self.agreed()), chain.blocks.saturating_add(chain.acknowledged()))
    }

    /// One S(WTX request) and its S(WTX response): one byte of information each.
    pub(super) fn extension_pair(&self) -> u64 {
        self.time(self.blocks(2 * (self.frame() + 1), 2), self.agreed())
    }

    /// BWT = 11 etu + 2^BWI × 960 × 372/f (11.4.3).
    pub(super) fn waiting(&self) -> Waiting {
        let cycles = (1_u128 << self.block_waiting.min(9)) * 960 * 372;
        let time = self.time(11, self.agreed()).saturating_add(nanoseconds(cycles, self.clock_hertz));
        Waiting {
            time,
            extended: time.saturating_mul(self.extension.into()),
            turnaround: self.time(BLOCK_GUARD, self.agreed()),
        }
    }

    /// From the supply to the first command: reset, answer, PPS if F and D are not the initial ones, S(IFS) if the reader
    /// receives more than 32 bytes. A warm reset is the same without the supply.
    #[must_use]
    pub fn activation(&self, warm: bool) -> Vec<Phase> {
        let phase = |name, blocks, nanoseconds| Phase { name, blocks, nanoseconds };
        let reset = u128::from(RESET_PULSE.saturating_add(self.answer_delay));
        let mut phases = Vec::new();
        if !warm {
            phases.push(phase("supply", 0, microseconds(self.supply_us)));
        }
        phases.push(phase("reset", 0, nanoseconds(reset, self.clock_hertz)));
        // 12 etu from one leading edge to the next (8.1), the last one counted like the others.
        phases.push(phase("answer to reset", 1, self.time(u128::from(self.atr_bytes) * 12, INITIAL)));
        if self.agreed() != INITIAL {
            // PPSS, PPS0, PPS1 and PCK in each direction (9.2), at the initial rate.
            phases.push(phase("PPS", 2, self.time(2 * 4 * 12, INITIAL)));
        }
        if self.ifsd != FIRST_FIELD {
            let pair = self.time(self.blocks(2 * (self.frame() + 1), 2), self.agreed());
            phases.push(phase("S(IFS)", 2, pair));
        }
        phases
    }

    /// The parameters, for people.
    #[must_use]
    pub fn parameters(&self) -> Vec<LinkParameter> {
        use ParameterSource::{Card, Chosen, Standard};
        let guard = format!("{} etu", self.guard());
        let detection = match self.detection {
            ErrorDetection::Lrc => "LRC, 1 byte",
            ErrorDetection::Crc => "CRC, 2 bytes",
        };
        let waiting = format!("{} ({} µs)", self.block_waiting, self.waiting().time / 1_000);
        vec![
            parameter("f", format!("{} Hz", self.clock_hertz), Chosen, "gives 9,600 baud with F = 372, D = 1"),
            parameter("F", self.clock_rate, Card, "TA1; ISO/IEC 7816-3, 8.3"),
            parameter("D", self.baud_rate, Card, "TA1; ISO/IEC 7816-3, 8.3"),
            parameter("guard time", guard, Card, "TC1; ISO/IEC 7816-3, 8.3 and 11.2"),
            parameter("BGT", "22 etu", Standard, "ISO/IEC 7816-3, 11.4.3"),
            parameter("BWI", waiting, Card, "first TB for T=1; ISO/IEC 7816-3, 11.4.3"),
            parameter("WTX multiple", self.extension, Chosen, "the least a card can ask for"),
            parameter("IFSC", format!("{} bytes", self.ifsc), Card, "first TA for T=1; ISO/IEC 7816-3, 11.4.2"),
            parameter("IFSD", format!("{} bytes", self.ifsd), Chosen, "the most that S(IFS) can agree"),
            parameter("EDC", detection, Card, "first TC for T=1; ISO/IEC 7816-3, 11.4.4"),
            parameter("supply", format!("{} µs", self.supply_us), Chosen, "readers differ; no standard value"),
            parameter(
                "answer delay",
                format!("{} cycles", self.answer_delay),
                Chosen,
                "within the 400 to 40,000 of 6.2.2",
            ),
        ]
    }
}
