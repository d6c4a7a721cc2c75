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
    /// How often each rule was kept, and how often broken.
    seen: BTreeMap<(&'static str, bool), usize>,
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
    pub(super) fn add(
        &mut self,
        place: &Place<'_>,
        value: impl Into<Value>,
        rule: &'static Rule,
        judgement: Judgement,
    ) {
        if self.has_room(rule, judgement) {
            self.push(place, value.into(), rule, judgement);
        }
    }

    /// Counts a finding, and says whether it is to be written out. What differs is not counted with what does not: a
    /// difference could hide behind many of the same rule that are as in JPKI.
    fn has_room(&mut self, rule: &'static Rule, judgement: Judgement) -> bool {
        self.unread |= rule.id == encoding::READABLE.id || rule.id == encoding::COMPLETE.id;
        let seen = self.seen.entry((rule.id, judgement == Judgement::Differs)).or_default();
        *seen += 1;
        let room = *seen <= MOST_OF_A_RULE;
        self.omitted += usize::from(!room);
        room
    }

    fn push(&mut self, place: &Place<'_>, value: Value, rule: &'static Rule, judgement: Judgement) {
        let path = Some(place.path()).filter(|path| !path.is_empty()).unwrap_or_else(|| self.whole.to_owned());
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
    pub(super) fn judge(&mut self, place: &Place<'_>, value: impl Into<Value>, rule: &'static Rule, holds: bool) {
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

    /// Adds a finding only if the rule is broken. The value is only made for a finding that is written out.
    pub(super) fn unless<V: Into<Value>>(
        &mut self,
        holds: bool,
        place: &Place<'_>,
        value: impl FnOnce() -> V,
        rule: &'static Rule,
    ) {
        if !holds && self.has_room(rule, Judgement::Differs) {
            self.push(place, value().into(), rule, Judgement::Differs);
        }
    }

    /// A field that has to be there and is not, unless it may stand in what could not be read.
    pub(super) fn missing(&mut self, place: &Place<'_>, rule: &'static Rule) {
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
