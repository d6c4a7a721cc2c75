//! `sekisho ca crl --entries`: the list of revocations that are in no authority's file, of any size.

use std::fs::File;
use std::io::Write;
use std::num::NonZeroUsize;
use std::path::Path;
use std::thread;

use sekisho_ca_sim::keys::{PemLabel, pem};
use sekisho_ca_sim::{Authority, CaError, CrlEntries, CrlIdentity, EntriesError, Generation, Line, UpdateTimes};

use crate::{arguments::CaCrl, authority, command::written, exit::Exit, failure::Failure, output};

pub(super) fn execute(options: &CaCrl, entries: &Path) -> Result<Exit, Failure> {
    authority::is_not_its_file(&options.ca, options.out.as_deref())?;
    let authority = authority::read(&options.ca)?;
    let times = super::crl::times(options, &authority)?;
    let (line, generation, scope) = super::crl::wanted(options, &authority, times.this_update())?;
    let entries = read(entries, options.from_file.threads)?;
    check(&entries, times)?;
    let number = options.from_file.number.ok_or_else(|| Failure::Usage("expected --number N".to_owned()))?;
    let identity = CrlIdentity { scope: scope.clone(), times, number, base: None };
    let list = List { authority: &authority, line, generation, identity, entries: &entries };
    match &options.out {
        Some(path) => {
            let mut file = written::begin(path)?;
            list.write(file.out())?;
            // Not flushed to the disk: the list can be made again from the same entries at any time.
            file.put()?;
            let (from, until, count) = (times.this_update(), times.next_update(), entries.len());
            output::remark(format_args!("{}: {scope}, {count} entries, from {from} until {until}", path.display()));
        }
        None => {
            let mut der = Vec::new();
            list.write(&mut der)?;
            output::data(pem(PemLabel::Crl, &der).trim_end());
        }
    }
    Ok(Exit::Conforming)
}

struct List<'a> {
    authority: &'a Authority,
    line: Line,
    generation: Generation,
    identity: CrlIdentity,
    entries: &'a CrlEntries,
}

impl List<'_> {
    fn write(&self, out: &mut dyn Write) -> Result<(), Failure> {
        let &Self { authority, line, generation, ref identity, entries } = self;
        let written = authority.write_crl(line, generation, identity, || entries.iter(), out);
        written.map_err(|error| match error {
            CaError::Output { .. } => Failure::environment(error),
            other => Failure::usage(other),
        })
    }
}

fn read(path: &Path, threads: Option<NonZeroUsize>) -> Result<CrlEntries, Failure> {
    let file = File::open(path)
        .map_err(|error| Failure::Environment(format!("{} cannot be read: {error}", path.display())))?;
    let threads = threads.or_else(|| thread::available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN);
    CrlEntries::read(&file, threads).map_err(|error| {
        let message = format!("{}: {error}", path.display());
        match error {
            EntriesError::Unreadable { .. } => Failure::Environment(message),
            _ => Failure::Usage(message),
        }
    })
}

/// A list knows nothing of what happens after it was made.
fn check(entries: &CrlEntries, times: UpdateTimes) -> Result<(), Failure> {
    match entries.latest() {
        Some((serial, revocation)) if revocation.at > times.this_update() => Err(Failure::Usage(format!(
            "serial {serial} is revoked at {}, after the list is made ({}); give a later --at",
            revocation.at,
            times.this_update()
        ))),
        _ => Ok(()),
    }
}
