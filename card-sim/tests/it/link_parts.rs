//! Exchanges that are nothing but lengths.

use sekisho_card_sim::link::Exchange;

/// So many bytes there and so many back.
pub(crate) fn exchange(command_bytes: usize, response_bytes: usize) -> Exchange {
    Exchange { header: None, command_bytes, data_bytes: command_bytes.saturating_sub(5), response_bytes, status: None }
}
