//! A municipality by its name on the command line.

use std::collections::BTreeSet;

use sekisho_ca_sim::{Authority, Line, Partition};
use sekisho_jlis_sim_core::{IssueSettings, Municipality, partition_municipalities};

use crate::failure::Failure;

/// Suggestions at most.
const SUGGESTIONS: usize = 3;

/// The partition of this name, if a municipality has it or the authority has issued there. A list under a misspelt name
/// would be empty for ever, and nobody would notice.
pub(super) fn named(text: &str, authority: &Authority) -> Result<Partition, Failure> {
    let partition = Partition::try_from(text.to_owned()).ok();
    let issued = || Line::BOTH.into_iter().flat_map(|line| authority.partitions(line));
    match partition {
        Some(partition)
            if listed().any(|(_, place)| place == partition) || issued().any(|place| *place == partition) =>
        {
            Ok(partition)
        }
        _ => Err(unknown(text)),
    }
}

fn listed() -> impl Iterator<Item = (&'static Municipality, Partition)> {
    let rule = IssueSettings::default().shared_name;
    partition_municipalities().filter_map(move |place| Some((place, place.partition(rule).ok()?)))
}

fn unknown(text: &str) -> Failure {
    let near = near(text);
    let instead = match near.is_empty() {
        true => "names are written as `Tokyo-to/Shibuya-ku`".to_owned(),
        false => format!("did you mean {}?", near.join(" or ")),
    };
    Failure::Usage(format!("no municipality is named {text:?}; {instead}"))
}

/// Municipalities that can be meant: by name in Japanese, by code, by a part of the name, or by nearly the same letters.
fn near(text: &str) -> Vec<String> {
    let plain = text.to_lowercase();
    let meant = |place: &Municipality| {
        let whole = format!("{}{}", place.prefecture, place.name);
        [place.code, place.short_code(), place.name].contains(&text)
            || text.replace('/', "") == whole
            || place.name_romaji.to_lowercase() == plain
    };
    let exact: BTreeSet<_> = listed().filter(|(place, _)| meant(place)).map(|(_, partition)| partition).collect();
    if !exact.is_empty() {
        return exact.into_iter().take(SUGGESTIONS).map(|place| format!("`{place}`")).collect();
    }
    let far = |place: &Municipality, partition: &Partition| {
        let whole = distance(&plain, &partition.to_string().to_lowercase());
        whole.min(distance(&plain, &place.name_romaji.to_lowercase()))
    };
    let mut near: Vec<_> = listed().map(|(place, partition)| (far(place, &partition), partition)).collect();
    near.sort();
    near.dedup();
    let bound = plain.chars().count() / 3;
    near.into_iter().take(1).filter(|(far, _)| *far <= bound).map(|(_, place)| format!("`{place}`")).collect()
}

/// Characters to insert, remove or replace to make one text of the other (Levenshtein).
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (line, character) in one.chars().enumerate() {
        let mut diagonal = line;
        let mut left = line + 1;
        for (cell, &opposite) in row.iter_mut().skip(1).zip(&other) {
            let replaced = diagonal + usize::from(character != opposite);
            diagonal = *cell;
            *cell = replaced.min(diagonal + 1).min(left + 1);
            left = *cell;
        }
        if let Some(first) = row.first_mut() {
            *first = line + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}
