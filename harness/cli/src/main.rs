//! The `sekisho` command: wiring only. It owns the clock, the environment and the terminal; everything else is a library.

mod arguments;
mod authority;
mod command;
mod exit;
mod failure;
mod iut;
mod machine;
mod output;
mod progress;
mod secure_random;

use std::process::ExitCode;

use clap::Parser as _;

use crate::exit::Exit;

fn main() -> ExitCode {
    let arguments = arguments::Arguments::parse();
    match command::execute(arguments) {
        Ok(_) if output::is_lost() => Exit::Environment.into(),
        Ok(exit) => exit.into(),
        Err(failure) => {
            output::error(&failure);
            failure.exit().into()
        }
    }
}
