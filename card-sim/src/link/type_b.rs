//! The contactless link: ISO/IEC 14443-3 Type B frames and the block protocol of ISO/IEC 14443-4.
//!
//! A character is a start bit, eight data bits and a stop bit, 10 etu (14443-3, 7.1.1); characters may be an extra guard
//! time EGT apart (7.1.2). A frame is SOF, characters and EOF (7.1.3 to 7.1.5). After the reader's frame the card is silent
//! for TR0 and sends its subcarrier for TR1 before its own SOF (7.1.6); after the card's EOF the reader keeps still for TR2
//! (7.1.7). All of it is counted in cycles of the carrier: 1 etu is 128, 64, 32 or 16 of them, and a period 1/fs of the
//! subcarrier is 16. The model sends as densely as the parameters allow.
//!
//! A block is PCB, the card identifier CID if it is used, information and CRC_B (14443-4, 7.1); FSC and FSD bound the whole.

use super::{
    LinkParameter, ParameterSource, Phase,
    answer_to_reset::protocol_information,
    chain::Chain,
    cycles::{CARRIER_HERTZ, microseconds, nanoseconds},
    error::LinkError,
    parameter::parameter,
    waiting::Waiting,
};

/// Bits of a character on the line.
const CHARACTER: u128 = 10;
/// PCB and CRC_B.
const FRAME: u64 = 3;
/// Carrier cycles of one period of the subcarrier, fc/fs (14443-2).
const SUBCARRIER: u128 = 16;
/// The frame waiting time for FWI = 0, in carrier cycles (14443-4, 7.2).
const WAITING: u128 = 256 * 16;
/// REQB or WUPB, ATQB, ATTRIB and its answer, each with CRC_B, in bytes (14443-3, 7.7, 7.9, 7.10 and 7.11).
const ACTIVATION_FRAMES: [(&str, u128, u128); 2] = [("REQB, ATQB", 5, 14), ("ATTRIB", 11, 3)];

/// The bit rate of both directions (ISO/IEC 14443-2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BitRate {
    /// fc/128.
    Kbit106,
    /// fc/64.
    Kbit212,
    /// fc/32.
    Kbit424,
    /// fc/16.
    Kbit848,
}

impl BitRate {
    /// Carrier cycles of one etu.
    const fn etu(self) -> u128 {
        match self {
            Self::Kbit106 => 128,
            Self::Kbit212 => 64,
            Self::Kbit424 => 32,
            Self::Kbit848 => 16,
        }
    }

    /// kbit/s, as it is usually rounded.
    #[must_use]
    pub const fn kbit(self) -> u16 {
        match self {
            Self::Kbit106 => 106,
            Self::Kbit212 => 212,
            Self::Kbit424 => 424,
            Self::Kbit848 => 848,
        }
    }
}

/// Parameters of a Type B link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TypeBLink {
    /// The bit rate that ATTRIB chose.
    pub rate: BitRate,
    /// Longest frame that the card receives, FSC (16 to 4096 bytes).
    pub fsc: u64,
    /// Longest frame that the reader receives, FSD (16 to 4096 bytes).
    pub fsd: u64,
    /// Whether blocks carry a card identifier.
    pub cid: bool,
    /// Frame waiting time integer, FWI (0 to 14).
    pub frame_waiting: u8,
    /// The multiple of the frame waiting time that the card asks for, WTXM (1 to 59).
    pub extension: u8,
    /// SOF in etu: 10 or 11 low, 2 or 3 high.
    pub sof: u8,
    /// EOF in etu: 10 or 11.
    pub eof: u8,
    /// Extra guard time between characters of the reader, in etu (0 to 6).
    pub reader_egt: u8,
    /// Extra guard time between characters of the card, in etu (0 to 2).
    pub card_egt: u8,
    /// TR0 in periods of the subcarrier (16 to 256).
    pub tr0: u16,
    /// TR1 in periods of the subcarrier (16 to 200).
    pub tr1: u16,
    /// The part of TR2 after the card's EOF, in periods of the subcarrier (32 to 512).
    pub tr2: u16,
    /// Time in the field before the first request, in microseconds.
    pub field_us: u64,
    /// Time without field for a reset, in microseconds.
    pub field_off_us: u64,
}

impl TypeBLink {
    /// The link to a card with this answer to reset. If that is one that a reader made of an ATQB, FSC, FWI and TR2 are
    /// those of the card; otherwise those of the ATQBs that are publicly known of such cards: 256 bytes, 10, 32/fs.
    #[must_use]
    pub fn for_card(rate: BitRate, atr: &[u8]) -> Self {
        let [_, frames, waiting] = protocol_information(atr).unwrap_or([0x00, 0x81, 0xA1]);
        Self {
            rate,
            fsc: frame_size(frames >> 4),
            fsd: 256,
            cid: false,
            // 15 is reserved, and read as 4 (14443-3, 7.9.4).
            frame_waiting: if waiting >> 4 == 15 { 4 } else { waiting >> 4 },
            extension: 1,
            sof: 12,
            eof: 10,
            reader_egt: 0,
            card_egt: 0,
            tr0: 64,
            tr1: 80,
            tr2: match (frames >> 1) & 3 {
                0 => 32,
                1 => 128,
                2 => 256,
                _ => 512,
            },
            field_us: 5_000,
            field_off_us: 5_100,
        }
    }

    /// Whether the standards allow these parameters.
    ///
    /// # Errors
    /// [`LinkError::Parameter`] names the first one that they do not.
    pub fn check(&self) -> Result<(), LinkError> {
        let within = LinkError::unless_within;
        within("FSC", "ISO/IEC 14443-3, 7.9.4", self.fsc, (16, 4096))?;
        within("FSD", "ISO/IEC 14443-3, 7.10", self.fsd, (16, 4096))?;
        within("FWI", "ISO/IEC 14443-4, 7.2", self.frame_waiting.into(), (0, 14))?;
        within("WTXM", "ISO/IEC 14443-4, 7.3", self.extension.into(), (1, 59))?;
        within("SOF in etu", "ISO/IEC 14443-3, 7.1.4", self.sof.into(), (12, 14))?;
        within("EOF in etu", "ISO/IEC 14443-3, 7.1.5", self.eof.into(), (10, 11))?;
        within("the reader's EGT in etu", "ISO/IEC 14443-3, 7.1.2", self.reader_egt.into(), (0, 6))?;
        within("the card's EGT in etu", "ISO/IEC 14443-3, 7.1.2", self.card_egt.into(), (0, 2))?;
        within("TR0 in 1/fs", "ISO/IEC 14443-3, 7.1.6", self.tr0.into(), (16, 256))?;
        within("TR1 in 1/fs", "ISO/IEC 14443-3, 7.1.6", self.tr1.into(), (16, 200))?;
        within("TR2 in 1/fs", "ISO/IEC 14443-3, 7.1.7", self.tr2.into(), (32, 512))?;
        let silent = u64::from(self.tr0) + u64::from(self.tr1);
        let longest = (256_u64 << self.frame_waiting.min(14)) - 1;
        within("TR0 and TR1 in 1/fs", "ISO/IEC 14443-4, 7.2", silent, (32, longest))
    }

    fn frame(&self) -> u64 {
        FRAME + u64::from(self.cid)
    }

    /// So many bytes in so many frames, in carrier cycles; bytes of CRC included.
    fn frames(&self, bytes: u128, frames: u128, egt: u8, etu: u128) -> u128 {
        let envelope = frames.saturating_mul(u128::from(self.sof) + u128::from(self.eof));
        let gaps = bytes.saturating_sub(frames).saturating_mul(egt.into());
        bytes.saturating_mul(CHARACTER).saturating_add(envelope).saturating_add(gaps).saturating_mul(etu)
    }

    /// Frames of the reader, each followed by the card's silence.
    fn sent_by_reader(&self, bytes: u128, frames: u128, etu: u128) -> u128 {
        let silence = frames.saturating_mul(self.turnaround());
        self.frames(bytes, frames, self.reader_egt, etu).saturating_add(silence)
    }

    /// Frames of the card, each followed by the reader's silence.
    fn sent_by_card(&self, bytes: u128, frames: u128, etu: u128) -> u128 {
        let silence = frames.saturating_mul(u128::from(self.tr2) * SUBCARRIER);
        self.frames(bytes, frames, self.card_egt, etu).saturating_add(silence)
    }

    fn turnaround(&self) -> u128 {
        (u128::from(self.tr0) + u128::from(self.tr1)) * SUBCARRIER
    }

    /// How the command goes to the card.
    pub(super) fn command(&self, bytes: usize) -> (u64, u128) {
        let (frame, etu) = (u128::from(self.frame()), self.rate.etu());
        let chain = Chain::of(bytes, self.fsc.saturating_sub(self.frame()));
        let sent = chain.blocks.saturating_mul(frame).saturating_add(chain.bytes);
        let acknowledgements = chain.acknowledged();
        let cycles = self.sent_by_reader(sent, chain.blocks, etu).saturating_add(self.sent_by_card(
            acknowledgements.saturating_mul(frame),
            acknowledgements,
            etu,
        ));
        (nanoseconds(cycles, CARRIER_HERTZ), chain.blocks.saturating_add(acknowledgements))
    }

    /// How the response comes back.
    pub(super) fn response(&self, bytes: usize) -> (u64, u128) {
        let (frame, etu) = (u128::from(self.frame()), self.rate.etu());
        let chain = Chain::of(bytes, self.fsd.saturating_sub(self.frame()));
        let sent = chain.blocks.saturating_mul(frame).saturating_add(chain.bytes);
        let acknowledgements = chain.acknowledged();
        let cycles = self.sent_by_card(sent, chain.blocks, etu).saturating_add(self.sent_by_reader(
            acknowledgements.saturating_mul(frame),
            acknowledgements,
            etu,
        ));
        (nanoseconds(cycles, CARRIER_HERTZ), chain.blocks.saturating_add(acknowledgements))
    }

    /// One S(WTX) request and its response: one byte of information each (14443-4, 7.3).
    pub(super) fn extension_pair(&self) -> u64 {
        let (bytes, etu) = (u128::from(self.frame() + 1), self.rate.etu());
        nanoseconds(self.sent_by_card(bytes, 1, etu).saturating_add(self.sent_by_reader(bytes, 1, etu)), CARRIER_HERTZ)
    }

    /// FWT = (256 × 16/fc) × 2^FWI; an extension grants a multiple, but never more than FWI = 14 would (14443-4, 7.2, 7.3).
    pub(super) fn waiting(&self) -> Waiting {
        let time = WAITING << self.frame_waiting.min(14);
        let extended = (time * u128::from(self.extension)).min(WAITING << 14);
        Waiting {
            time: nanoseconds(time, CARRIER_HERTZ),
            extended: nanoseconds(extended, CARRIER_HERTZ),
            turnaround: nanoseconds(self.turnaround(), CARRIER_HERTZ),
        }
    }

    /// From the field to the first command: the field, REQB and ATQB, ATTRIB and its answer, all at 106 kbit/s. A reset
    /// takes the field away before.
    #[must_use]
    pub fn activation(&self, warm: bool) -> Vec<Phase> {
        let mut phases = Vec::new();
        if warm {
            phases.push(Phase { name: "no field", blocks: 0, nanoseconds: microseconds(self.field_off_us) });
        }
        phases.push(Phase { name: "field", blocks: 0, nanoseconds: microseconds(self.field_us) });
        let etu = BitRate::Kbit106.etu();
        for (name, request, answer) in ACTIVATION_FRAMES {
            let cycles = self.sent_by_reader(request, 1, etu).saturating_add(self.sent_by_card(answer, 1, etu));
            phases.push(Phase { name, blocks: 2, nanoseconds: nanoseconds(cycles, CARRIER_HERTZ) });
        }
        phases
    }

    /// The parameters, for people.
    #[must_use]
    pub fn parameters(&self) -> Vec<LinkParameter> {
        use ParameterSource::{Card, Chosen};
        let waiting = format!("{} ({} µs)", self.frame_waiting, self.waiting().time / 1_000);
        let egt = format!("{} and {} etu", self.reader_egt, self.card_egt);
        let silence = format!("{}/fs and {}/fs", self.tr0, self.tr1);
        let cid = if self.cid { "used" } else { "not used" };
        vec![
            parameter("bit rate", format!("{} kbit/s", self.rate.kbit()), Chosen, "both directions; --link says which"),
            parameter("FSC", format!("{} bytes", self.fsc), Card, "ATQB; ISO/IEC 14443-3, 7.9.4"),
            parameter("FSD", format!("{} bytes", self.fsd), Chosen, "as many readers; ISO/IEC 14443-3, 7.10"),
            parameter("CID", cid, Chosen, "one card in the field; ISO/IEC 14443-4, 7.1"),
            parameter("FWI", waiting, Card, "ATQB; ISO/IEC 14443-4, 7.2"),
            parameter("WTXM", self.extension, Chosen, "the least a card can ask for; ISO/IEC 14443-4, 7.3"),
            parameter("SOF", format!("{} etu", self.sof), Chosen, "the shortest of ISO/IEC 14443-3, 7.1.4"),
            parameter("EOF", format!("{} etu", self.eof), Chosen, "the shortest of ISO/IEC 14443-3, 7.1.5"),
            parameter("EGT of reader and card", egt, Chosen, "the shortest of ISO/IEC 14443-3, 7.1.2"),
            parameter("TR0 and TR1", silence, Chosen, "the shortest without agreement; ISO/IEC 14443-3, 7.1.6"),
            parameter("TR2 after EOF", format!("{}/fs", self.tr2), Card, "ATQB; ISO/IEC 14443-3, 7.1.7 and 7.9.4"),
            parameter(
                "field",
                format!("{} µs", self.field_us),
                Chosen,
                "a card is ready within 5 ms; ISO/IEC 14443-3, 5",
            ),
            parameter("no field", format!("{} µs", self.field_off_us), Chosen, "long enough to reset a card"),
        ]
    }
}

/// The frame size for its code (14443-3, 7.9.4); the reserved ones as the largest.
const fn frame_size(code: u8) -> u64 {
    match code {
        0 => 16,
        1 => 24,
        2 => 32,
        3 => 40,
        4 => 48,
        5 => 64,
        6 => 96,
        7 => 128,
        8 => 256,
        9 => 512,
        10 => 1024,
        11 => 2048,
        _ => 4096,
    }
}
