//! The responder of the `openssl` command, for comparison: one process, one connection per request.

use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

use openssl::x509::X509;
use sekisho_ca_sim::Serial;

use crate::failure::Failure;
use crate::one_core::on_one_core;

/// What `openssl ocsp` needs: an authority with a key of RSA-2048, and an index of certificates.
pub(super) struct OpensslAuthority<'a> {
    folder: &'a Path,
    /// Its certificate in DER.
    pub(super) root: Vec<u8>,
}

/// The responder; it ends when this is dropped.
///
/// It hangs for good once a client goes away without having asked, as any load does at its end. So each load gets one of
/// its own.
pub(super) struct OpensslResponder {
    child: Child,
    /// Held open, so that it can go on talking.
    _said: BufReader<ChildStdout>,
    pub(super) address: SocketAddr,
}

impl<'a> OpensslAuthority<'a> {
    /// With certificates of these serial numbers, one in twenty of them revoked.
    pub(super) fn new(folder: &'a Path, serials: &[Serial]) -> Result<Self, Failure> {
        let mut request = Command::new("openssl");
        request.args(["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "peer.key", "-out", "peer.pem"]);
        let output = request.args(["-subj", "/CN=peer"]).current_dir(folder).output();
        let output = output.map_err(Failure::io("run openssl"))?;
        if !output.status.success() {
            let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
            return Err(Failure::Child { program: "openssl req".to_owned(), status: output.status, stderr });
        }
        let pem = fs::read(folder.join("peer.pem")).map_err(Failure::io("read the peer's certificate"))?;
        let root = X509::from_pem(&pem).and_then(|root| root.to_der());
        let root = root.map_err(|error| Failure::Load { output: format!("the peer's certificate: {error}") })?;
        fs::write(folder.join("index.txt"), index(serials)).map_err(Failure::io("write the peer's index"))?;
        Ok(Self { folder, root })
    }

    /// Starts a responder on the core of measured servers, and waits until it serves.
    pub(super) fn serve(&self) -> Result<OpensslResponder, Failure> {
        let mut command = Command::new("openssl");
        command.args(["ocsp", "-port", "0", "-index", "index.txt", "-CA", "peer.pem", "-rsigner", "peer.pem"]);
        command.args(["-rkey", "peer.key", "-nmin", "30"]).current_dir(self.folder);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = on_one_core(|| command.spawn().map_err(Failure::io("run openssl ocsp")))?;
        let not_started = |output: String| Failure::Load { output: format!("openssl ocsp said {output:?}") };
        let output = child.stdout.take().ok_or_else(|| not_started("nothing".to_owned()))?;
        let (mut said, mut line) = (BufReader::new(output), String::new());
        said.read_line(&mut line).map_err(Failure::io("read what openssl ocsp says"))?;
        match port(&line) {
            Some(port) => {
                let address = SocketAddr::from(([127, 0, 0, 1], port));
                Ok(OpensslResponder { child, _said: said, address })
            }
            None => {
                let _gone = child.kill().and_then(|()| child.wait());
                Err(not_started(line))
            }
        }
    }
}

impl Drop for OpensslResponder {
    fn drop(&mut self) {
        let _gone = self.child.kill().and_then(|()| self.child.wait());
    }
}

/// The index of `openssl ca`: status, end, revocation, serial number, file, name.
fn index(serials: &[Serial]) -> String {
    let mut text = String::new();
    for (n, serial) in serials.iter().enumerate() {
        let status = if n % 20 == 0 { "R\t310601145959Z\t260501000000Z,superseded" } else { "V\t310601145959Z\t" };
        // Writing to a String cannot fail.
        let _written = writeln!(text, "{status}\t{serial}\tunknown\t/CN={n}");
    }
    text
}

/// The port in `ACCEPT [::]:PORT PID=...`.
fn port(line: &str) -> Option<u16> {
    let address = line.strip_prefix("ACCEPT ")?.split(' ').next()?;
    address.trim().rsplit(':').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_port_is_read_from_the_line_that_openssl_prints() {
        assert_eq!(port("ACCEPT [::]:39759 PID=27141\n"), Some(39759));
        assert_eq!(port("ACCEPT 0.0.0.0:80\n"), Some(80));
        assert_eq!(port("ocsp: waiting\n"), None);
    }
}
