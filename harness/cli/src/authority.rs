//! The authority's file, for every command that needs it.

use std::path::Path;

use jiff::Timestamp;
use sekisho_ca_sim::{
    Authority, CaError, IssuedCertificate, Line, RootKeys, Serial, Settings, keys::KeyPool, load, save as save_state,
};

use crate::{
    arguments::{self, CertificateName},
    failure::Failure,
};

/// Opens the authority of a file.
pub(crate) fn open(path: &Path) -> Result<Authority, Failure> {
    let state = load(path).map_err(|error| match error {
        CaError::Io { .. } => Failure::Environment(format!("{error}; `sekisho card new` makes an authority")),
        other => Failure::usage(other),
    })?;
    Authority::from_state(state, &root_keys()?).map_err(Failure::usage)
}

/// Opens the authority of a file, or founds one if there is no such file.
pub(crate) fn open_or_found(path: &Path, at: Timestamp) -> Result<Authority, Failure> {
    if path.exists() {
        return open(path);
    }
    Authority::new(&Settings::default(), &root_keys()?, at).map_err(Failure::usage)
}

/// Saves the authority in one step.
pub(crate) fn save(path: &Path, authority: &Authority) -> Result<(), Failure> {
    save_state(path, authority.state()).map_err(Failure::environment)
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

fn root_keys() -> Result<RootKeys, Failure> {
    RootKeys::from_pool(KeyPool::committed().map_err(Failure::bench)?, 0).map_err(Failure::bench)
}
