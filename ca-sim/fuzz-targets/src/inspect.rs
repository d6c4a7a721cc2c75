//! Target `inspect`: octets that may be a certificate, CRL or OCSP response.

use sekisho_ca_sim::inspect::{Detail, Finding, Inspection, Language, PersonalData, Value, inspect as explain, rules};

use crate::broken::Broken;

/// Findings about one rule, after which they are only counted: what differs, and as many that do not.
const MOST_OF_A_RULE: usize = 2 * 32;

/// Where the items of a holder stand.
const ITEMS: &str = "subjectAltName.otherName[.";

/// Runs one input.
///
/// # Errors
/// [`Broken`], the first rule that did not hold.
pub fn inspect(input: &[u8]) -> Result<(), Broken> {
    let shown = explain(input, PersonalData::Shown);
    let hidden = explain(input, PersonalData::Hidden);
    if hidden != explain(input, PersonalData::Hidden) {
        return Err(Broken::Unrepeatable);
    }
    match (shown, hidden) {
        (Ok(shown), Ok(hidden)) => explained(input, &shown, &hidden),
        (Err(shown), Err(hidden)) if shown == hidden => Ok(()),
        _ => Err(Broken::HidingChanged { path: String::new() }),
    }
}

fn explained(input: &[u8], shown: &Inspection, hidden: &Inspection) -> Result<(), Broken> {
    let most = MOST_OF_A_RULE * rules().len();
    if shown.findings.len() > most {
        return Err(Broken::TooMuch { most, got: shown.findings.len() });
    }
    for finding in &shown.findings {
        // PEM is longer than the DER in it.
        if finding.offset > input.len() {
            return Err(Broken::Outside { path: finding.path.clone(), offset: finding.offset, length: input.len() });
        }
    }
    same_but_hidden(shown, hidden)?;
    for language in [Language::English, Language::Japanese] {
        let words = hidden.in_words(language, Detail::Everything);
        if words.is_empty() || words.chars().any(|char| char.is_control() && char != '\n') {
            return Err(Broken::Unprintable);
        }
    }
    Ok(())
}

fn same_but_hidden(shown: &Inspection, hidden: &Inspection) -> Result<(), Broken> {
    if shown.findings.len() != hidden.findings.len() || shown.kind != hidden.kind {
        return Err(Broken::HidingChanged { path: String::new() });
    }
    for (shown, hidden) in shown.findings.iter().zip(&hidden.findings) {
        let same = Finding { value: hidden.value.clone(), ..shown.clone() } == *hidden;
        if !same || (shown.value != hidden.value && !matches!(hidden.value, Value::Hidden { .. })) {
            return Err(Broken::HidingChanged { path: shown.path.clone() });
        }
        // Beside items themselves, their types and lengths are told.
        let is_item = hidden.path.contains(ITEMS) && hidden.rule.id.starts_with("personal.");
        let about_form = ["personal.type", "personal.substitutes-length"].contains(&hidden.rule.id);
        if is_item && !about_form && matches!(hidden.value, Value::Text(_)) {
            return Err(Broken::Shown { path: hidden.path.clone() });
        }
    }
    Ok(())
}
