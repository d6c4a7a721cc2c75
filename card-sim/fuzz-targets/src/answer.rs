//! One command and its answer: a status word, and no more data than was asked for (ISO 7816-4, 5.2 and 5.3).

use sekisho_card_sim::StatusWord;

use crate::broken::Broken;

/// Checks the answer's outline and returns its data and status word.
pub(crate) fn split<'a>(command: &[u8], response: &'a [u8]) -> Result<(&'a [u8], StatusWord), Broken> {
    let Some((data, status)) = response.split_last_chunk::<2>() else {
        return Err(Broken::NoStatus { got: response.len() });
    };
    let status = StatusWord::new(u16::from_be_bytes(*status));
    let most = most_data(command);
    if data.len() > most {
        return Err(Broken::TooMuchData { most, got: data.len() });
    }
    if refused(status) && !data.is_empty() {
        return Err(Broken::DataBesideRefusal { status, got: data.len() });
    }
    Ok((data, status))
}

/// Execution and checking errors carry no data; `61`, `62` and `63` are warnings or more to come.
fn refused(status: StatusWord) -> bool {
    matches!(status.value() >> 8, 0x64..=0x6F)
}

/// Ne, read apart from the card's own parser: a mistake there should not hide here.
fn most_data(command: &[u8]) -> usize {
    let Some((_, body)) = command.split_at_checked(4) else { return 0 };
    let short = |le: u8| if le == 0 { 256 } else { usize::from(le) };
    let long = |high: u8, low: u8| match u16::from_be_bytes([high, low]) {
        0 => 65536,
        le => usize::from(le),
    };
    match *body {
        [le] => short(le),
        [0, high, low] => long(high, low),
        [0, high, low, .., le_high, le_low]
            if body.len() == 5 + usize::from(u16::from_be_bytes([high, low])) && body.len() > 5 =>
        {
            long(le_high, le_low)
        }
        [lc, .., le] if lc != 0 && body.len() == 2 + usize::from(lc) => short(le),
        _ => 0,
    }
}
