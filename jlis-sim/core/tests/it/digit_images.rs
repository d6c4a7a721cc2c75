//! Pictures of the number, its QR code, and the security code.

use sekisho_jlis_sim_core::{MyNumber, RenderError, code_png, number_png, number_qr_png};

use super::drawn::{Drawn, hash};

fn number() -> MyNumber {
    MyNumber::synthetic([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0])
}

#[test]
fn the_number_has_the_size_seen_on_cards() {
    let drawn = Drawn::read(&number_png(&number()).unwrap());
    assert_eq!((drawn.width, drawn.height, drawn.bits), (72, 12, 1));
}

#[test]
fn every_digit_of_the_number_stands_in_its_own_cell_and_looks_different() {
    let drawn = Drawn::read(&number_png(&number()).unwrap());
    let cells: Vec<_> = (0..10).map(|cell| drawn.part(cell * 6, 0, 6, 12)).collect();
    for (index, cell) in cells.iter().enumerate() {
        assert!(cells.iter().skip(index + 1).all(|other| other != cell), "digit {index}");
        assert!(cell.iter().all(|row| row.ends_with('.')), "digit {index} touches the next");
    }
    assert_eq!(
        cells[7][2..10],
        ["#####.", "....#.", "...#..", "...#..", "..#...", "..#...", ".#....", ".#...."].map(str::to_owned)
    );
}

#[test]
fn the_security_code_has_the_size_seen_on_cards_and_the_numbers_digits() {
    let code = Drawn::read(&code_png("0123").unwrap());
    assert_eq!((code.width, code.height, code.bits), (24, 12, 1));
    assert_eq!(code.part(0, 0, 24, 12), Drawn::read(&number_png(&number()).unwrap()).part(0, 0, 24, 12));
}

#[test]
fn what_is_no_security_code_is_refused() {
    for (text, got) in [("", 0), ("123", 3), ("12345", 5), ("12a4", 4), ("１２３４", 4), ("あ1", 2)] {
        assert_eq!(code_png(text), Err(RenderError::SecurityCode { expected: 4, got }), "{text}");
    }
}

#[test]
fn an_independent_reader_reads_the_number_from_its_qr_code() {
    for scale in [3, 4, 10] {
        let drawn = Drawn::read(&number_qr_png(&number(), scale).unwrap());
        // Version 1 has 21 modules, and the quiet zone four on each side.
        assert_eq!((drawn.width, drawn.height), (29 * scale, 29 * scale));
        let mut picture =
            rqrr::PreparedImage::prepare_from_greyscale(drawn.width as usize, drawn.height as usize, |x, y| {
                drawn.greys[y * drawn.width as usize + x]
            });
        let (meta, content) = picture.detect_grids()[0].decode().unwrap();
        assert_eq!((meta.version.0, content), (1, number().digits()));
    }
}

#[test]
fn a_qr_code_of_no_size_is_refused() {
    for (scale, side) in [(0, 0), (142, 4118), (u32::MAX, u32::MAX)] {
        let refused = number_qr_png(&number(), scale);
        assert_eq!(refused, Err(RenderError::Pixels { width: side, height: side, got: 0, largest: 4096 }));
    }
}

#[test]
fn the_same_digits_give_the_same_octets() {
    assert_eq!(
        hash(number_png(&number()).unwrap()),
        "7fe891941878c48b81a30a08f0491c473d1dca2a73b3e745c397296a6b7b815a"
    );
    assert_eq!(hash(code_png("2285").unwrap()), "9a6ed7e6704fcf94b6ed30e9709ceb4f73a0a05b33e9dd5ebcf9fa134990a717");
    assert_eq!(
        hash(number_qr_png(&number(), 4).unwrap()),
        "fa81531920235214e4a703d94ba42fd7850e6dfc41c31e8e603683045f994f02"
    );
}
