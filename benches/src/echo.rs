//! The cheapest responder that can sit in a reader: what it costs is the way, not the card.

use sekisho_card_sim::DEFAULT_ATR;
use sekisho_card_sim::transport::VirtualCard;

/// Answers READ BINARY with 256 fixed bytes and everything else with `9000`, at once, without looking at it further. It
/// is served by the same loop as the card, so that whatever differs is the card's.
#[derive(Clone, Debug)]
pub struct Echo {
    block: Vec<u8>,
}

const READ_BINARY: u8 = 0xB0;
const OK: [u8; 2] = [0x90, 0x00];

impl Default for Echo {
    fn default() -> Self {
        let mut block = vec![0xA5; 256];
        block.extend(OK);
        Self { block }
    }
}

impl VirtualCard for Echo {
    fn power_on(&mut self) {}

    fn power_off(&mut self) {}

    fn warm_reset(&mut self) {}

    fn atr(&self) -> &[u8] {
        &DEFAULT_ATR
    }

    fn transmit(&mut self, command: &[u8], response: &mut Vec<u8>) {
        response.clear();
        let reads = command.get(1) == Some(&READ_BINARY);
        response.extend_from_slice(if reads { &self.block } else { &OK });
    }
}
