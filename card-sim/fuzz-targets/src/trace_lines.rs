//! Target `replay_file`: lines of a recorded trace.

use sekisho_card_sim::{Decoder, ExchangeRecord, Secrets, TraceRecord};

use crate::broken::Broken;

/// Runs one input.
///
/// # Errors
/// [`Broken`], the first rule that did not hold.
pub fn replay_file(input: &[u8]) -> Result<(), Broken> {
    let mut decoder = Decoder::default();
    for line in input.split(|byte| *byte == b'\n') {
        let Ok(record) = serde_json::from_slice::<TraceRecord>(line) else { continue };
        let written =
            serde_json::to_string(&record).map_err(|error| Broken::UnexpectedError { detail: error.to_string() })?;
        if serde_json::from_str::<TraceRecord>(&written).ok().as_ref() != Some(&record) {
            return Err(Broken::RoundTrip { what: "a line of a trace" });
        }
        if record.to_string().contains('\n') && !written.contains("\\n") {
            return Err(Broken::RoundTrip { what: "a line for people" });
        }
        if let TraceRecord::Exchange(exchange) = record {
            send_again(&mut decoder, &exchange)?;
        }
    }
    Ok(())
}

/// The command of a line, recorded again, is the same command.
fn send_again(decoder: &mut Decoder, exchange: &ExchangeRecord) -> Result<(), Broken> {
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
