//! The seam: all that the model, the campaign and the planted faults know of a card.

/// Something that answers like a card.
pub(super) trait Chip {
    fn power_on(&mut self);
    fn power_off(&mut self);
    fn warm_reset(&mut self);
    /// Answers one command with data and status word; `response` is replaced.
    fn transmit(&mut self, command: &[u8], response: &mut Vec<u8>);
}

/// Hexadecimal and status word of an answer, for reports.
pub(super) fn shown(response: &[u8]) -> String {
    let Some((data, status)) = response.split_last_chunk::<2>() else {
        return format!("only {} bytes", response.len());
    };
    let status = hex::encode_upper(status);
    match data.len() {
        0 => status,
        1..=24 => format!("{} {status}", hex::encode_upper(data)),
        length => format!("{}... ({length} bytes) {status}", hex::encode_upper(&data[..20])),
    }
}
