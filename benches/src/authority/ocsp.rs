//! OCSP over HTTP on the loopback interface: ours beside the raw signature, and beside the responder of OpenSSL.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;

use jiff::SignedDuration;
use sekisho_ca_sim::ocsp::{OcspCheck, OcspNonce, SentOcspRequest};
use sekisho_ca_sim::{Authority, Generation, Line, Serial, Status};

use super::effort::AuthorityEffort;
use super::ocsp_peer::OpensslAuthority;
use super::ocsp_requests::{Connections, RequestFile, post, requests};
use super::ocsp_server::{Ahead, Serving, ahead_rate};
use super::population::{NOW, asked, authority};
use super::wrk::{self, Load, Wrk};
use crate::failure::Failure;
use crate::one_core::on_one_core;
use crate::openssl_speed::openssl_rate;

/// Answers that are looked at before the load begins.
const LOOKED_AT: usize = 20;

/// Loads, round by round.
#[derive(Clone, Debug)]
pub struct OcspSpeed {
    /// Connections of each load.
    pub connections: usize,
    /// Signatures of `openssl speed` in a second, on the core of the servers: before and after each load of fresh answers,
    /// in the mean.
    pub openssl_signatures: Vec<f64>,
    /// Ours, for each number of certificates.
    pub ours: [Answering; 2],
    /// `openssl ocsp`, which closes each connection.
    pub openssl: Vec<Load>,
    /// Answers that we sign ahead in a second on two threads, from the larger number of certificates.
    pub pre_production: Vec<f64>,
    /// What wrk says that it is.
    pub wrk: Option<String>,
}

/// Our service with one number of certificates.
#[derive(Clone, Debug, Default)]
pub struct Answering {
    /// Certificates in the snapshot.
    pub certificates: usize,
    /// Each answer signed when it is asked for, connections kept.
    pub fresh: Vec<Load>,
    /// Answers signed ahead, connections kept.
    pub ahead: Vec<Load>,
    /// Answers signed ahead, a connection per request.
    pub ahead_closed: Vec<Load>,
}

/// Both kinds of our service for one number of certificates, and what they are asked.
struct Scene {
    fresh: Serving,
    ahead: Serving,
    kept: RequestFile,
    closed: RequestFile,
}

/// Starts all servers, looks at some answers of each of ours, and loads them in turns.
///
/// # Errors
/// [`Failure`] if a program fails or an answer is wrong.
pub fn ocsp_speed(effort: &AuthorityEffort, program: &Path, folder: &Path) -> Result<OcspSpeed, Failure> {
    let authority = authority()?;
    let [fewer, more] =
        effort.populations.map(|certificates| Scene::start(effort, &authority, certificates, program, folder));
    let scenes = [fewer?, more?];
    let serials: Vec<Serial> =
        asked(effort.populations[0], effort.asked)?.into_iter().map(|(_, serial)| serial).collect();
    let peer = OpensslAuthority::new(folder, &serials)?;
    let asked = requests(serials.iter().map(|&serial| (peer.root.as_slice(), serial)))?;
    let to_peer = RequestFile::write(folder.join("peer-requests"), &asked, Connections::Closed)?;

    let tool = Wrk::new(folder, effort.connections, effort.load_seconds)?;
    let ours = effort.populations.map(|certificates| Answering { certificates, ..Answering::default() });
    let (connections, openssl_signatures) = (effort.connections, Vec::new());
    let (openssl, pre_production) = (Vec::new(), Vec::new());
    let mut speed = OcspSpeed { connections, openssl_signatures, ours, openssl, pre_production, wrk: wrk::version() };
    let mut ours: Vec<(&Scene, &mut Answering)> = scenes.iter().zip(&mut speed.ours).collect();
    for _ in 0..effort.rounds {
        // What is divided by one another stands side by side, and neither population is always the first.
        ours.reverse();
        let before = signatures(effort)?;
        for (scene, answering) in &mut ours {
            answering.fresh.push(tool.load(scene.fresh.address, &scene.kept)?);
        }
        speed.openssl_signatures.push(f64::midpoint(before, signatures(effort)?));
        for (scene, answering) in &mut ours {
            answering.ahead.push(tool.load(scene.ahead.address, &scene.kept)?);
        }
        for (scene, answering) in &mut ours {
            answering.ahead_closed.push(tool.load(scene.ahead.address, &scene.closed)?);
        }
        {
            // It takes a core for itself once its load is over, and so has to be gone before anything else is measured.
            let responder = peer.serve()?;
            speed.openssl.push(tool.load(responder.address, &to_peer)?);
        }
        speed.pre_production.push(ahead_rate(effort.populations[1], effort.asked)?);
    }
    Ok(speed)
}

/// Signatures of `openssl speed` in a second, on the core of the servers.
fn signatures(effort: &AuthorityEffort) -> Result<f64, Failure> {
    on_one_core(|| openssl_rate(effort.openssl_seconds, 1))
}

impl Scene {
    fn start(
        effort: &AuthorityEffort,
        authority: &Authority,
        certificates: usize,
        program: &Path,
        folder: &Path,
    ) -> Result<Self, Failure> {
        let asked = asked(certificates, effort.asked)?;
        let root = |generation: Generation| authority.root(Line::Authentication, generation);
        let named = asked.iter().map(|&(generation, serial)| Ok((root(generation)?, serial)));
        let named = named.collect::<Result<Vec<_>, Failure>>()?;
        let requests = requests(named.iter().copied())?;
        let file = |name: &str, connections| {
            RequestFile::write(folder.join(format!("{name}-{certificates}")), &requests, connections)
        };
        let (kept, closed) = (file("kept", Connections::Kept)?, file("closed", Connections::Closed)?);
        let fresh = Serving::start(program, certificates, Ahead::Nothing)?;
        let ahead = Serving::start(program, certificates, Ahead::Answers(effort.asked))?;
        for serving in [&fresh, &ahead] {
            for (request, (issuer, _)) in requests.iter().zip(&named).take(LOOKED_AT) {
                look_at_answer(serving.address, request, issuer)?;
            }
        }
        Ok(Self { fresh, ahead, kept, closed })
    }
}

/// Asks once, and checks the answer as a client does. It must know the certificate.
fn look_at_answer(server: SocketAddr, request: &SentOcspRequest, issuer: &[u8]) -> Result<(), Failure> {
    let ask = || {
        let mut stream = TcpStream::connect(server)?;
        stream.write_all(&post(request.der(), Connections::Closed))?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        Ok(answer)
    };
    let answer = ask().map_err(Failure::io("ask our server"))?;
    let head = answer.windows(4).position(|octets| octets == b"\r\n\r\n");
    let body = head.and_then(|head| answer.get(head + 4..)).unwrap_or_default();
    let check = OcspCheck { issuer, now: NOW, tolerance: SignedDuration::ZERO, nonce: OcspNonce::Optional };
    let verdicts = check.check(request, body).map_err(Failure::Ocsp)?;
    match verdicts.as_slice() {
        [verdict] if verdict.status != Status::Unknown => Ok(()),
        _ => Err(Failure::Load { output: format!("expected good or revoked, got {verdicts:?}") }),
    }
}
