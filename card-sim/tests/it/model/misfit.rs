//! Commands that are well-formed and meet the wrong file, no file, or the wrong moment.

use proptest::{prelude::*, sample::select, strategy::BoxedStrategy};

use super::{
    contents,
    menu_data::{any_le, terminal_data},
    step::{Apdu, Data, Le, Step},
};

/// Commands about any of these short identifiers, the current file, and one that is nowhere.
pub(super) fn misfit(mut shorts: Vec<u8>) -> BoxedStrategy<Step> {
    shorts.extend([0, 0, 0x1D]);
    let with_file = (select(shorts), by_file()).prop_map(|(short, (mut apdu, shift))| {
        match shift {
            Place::P1 if short > 0 => apdu.header[2] = 0x80 | short,
            Place::P1 => {}
            Place::P2 => apdu.header[3] = 0x80 | short,
            Place::High => apdu.header[3] |= short << 3,
        }
        apdu
    });
    let apdu = prop_oneof![6 => with_file, 1 => without_file()];
    let le = prop_oneof![6 => Just(None), 1 => any_le().prop_map(Some)];
    (apdu, le).prop_map(|(apdu, le)| Step::Plain(Apdu { le: le.unwrap_or(apdu.le), ..apdu })).boxed()
}

/// Where a command carries the short identifier.
#[derive(Clone, Copy, Debug)]
enum Place {
    P1,
    P2,
    High,
}

fn by_file() -> BoxedStrategy<(Apdu, Place)> {
    let message = || Data::Bytes(contents::pattern(1, 32));
    select(vec![
        (Apdu { header: [0x00, 0x20, 0x00, 0x00], data: Data::Right, le: Le::None }, Place::P2),
        (Apdu { header: [0x00, 0x20, 0x00, 0x00], data: Data::None, le: Le::None }, Place::P2),
        (Apdu { header: [0x00, 0x24, 0x01, 0x00], data: Data::Other(3), le: Le::None }, Place::P2),
        (Apdu { header: [0x80, 0x32, 0x00, 0x00], data: Data::Other(4), le: Le::None }, Place::P2),
        (Apdu { header: [0x80, 0x2A, 0x02, 0x00], data: message(), le: Le::Short(0) }, Place::P2),
        (Apdu { header: [0x00, 0x88, 0x00, 0x00], data: message(), le: Le::Short(0) }, Place::P2),
        (Apdu { header: [0x00, 0x82, 0x00, 0x00], data: message(), le: Le::None }, Place::P2),
        (Apdu { header: [0x00, 0xB0, 0x00, 0x00], data: Data::None, le: Le::Short(0) }, Place::P1),
        (Apdu { header: [0x00, 0xB2, 0x01, 0x04], data: Data::None, le: Le::Short(0) }, Place::High),
    ])
    .boxed()
}

fn without_file() -> BoxedStrategy<Apdu> {
    let odd = select(vec![
        Apdu { header: [0x00, 0xA4, 0x02, 0x0C], data: Data::Bytes(vec![0x01]), le: Le::None },
        Apdu { header: [0x00, 0xA4, 0x02, 0x0C], data: Data::Bytes(vec![0x00, 0x01, 0x00]), le: Le::None },
        Apdu { header: [0x00, 0xA4, 0x00, 0x0C], data: Data::Bytes(vec![0x3F, 0x00]), le: Le::None },
        Apdu { header: [0x00, 0xA4, 0x00, 0x00], data: Data::None, le: Le::None },
        Apdu { header: [0x00, 0xA4, 0x02, 0x00], data: Data::None, le: Le::Short(0) },
        Apdu { header: [0x00, 0xA4, 0x04, 0x0C], data: Data::None, le: Le::None },
        Apdu { header: [0x80, 0x2A, 0x00, 0x00], data: Data::Bytes(vec![0x01]), le: Le::Short(0) },
        Apdu { header: [0x80, 0x54, 0x00, 0x80], data: Data::None, le: Le::None },
        Apdu { header: [0x80, 0xFC, 0x00, 0x00], data: Data::None, le: Le::None },
        Apdu { header: [0x80, 0xAE, 0x00, 0x00], data: Data::Bytes(vec![0x02]), le: Le::None },
        Apdu { header: [0x80, 0xAE, 0x00, 0x00], data: Data::None, le: Le::None },
    ]);
    let terminal = terminal_data().prop_map(|(p1, data)| Apdu {
        header: [0x80, 0xA2, p1, 0xC1],
        data: Data::Bytes(data),
        le: Le::None,
    });
    prop_oneof![4 => odd, 1 => terminal].boxed()
}
