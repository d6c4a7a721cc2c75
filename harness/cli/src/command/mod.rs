//! The subcommands, one file each.

mod ca;
mod card;
mod cases;
mod doctor;
mod driver;
mod explain;
mod given;
mod list;
mod listening;
mod person;
mod run;
mod self_test;
mod written;

use crate::{
    arguments::{Arguments, Command},
    exit::Exit,
    failure::Failure,
};

/// Does what the command line says.
pub(crate) fn execute(arguments: Arguments) -> Result<Exit, Failure> {
    match arguments.command {
        Command::Run(options) => run::execute(&options),
        Command::List(options) => list::execute(&options),
        Command::Explain(options) => explain::execute(&options),
        Command::Card(command) => card::execute(command),
        Command::Ca(command) => ca::execute(command),
        Command::SelfTest(options) => self_test::execute(&options),
        Command::Doctor(options) => doctor::execute(&options),
        Command::Driver(options) => driver::execute(&options),
    }
}
