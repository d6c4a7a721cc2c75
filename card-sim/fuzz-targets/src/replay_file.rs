//! Target `replay_file`: a recorded trace. Its lines survive being written, and a session that is played again with its own
//! commands answers what was recorded.

use std::sync::{Arc, Mutex, PoisonError};

use sekisho_card_sim::{
    Decoder, ExchangeRecord, Payload, Secrets, TraceRecord,
    transport::{Divergence, Matching, Recording, Replay, VirtualCard as _},
};

use crate::broken::Broken;

/// Exchanges played of one recording, so that no input takes long.
const MOST_EXCHANGES: usize = 64;

/// Runs one input.
///
/// # Errors
/// [`Broken`], the first rule that did not hold.
pub fn replay_file(input: &[u8]) -> Result<(), Broken> {
    let Ok(text) = str::from_utf8(input) else { return Ok(()) };
    let mut decoder = Decoder::default();
    let mut exchanges = Vec::new();
    for record in text.lines().filter_map(|line| serde_json::from_str::<TraceRecord>(line).ok()) {
        let written =
            serde_json::to_string(&record).map_err(|error| Broken::UnexpectedError { detail: error.to_string() })?;
        if serde_json::from_str::<TraceRecord>(&written).ok().as_ref() != Some(&record) {
            return Err(Broken::RoundTrip { what: "a line of a trace" });
        }
        if let TraceRecord::Exchange(exchange) = record {
            record_again(&mut decoder, &exchange)?;
            exchanges.push(exchange);
        }
    }
    let Ok(recording) = Recording::parse(text) else { return Ok(()) };
    let recording = Arc::new(recording);
    play(&recording, Matching::Strict, &exchanges)?;
    play(&recording, Matching::Lenient, &exchanges)
}

/// The command of a line, recorded again, is the same command.
fn record_again(decoder: &mut Decoder, exchange: &ExchangeRecord) -> Result<(), Broken> {
    for secret in [None, Some(&b"1234"[..]), Some(&[])] {
        let Some(command) = exchange.command(secret) else { continue };
        let status = exchange.status.map(|status| status.bytes().to_vec()).unwrap_or_default();
        let response = [exchange.response.bytes().unwrap_or_default(), &status].concat();
        let again = ExchangeRecord::new(decoder, Secrets::Kept, &command, &response);
        if again.command(None).as_ref() != Some(&command) {
            return Err(Broken::RoundTrip { what: "the command of a trace" });
        }
    }
    Ok(())
}

/// Plays a recording with its own commands; hidden data are zeros of the same length.
fn play(recording: &Arc<Recording>, matching: Matching, exchanges: &[ExchangeRecord]) -> Result<(), Broken> {
    let diverged: Arc<Mutex<Option<Divergence>>> = Arc::default();
    let noted = Arc::clone(&diverged);
    let observer = move |divergence: &Divergence| {
        *noted.lock().unwrap_or_else(PoisonError::into_inner) = Some(divergence.clone());
    };
    let mut card = Replay::new(Arc::clone(recording), matching, Box::new(observer));
    card.power_on();
    let mut response = Vec::new();
    for exchange in exchanges.iter().take(MOST_EXCHANGES) {
        let hidden = match &exchange.data {
            Payload::Hidden { length, .. } => vec![0; *length],
            Payload::Shown(_) => Vec::new(),
        };
        let Some(command) = exchange.command(Some(&hidden)) else { continue };
        card.transmit(&command, &mut response);
        match (diverged.lock().unwrap_or_else(PoisonError::into_inner).take(), exchange.response.bytes()) {
            (None, Some(data)) => {
                let status = exchange.status.map(|status| status.bytes().to_vec()).unwrap_or_default();
                // With lenient matching, an equal command further back may have been found; not with strict matching.
                if matching == Matching::Strict && response != [data, &status].concat() {
                    return Err(Broken::RoundTrip { what: "a recorded answer" });
                }
            }
            (Some(Divergence::HiddenResponse { .. }), None) => {}
            (None, None) => return Err(Broken::RoundTrip { what: "a hidden answer" }),
            (Some(divergence), _) => return Err(Broken::UnexpectedError { detail: divergence.to_string() }),
        }
    }
    Ok(())
}
