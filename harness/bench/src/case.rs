//! A conformance case: rule, situation, act, expectation.

use sekisho_harness_protocol::Method;

use crate::{Bench, Stop};

/// A text in English and Japanese.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Says {
    /// English.
    pub en: &'static str,
    /// Japanese.
    pub ja: &'static str,
}

/// What a case needs besides the card.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Need {
    /// A method of the driver.
    Method(Method),
    /// The bench can tell the implementation what time it is.
    Clock,
    /// The bench can give the implementation its trust anchors.
    Anchors,
    /// The implementation asks the bench for revocation lists.
    Status,
}

/// Whether breaking the rule fails the run or is only a warning.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Weight {
    /// Breaking it is a failure, where the requirement is certain enough.
    Must,
    /// Breaking it is a warning.
    Should,
}

/// One conformance case. Cases stand in `const CASES` lists, one list a file.
#[derive(Clone, Copy)]
pub struct Case {
    /// Stable dotted name; its first part is the suite.
    pub id: &'static str,
    /// What the implementation is expected to do, as a sentence.
    pub says: Says,
    /// Id of the requirement in the catalogue.
    pub requirement: &'static str,
    /// What it needs; where that is missing it is skipped (a method) or not applicable (the rest).
    pub needs: &'static [Need],
    /// Must or should.
    pub weight: Weight,
    /// The mutants of the built-in implementation that it catches; never empty.
    pub catches: &'static [&'static str],
    /// The story.
    pub run: fn(&Bench) -> Result<(), Stop>,
}

impl Case {
    /// The suite: the first part of the id.
    #[must_use]
    pub fn suite(&self) -> &'static str {
        self.id.split_once('.').map_or(self.id, |(suite, _)| suite)
    }
}

/// Begins a case. The story is filled in by [`Case::run`].
pub(crate) const fn case(id: &'static str, en: &'static str, ja: &'static str) -> Case {
    Case {
        id,
        says: Says { en, ja },
        requirement: "",
        needs: &[],
        weight: Weight::Must,
        catches: &[],
        run: |_| Err(Stop::Bench("the case has no story".to_owned())),
    }
}

impl Case {
    pub(crate) const fn requirement(mut self, id: &'static str) -> Self {
        self.requirement = id;
        self
    }

    pub(crate) const fn needs(mut self, needs: &'static [Need]) -> Self {
        self.needs = needs;
        self
    }

    pub(crate) const fn should(mut self) -> Self {
        self.weight = Weight::Should;
        self
    }

    pub(crate) const fn catches(mut self, mutants: &'static [&'static str]) -> Self {
        self.catches = mutants;
        self
    }

    pub(crate) const fn run(mut self, story: fn(&Bench) -> Result<(), Stop>) -> Self {
        self.run = story;
        self
    }
}
