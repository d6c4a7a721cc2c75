//! A session of secure messaging: AES-128 under a seed that the terminal draws.

use openssl::encrypt::Encrypter;
use openssl::hash::MessageDigest;
use openssl::pkey::PKey;
use openssl::rsa::Padding;
use openssl::symm::{Cipher, Crypter, Mode};

use super::rsa::Key;
use super::{CLOSED, OK, Terminal, case_3, case_4};

/// What the terminal drew. The first half is the session key.
const SEED: [u8; 32] = *b"a seed that a terminal has drawn";

/// Opens a session and reads a file in it.
pub(crate) fn read(terminal: &mut Terminal<'_>, key: &Key, fid: u16) -> Vec<u8> {
    assert_eq!(deliver(terminal, key), OK);
    let selection = [&[0x01][..], &aes(Mode::Encrypt, 1, &padded(&fid.to_be_bytes()))].concat();
    let object = [&[0x86, u8::try_from(selection.len()).unwrap()][..], &selection].concat();
    terminal.ok(&case_3([0x08, 0xA4, 0x02, 0x0C], &object));
    let answer = terminal.ok(&case_4([0x08, 0xB0, 0x00, 0x00], &[0x96, 0x03, 0x00, 0x00, 0x00]));
    assert_eq!((answer[0], usize::from(answer[1]), answer[2]), (0x86, answer.len() - 2, 0x01));
    let mut plain = aes(Mode::Decrypt, 2, &answer[3..]);
    let end = plain.iter().rposition(|octet| *octet != 0x00).unwrap();
    assert_eq!(plain[end], 0x80, "padding");
    plain.truncate(end);
    plain
}

/// Finds that no session is opened.
pub(crate) fn is_refused(terminal: &mut Terminal<'_>, key: &Key) {
    assert_eq!(deliver(terminal, key), CLOSED);
}

/// SET SESSION KEY.
fn deliver(terminal: &mut Terminal<'_>, key: &Key) -> u16 {
    let message = [&[0xA0, 0x22, 0x80, 0x20][..], &SEED].concat();
    let public = PKey::from_rsa(key.0.clone()).unwrap();
    let mut encrypter = Encrypter::new(&public).unwrap();
    encrypter.set_rsa_padding(Padding::PKCS1_OAEP).unwrap();
    encrypter.set_rsa_oaep_md(MessageDigest::sha256()).unwrap();
    encrypter.set_rsa_mgf1_md(MessageDigest::sha256()).unwrap();
    let mut cryptogram = vec![0; encrypter.encrypt_len(&message).unwrap()];
    let length = encrypter.encrypt(&message, &mut cryptogram).unwrap();
    terminal.send(&case_3([0x80, 0xAE, 0x00, 0x00], &cryptogram[..length])).1
}

fn padded(plain: &[u8]) -> Vec<u8> {
    let mut padded = [plain, &[0x80]].concat();
    padded.resize(padded.len().next_multiple_of(16), 0x00);
    padded
}

/// AES-128-CBC; the initial value is the encrypted number of the command.
fn aes(mode: Mode, counter: u8, text: &[u8]) -> Vec<u8> {
    let mut number = [0; 16];
    number[15] = counter;
    let initial = run(Cipher::aes_128_ecb(), Mode::Encrypt, None, &number);
    run(Cipher::aes_128_cbc(), mode, Some(&initial), text)
}

fn run(cipher: Cipher, mode: Mode, initial: Option<&[u8]>, text: &[u8]) -> Vec<u8> {
    let mut crypter = Crypter::new(cipher, mode, &SEED[..16], initial).unwrap();
    crypter.pad(false);
    let mut out = vec![0; text.len() + 16];
    let length = crypter.update(text, &mut out).unwrap();
    out.truncate(length);
    out
}
