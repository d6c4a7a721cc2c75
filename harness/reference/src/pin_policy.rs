//! What may be sent as a PIN, and to which reference. Nothing malformed reaches the card, where it would cost a try.

use sekisho_harness_protocol::{CertificateKind, PinRef, Reason};

/// The form of PINs.
pub trait PinPolicy: Send {
    /// The elementary file of the PIN reference.
    ///
    /// # Errors
    /// `unsupported` for a PIN that a later protocol version may add.
    fn reference(&self, pin: PinRef) -> Result<u16, Reason> {
        match pin {
            PinRef::Authentication => Ok(0x0018),
            PinRef::Signature => Ok(0x001B),
            _ => Err(Reason::Unsupported),
        }
    }

    /// The octets to send for what the holder typed. The signature password is kept in upper case on the card and the card
    /// does not fold, so lower case is raised here.
    ///
    /// # Errors
    /// `pin-malformed` when it cannot be right by its length or alphabet.
    fn entered(&self, pin: PinRef, typed: &str) -> Result<Vec<u8>, Reason> {
        match pin {
            PinRef::Authentication => {
                let right = typed.len() == 4 && typed.bytes().all(|octet| octet.is_ascii_digit());
                if right { Ok(typed.as_bytes().to_vec()) } else { Err(Reason::PinMalformed) }
            }
            PinRef::Signature => {
                let right = (6..=16).contains(&typed.len()) && typed.bytes().all(|octet| octet.is_ascii_alphanumeric());
                if right { Ok(typed.to_ascii_uppercase().into_bytes()) } else { Err(Reason::PinMalformed) }
            }
            _ => Err(Reason::Unsupported),
        }
    }

    /// The octets of a PIN that the holder chooses anew: as [`PinPolicy::entered`], and a signature password has at least
    /// one letter and one digit.
    ///
    /// # Errors
    /// `pin-malformed`.
    fn chosen(&self, pin: PinRef, typed: &str) -> Result<Vec<u8>, Reason> {
        let value = self.entered(pin, typed)?;
        let mixed = value.iter().any(u8::is_ascii_digit) && value.iter().any(u8::is_ascii_alphabetic);
        if pin == PinRef::Signature && !mixed { Err(Reason::PinMalformed) } else { Ok(value) }
    }

    /// Whether a certificate takes its PIN before it is read. The authentication certificate is free on a card and closed on a
    /// phone: its PIN is used only when the chip asks for it.
    fn precedes_reading(&self, kind: CertificateKind) -> bool {
        kind == CertificateKind::Signature
    }

    /// What to send when a PIN is needed and the holder gave none: nothing.
    ///
    /// # Errors
    /// Always `pin-required`.
    fn missing(&self, _pin: PinRef) -> Result<Vec<u8>, Reason> {
        Err(Reason::PinRequired)
    }
}
