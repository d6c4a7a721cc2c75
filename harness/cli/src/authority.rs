//! The authority's file, for every command that needs it.

use std::path::Path;

use jiff::Timestamp;
use sekisho_ca_sim::{
    Authority, AuthorityFile, CaError, IssuedCertificate, Line, Serial, Settings, keys::PoolKeys, load,
};

use crate::{
    arguments::{self, CertificateName},
    failure::Failure,
};

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
                self.file = Some(AuthorityFile::create(path, state).map_err(Failure::environment)?);
                Ok(())
            }
        }
    }
}

/// The authority of a file, to look at.
pub(crate) fn read(path: &Path) -> Result<Authority, Failure> {
    Authority::from_state(load(path).map_err(failure)?, keys()?).map_err(Failure::usage)
}

/// Opens the authority of a file for changes.
pub(crate) fn open(path: &Path) -> Result<Opened, Failure> {
    let (state, file) = AuthorityFile::open(path).map_err(failure)?;
    let authority = Authority::from_state(state, keys()?).map_err(Failure::usage)?;
    Ok(Opened { authority, file: Some(file) })
}

/// Opens the authority of a file for changes, or founds one if there is no such file.
pub(crate) fn open_or_found(path: &Path, at: Timestamp) -> Result<Opened, Failure> {
    if path.exists() {
        return open(path);
    }
    let authority = Authority::new(&Settings::default(), keys()?, at).map_err(Failure::usage)?;
    Ok(Opened { authority, file: None })
}

/// The authority's name for a line.
pub(crate) fn line(line: arguments::Line) -> Line {
    match line {
        arguments::Line::Signature => Line::Signing,
        arguments::Line::Authentication => Line::Authentication,
    }
}

/// The certificate that a name means.
pub(crate) fn find(authority: &Authority, name: CertificateName) -> Result<&IssuedCertificate, Failure> {
    let serial = Serial::new(name.serial);
    authority.certificate(line(name.line), serial).ok_or_else(|| {
        let line = line(name.line);
        Failure::usage(CaError::UnknownSerial { line, serial })
    })
}

/// The name under which commands know a certificate.
pub(crate) fn name_of(issued: &IssuedCertificate) -> String {
    let line = match issued.line {
        Line::Signing => "signature",
        Line::Authentication => "authentication",
    };
    format!("{line}:{}", issued.serial.value())
}

/// PEM of a DER document.
pub(crate) fn pem(label: &str, der: &[u8]) -> Result<String, Failure> {
    der::pem::encode_string(label, der::pem::LineEnding::LF, der).map_err(Failure::bench)
}

fn keys() -> Result<PoolKeys, Failure> {
    PoolKeys::genuine().map_err(Failure::bench)
}

fn failure(error: CaError) -> Failure {
    match error {
        CaError::Io { .. } => Failure::Environment(format!("{error}; `sekisho card new` makes an authority")),
        CaError::InUse { .. } | CaError::Changed { .. } => Failure::environment(error),
        other => Failure::usage(other),
    }
}
