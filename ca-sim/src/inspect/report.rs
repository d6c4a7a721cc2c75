//! Collects findings.

use std::collections::BTreeMap;

use super::certainty::Certainty;
use super::finding::Finding;
use super::judgement::Judgement;
use super::place::Place;
use super::rule::Rule;
use super::value::Value;

/// A hostile object can break one rule a million times; further findings about a rule are only counted.
const MOST_OF_A_RULE: usize = 32;

/// The findings so far.
#[derive(Debug)]
pub(super) struct Report {
    findings: Vec<Finding>,
    seen: BTreeMap<&'static str, usize>,
    omitted: usize,
    show_personal: bool,
}

impl Report {
    pub(super) fn new(show_personal: bool) -> Self {
        Self { findings: Vec::new(), seen: BTreeMap::new(), omitted: 0, show_personal }
    }

    /// Adds a finding with a judgement that the caller made.
    pub(super) fn add(&mut self, place: &Place, value: impl Into<Value>, rule: &'static Rule, judgement: Judgement) {
        let seen = self.seen.entry(rule.id).or_default();
        *seen += 1;
        if *seen > MOST_OF_A_RULE {
            self.omitted += 1;
            return;
        }
        let (path, value) = (place.path.clone(), value.into());
        self.findings.push(Finding { path, offset: place.offset, value, rule, judgement });
    }

    /// Adds a finding about a field that is as in JPKI if `holds`. Where JPKI's own value is not known, what holds is one
    /// of the choices.
    pub(super) fn judge(&mut self, place: &Place, value: impl Into<Value>, rule: &'static Rule, holds: bool) {
        self.add(place, value, rule, Self::judgement(rule, holds));
    }

    /// The judgement of [`Report::judge`].
    pub(super) fn judgement(rule: &Rule, holds: bool) -> Judgement {
        match (holds, rule.certainty) {
            (false, _) => Judgement::Differs,
            (true, Certainty::Chosen) => Judgement::AllowedChoice,
            (true, _) => Judgement::AsInJpki,
        }
    }

    /// Adds a finding only if the rule is broken.
    pub(super) fn unless(&mut self, holds: bool, place: &Place, value: impl Into<Value>, rule: &'static Rule) {
        if !holds {
            self.add(place, value, rule, Judgement::Differs);
        }
    }

    /// A field that has to be there and is not.
    pub(super) fn missing(&mut self, place: &Place, rule: &'static Rule) {
        self.add(place, Value::Absent, rule, Judgement::Differs);
    }

    /// A value that tells something about a person.
    pub(super) fn personal(&self, text: &str) -> Value {
        if self.show_personal { Value::from(text) } else { Value::Hidden { characters: text.chars().count() } }
    }

    /// The findings in order, and how many more there were.
    pub(super) fn finish(self) -> (Vec<Finding>, usize) {
        (self.findings, self.omitted)
    }
}
