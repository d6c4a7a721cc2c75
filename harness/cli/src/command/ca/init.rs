//! `sekisho ca init`.

use std::path::Path;

use sekisho_ca_sim::Settings;
use serde_json::Value;

use super::rows;
use crate::{arguments::CaInit, authority, command::given, exit::Exit, failure::Failure, machine, output};

pub(super) fn execute(options: &CaInit) -> Result<Exit, Failure> {
    if options.ca.exists() {
        let path = options.ca.display();
        return Err(Failure::Usage(format!("{path} is there already and was left unchanged; give another --ca")));
    }
    let mut settings = options.settings.as_deref().map_or_else(|| Ok(Settings::default()), settings)?;
    if let Some(environment) = options.names {
        settings.names = environment.into();
    }
    if let Some(algorithm) = options.algorithm {
        settings.algorithm = algorithm.into();
    }
    let at = options.at.unwrap_or_else(machine::now);
    let mut founded = authority::found(&settings, at, options.generations)?;
    founded.save(&options.ca)?;
    let rows = rows::Rows::of(&founded.authority, at);
    if options.json {
        output::json(&rows)?
    } else {
        rows.print(&options.ca)
    }
    Ok(Exit::Conforming)
}

/// The default settings, changed where the file says otherwise.
fn settings(path: &Path) -> Result<Settings, Failure> {
    let broken = |problem: String| Failure::Usage(format!("{}: {problem}", path.display()));
    let given = serde_json::from_slice(&given::small(path)?).map_err(|error| broken(error.to_string()))?;
    let mut settings = serde_json::to_value(Settings::default()).map_err(Failure::bench)?;
    overlay(&mut settings, given);
    serde_path_to_error::deserialize(settings)
        .map_err(|error| broken(format!("at {}: {}", error.path(), error.inner())))
}

/// Puts what is given in place of what is there; objects are gone through field by field.
fn overlay(there: &mut Value, given: Value) {
    match (there, given) {
        (Value::Object(there), Value::Object(given)) => {
            for (field, value) in given {
                overlay(there.entry(field).or_insert(Value::Null), value);
            }
        }
        (there, given) => *there = given,
    }
}
