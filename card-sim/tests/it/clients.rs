//! What public client software sends to a JPKI application, command by command.

use crate::support::{PASSWORD, Reader, card, certificate};

const DIGEST_INFO: &str = "3031300D060960864801650304020105000420\
    000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F";

/// Plays lines of command and expected status; an empty expectation is `9000`.
fn play(card: &mut Reader, script: &[(&str, &str)]) {
    for (command, status) in script {
        let expected = if status.is_empty() { "9000" } else { status };
        assert_eq!(card.sw(command), expected, "{command}");
    }
}

/// Reads a certificate as OpenSC does: four bytes for the length, then chunks of 256 with an exact last one.
fn opensc_certificate(card: &mut Reader, fid: &str) -> Vec<u8> {
    card.ok(&format!("00A4020C 02 {fid}"));
    let head = card.ok("00B0000004");
    assert_eq!(head[..2], [0x30, 0x82]);
    let length = usize::from(u16::from_be_bytes([head[2], head[3]])) + 4;
    let mut read = Vec::new();
    while read.len() < length {
        let le = (length - read.len()).min(256) & 0xFF;
        read.extend(card.ok(&format!("00B0{:04X}{le:02X}", read.len())));
    }
    read
}

#[test]
fn opensc_initialises_dumps_and_reads_three_certificates_without_a_pin() {
    let mut card = card();
    let init = [
        ("00A4040C 0A D392F000260100000001", ""),
        ("00A4040C 0A D392F000260100000001", ""),
        ("00A4020C 02 0018", ""),
        ("00200080", "63C3"),
        ("00A4020C 02 001B", ""),
        ("00200080", "63C5"),
    ];
    play(&mut card, &init);
    assert_eq!(opensc_certificate(&mut card, "000A"), certificate(3, 1510));
    assert_eq!(opensc_certificate(&mut card, "000B"), certificate(4, 1290));
    assert_eq!(opensc_certificate(&mut card, "0002"), certificate(2, 1304));
    play(&mut card, &[("00A4020C 02 0001", ""), ("00B0000004", "6982")]);
    play(&mut card, &[("00A4020C 02 001B", ""), ("00200080 08 5445535430313233", "")]);
    assert_eq!(opensc_certificate(&mut card, "0001"), certificate(1, 1750));
}

#[test]
fn opensc_signs_through_pkcs11_and_verifies_again_for_each_signature() {
    let mut card = card();
    play(&mut card, &[("00A4040C 0A D392F000260100000001", "")]);
    let login = [("00A4020C 02 001B", ""), ("00200080", "63C5"), ("00200080", "63C5")];
    let verify = [("00A4020C 02 001B", ""), ("00200080 08 5445535430313233", "")];
    play(&mut card, &login);
    for _ in 0..2 {
        play(&mut card, &verify);
        card.ok("00A4020C 02 001A");
        let signature = card.ok(&format!("802A0080 33 {DIGEST_INFO} 00"));
        assert_eq!((signature.len(), signature[0]), (256, 0xA1));
    }
    play(&mut card, &[("008400000A", ""), ("00A4040C 0A D392F000260100000001", "")]);
}

#[test]
fn opensc_initialises_a_card_whose_pin_is_blocked() {
    let mut card = card();
    play(&mut card, &[("00A4040C 0A D392F000260100000001", ""), ("00A4020C 02 0018", "")]);
    for left in ["63C2", "63C1", "63C0"] {
        play(&mut card, &[("00200080 04 30303030", left)]);
    }
    play(&mut card, &[("00200080", "63C0"), ("00200080 04 31323334", "6984")]);
}

#[test]
fn myna_reads_the_token_the_pin_status_and_both_certificates_and_signs() {
    let mut card = card();
    play(&mut card, &[("00A4040C 0A D392F000260100000001", ""), ("00A4020C 02 0006", "")]);
    assert_eq!(card.ok("00B0000020"), format!("{:<32}", "JPKIAPICCTOKEN2").as_bytes());
    play(&mut card, &[("00A4020C 02 0018", ""), ("00200080", "63C3"), ("00A4020C 02 001B", ""), ("00200080", "63C5")]);

    // `jpki cert -t auth`: a head of seven bytes, then the rest behind it.
    card.ok("00A4020C 02 000A");
    let mut read = card.ok("00B0000007");
    while read.len() < 1510 {
        let left = 1510 - read.len();
        let le = if left > 255 { 0 } else { left };
        let chunk = card.ok(&format!("00B0{:04X}{le:02X}", read.len()));
        read.extend(chunk);
    }
    assert_eq!(read, certificate(3, 1510));

    // `jpki cms sign`: one verification, certificate, signature.
    play(&mut card, &[("00A4020C 02 001B", ""), ("00200080 08 5445535430313233", ""), ("00A4020C 02 0001", "")]);
    assert_eq!(card.ok("00B0000000"), certificate(1, 1750)[..256]);
    card.ok("00A4020C 02 001A");
    assert_eq!(card.ok(&format!("802A0080 33 {DIGEST_INFO} 00")).len(), 256);

    // `pkey sign -t auth`: raw input.
    play(&mut card, &[("00A4020C 02 0018", ""), ("00200080 04 31323334", ""), ("00A4020C 02 0017", "")]);
    assert!(card.ok("802A0080 05 68656C6C6F 00").ends_with(b"\0hello"));

    // `pin change auth`.
    play(&mut card, &[("00A4020C 02 0018", ""), ("00200080 04 31323334", ""), ("00240180 04 34333231", "")]);
    play(&mut card, &[("00200080 04 34333231", "")]);
}

#[test]
fn clients_that_use_short_identifiers_and_extended_responses_are_served() {
    let mut card = card();
    card.ok("00A4040C 0A D392F000260100000001");
    assert_eq!(card.ok("00B08A00 000000").len(), 1900);
    card.ok(&format!("0020009B {:02X} {}", PASSWORD.len(), hex::encode(PASSWORD)));
    assert_eq!(card.ok(&format!("802A009A 33 {DIGEST_INFO} 00"))[0], 0xA1);
    assert_eq!(card.ok(&format!("802A009A 000033 {DIGEST_INFO} 0100"))[0], 0xA1, "extended lengths");
    // Chunks of FF until the offset is refused.
    let mut read = Vec::new();
    card.ok("00A4020C 02 000B");
    loop {
        let answer = card.send(&crate::support::bytes(&format!("00B0{:04X}FF", read.len()))).to_vec();
        let (data, status) = answer.split_at(answer.len() - 2);
        if status != [0x90, 0x00] {
            assert_eq!(status, [0x6B, 0x00]);
            break;
        }
        read.extend_from_slice(data);
    }
    assert_eq!(read.len(), 1900);
}
