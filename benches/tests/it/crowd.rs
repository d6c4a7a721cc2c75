//! Many cards in one process.

use sekisho_benches::crowd;

#[test]
fn every_card_of_a_crowd_answers_for_itself_and_ten_thousand_would_fit_into_one_gibibyte() {
    let crowd = crowd(150).unwrap();
    let each = crowd.memory / 150;
    assert!(each < (1 << 30) / 10_000, "{each} octets a card");
    assert!(each > 10_000, "{each} octets cannot hold a card: the memory is not seen");
    let table = crowd.to_string();
    assert!(table.contains("memory of 150 cards") && !table.contains("NaN"), "{table}");
}
