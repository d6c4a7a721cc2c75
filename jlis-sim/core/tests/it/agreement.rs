//! What stands on a card in several places is the same everywhere, is of this desk, and is visibly synthetic.

use sekisho_card_sim::{KeyId, RsaPublicKey};
use sekisho_jlis_sim_core::{CardAuthorityLine, CardAuthorityNames, code_png, number_qr_png};

use super::desk::{Handed, Whole, ordered, ordered_with};
use super::drawn::Drawn;
use super::terminal::loaded::{self, Gate};
use super::terminal::{OK, jpki, names};

/// Text 0001, the picture in surface 0005 and the QR code say one number.
pub(crate) fn agrees_on_the_number(card: &Handed, whole: &Whole) {
    let picture = Drawn::read(&whole.surface.number_image);
    let cell = |drawn: &Drawn, at: u32| drawn.part(at * 6, 0, 6, 12);
    let known: Vec<_> = ["0123", "4567", "8900"]
        .iter()
        .flat_map(|code| (0..4).map(|at| cell(&Drawn::read(&code_png(code).unwrap()), at)).collect::<Vec<_>>())
        .collect();
    let seen: String =
        (0..12).map(|at| known.iter().position(|digit| *digit == cell(&picture, at)).unwrap().to_string()).collect();
    let qr = Drawn::read(&number_qr_png(&card.resident.number, 4).unwrap());
    let side = qr.width as usize;
    let mut found =
        rqrr::PreparedImage::prepare_from_greyscale(side, qr.height as usize, |x, y| qr.greys[y * side + x]);
    let (_, said) = found.detect_grids()[0].decode().unwrap();
    assert_eq!((&seen, &said), (&whole.text.number, &whole.text.number));
}

#[test]
fn qr_code_picture_and_text_agree_on_the_number_and_its_check_digit_is_wrong() {
    let mut card = ordered("plastic");
    let whole = card.read();
    agrees_on_the_number(&card, &whole);
    // The rule of the check digit (ministerial ordinance 85 of 2014, article 5).
    let digits: Vec<u32> = whole.text.number.chars().map(|digit| digit.to_digit(10).unwrap()).collect();
    let sum: u32 =
        (1..=11).zip(digits[..11].iter().rev()).map(|(n, digit)| digit * if n <= 6 { n + 1 } else { n - 5 }).sum();
    let right = if sum % 11 <= 1 { 0 } else { 11 - sum % 11 };
    assert_ne!(digits[11], right);
}

#[test]
fn everything_on_a_card_is_signed_by_keys_that_no_real_card_names() {
    for (setting, first) in [(CardAuthorityNames::Own, b"9999"), (CardAuthorityNames::TestCards, b"6000")] {
        let mut card = ordered_with("plastic", setting);
        let whole = card.read();
        let ids = [whole.text.key_ids, whole.surface.key_ids, vec![whole.domain.key_id]].concat();
        assert_eq!(ids.len(), 6);
        assert!(ids.iter().all(|id| id.starts_with(first)), "{ids:02X?}");
        assert!(whole.domain.serial.starts_with('9'));
        // A certificate names one issuer, and its root too says that it is a test.
        for root in &whole.jpki.roots {
            let name = root.subject_name().entries_by_nid(openssl::nid::Nid::ORGANIZATIONNAME).next().unwrap();
            assert_eq!(name.data().as_slice(), b"JPKI-TEST");
        }
    }
}

#[test]
fn the_pictures_on_the_chip_are_those_of_the_desk() {
    let mut card = ordered("plastic");
    let whole = card.read();
    assert_eq!(whole.surface.photo, card.made.photo);
    assert_eq!(whole.surface.code_image, code_png(&card.number_b[10..]).unwrap());
}

#[test]
fn a_terminals_certificate_is_accepted_and_that_of_anybody_else_is_not() {
    let mut card = ordered("plastic");
    let key = card.trust(CardAuthorityLine::Text).1;
    let subject: KeyId = "9999041/001".parse().unwrap();
    let certificate =
        card.authority.terminal_certificate(subject, RsaPublicKey::new(&key.modulus()).unwrap()).unwrap().encode();
    let mut damaged = certificate.clone();
    damaged[400] ^= 1;
    let mut terminal = card.terminal();
    assert_eq!(terminal.select(names::TEXT), OK);
    let of_another_authority = terminal.read(0x0004).unwrap();
    for (shown, answer) in [(&damaged, 0x6985), (&of_another_authority, 0x6985), (&certificate, OK)] {
        assert_eq!(jpki::present_terminal(&mut terminal, names::JPKI, shown), answer);
    }
}

#[test]
fn no_two_services_know_the_holder_by_one_number() {
    let ordinance = loaded::user_number(&mut ordered("ordinance").terminal(), names::ORDINANCE, &Gate::Free);
    let private = loaded::user_number(&mut ordered("private").terminal(), names::PRIVATE, &Gate::Pin("8765"));
    let common = ordered("common-user-number").common_user_number().unwrap();
    assert!(ordinance != private && private != common && common != ordinance);
}
