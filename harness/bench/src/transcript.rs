//! The exchanges of a request as decoded lines without secrets.

use sekisho_card_sim::{Decoder, ExchangeRecord, Secrets};

use crate::card::TestCard;

/// The lines of the exchanges from this one on. The decoder follows the selections from the beginning.
pub(crate) fn lines(card: &TestCard, first: usize) -> Vec<String> {
    let mut decoder = Decoder::default();
    let mut lines = Vec::new();
    for (index, exchange) in card.exchanges_from(0).iter().enumerate() {
        let line = match &exchange.response {
            Some(response) => {
                ExchangeRecord::new(&mut decoder, Secrets::Redacted, &exchange.command, response).to_string()
            }
            None => {
                let record = ExchangeRecord::new(&mut decoder, Secrets::Redacted, &exchange.command, &[]);
                format!("{} -> the card was removed", record.text)
            }
        };
        if index >= first {
            lines.push(line);
        }
    }
    lines
}
