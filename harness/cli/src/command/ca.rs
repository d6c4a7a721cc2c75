//! `sekisho ca`.

mod crl;
mod crl_from_file;
mod defects;
mod inspect;
mod revoke;
mod show;

use crate::{arguments::Ca, exit::Exit, failure::Failure};

pub(super) fn execute(command: Ca) -> Result<Exit, Failure> {
    match command {
        Ca::Show(options) => show::execute(&options),
        Ca::Crl(options) => crl::execute(&options),
        Ca::Revoke(options) => revoke::execute(&options),
        Ca::Inspect(options) => inspect::execute(&options),
        Ca::Defects(options) => defects::execute(&options),
    }
}
