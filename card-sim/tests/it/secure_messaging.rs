//! Secure messaging: opening a session, commands under it, and every way to lose it.

use aes::{
    Aes128,
    cipher::{BlockDecryptMut as _, BlockEncryptMut as _, KeyIvInit as _, block_padding::Iso7816},
};

use crate::rich::{PIN, rich, verified};
use crate::support::Reader;

const SEED: [u8; 32] = *b"0123456789ABCDEF0123456789abcdef";

/// A terminal, written from the description of the mechanism: nothing of the card's own code is used.
struct Terminal {
    counter: u8,
}

impl Terminal {
    fn initial(&self) -> [u8; 16] {
        let mut block = [0; 16];
        block[15] = self.counter;
        let mut out = [0; 32];
        let length = cbc::Encryptor::<Aes128>::new(SEED[..16].into(), &[0; 16].into())
            .encrypt_padded_b2b_mut::<Iso7816>(&block, &mut out)
            .unwrap()
            .len();
        assert_eq!(length, 32);
        out[..16].try_into().unwrap()
    }

    /// An `86` object.
    fn cryptogram(&self, plain: &[u8]) -> String {
        let encrypted = cbc::Encryptor::<Aes128>::new(SEED[..16].into(), &self.initial().into())
            .encrypt_padded_vec_mut::<Iso7816>(plain);
        format!("{:02X} 86 {:02X} 01 {}", encrypted.len() + 3, encrypted.len() + 1, hex::encode(encrypted))
    }

    #[expect(clippy::panic, reason = "a test that is told no object has failed")]
    fn decrypt(&self, object: &[u8]) -> Vec<u8> {
        let value = match object {
            [0x86, 0x82, high, low, rest @ ..] => {
                assert_eq!(usize::from(u16::from_be_bytes([*high, *low])), rest.len());
                rest
            }
            [0x86, 0x81, length, rest @ ..] | [0x86, length, rest @ ..] => {
                assert_eq!(usize::from(*length), rest.len());
                rest
            }
            other => panic!("{other:02X?}"),
        };
        assert_eq!(value[0], 1);
        cbc::Decryptor::<Aes128>::new(SEED[..16].into(), &self.initial().into())
            .decrypt_padded_vec_mut::<Iso7816>(&value[1..])
            .unwrap()
    }

    fn verify(&mut self, card: &mut Reader, value: &[u8]) -> String {
        let answer = card.hex(&format!("08200091 {}", self.cryptogram(value)));
        self.counter += 1;
        answer
    }

    fn select(&mut self, card: &mut Reader, fid: [u8; 2]) -> String {
        let answer = card.hex(&format!("08A4020C {}", self.cryptogram(&fid)));
        self.counter += 1;
        answer
    }

    fn read(&mut self, card: &mut Reader, offset: u16, length: u16) -> Vec<u8> {
        let object = card.ok(&format!("08B0{offset:04X} 000005 960300{length:04X} 0000"));
        let plain = self.decrypt(&object);
        self.counter += 1;
        plain
    }
}

/// The test key's cryptogram of a message.
fn delivered(message: &[u8]) -> String {
    let cryptogram = [&[1; 220][..], message].concat();
    format!("80AE0000 {:06X} {}", cryptogram.len(), hex::encode(cryptogram))
}

fn key_delivery() -> Vec<u8> {
    [&[0xA0, 0x22, 0x80, 0x20][..], &SEED].concat()
}

fn session() -> (Reader, Terminal) {
    let mut card = verified();
    assert_eq!(card.hex(&delivered(&key_delivery())), "9000");
    (card, Terminal { counter: 1 })
}

#[test]
fn a_session_needs_the_pin_before_anything_is_decrypted() {
    assert_eq!(rich().hex(&delivered(&key_delivery())), "6982");
    assert_eq!(rich().hex("80AE0000 03 FFFFFF"), "6982");
}

#[test]
fn a_wrong_delivery_is_told_apart_and_opens_nothing() {
    let mut card = verified();
    assert_eq!(card.hex("80AE0000 03 FFFFFF"), "6F00", "not below the modulus");
    assert_eq!(card.hex("80AE0000 03 010203"), "6A80", "not for this key");
    let swapped = [&[0xA0, 0x22, 0x81, 0x20][..], &SEED].concat();
    assert_eq!(card.hex(&delivered(&swapped)), "6A80", "a key for checksums");
    assert_eq!(card.hex(&delivered(&key_delivery()[..35])), "6A80");
    assert_eq!(card.hex("08B00000 05 9603000010 00"), "69FC");
    assert_eq!(card.hex("80AE0100 03 010203"), "6A86");
}

#[test]
fn an_application_without_a_key_for_it_refuses_as_its_file_says() {
    let mut card = rich();
    card.ok("00A4040C 05 F001020309");
    assert_eq!(card.hex("80AE0000 03 010203"), "6982");
    assert_eq!(card.hex("08B00000 05 9603000010 00"), "69FC");
}

#[test]
fn files_are_selected_and_read_and_pins_verified_under_the_session() {
    let (mut card, mut terminal) = session();
    assert_eq!(terminal.select(&mut card, [0, 1]), "9000");
    assert_eq!(terminal.read(&mut card, 0, 0), b"behind the PIN", "the whole file");
    assert_eq!(terminal.read(&mut card, 7, 3), b"the");
    assert_eq!(terminal.select(&mut card, [0, 2]), "9000");
    assert_eq!(terminal.read(&mut card, 0, 0), [0x5A; 300]);
    assert_eq!(terminal.read(&mut card, 200, 100), [0x5A; 100]);
    assert_eq!(terminal.verify(&mut card, b"1234"), "9000");
    assert_eq!(terminal.counter, 8);
}

#[test]
fn a_refused_command_counts_and_a_plain_one_does_not() {
    let (mut card, mut terminal) = session();
    assert_eq!(terminal.verify(&mut card, b"9999"), "63C2");
    assert_eq!(card.tries_of(crate::rich::AID, PIN), 2, "spent as in the clear");
    assert_eq!(terminal.select(&mut card, [0x7F, 0xFF]), "6A82");
    assert_eq!(card.hex(&format!("08202020 {}", terminal.cryptogram(b"1234"))), "6A86", "P1 and P2 are wrong");
    terminal.counter += 1;
    card.ok("00A4020C 02 0002");
    card.ok("00B0000005");
    assert_eq!(terminal.read(&mut card, 0, 2), [0x5A; 2]);
}

#[test]
fn a_wrong_counter_ends_the_session_for_good() {
    let (mut card, mut terminal) = session();
    terminal.counter += 1;
    assert_eq!(terminal.select(&mut card, [0, 1]), "6988");
    for counter in 1..4 {
        assert_eq!(Terminal { counter }.select(&mut card, [0, 1]), "69FC");
    }
    card.ok("00A4020C 02 0002");
    card.ok(&delivered(&key_delivery()));
    assert_eq!(Terminal { counter: 1 }.read(&mut card, 0, 1), [0x5A], "a new session begins at 1");
}

#[test]
fn exactly_the_right_object_is_accepted_and_everything_else_ends_the_session() {
    let right = Terminal { counter: 1 }.cryptogram(&[0, 1]).replace(' ', "");
    let value = &right[2..];
    let two = format!("08A4020C 26 {value}{value}");
    for (wrong, status) in [
        (two.as_str(), "6988"),
        ("08B00000 05 8603010010 00", "6988"),
        ("08A4020C 05 9603000010", "6988"),
        ("08B00000 05 9603010010 00", "6988"),
        ("08B00000 00", "6987"),
        ("08A4020C 13 8611020000000000000000000000000000000000", "6988"),
        ("08A4020C 03 860101", "6988"),
        ("0CB00000 05 9603000010 00", "6987"),
        ("08840000 05 9603000010 00", "6988"),
    ] {
        let (mut card, mut terminal) = session();
        assert_eq!(card.hex(wrong), status, "{wrong}");
        assert_eq!(terminal.select(&mut card, [0, 1]), "69FC", "{wrong}");
    }
    let (mut card, _) = session();
    let long = format!("08A4020C 14 868111{}", &value[4..]);
    assert_eq!(card.hex(&long), "9000", "a length of two octets is a length");
}

#[test]
fn another_application_a_reset_and_a_loss_of_power_end_the_session() {
    let (mut card, mut terminal) = session();
    card.ok("00A4040C 06 F00102030405");
    assert_eq!(terminal.select(&mut card, [0, 1]), "9000", "the same application");
    card.ok("00A4040C 05 F001020309");
    card.ok("00A4040C 06 F00102030405");
    assert_eq!(terminal.select(&mut card, [0, 1]), "69FC");
    for lose in [sekisho_card_sim::Card::warm_reset, sekisho_card_sim::Card::power_on] {
        let (mut card, mut terminal) = session();
        lose(&mut card.card);
        assert_eq!(card.sw("08B00000 05 9603000010 00"), "6E00", "outside of applications there is no such class");
        card.ok("00A4040C 06 F00102030405");
        assert_eq!(terminal.select(&mut card, [0, 1]), "69FC");
    }
}

#[test]
fn an_answer_longer_than_le_is_refused_and_counted() {
    let (mut card, mut terminal) = session();
    assert_eq!(terminal.select(&mut card, [0, 2]), "9000");
    assert_eq!(card.hex("08B00000 05 9603000000 00"), "6700");
    terminal.counter += 1;
    assert_eq!(terminal.read(&mut card, 0, 16), [0x5A; 16]);
}
