//! Reading a command APDU (ISO 7816-4, 5.2), written anew for the model.

/// A command as the model understands it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame<'a> {
    pub(super) instruction: u8,
    pub(super) p1: u8,
    pub(super) p2: u8,
    pub(super) data: &'a [u8],
    /// How many bytes the response may have; none without Le.
    pub(super) room: Option<usize>,
    pub(super) extended: bool,
}

impl<'a> Frame<'a> {
    /// The command, if the length fields add up.
    pub(super) fn read(bytes: &'a [u8]) -> Option<Self> {
        let (header, body) = bytes.split_at_checked(4)?;
        let (data, room, extended) = lengths(body)?;
        Some(Self { instruction: header[1], p1: header[2], p2: header[3], data, room, extended })
    }

    /// P1 and P2 as one number.
    pub(super) fn p1p2(&self) -> u16 {
        u16::from(self.p1) << 8 | u16::from(self.p2)
    }
}

/// Data field, Ne, and whether the fields were extended.
fn lengths(body: &[u8]) -> Option<(&[u8], Option<usize>, bool)> {
    let number = |at: usize| usize::from(body[at]) << 8 | usize::from(body[at + 1]);
    let or = |value: usize, all: usize| if value == 0 { all } else { value };
    let length = body.len();
    match length {
        0 => Some((body, None, false)),
        1 => Some((&[], Some(or(body[0].into(), 0x100)), false)),
        3 if body[0] == 0 => Some((&[], Some(or(number(1), 0x1_0000)), true)),
        _ if body[0] != 0 => {
            let end = 1 + usize::from(body[0]);
            match length.checked_sub(end)? {
                0 => Some((&body[1..], None, false)),
                1 => Some((&body[1..end], Some(or(body[end].into(), 0x100)), false)),
                _ => None,
            }
        }
        2 => None,
        _ => {
            let end = 3 + number(1);
            if end == 3 {
                return None;
            }
            match length.checked_sub(end)? {
                0 => Some((&body[3..], None, true)),
                2 => Some((&body[3..end], Some(or(number(end), 0x1_0000)), true)),
                _ => None,
            }
        }
    }
}
