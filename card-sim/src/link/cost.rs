//! What an exchange cost, and what many of them cost together.

use schemars::JsonSchema;
use serde::Serialize;

/// The cost of one command on a link. Times are in nanoseconds of virtual time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ExchangeCost {
    /// Bytes of the command APDU.
    pub command_bytes: u64,
    /// Bytes of the response APDU, status word included.
    pub response_bytes: u64,
    /// Blocks or packets that carried the two, their acknowledgements and extensions, in both directions.
    pub blocks: u64,
    /// Time on the link, turn-arounds and extensions included.
    pub transfer_ns: u64,
    /// Time that the card worked.
    pub processing_ns: u64,
    /// How often the card asked for more time.
    pub extensions: u64,
    /// Whether the card answered. If it did not, the transfer includes the time that the reader waited in vain.
    pub answered: bool,
}

impl ExchangeCost {
    /// Transfer and processing, in nanoseconds.
    #[must_use]
    pub const fn total_ns(&self) -> u64 {
        self.transfer_ns.saturating_add(self.processing_ns)
    }
}

/// The cost of an activation: from the first sign of the card to its first command. Times are in nanoseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ActivationCost {
    /// Frames, blocks or packets in both directions.
    pub blocks: u64,
    /// Time until the first command may begin.
    pub total_ns: u64,
}

/// What a whole session cost: for the comparison of two ways to the same end. Times are in nanoseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Totals {
    /// Activations and resets.
    pub activations: u64,
    /// Commands.
    pub exchanges: u64,
    /// Bytes of all command APDUs.
    pub command_bytes: u64,
    /// Bytes of all response APDUs.
    pub response_bytes: u64,
    /// Blocks or packets.
    pub blocks: u64,
    /// How often the card asked for more time.
    pub extensions: u64,
    /// Time of activations.
    pub activation_ns: u64,
    /// Time on the link.
    pub transfer_ns: u64,
    /// Time that the card worked.
    pub processing_ns: u64,
}

impl Totals {
    /// Adds a command.
    pub fn add(&mut self, cost: &ExchangeCost) {
        raise(&mut self.exchanges, 1);
        raise(&mut self.command_bytes, cost.command_bytes);
        raise(&mut self.response_bytes, cost.response_bytes);
        raise(&mut self.blocks, cost.blocks);
        raise(&mut self.extensions, cost.extensions);
        raise(&mut self.transfer_ns, cost.transfer_ns);
        raise(&mut self.processing_ns, cost.processing_ns);
    }

    /// Adds an activation.
    pub fn add_activation(&mut self, cost: &ActivationCost) {
        raise(&mut self.activations, 1);
        raise(&mut self.blocks, cost.blocks);
        raise(&mut self.activation_ns, cost.total_ns);
    }

    /// Activations, transfer and processing, in nanoseconds.
    #[must_use]
    pub const fn total_ns(&self) -> u64 {
        self.activation_ns.saturating_add(self.transfer_ns).saturating_add(self.processing_ns)
    }

    /// What this session took beyond another one that reaches the same end, such as the best possible sequence: each
    /// figure's difference, 0 where this session took less.
    #[must_use]
    pub const fn beyond(&self, best: &Self) -> Self {
        Self {
            activations: self.activations.saturating_sub(best.activations),
            exchanges: self.exchanges.saturating_sub(best.exchanges),
            command_bytes: self.command_bytes.saturating_sub(best.command_bytes),
            response_bytes: self.response_bytes.saturating_sub(best.response_bytes),
            blocks: self.blocks.saturating_sub(best.blocks),
            extensions: self.extensions.saturating_sub(best.extensions),
            activation_ns: self.activation_ns.saturating_sub(best.activation_ns),
            transfer_ns: self.transfer_ns.saturating_sub(best.transfer_ns),
            processing_ns: self.processing_ns.saturating_sub(best.processing_ns),
        }
    }
}

const fn raise(sum: &mut u64, by: u64) {
    *sum = sum.saturating_add(by);
}
