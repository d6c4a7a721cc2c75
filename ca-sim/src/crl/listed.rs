//! A revoked certificate in sixteen octets, for lists of millions.

use jiff::Timestamp;

use crate::reason::CrlReason;
use crate::revocation::Revocation;
use crate::serial::Serial;

/// A serial number with its revocation. The second is kept in 48 bits, which last longer than a [`Timestamp`].
#[derive(Debug, Clone, Copy)]
pub(super) struct Listed {
    serial: u64,
    low: u32,
    high: u16,
    reason: CrlReason,
}

impl Listed {
    /// `second` counts from 1970 and is that of a [`Timestamp`].
    pub(super) fn new(serial: Serial, second: u64, reason: CrlReason) -> Self {
        let [_, _, high @ .., l1, l2, l3, l4] = second.to_be_bytes();
        let (low, high) = (u32::from_be_bytes([l1, l2, l3, l4]), u16::from_be_bytes(high));
        Self { serial: serial.value(), low, high, reason }
    }

    pub(super) fn serial(self) -> Serial {
        Serial::new(self.serial)
    }

    pub(super) fn second(self) -> u64 {
        u64::from(self.high) << 32 | u64::from(self.low)
    }

    pub(super) fn revocation(self) -> Revocation {
        // No other second was put in.
        let at = Timestamp::from_second(self.second().cast_signed()).unwrap_or_default();
        Revocation { reason: self.reason, at }
    }
}
