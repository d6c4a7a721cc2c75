//! `sekisho ca`.

mod compromise;
mod crl;
mod crl_all;
mod crl_from_file;
mod defects;
mod export;
mod init;
mod inspect;
mod issue;
mod issued;
mod ocsp;
mod place;
mod public_key;
mod release;
mod renew;
mod revoke;
mod roll_over;
mod rows;
mod show;
mod suspend;

use crate::{arguments::Ca, exit::Exit, failure::Failure};

pub(super) fn execute(command: Ca) -> Result<Exit, Failure> {
    match command {
        Ca::Init(options) => init::execute(&options),
        Ca::Issue(options) => issue::execute(&options),
        Ca::Renew(options) => renew::execute(&options),
        Ca::Revoke(options) => revoke::execute(&options),
        Ca::Suspend(options) => suspend::execute(&options),
        Ca::Release(options) => release::execute(&options),
        Ca::Crl(options) => crl::execute(&options),
        Ca::Ocsp(options) => ocsp::execute(&options),
        Ca::RollOver(options) => roll_over::execute(&options),
        Ca::Compromise(options) => compromise::execute(&options),
        Ca::Show(options) => show::execute(&options),
        Ca::Export(options) => export::execute(&options),
        Ca::Inspect(options) => inspect::execute(&options),
        Ca::Defects(options) => defects::execute(&options),
    }
}
