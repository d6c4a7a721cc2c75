//! Our OCSP service in a process of its own, on one core, and starting one.

use std::io::{BufRead as _, BufReader, Read, Write};
use std::net::SocketAddr;
use std::num::NonZeroUsize;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use sekisho_ca_sim::Line;
use sekisho_ca_sim::ocsp::{CertIdHash, OcspAnswers, OcspResponder, OcspRule, OcspSigners};
use sekisho_jlis_sim_http::{HttpRule, OcspServer, OcspService};

use super::population::{NOW, asked, authority, partitions, snapshot};
use crate::failure::Failure;
use crate::one_core::on_one_core;

/// Which answers are signed before the first request comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ahead {
    /// None: each is signed when it is asked for.
    Nothing,
    /// Those about so many certificates.
    Answers(usize),
}

/// Serves answers about so many certificates on one core and one thread, says on `output` at which address, and ends with
/// `input`.
///
/// # Errors
/// [`Failure`] if the service cannot be started.
pub fn serve_ocsp(
    certificates: usize,
    ahead: Ahead,
    input: &mut (dyn Read + Send),
    output: &mut (dyn Write + Send),
) -> Result<(), Failure> {
    let answers = if ahead == Ahead::Nothing { OcspAnswers::Fresh } else { OcspAnswers::PreProduced };
    let signers = OcspSigners::of(&mut authority()?, OcspRule { answers, ..OcspRule::default() }, NOW)?;
    let responder = OcspResponder::new(Arc::new(signers), Arc::new(snapshot(certificates, &partitions(1)?)?))?;
    if let Ahead::Answers(count) = ahead {
        let about: Vec<_> = asked(certificates, count)?
            .into_iter()
            .map(|(generation, serial)| (Line::Authentication, generation, serial))
            .collect();
        let threads = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
        responder.pre_produce(&about, &[CertIdHash::Sha1], threads)?;
    }
    let service = Arc::new(OcspService::new(|| NOW));
    service.publish(Arc::new(responder));
    on_one_core(|| {
        let server = OcspServer::start(SocketAddr::from(([127, 0, 0, 1], 0)), service, HttpRule::default())?;
        let said = writeln!(output, "{}", server.address()).and_then(|()| output.flush());
        said.map_err(Failure::io("say the address"))?;
        input.read_to_end(&mut Vec::new()).map_err(Failure::io("wait for the end"))?;
        server.stop();
        Ok(())
    })
}

/// A process that serves; it ends when this is dropped.
pub(super) struct Serving {
    child: Child,
    pub(super) address: SocketAddr,
}

impl Serving {
    /// Starts this program as `PROGRAM serve CERTIFICATES AHEAD` and waits until it serves.
    pub(super) fn start(program: &Path, certificates: usize, ahead: Ahead) -> Result<Self, Failure> {
        let ahead = match ahead {
            Ahead::Nothing => 0,
            Ahead::Answers(count) => count,
        };
        let mut command = Command::new(program);
        command.arg("serve").arg(certificates.to_string()).arg(ahead.to_string());
        let child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
        let mut child = child.map_err(Failure::io(format!("start {}", program.display())))?;
        let mut line = String::new();
        if let Some(output) = child.stdout.take() {
            BufReader::new(output).read_line(&mut line).map_err(Failure::io("read the address of the server"))?;
        }
        match line.trim().parse() {
            Ok(address) => Ok(Self { child, address }),
            Err(_) => {
                let status = child.wait().map_err(Failure::io("wait for the server"))?;
                Err(Failure::Child { program: program.display().to_string(), status, stderr: line })
            }
        }
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        // Whatever it ends with, it has been measured.
        let _ended = self.child.wait();
    }
}
