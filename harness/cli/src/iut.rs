//! Which program is tested.

use std::{ffi::OsString, path::Path};

use sekisho_harness_bench::{IutCommand, Subject};

use crate::{failure::Failure, machine};

/// The driver that the user named, or the built-in implementation.
pub(crate) fn named(driver: &[OsString]) -> Result<IutCommand, Failure> {
    match driver.split_first() {
        None => Ok(built_in(&machine::own_program()?, Subject::Reference)),
        Some((program, arguments)) => {
            Ok(IutCommand { program: program.into(), arguments: arguments.to_vec(), environment: Vec::new() })
        }
    }
}

/// `sekisho` itself, as a driver.
pub(crate) fn built_in(program: &Path, subject: Subject<'_>) -> IutCommand {
    let mut arguments: Vec<OsString> = vec!["driver".into()];
    match subject {
        Subject::Reference => {}
        Subject::Mutant(name) => arguments.extend(["--mutant".into(), name.into()]),
        Subject::Null(name) => arguments.extend(["--null".into(), name.into()]),
    }
    IutCommand { program: program.to_owned(), arguments, environment: Vec::new() }
}
