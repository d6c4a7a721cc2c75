//! The questions at the end of a sequence: what a card remembers that it need not have shown yet.

use super::{
    layout::{CARD, Kind},
    state::State,
    step::{Apdu, Data, Le, Step},
};

/// Which file is current, which files are open, and then, in every application, how many tries each reference has left.
pub(super) fn steps(state: &State) -> Vec<Step> {
    let plain = |header, data, le| Step::Plain(Apdu { header, data, le });
    let mut steps = Vec::new();
    if !state.powered {
        steps.push(Step::PowerOn);
    } else if let Some((_, application)) = state.here() {
        steps.push(plain([0x00, 0xB0, 0x00, 0x00], Data::None, Le::Short(8)));
        for file in &application.files {
            let Ok(short @ 1..=30) = u8::try_from(file.fid) else { continue };
            match file.kind {
                Kind::Bytes(..) => steps.push(plain([0x00, 0xB0, 0x80 | short, 0], Data::None, Le::Short(1))),
                Kind::Key(..) => steps.push(plain([0x80, 0x2A, 0, 0x80 | short], Data::Bytes(vec![1]), Le::Short(0))),
                _ => {}
            }
        }
    }
    for application in &CARD.applications {
        steps.push(plain([0x00, 0xA4, 0x04, 0x0C], Data::Bytes(application.name.clone()), Le::None));
        for file in &application.files {
            if let (Kind::Reference(_), Ok(short)) = (&file.kind, u8::try_from(file.fid)) {
                steps.push(plain([0x00, 0x20, 0x00, 0x80 | short], Data::None, Le::None));
            }
        }
    }
    steps
}
