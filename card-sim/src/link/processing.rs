//! Which steps of work a command takes. How long each step lasts is in the table; that these are the steps is chosen.

use super::{CommandTimes, Exchange, Step};
use crate::apdu::Header;

/// The class of secure messaging without header authentication (ISO 7816-4, 5.4.1).
const SECURE_MESSAGING: u8 = 0x08;

/// P1 of the command that brings the body of a terminal's certificate.
const TERMINAL_BODY: u8 = 0x06;

/// How long the card works on an exchange, in nanoseconds.
///
/// A command that is refused costs its dispatch alone, but for a wrong PIN, which is compared and counted. A PIN that is
/// compared costs two writes: the try is spent before the comparison, and given back after a right one.
#[must_use]
pub fn processing(times: &CommandTimes, exchange: &Exchange) -> u64 {
    let Some(header) = exchange.header else { return times.of(Step::Dispatch, 1) };
    let (data, answered) = (exchange.data_bytes, exchange.answered_bytes());
    let mut time = times.of(Step::Dispatch, 1);
    let mut add = |step, number| time = time.saturating_add(times.of(step, number));
    if header.class & 0x0F == SECURE_MESSAGING {
        add(Step::AesByte, data.saturating_add(answered));
    }
    if !exchange.is_carried_out() {
        return time;
    }
    match (header.class & 0xF0, header.instruction) {
        (0x00, 0xA4) if header.p1 == 0x04 => add(Step::SelectApplication, 1),
        (0x00, 0xA4) => add(Step::SelectFile, 1),
        (0x00, 0xB0) => {
            add(Step::ReadBinary, 1);
            add(Step::ReadByte, answered);
        }
        (0x00, 0xB2) => {
            add(Step::ReadRecord, 1);
            add(Step::ReadByte, answered);
        }
        (0x00, 0xCA) => {
            add(Step::GetData, 1);
            add(Step::ReadByte, answered);
        }
        // The question how many tries are left compares nothing.
        (0x00, 0x20) if data > 0 => {
            add(Step::ComparePin, 1);
            add(Step::EepromWrite, if exchange.status.is_some_and(|status| status.is_ok()) { 2 } else { 1 });
        }
        (0x00, 0x24) | (0x80, 0x32) => {
            add(Step::ComparePin, 1);
            add(Step::EepromWrite, 1);
        }
        (0x80, 0x2A) => {
            add(Step::HashByte, if hashes(header) { data } else { 0 });
            add(Step::Rsa2048Private, 1);
        }
        (0x00, 0x88) => {
            add(Step::HashByte, data);
            add(Step::Rsa2048Private, 1);
        }
        // The body of a terminal's certificate is hashed when it comes, and checked when its signature comes.
        (0x80, 0xA2) if header.p1 == TERMINAL_BODY => add(Step::HashByte, data),
        // A wrong signature is checked as well.
        (0x80, 0xA2) | (0x00, 0x82) => add(Step::Rsa2048Public, 1),
        (0x80, 0xAE) => add(Step::Rsa2048Private, 1),
        (0x00, 0x84) => {
            add(Step::GetChallenge, 1);
            add(Step::RandomByte, answered);
        }
        _ => {}
    }
    time
}

/// Whether the card hashes what it signs: schemes 01, 03 and 05.
const fn hashes(header: Header) -> bool {
    matches!(header.p1, 0x01 | 0x03 | 0x05)
}
