//! `sekisho ca revoke`.

use sekisho_ca_sim::CrlReason;

use crate::{arguments::CaRevoke, authority, exit::Exit, failure::Failure, machine, output};

pub(super) fn execute(options: &CaRevoke) -> Result<Exit, Failure> {
    let mut opened = authority::open(&options.ca)?;
    let issued = authority::find(&opened.authority, options.certificate)?;
    let (line, serial, name) = (issued.line, issued.serial, authority::name_of(issued));
    let reason = reason(&options.reason)?;
    let at = options.at.unwrap_or_else(machine::now);
    opened.authority.revoke(line, serial, reason, at).map_err(Failure::usage)?;
    opened.save(&options.ca)?;
    // A revocation that ends a hold may be dated by the hold.
    let status = opened.authority.status(line, serial, at);
    output::data(format_args!("{name} is {status}; `sekisho ca crl --for {name}` lists it"));
    Ok(Exit::Conforming)
}

fn reason(name: &str) -> Result<CrlReason, Failure> {
    CrlReason::ALL.into_iter().find(|reason| reason.name().eq_ignore_ascii_case(name)).ok_or_else(|| {
        let names: Vec<_> = CrlReason::ALL.into_iter().map(CrlReason::name).collect();
        Failure::Usage(format!("`{name}` is no reason; expected one of {}", names.join(", ")))
    })
}
