//! `sekisho card`.

mod faces;
mod faults;
mod new;
mod open;
mod profiles;
mod reach;
mod record;
mod replay;
mod serve;
mod show;
mod time;
mod timed;

use crate::{arguments::Card, exit::Exit, failure::Failure};

pub(super) fn execute(command: Card) -> Result<Exit, Failure> {
    match command {
        Card::New(options) => new::execute(&options),
        Card::Profiles(options) => profiles::execute(&options),
        Card::Show(options) => show::execute(&options),
        Card::Serve(options) => serve::execute(&options),
        Card::Faults(command) => faults::execute(&command),
        Card::Time(options) => time::execute(&options),
        Card::Replay(options) => replay::execute(&options),
    }
}
