//! The exchanges with a card as decoded lines without secrets.

use sekisho_card_sim::{Decoder, ExchangeRecord, Secrets};

use crate::card::Exchange;

/// Follows what passes, exchange by exchange.
#[derive(Default)]
pub(crate) struct Transcript {
    decoder: Decoder,
    /// How many exchanges were decoded.
    pub(crate) decoded: usize,
}

impl Transcript {
    /// The next exchange as a line.
    pub(crate) fn line(&mut self, exchange: &Exchange) -> String {
        self.decoded += 1;
        let response = exchange.response.as_deref().unwrap_or_default();
        let record = ExchangeRecord::new(&mut self.decoder, Secrets::Redacted, &exchange.command, response);
        let mut line = match exchange.response {
            Some(_) => record.to_string(),
            None => format!("{} -> the card was removed", record.text),
        };
        for strike in &exchange.strikes {
            line.push_str(&format!(" [fault {}: {}]", strike.fault, strike.consequence));
        }
        line
    }
}
