//! One thing that goes wrong on the way to the card, at a named command.

/// Instruction codes that faults are tied to (ISO/IEC 7816-4 clause 5.4.2; `80 2A` is the card's own).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Instruction {
    /// `A4` SELECT.
    Select,
    /// `B0` READ BINARY.
    ReadBinary,
    /// `20` VERIFY with data, not the query for the tries left.
    Verify,
    /// `2A` compute digital signature.
    Sign,
}

impl Instruction {
    /// Whether a command APDU carries this instruction.
    pub(crate) fn is_in(self, command: &[u8]) -> bool {
        let code = match self {
            Self::Select => 0xA4,
            Self::ReadBinary => 0xB0,
            Self::Verify => 0x20,
            Self::Sign => 0x2A,
        };
        command.get(1) == Some(&code) && (self != Self::Verify || command.len() > 5)
    }
}

/// A fault of the link. Once it has struck it stays: an implementation that simply tries again must not get lucky.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum LinkFault {
    /// The card is not there from the beginning.
    Absent,
    /// The card leaves the field just before it would see this command for the `nth` time (from 1).
    RemovedBefore {
        /// At which instruction.
        instruction: Instruction,
        /// At which of them.
        nth: usize,
    },
    /// From this command on, commands with this instruction do not reach the card; this response comes instead.
    AnswersInstead {
        /// At which instruction.
        instruction: Instruction,
        /// From which of them on.
        nth: usize,
        /// The response APDU.
        response: Vec<u8>,
    },
}
