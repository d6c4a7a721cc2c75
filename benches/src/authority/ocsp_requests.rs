//! Requests of OCSP as they go over the wire, in a file for the load.

use std::fs;
use std::path::{Path, PathBuf};

use sekisho_ca_sim::Serial;
use sekisho_ca_sim::ocsp::{CertIdHash, OcspRequestBuilder, SentOcspRequest};

use crate::failure::Failure;

/// A file of whole HTTP requests of one length, each about another certificate.
pub(super) struct RequestFile {
    pub(super) path: PathBuf,
    pub(super) length: usize,
}

/// Whether a connection serves one request or many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Connections {
    Kept,
    Closed,
}

/// Requests about these certificates, each named by the certificate of its issuer, with SHA-1 as nearly all clients do.
pub(super) fn requests<'a>(
    asked: impl IntoIterator<Item = (&'a [u8], Serial)>,
) -> Result<Vec<SentOcspRequest>, Failure> {
    let built = |(issuer, serial)| Ok(OcspRequestBuilder::new(CertIdHash::Sha1).ask(issuer, serial)?.build()?);
    asked.into_iter().map(built).collect()
}

impl RequestFile {
    /// # Errors
    /// [`Failure::Io`], or [`Failure::Load`] if the requests are not all of one length.
    pub(super) fn write(
        path: PathBuf,
        requests: &[SentOcspRequest],
        connections: Connections,
    ) -> Result<Self, Failure> {
        let posted: Vec<Vec<u8>> = requests.iter().map(|request| post(request.der(), connections)).collect();
        let length = posted.first().map_or(0, Vec::len);
        if let Some(other) = posted.iter().find(|request| request.len() != length || length == 0) {
            let output = format!("requests of {length} and of {} octets cannot be parted again", other.len());
            return Err(Failure::Load { output });
        }
        fs::write(&path, posted.concat()).map_err(write_to(&path))?;
        Ok(Self { path, length })
    }
}

/// A whole POST request (RFC 6960, appendix A.1).
pub(super) fn post(body: &[u8], connections: Connections) -> Vec<u8> {
    let close = if connections == Connections::Closed { "Connection: close\r\n" } else { "" };
    let length = body.len();
    let head = format!(
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/ocsp-request\r\nContent-Length: {length}\r\n{close}\r\n"
    );
    [head.as_bytes(), body].concat()
}

fn write_to(path: &Path) -> impl FnOnce(std::io::Error) -> Failure {
    Failure::io(format!("write {}", path.display()))
}
