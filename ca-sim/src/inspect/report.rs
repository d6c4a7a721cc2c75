//! Collects findings.

use std::collections::BTreeMap;

use super::certainty::Certainty;
use super::finding::Finding;
use super::judgement::Judgement;
use super::place::Place;
use super::rule::{Rule, encoding};
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
    /// What the object is called where no field is.
    whole: &'static str,
    /// Whether a part of the object could not be read.
    unread: bool,
    /// Whether no such object of JPKI is public.
    by_analogy: bool,
}

impl Report {
    pub(super) fn new(whole: &'static str, show_personal: bool) -> Self {
        Self {
            findings: Vec::new(),
            seen: BTreeMap::new(),
            omitted: 0,
            show_personal,
            whole,
            unread: false,
            by_analogy: false,
        }
    }

    /// From here on, what is known of certificates is only inferred: no object of this kind is public.
    pub(super) fn by_analogy(&mut self) {
        self.by_analogy = true;
    }

    /// Adds a finding with a judgement that the caller made.
    pub(super) fn add(&mut self, place: &Place, value: impl Into<Value>, rule: &'static Rule, judgement: Judgement) {
        self.unread |= rule == encoding::READABLE || rule == encoding::COMPLETE;
        let seen = self.seen.entry(rule.id).or_default();
        *seen += 1;
        if *seen > MOST_OF_A_RULE {
            self.omitted += 1;
            return;
        }
        let path = if place.path.is_empty() { self.whole.to_owned() } else { place.path.clone() };
        let value = value.into();
        let (certainty, judgement) = match (rule.certainty, judgement) {
            // What is the rule for certificates is no knowledge about other objects.
            (Certainty::Certificate | Certainty::TwoSources, Judgement::AsInJpki) if self.by_analogy => {
                (Certainty::Inferred, Judgement::AllowedChoice)
            }
            (Certainty::Certificate | Certainty::TwoSources, judgement) if self.by_analogy => {
                (Certainty::Inferred, judgement)
            }
            (certainty, judgement) => (certainty, judgement),
        };
        self.findings.push(Finding { path, offset: place.offset, value, rule, certainty, judgement });
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

    /// A field that has to be there and is not, unless it may stand in what could not be read.
    pub(super) fn missing(&mut self, place: &Place, rule: &'static Rule) {
        self.add(place, Value::Absent, rule, if self.unread { Judgement::CannotTell } else { Judgement::Differs });
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
