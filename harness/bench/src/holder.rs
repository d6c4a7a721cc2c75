//! A synthetic person with a card: what the case knows and the implementation has to find out.

use std::sync::Arc;

use jiff::Timestamp;
use sekisho_ca_sim::{
    IssuedCertificate, Line, Partition,
    keys::{OpensslKey, SigningKey},
};
use sekisho_card_sim::CardFile;
use sekisho_harness_protocol::{CertificateKind, PinRef, Purpose};
use sekisho_jlis_sim_core::{CardKeys, Pins, Resident, era_birth};

use crate::{Stop, card_edit::CardEdit, world::Realm};

/// A person with a card.
#[derive(Clone)]
pub(crate) struct Holder {
    pub(crate) resident: Resident,
    pub(crate) pins: Pins,
    pub(crate) keys: CardKeys,
    pub(crate) card: CardFile,
    pub(crate) signature: Option<IssuedCertificate>,
    pub(crate) authentication: Option<IssuedCertificate>,
    pub(crate) realm: Realm,
}

/// The line that issues certificates for a purpose.
pub(crate) fn line(purpose: Purpose) -> Line {
    match purpose {
        Purpose::Signature => Line::Signing,
        Purpose::Authentication => Line::Authentication,
    }
}

impl Holder {
    /// The signature password.
    pub(crate) fn password(&self) -> String {
        self.pins.signature_password.clone()
    }

    /// A password of the right form that is not the holder's.
    pub(crate) fn wrong_password(&self) -> String {
        self.password().chars().map(next_digit).collect()
    }

    /// The authentication PIN.
    pub(crate) fn pin(&self) -> String {
        self.pins.authentication_pin.clone()
    }

    /// A PIN of the right form that is not the holder's.
    pub(crate) fn wrong_pin(&self) -> String {
        self.pin().chars().map(next_digit).collect()
    }

    /// What opens a key.
    pub(crate) fn pin_of(&self, key: PinRef) -> String {
        match key {
            PinRef::Signature => self.password(),
            _ => self.pin(),
        }
    }

    /// The issued certificate of a purpose.
    pub(crate) fn issued(&self, purpose: Purpose) -> Result<&IssuedCertificate, Stop> {
        let issued = match purpose {
            Purpose::Signature => self.signature.as_ref(),
            Purpose::Authentication => self.authentication.as_ref(),
        };
        issued.ok_or_else(|| Stop::Bench("the holder has no such certificate".to_owned()))
    }

    /// The certificate of a kind as it is written on the card.
    pub(crate) fn certificate(&self, kind: CertificateKind) -> Result<Vec<u8>, Stop> {
        CardEdit::new(&mut self.card.clone()).content(kind)
    }

    /// First and last valid instant.
    pub(crate) fn validity(&self, purpose: Purpose) -> Result<(Timestamp, Timestamp), Stop> {
        let issued = self.issued(purpose)?;
        Ok((issued.not_before, issued.not_after))
    }

    /// 発行番号, as text for the report.
    pub(crate) fn serial(&self, purpose: Purpose) -> Result<String, Stop> {
        Ok(self.issued(purpose)?.serial.to_string())
    }

    /// The CRL partition of a purpose's certificate.
    pub(crate) fn partition(&self, purpose: Purpose) -> Result<&Partition, Stop> {
        Ok(&self.issued(purpose)?.partition)
    }

    /// The private key behind a purpose's certificate.
    pub(crate) fn key(&self, purpose: Purpose) -> Arc<OpensslKey> {
        match purpose {
            Purpose::Signature => Arc::clone(&self.keys.signature.key),
            Purpose::Authentication => Arc::clone(&self.keys.authentication.key),
        }
    }

    /// The private key behind the signature certificate.
    pub(crate) fn signature_key(&self) -> &dyn SigningKey {
        &*self.keys.signature.key
    }

    /// The birth date as the signature certificate spells it.
    pub(crate) fn birth_in_certificate(&self) -> String {
        era_birth(self.resident.birth)
    }

    /// A list in which this holder's serial number became another one.
    pub(crate) fn with_serial_changed(&self, list: &[u8], purpose: Purpose) -> Result<Vec<u8>, Stop> {
        // Four significant octets at the volume that the counters begin with.
        let serial = self.issued(purpose)?.serial.value().to_be_bytes();
        let serial = &serial[serial.len() - 4..];
        let position = list.windows(serial.len()).rposition(|window| window == serial);
        let last = position.map(|start| start + serial.len() - 1);
        let mut altered = list.to_vec();
        let octet = last.and_then(|last| altered.get_mut(last));
        *octet.ok_or_else(|| Stop::Bench("the list does not name the holder's certificate".to_owned()))? ^= 1;
        Ok(altered)
    }
}

/// The digit that follows, 0 after 9; anything else stays.
fn next_digit(character: char) -> char {
    match character {
        '9' => '0',
        '0'..='8' => char::from_u32(u32::from(character) + 1).unwrap_or('0'),
        other => other,
    }
}
