//! How long the card works: the table of times, and which steps a command takes.

use sekisho_card_sim::{
    Decoder, ExchangeRecord, Secrets,
    link::{CommandTimes, Exchange, LinkError, Step, Unit, processing},
};
use serde_json::{Value, json};

use crate::support::bytes;

const TABLE: &str = include_str!("../../data/command-times.json");

/// Times that can be told apart in a sum: operations below 100 µs but for writes, bytes in whole milliseconds.
fn times() -> CommandTimes {
    let mut table: Value = serde_json::from_str(TABLE).unwrap();
    for row in table["times"].as_array_mut().unwrap() {
        let step: Step = serde_json::from_value(row["step"].clone()).unwrap();
        row["microseconds"] = json!(match step {
            Step::Dispatch => 1,
            Step::SelectApplication => 10,
            Step::SelectFile => 20,
            Step::ReadBinary => 30,
            Step::ReadRecord => 40,
            Step::GetData => 50,
            Step::ReadByte => 1_000,
            Step::ComparePin => 60,
            Step::EepromWrite => 7_000,
            Step::GetChallenge => 70,
            Step::RandomByte => 2_000,
            Step::HashByte => 3_000,
            Step::Rsa2048Private => 80,
            Step::Rsa2048Public => 90,
            Step::AesByte => 5_000,
        });
    }
    CommandTimes::parse(&table.to_string()).unwrap()
}

fn work(command: &str, response: &str) -> u64 {
    processing(&times(), &Exchange::of(&bytes(command), &bytes(response))) / 1_000
}

#[test]
fn each_command_costs_the_steps_that_it_takes() {
    assert_eq!(work("00A4040C 0A D392F000260100000001", "9000"), 1 + 10);
    assert_eq!(work("00A4020C 02 0018", "9000"), 1 + 20);
    assert_eq!(work("00B0000004", "308205E29000"), 1 + 30 + 4 * 1_000);
    assert_eq!(work("00B2010C00", "00112233449000"), 1 + 40 + 5 * 1_000);
    assert_eq!(work("00CA004500", "319000"), 1 + 50 + 1_000);
    assert_eq!(work("0084000004", "010203049000"), 1 + 70 + 4 * 2_000);
    assert_eq!(work("00880099 02 0102 00", "AA9000"), 1 + 2 * 3_000 + 80);
    assert_eq!(work("80A206C1 02 0102", "9000"), 1 + 2 * 3_000, "the body of a terminal's certificate");
    assert_eq!(work("80A200C1 02 0102", "9000"), 1 + 90, "its signature");
    assert_eq!(work("00820094 02 0102", "9000"), 1 + 90, "a signature over the card's challenge");
    assert_eq!(work("00820094 02 0102", "6300"), 1 + 90, "a wrong one");
    assert_eq!(work("0082008A", "6982"), 1, "none that a key could check");
    assert_eq!(work("80AE0000 01 00", "9000"), 1 + 80);
    assert_eq!(work("80FC0000", "9000"), 1);
    assert_eq!(work("00", "6700"), 1);
}

#[test]
fn a_signature_costs_a_hash_only_where_the_card_hashes() {
    let sign = |scheme: &str| work(&format!("802A{scheme}80 03 010203 00"), "AA9000");
    for scheme in ["00", "02", "04"] {
        assert_eq!(sign(scheme), 1 + 80, "{scheme}");
    }
    for scheme in ["01", "03", "05"] {
        assert_eq!(sign(scheme), 1 + 3 * 3_000 + 80, "{scheme}");
    }
}

#[test]
fn a_pin_costs_a_write_before_the_comparison_and_a_right_one_another() {
    assert_eq!(work("00200080 04 31323334", "9000"), 1 + 60 + 2 * 7_000);
    assert_eq!(work("00200080 04 31323334", "63C2"), 1 + 60 + 7_000);
    assert_eq!(work("00200080 04 31323334", "6984"), 1, "a blocked reference is not compared");
    assert_eq!(work("00200080", "63C3"), 1, "a question is no comparison");
    assert_eq!(work("00240180 04 31323334", "9000"), 1 + 60 + 7_000);
    assert_eq!(work("80320080 04 31323334", "9000"), 1 + 60 + 7_000);
}

#[test]
fn a_refusal_costs_its_dispatch_alone() {
    for command in ["00A4020C 02 0003", "00B0000000", "802A0080 01 00 00", "00CA004500", "00880099 01 00 00"] {
        assert_eq!(work(command, "6982"), 1, "{command}");
    }
    assert_eq!(work("00B0000000", ""), 1);
}

#[test]
fn secure_messaging_costs_each_byte_that_is_enciphered() {
    assert_eq!(work("08B00000 03 960100 00", "8601009000"), 1 + (3 + 3) * 5_000 + 30 + 3 * 1_000);
    assert_eq!(work("08B00000 03 960100 00", "6988"), 1 + 3 * 5_000);
}

#[test]
fn the_record_of_an_exchange_costs_what_the_exchange_did_even_if_its_secrets_are_hidden() {
    let (mut hiding, mut keeping) = (Decoder::default(), Decoder::default());
    for (command, response) in [
        ("00A4040C 0A D392F000260100000001", "9000"),
        ("00200080 04 31323334", "63C2"),
        ("00B0810000", "0102030405069000"),
        ("00B00000 000400", "01029000"),
        ("00", "6700"),
        ("00A40000", ""),
    ] {
        let (command, response) = (bytes(command), bytes(response));
        let exchange = Exchange::of(&command, &response);
        for (decoder, secrets) in [(&mut hiding, Secrets::Redacted), (&mut keeping, Secrets::Kept)] {
            let record = ExchangeRecord::new(decoder, secrets, &command, &response);
            assert_eq!(Exchange::of_record(&record), exchange, "{record}");
        }
    }
}

#[test]
fn every_step_has_a_row_with_a_source_and_a_reason() {
    let times = CommandTimes::built_in().unwrap();
    let rows: Vec<_> = times.rows().collect();
    assert_eq!(rows.iter().map(|row| row.step).collect::<Vec<_>>(), Step::ALL);
    for row in rows {
        assert!(row.microseconds > 0, "{}", row.step);
        assert_eq!(serde_json::to_value(row.step).unwrap(), json!(row.step.name()));
    }
}

#[test]
fn a_broken_table_is_refused_with_the_step_that_is_wrong() {
    type Change = fn(&mut Vec<Value>);
    let refusal = |change: Change| {
        let mut table: Value = serde_json::from_str(TABLE).unwrap();
        change(table["times"].as_array_mut().unwrap());
        CommandTimes::parse(&table.to_string()).unwrap_err()
    };
    let step = Step::Dispatch;
    assert_eq!(refusal(|rows| drop(rows.remove(0))), LinkError::Missing { step });
    assert_eq!(refusal(|rows| rows.push(rows[0].clone())), LinkError::Twice { step });
    assert_eq!(refusal(|rows| rows[0]["source"] = json!(" ")), LinkError::Unexplained { step });
    assert_eq!(refusal(|rows| rows[0]["remark"] = json!("")), LinkError::Unexplained { step });
    assert_eq!(
        refusal(|rows| rows[0]["per"] = json!("byte")),
        LinkError::WrongUnit { step, expected: Unit::Operation, got: Unit::Byte }
    );
    let path = |change: Change| match refusal(change) {
        LinkError::Table { path, .. } => path,
        other => panic!("{other}"),
    };
    assert_eq!(path(|rows| rows[2]["microseconds"] = json!(-1)), "times[2].microseconds");
    assert_eq!(path(|rows| rows[2]["colour"] = json!("blue")), "times[2].colour");
    assert!(matches!(CommandTimes::parse(&format!("{TABLE} {{}}")), Err(LinkError::Table { .. })));
}
