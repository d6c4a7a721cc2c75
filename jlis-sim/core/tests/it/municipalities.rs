//! The list of municipalities is complete, and its partitions are what we say.

use std::collections::BTreeSet;

use sekisho_jlis_sim_core::{MunicipalityKind, SharedName, all_municipalities, partition_municipalities};

const ROWS: &str = include_str!("../../data/municipalities.csv");

#[test]
fn every_row_of_the_list_is_read_and_has_seven_columns() {
    assert_eq!(all_municipalities().len(), ROWS.lines().count() - 1);
    assert!(ROWS.lines().all(|row| row.split(',').count() == 7));
    let of_kind = |kind| all_municipalities().iter().filter(|place| place.kind == kind).count();
    assert_eq!(of_kind(MunicipalityKind::Municipality), 1721);
    assert_eq!(of_kind(MunicipalityKind::DesignatedCity), 20);
    assert_eq!(of_kind(MunicipalityKind::Ward), 175);
    let known = ["kind", "municipality", "designated-city", "ward"];
    assert!(ROWS.lines().all(|row| known.contains(&row.split(',').nth(1).unwrap())));
}

#[test]
fn codes_are_unique_and_their_check_digits_are_right() {
    let codes: BTreeSet<&str> = all_municipalities().iter().map(|place| place.code).collect();
    assert_eq!(codes.len(), all_municipalities().len());
    for code in codes {
        let digits: Vec<u32> = code.chars().map(|digit| digit.to_digit(10).unwrap()).collect();
        // Weights 6 to 2, 11 less the remainder of 11, last digit.
        let sum: u32 = digits.iter().zip([6, 5, 4, 3, 2]).map(|(digit, weight)| digit * weight).sum();
        assert_eq!(digits[5], (11 - sum % 11) % 10, "{code}");
        assert_eq!(digits.len(), 6);
    }
}

#[test]
fn romanised_names_are_plain_ascii_with_hyphens() {
    for place in all_municipalities() {
        for name in [place.prefecture_romaji, place.name_romaji] {
            assert!(!name.is_empty() && name.chars().all(|c| c.is_ascii_alphabetic() || c == '-'), "{name}");
        }
    }
}

#[test]
fn the_two_towns_of_one_name_share_a_partition_unless_the_setting_parts_them() {
    let partitions = |setting| -> BTreeSet<_> {
        partition_municipalities().map(|place| place.partition(setting).unwrap()).collect()
    };
    assert_eq!(partition_municipalities().count(), 1896);
    assert_eq!(partitions(SharedName::OneList).len(), 1895);
    assert_eq!(partitions(SharedName::CodeAppended).len(), 1896);

    let towns: Vec<_> = partition_municipalities().filter(|place| place.name_romaji == "Esashi-cho").collect();
    let names: Vec<_> =
        towns.iter().map(|town| town.partition(SharedName::CodeAppended).unwrap().to_string()).collect();
    assert_eq!(names, ["Hokkaido/Esashi-cho-01361", "Hokkaido/Esashi-cho-01514"]);
}

#[test]
fn a_ward_of_a_designated_city_is_its_own_partition_and_the_city_is_none() {
    let ward = all_municipalities().iter().find(|place| place.code == "011029").unwrap();
    assert!(ward.accepts_applications());
    assert_eq!(ward.partition(SharedName::CodeAppended).unwrap().to_string(), "Hokkaido/Sapporo-shi-Kita-ku");
    assert_eq!(ward.short_code(), "01102");
    let city = all_municipalities().iter().find(|place| place.code == "011002").unwrap();
    assert!(!city.accepts_applications());
}
