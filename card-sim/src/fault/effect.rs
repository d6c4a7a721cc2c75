//! What a fault does.

use std::num::{NonZeroU16, NonZeroU32, NonZeroU64};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::trigger::first;
use crate::{bytes::Hex, status::StatusWord};

/// What goes wrong.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Effect {
    /// The card leaves the field, and with it its power.
    Remove {
        /// When in the command; before it if absent. Not allowed with the trigger `byte`, which says it itself.
        #[serde(default)]
        at: Option<Moment>,
        /// Whether it comes back.
        #[serde(default)]
        returns: Returns,
    },
    /// The power goes away while the card writes its memory (tearing): the card leaves and comes back with what is
    /// durable. Commands that write too seldom are carried out without harm.
    PowerCut {
        /// Which time that the command writes, from 1. VERIFY writes the spent try first, and the tries given back second;
        /// CHANGE REFERENCE DATA writes once.
        #[serde(default = "first")]
        save: NonZeroU64,
        /// When in the writing.
        at: SaveMoment,
        /// How many bytes a torn write has written, with `during`; drawn from 0 to 16383 if absent.
        #[serde(default)]
        octets: Option<u32>,
        /// Whether the card comes back.
        #[serde(default)]
        returns: Returns,
    },
    /// The card is reset behind the client's back.
    Reset {
        /// With or without loss of power.
        #[serde(default)]
        kind: ResetKind,
        /// When in the command; before it if absent. In the middle of a command there is no answer to it. Not allowed with
        /// the trigger `byte`, which says it itself.
        #[serde(default)]
        at: Option<Moment>,
    },
    /// Something else answers.
    Answer {
        /// The response APDU, as it is.
        response: Hex,
        /// Whether the card carries the command out all the same.
        #[serde(default)]
        executed: bool,
    },
    /// A wrong status word; the response data stays.
    Status(StatusFault),
    /// The answer to the previous command comes for this one, whose own is lost. The first command has no previous one and
    /// gets nothing.
    Delay(Part),
    /// The end of the answer is missing.
    Truncate(Truncation),
    /// The answer comes twice.
    Duplicate(Duplicate),
    /// More data than was asked for; random bytes stand between the data and the status word.
    Oversize(Oversize),
    /// An answer of no bytes.
    Empty,
    /// Bits of the response data are flipped, each at a place of its own draw; the status word stays.
    FlipBits {
        /// How many.
        count: NonZeroU32,
    },
    /// Random bytes instead of the answer.
    Garbage {
        /// How many.
        #[schemars(range(min = 0, max = 1_048_576))]
        length: u32,
    },
    /// The card asks for more time, several times (ISO 14443-4, 7.3: S(WTX); ISO 7816-3, 11.6.2: S(WTX request)).
    WaitingTimeExtension {
        /// How often.
        requests: NonZeroU16,
        /// Time each of them takes.
        milliseconds: u32,
    },
    /// The card takes longer for the command.
    Slow {
        /// How much longer.
        milliseconds: u32,
    },
    /// Another client of the same card comes in between, before the command.
    Interleave {
        /// Its command APDUs.
        commands: Vec<Hex>,
        /// Whether it begins with a reset.
        #[serde(default)]
        reset_before: Option<ResetKind>,
        /// Whether it ends with a reset.
        #[serde(default)]
        reset_after: Option<ResetKind>,
    },
}

/// A moment in the course of one command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Moment {
    /// Before its first byte: it is not carried out.
    BeforeCommand,
    /// Once this many bytes of the command have passed. It is carried out only if those are all; then it is not answered.
    CommandByte(u32),
    /// Once the card has carried the command out and this many bytes of the answer have passed. The client gets the answer
    /// only if those are all.
    ResponseByte(u32),
}

/// A moment in the writing of the card's memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SaveMoment {
    /// Before anything is written.
    Before,
    /// When a part is written: a torn write.
    During,
    /// When it is durable, before the card goes on with the command.
    After,
}

/// Whether a card that left comes back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Returns {
    /// It does not.
    #[default]
    Never,
    /// Once the reader has noticed: when it takes the power away or powers the card the next time.
    NextPower,
}

/// A kind of reset.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ResetKind {
    /// A reset without loss of power.
    #[default]
    Warm,
    /// Power off, power on.
    Cold,
}

/// Another status word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum StatusFault {
    /// This one.
    Fixed(StatusWord),
    /// The right one with this many different bits flipped.
    FlipBits(#[schemars(range(min = 1, max = 16))] u8),
}

/// What of an answer comes late.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// Only the status word; the data is the right one.
    Status,
    /// All of it.
    Answer,
}

/// How an answer is cut off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Truncation {
    /// After this many bytes.
    Keep(u32),
    /// Before the status word.
    WithoutStatus,
}

/// How an answer comes twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Duplicate {
    /// In one piece, one behind the other.
    Joined,
    /// A second time for the next command, whose own answer is lost.
    Again,
}

/// How much too long an answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Oversize {
    /// This many bytes of data more than Le allows, 0 if there is no Le. An answer that is longer already stays.
    PastLe(#[schemars(range(min = 1, max = 1_048_576))] u32),
    /// This many bytes together with the status word. More than 65538 is more than any response APDU can have
    /// (ISO 7816-4, 5.3.2). An answer that is longer already stays.
    Total(#[schemars(range(min = 3, max = 1_048_576))] u32),
}

/// The longest answer that a fault makes, in bytes.
pub(super) const LONGEST: u32 = 1_048_576;
