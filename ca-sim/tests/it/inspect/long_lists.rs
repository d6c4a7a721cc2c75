//! Lists with very many entries: each is looked at, and only what is wrong gets words.

use sekisho_ca_sim::Line;
use sekisho_ca_sim::inspect::{Inspection, Judgement, Value};

use super::der::{element, extension, octets, sequence, utc};
use super::explained;
use crate::world::{partition_crl, shibuya, test_authority, times};

/// More than are compared with each other when they are not sorted.
const MANY: u32 = (1 << 18) + 1000;

/// A list whose entries have these serial numbers.
fn list(serials: impl Iterator<Item = u32>) -> Inspection {
    let mut authority = test_authority();
    let model = partition_crl(&mut authority, Line::Signing, &shibuya(), times("2026-11-23T18:00:00Z"));
    let date = utc("261123000000Z");
    let entries: Vec<u8> =
        serials.flat_map(|serial| sequence(&[element(2, &serial.to_be_bytes()), date.clone()])).collect();
    let list = ["2.5.29.35", "2.5.29.20", "2.5.29.28"].map(|dotted| extension(&model, dotted));
    let issuer = model.windows(2).position(|window| window == [0x31, 0x0B]).unwrap() - 3;
    let end = model.windows(13).position(|window| window == b"261123180000Z").unwrap() - 2;
    let tbs = sequence(&[
        octets("020101"),
        octets("300D06092A864886F70D01010B0500"),
        model[issuer..end].to_vec(),
        utc("261123180000Z"),
        utc("261125180000Z"),
        element(0x30, &entries),
        element(0xA0, &sequence(&list)),
    ]);
    explained(&sequence(&[tbs, octets("300D06092A864886F70D01010B0500"), element(3, &[0; 257])]))
}

fn differences(inspection: &Inspection) -> Vec<&str> {
    inspection.differences().map(|finding| finding.rule.id).collect()
}

#[test]
fn a_list_of_very_many_entries_is_summarised() {
    let inspection = list((0..MANY).map(|index| 0x1000_0000 + index));
    assert!(differences(&inspection).is_empty(), "{:?}", differences(&inspection));
    let entries = inspection.findings.iter().find(|finding| finding.rule.id == "crl.entries").unwrap();
    assert_eq!((&entries.value, inspection.omitted), (&Value::Text(format!("{MANY} (– {MANY})")), 0));
}

#[test]
fn the_last_entry_of_a_long_list_is_looked_at_and_doubles_only_as_far_as_is_said() {
    // The last one stands far from its double, and in front of it in the order.
    let inspection = list((0..MANY).map(|index| if index + 1 == MANY { 0x1000_0000 } else { 0x1000_0000 + index }));
    assert_eq!(differences(&inspection), ["crl.entries"]);
    let compared = inspection.findings.iter().find(|finding| finding.rule.id == "crl.entry.twice-far").unwrap();
    assert_eq!(compared.judgement, Judgement::CannotTell);
    assert_eq!(compared.value, Value::Text(format!("{} / {MANY}", 1 << 18)));
}
