//! The authority's file, for every command that needs it.

use std::{fs, path::Path, time::Duration};

use jiff::Timestamp;
use sekisho_ca_sim::{
    Authority, AuthorityFile, AuthorityState, CaError, Generation, IssuedCertificate, Line, Serial, Settings,
    keys::PoolKeys, load,
};
use sekisho_harness_bench::Stopwatch as _;

use crate::{
    arguments::CertificateName,
    failure::Failure,
    machine::{self, MachineStopwatch},
    output,
};

/// How long a command waits for another one's end.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long it waits before it looks again.
const PAUSE: Duration = Duration::from_millis(50);

/// An authority whose file nobody else can change until the command has ended.
pub(crate) struct Opened {
    pub(crate) authority: Authority,
    /// None until a new authority is first saved: a command that fails founds nothing.
    file: Option<AuthorityFile>,
}

impl Opened {
    /// Saves the authority in one step.
    pub(crate) fn save(&mut self, path: &Path) -> Result<(), Failure> {
        let state = self.authority.state();
        match &mut self.file {
            Some(file) => file.save(state).map_err(Failure::environment),
            None => {
                // A new authority has nothing that could be wrong but the settings that somebody gave.
                self.file = Some(AuthorityFile::create(path, state).map_err(|error| match error {
                    CaError::StateFile { field, problem, .. } => Failure::Usage(format!("{field}: {problem}")),
                    other => Failure::environment(other),
                })?);
                Ok(())
            }
        }
    }
}

/// That what a command writes does not take the place of the authority's own file.
pub(crate) fn is_not_its_file(ca: &Path, out: Option<&Path>) -> Result<(), Failure> {
    let Some(out) = out else { return Ok(()) };
    match (fs::canonicalize(ca), fs::canonicalize(out)) {
        (Ok(ca), Ok(place)) if ca == place => {
            let out = out.display();
            Err(Failure::Usage(format!("{out} is the authority's own file and was left unchanged; give another --out")))
        }
        _ => Ok(()),
    }
}

/// The authority of a file, to look at.
pub(crate) fn read(path: &Path) -> Result<Authority, Failure> {
    Authority::from_state(load(path).map_err(|error| failure(path, error))?, keys()?).map_err(Failure::usage)
}

/// Opens the authority of a file for changes, and waits a little for a command that has it: the OCSP service takes its
/// snapshots at times when daily runs begin too.
pub(crate) fn open(path: &Path) -> Result<Opened, Failure> {
    let started = MachineStopwatch::start();
    let mut opened = AuthorityFile::open(path);
    let busy = |opened: &Result<_, CaError>| matches!(opened, Err(CaError::InUse { .. } | CaError::Changed { .. }));
    if busy(&opened) {
        output::remark(format_args!("{} is in use by another command; waiting", path.display()));
    }
    while busy(&opened) && started.elapsed() < PATIENCE {
        machine::wait(PAUSE);
        opened = AuthorityFile::open(path);
    }
    finish(path, opened)
}

/// Opens the authority of a file for changes, unless another command has it.
pub(crate) fn open_at_once(path: &Path) -> Result<Opened, Failure> {
    finish(path, AuthorityFile::open(path))
}

fn finish(path: &Path, opened: Result<(AuthorityState, AuthorityFile), CaError>) -> Result<Opened, Failure> {
    let (state, file) = opened.map_err(|error| failure(path, error))?;
    let authority = Authority::from_state(state, keys()?).map_err(Failure::usage)?;
    Ok(Opened { authority, file: Some(file) })
}

/// Opens the authority of a file for changes, or founds one if there is no such file.
pub(crate) fn open_or_found(path: &Path, at: Timestamp) -> Result<Opened, Failure> {
    if path.exists() { open(path) } else { found(&Settings::default(), at, 1) }
}

/// Founds an authority with this many generations.
pub(crate) fn found(settings: &Settings, at: Timestamp, generations: u8) -> Result<Opened, Failure> {
    let authority = Authority::with_generations(settings, keys()?, at, generations).map_err(Failure::usage)?;
    Ok(Opened { authority, file: None })
}

/// The same authority with other settings.
pub(crate) fn with_settings(authority: &Authority, settings: Settings) -> Result<Authority, Failure> {
    let mut state = authority.state().clone();
    state.settings = settings;
    Authority::from_state(state, keys()?).map_err(Failure::usage)
}

/// The generation that is named, or the newest in force at this instant: begun and not revoked. Where none is in force,
/// the newest that has begun can still publish.
pub(crate) fn generation(
    authority: &Authority,
    line: Line,
    named: Option<Generation>,
    at: Timestamp,
) -> Result<Generation, Failure> {
    if let Some(named) = named {
        return authority.generation(line, named).map(|_| named).map_err(Failure::usage);
    }
    let begun = || authority.generations(line).rfind(|(_, state)| state.not_before <= at).map(|(begun, _)| begun);
    let found = authority.state().line(line).issuing_generation(at).or_else(begun);
    found.ok_or_else(|| Failure::usage(CaError::NoIssuer { line, at }))
}

/// The certificate that a name means.
pub(crate) fn find(authority: &Authority, name: CertificateName) -> Result<&IssuedCertificate, Failure> {
    let (line, serial) = (name.line.into(), Serial::new(name.serial));
    authority.certificate(line, serial).ok_or_else(|| {
        let (never, name) = (CaError::UnknownSerial { line, serial }, name_of_line(line));
        Failure::Usage(format!("no certificate {name}:{}: {never}; `sekisho ca show` lists them", serial.value()))
    })
}

/// The name under which commands know a certificate.
pub(crate) fn name_of(issued: &IssuedCertificate) -> String {
    format!("{}:{}", name_of_line(issued.line), issued.serial.value())
}

/// The name under which commands know a line.
pub(crate) fn name_of_line(line: Line) -> &'static str {
    match line {
        Line::Signing => "signature",
        Line::Authentication => "authentication",
    }
}

fn keys() -> Result<PoolKeys, Failure> {
    PoolKeys::genuine().map_err(Failure::bench)
}

fn failure(path: &Path, error: CaError) -> Failure {
    match error {
        CaError::Io { .. } if !path.exists() => {
            Failure::Environment(format!("{error}; `sekisho ca init` founds an authority, --ca names another file"))
        }
        CaError::Io { .. } | CaError::InUse { .. } | CaError::Changed { .. } => Failure::environment(error),
        other => Failure::usage(other),
    }
}
