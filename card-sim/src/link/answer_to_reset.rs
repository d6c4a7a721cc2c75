//! What an answer to reset says about the link: the interface bytes of T=1, and the bytes of an ATQB that a reader for
//! contactless cards puts where the historical bytes stand.

use super::error::LinkError;

/// Interface bytes that matter to the time of a T=1 link (ISO/IEC 7816-3, 8.3 and 11.4), as their codes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct InterfaceBytes {
    /// TA1: clock rate and baud rate adjustment.
    pub(super) ta1: Option<u8>,
    /// TC1: extra guard time.
    pub(super) tc1: Option<u8>,
    /// Whether a TD announces T=1.
    pub(super) offers_t1: bool,
    /// First TA for T=1: IFSC.
    pub(super) ifsc: Option<u8>,
    /// First TB for T=1: block and character waiting time.
    pub(super) waiting: Option<u8>,
    /// First TC for T=1: error detection code.
    pub(super) detection: Option<u8>,
    /// Bytes of the whole answer.
    pub(super) length: u64,
}

impl InterfaceBytes {
    /// Reads the interface bytes (ISO/IEC 7816-3, 8.2).
    pub(super) fn read(atr: &[u8]) -> Result<Self, LinkError> {
        let byte = |at: usize| atr.get(at).copied().ok_or(LinkError::AnswerToReset { at });
        if !matches!(byte(0)?, 0x3B | 0x3F) {
            return Err(LinkError::AnswerToReset { at: 0 });
        }
        let mut found = Self { length: atr.len() as u64, ..Self::default() };
        let (mut at, mut present, mut protocol) = (2, byte(1)? >> 4, None);
        let mut level = 1_usize;
        loop {
            let mut next = |bit: u8| -> Result<Option<u8>, LinkError> {
                if present & bit == 0 {
                    return Ok(None);
                }
                at += 1;
                byte(at - 1).map(Some)
            };
            let (ta, tb, tc, td) = (next(1)?, next(2)?, next(4)?, next(8)?);
            match (level, protocol) {
                (1, _) => (found.ta1, found.tc1) = (ta, tc),
                // The first bytes for T=1 from TA3 on are those that count.
                (3.., Some(1)) => {
                    found.ifsc = found.ifsc.or(ta);
                    found.waiting = found.waiting.or(tb);
                    found.detection = found.detection.or(tc);
                }
                _ => {}
            }
            let Some(td) = td else { return Ok(found) };
            (present, protocol) = (td >> 4, Some(td & 0x0F));
            found.offers_t1 |= protocol == Some(1);
            level += 1;
        }
    }
}

/// Fi for the upper half of TA1 (ISO/IEC 7816-3, table 7).
pub(super) const fn clock_rate(ta1: u8) -> Option<u64> {
    Some(match ta1 >> 4 {
        0 | 1 => 372,
        2 => 558,
        3 => 744,
        4 => 1116,
        5 => 1488,
        6 => 1860,
        9 => 512,
        10 => 768,
        11 => 1024,
        12 => 1536,
        13 => 2048,
        _ => return None,
    })
}

/// Di for the lower half of TA1 (ISO/IEC 7816-3, table 8).
pub(super) const fn baud_rate(ta1: u8) -> Option<u64> {
    Some(match ta1 & 0x0F {
        1 => 1,
        2 => 2,
        3 => 4,
        4 => 8,
        5 => 16,
        6 => 32,
        7 => 64,
        8 => 12,
        9 => 20,
        _ => return None,
    })
}

/// The three protocol bytes of the ATQB (ISO/IEC 14443-3, 7.9.4), from the answer to reset that a reader makes of a Type B
/// card: `3B 88 80 01`, four bytes of application data, three of protocol information, one of ATTRIB's answer, check byte
/// (PC/SC part 3, 3.1.3.2.3).
pub(super) fn protocol_information(atr: &[u8]) -> Option<[u8; 3]> {
    match *atr {
        [0x3B, 0x88, 0x80, 0x01, _, _, _, _, rates, frames, waiting, _, _] => Some([rates, frames, waiting]),
        _ => None,
    }
}
