//! Mistakes with signatures and random bytes.

use super::{Chip, Fault, aside, ins, plain, status};

/// Who has verified the authentication PIN gets a signature of the other key too, made with the authentication key.
#[derive(Default)]
pub(super) struct WrongKey;

impl Fault for WrongKey {
    fn transmit(&mut self, card: &mut dyn Chip, command: &[u8], response: &mut Vec<u8>) {
        card.transmit(command, response);
        let signs = plain(command, ins::SIGN).is_some_and(|frame| frame.p2 == 0x9A);
        if signs && status(response) == 0x6982 {
            let mut other = command.to_vec();
            other[3] = 0x97;
            card.transmit(&other, response);
        }
    }
}

/// P1 = 03 pads the bare hash, as 01 does.
#[derive(Default)]
pub(super) struct BareHash;

impl Fault for BareHash {
    fn transmit(&mut self, card: &mut dyn Chip, command: &[u8], response: &mut Vec<u8>) {
        let mut command = command.to_vec();
        if plain(&command, ins::SIGN).is_some_and(|frame| frame.p1 == 0x03) {
            command[2] = 0x01;
        }
        card.transmit(&command, response);
    }
}

/// Every PSS signature has the same salt. (The test key shows it.)
#[derive(Default)]
pub(super) struct SaltRepeats {
    salt: Option<Vec<u8>>,
}

impl Fault for SaltRepeats {
    fn transmit(&mut self, card: &mut dyn Chip, command: &[u8], response: &mut Vec<u8>) {
        card.transmit(command, response);
        let is_pss = plain(command, ins::SIGN).is_some_and(|frame| matches!(frame.p1, 4 | 5));
        if is_pss && status(response) == 0x9000 {
            let salt = response.len() - 34..response.len() - 2;
            let first = self.salt.get_or_insert_with(|| response[salt.clone()].to_vec());
            response[salt].copy_from_slice(first);
        }
    }
}

/// A challenge is the last one of the same length.
#[derive(Default)]
pub(super) struct ChallengeRepeats {
    last: Vec<u8>,
}

impl Fault for ChallengeRepeats {
    fn transmit(&mut self, card: &mut dyn Chip, command: &[u8], response: &mut Vec<u8>) {
        card.transmit(command, response);
        if plain(command, ins::CHALLENGE).is_some() && status(response) == 0x9000 {
            if self.last.len() == response.len() {
                response.clone_from(&self.last);
            }
            self.last.clone_from(response);
        }
    }
}

/// A signature that is longer than Le is cut.
#[derive(Default)]
pub(super) struct SignatureIsCut;

impl Fault for SignatureIsCut {
    fn transmit(&mut self, card: &mut dyn Chip, command: &[u8], response: &mut Vec<u8>) {
        card.transmit(command, response);
        let frame = plain(command, ins::SIGN).filter(|frame| !frame.data.is_empty() && !frame.extended);
        let Some(room) = frame.and_then(|frame| frame.room) else { return };
        if room < 256 && status(response) == 0x6700 {
            let longer = [&command[..command.len() - 1], &[0x00]].concat();
            card.transmit(&longer, response);
            if status(response) == 0x9000 {
                response.truncate(room);
                response.extend_from_slice(&[0x90, 0x00]);
            }
        }
    }
}

/// The body of a terminal's certificate stays when its signature was looked at.
#[derive(Default)]
pub(super) struct CertificateServesTwice {
    body: Option<Vec<u8>>,
}

impl Fault for CertificateServesTwice {
    fn transmit(&mut self, card: &mut dyn Chip, command: &[u8], response: &mut Vec<u8>) {
        card.transmit(command, response);
        let Some(frame) = plain(command, ins::TERMINAL).filter(|_| status(response) == 0x9000) else { return };
        if frame.p1 == 0x06 {
            self.body = Some(command.to_vec());
        } else if let Some(body) = &self.body {
            aside(card, body);
        }
    }
}
