//! A fault script: one JSON document with a seed and a list of faults.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    effect::{Effect, LONGEST, Oversize, StatusFault},
    script_error::{BrokenRule, ScriptError},
    trigger::{MILLION, Repeat, Trigger},
};

/// The version of the document that this library reads.
pub const FAULT_SCRIPT_VERSION: u32 = 1;

/// What goes wrong with a card, and when.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FaultScript {
    /// Version of this document's format; 1.
    #[schemars(extend("const" = FAULT_SCRIPT_VERSION))]
    pub version: u32,
    /// Everything random is drawn from this text: the same script and the same commands give the same bytes.
    #[serde(default)]
    pub seed: String,
    /// The faults. Those that strike at the same command act in this order.
    pub faults: Vec<ScriptedFault>,
}

/// One fault.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScriptedFault {
    /// Its name, by which a report speaks of it and its random numbers are drawn. No two faults have the same.
    #[schemars(length(min = 1))]
    pub name: String,
    /// What sets it off.
    pub when: Trigger,
    /// How often it strikes.
    #[serde(default)]
    pub repeat: Repeat,
    /// What it does.
    pub effect: Effect,
}

impl FaultScript {
    /// A script.
    #[must_use]
    pub fn new(seed: &str, faults: Vec<ScriptedFault>) -> Self {
        Self { version: FAULT_SCRIPT_VERSION, seed: seed.to_owned(), faults }
    }

    /// Reads a script.
    ///
    /// # Errors
    /// [`ScriptError`] naming the first field that is missing, unknown, of the wrong type or out of its rule.
    pub fn parse(text: &str) -> Result<Self, ScriptError> {
        let mut json = serde_json::Deserializer::from_str(text);
        let script: Self = serde_path_to_error::deserialize(&mut json).map_err(ScriptError::from_serde)?;
        json.end().map_err(|error| ScriptError::syntax(&error))?;
        script.check()?;
        Ok(script)
    }

    /// Checks the rules that types do not express.
    ///
    /// # Errors
    /// [`ScriptError::Rule`] naming the first field that breaks one.
    pub fn check(&self) -> Result<(), ScriptError> {
        if self.version != FAULT_SCRIPT_VERSION {
            let rule = BrokenRule::Version { expected: FAULT_SCRIPT_VERSION, got: self.version };
            return Err(ScriptError::Rule { path: "version".to_owned(), rule });
        }
        let mut names = BTreeSet::new();
        for (index, fault) in self.faults.iter().enumerate() {
            let broken = |field: &str, rule| Err(ScriptError::Rule { path: format!("faults[{index}].{field}"), rule });
            if fault.name.is_empty() {
                return broken("name", BrokenRule::NoName);
            }
            if !names.insert(fault.name.as_str()) {
                return broken("name", BrokenRule::DuplicateName { name: fault.name.clone() });
            }
            if let Err((field, rule)) = fault.check() {
                return broken(field, rule);
            }
        }
        Ok(())
    }

    /// The document as JSON text, indented, with a final newline.
    ///
    /// # Errors
    /// None is known: the document holds nothing that JSON cannot express.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        let mut text = serde_json::to_string_pretty(self)?;
        text.push('\n');
        Ok(text)
    }
}

impl ScriptedFault {
    /// A fault that strikes once.
    #[must_use]
    pub fn new(name: &str, when: Trigger, effect: Effect) -> Self {
        Self { name: name.to_owned(), when, repeat: Repeat::Once, effect }
    }

    /// The same fault, striking so often.
    #[must_use]
    pub fn repeated(self, repeat: Repeat) -> Self {
        Self { repeat, ..self }
    }

    fn check(&self) -> Result<(), (&'static str, BrokenRule)> {
        let within = |field, least: u32, most: u32, got: u32| {
            if (least..=most).contains(&got) { Ok(()) } else { Err((field, BrokenRule::Range { least, most, got })) }
        };
        if let Trigger::Chance { per_million, .. } = self.when {
            within("when.chance.per_million", 1, MILLION, per_million)?;
        }
        if let (Trigger::Byte { .. }, Effect::Remove { at: Some(_), .. } | Effect::Reset { at: Some(_), .. }) =
            (&self.when, &self.effect)
        {
            let field =
                if matches!(self.effect, Effect::Remove { .. }) { "effect.remove.at" } else { "effect.reset.at" };
            return Err((field, BrokenRule::MomentTwice));
        }
        match &self.effect {
            Effect::Status(StatusFault::FlipBits(bits)) => within("effect.status.flip-bits", 1, 16, u32::from(*bits)),
            Effect::Garbage { length } => within("effect.garbage.length", 0, LONGEST, *length),
            Effect::FlipBits { count } => within("effect.flip-bits.count", 1, LONGEST, count.get()),
            Effect::Oversize(Oversize::PastLe(bytes)) => within("effect.oversize.past-le", 1, LONGEST, *bytes),
            Effect::Oversize(Oversize::Total(bytes)) => within("effect.oversize.total", 3, LONGEST, *bytes),
            _ => Ok(()),
        }
    }
}
