//! An authority with a certificate for each status, a server for it, and an HTTP client of a few lines.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Command, Output};
use std::sync::Arc;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use sekisho_ca_sim::keys::{KeyPool, PoolKeys};
use sekisho_ca_sim::ocsp::{
    CertIdHash, OcspCheck, OcspNonce, OcspRequestBuilder, OcspResponder, OcspRule, OcspSigners, SentOcspRequest,
};
use sekisho_ca_sim::{
    Application, AuthenticationSubject, Authority, Carrier, CrlReason, Generation, IssuedCertificate, Line, Partition,
    ReceptionWindow, Serial, Settings, Snapshot, Subject, Validity,
};
use sekisho_jlis_sim_http::{HttpRule, OcspServer, OcspService};
use tempfile::TempDir;

pub(crate) const LINE: Line = Line::Authentication;
pub(crate) const SNAPSHOT: &str = "2026-11-26T03:15:00Z";
pub(crate) const NOW: &str = "2026-11-26T03:20:21Z";
pub(crate) const NEVER: Serial = Serial::new(0x7FFF_FFFF_FFFF_FFFF);

pub(crate) fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// An authority with a good certificate, one revoked with each reason, and one on hold.
pub(crate) struct Scene {
    pub(crate) authority: Authority,
    pub(crate) good: IssuedCertificate,
    pub(crate) revoked: Vec<(CrlReason, IssuedCertificate)>,
    pub(crate) held: IssuedCertificate,
    pub(crate) service: Arc<OcspService>,
}

impl Scene {
    /// With a service that answers by this rule.
    pub(crate) fn new(rule: OcspRule) -> Self {
        let founded = at("2024-05-10T01:02:03Z");
        let mut authority = Authority::new(&Settings::default(), PoolKeys::genuine().unwrap(), founded).unwrap();
        let good = issue(&mut authority);
        let revoked = CrlReason::ALL.into_iter().filter(|reason| reason.is_final()).map(|reason| {
            let certificate = issue(&mut authority);
            authority.revoke(LINE, certificate.serial, reason, at("2026-11-25T01:02:03Z")).unwrap();
            (reason, certificate)
        });
        let revoked = revoked.collect();
        let held = issue(&mut authority);
        authority.suspend(LINE, held.serial, at("2026-11-25T01:02:03Z")).unwrap();
        let service = Arc::new(OcspService::new(|| at(NOW)));
        let mut scene = Self { authority, good, revoked, held, service };
        scene.publish(rule, SNAPSHOT);
        scene
    }

    /// Publishes a new snapshot.
    pub(crate) fn publish(&mut self, rule: OcspRule, taken: &str) {
        let signers = OcspSigners::of(&mut self.authority, rule, at("2026-11-01T00:00:00Z")).unwrap();
        let snapshot = Snapshot::take(&self.authority, at(taken)).unwrap();
        self.service.publish(Arc::new(OcspResponder::new(Arc::new(signers), Arc::new(snapshot)).unwrap()));
    }

    pub(crate) fn serve(&self) -> OcspServer {
        self.serve_by(HttpRule::default())
    }

    pub(crate) fn serve_by(&self, rule: HttpRule) -> OcspServer {
        OcspServer::start(loopback(), Arc::clone(&self.service), rule).unwrap()
    }

    pub(crate) fn root(&self) -> &[u8] {
        self.authority.root(LINE, Generation::FIRST).unwrap()
    }

    pub(crate) fn request(&self, serial: Serial) -> SentOcspRequest {
        OcspRequestBuilder::new(CertIdHash::Sha1).ask(self.root(), serial).unwrap().build().unwrap()
    }

    /// How our client judges answers of this authority.
    pub(crate) fn check(&self) -> OcspCheck<'_> {
        OcspCheck { issuer: self.root(), now: at(NOW), tolerance: SignedDuration::ZERO, nonce: OcspNonce::Required }
    }
}

pub(crate) fn loopback() -> SocketAddr {
    SocketAddr::from(([127, 0, 0, 1], 0))
}

fn issue(authority: &mut Authority) -> IssuedCertificate {
    let window = ReceptionWindow::of_municipality("13113").unwrap();
    let partition = Partition::new("Tokyo-to", "Shibuya-ku").unwrap();
    let issued = at("2026-11-22T03:04:05Z");
    let birth = jiff::civil::date(1990, 4, 1);
    let validity = Validity::of_holder(authority.settings(), Carrier::Card, issued, birth, None).unwrap();
    let key = KeyPool::committed().unwrap().assign(0).unwrap().subject_key();
    let subject = Subject::Authentication(AuthenticationSubject { partition, window });
    authority.issue(&Application::for_card(subject, key, validity)).unwrap()
}

/// An answer of HTTP.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Reply {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// A connection that stays open between requests.
pub(crate) struct Connection(BufReader<TcpStream>);

impl Connection {
    pub(crate) fn to(address: SocketAddr) -> Self {
        Self(BufReader::new(TcpStream::connect(address).unwrap()))
    }

    /// Fails instead of waiting longer for an octet.
    pub(crate) fn waits(&self, most: Duration) {
        self.0.get_ref().set_read_timeout(Some(most)).unwrap();
    }

    pub(crate) fn send(&mut self, octets: &[u8]) {
        self.0.get_mut().write_all(octets).unwrap();
    }

    pub(crate) fn post(&mut self, body: &[u8]) -> Reply {
        self.send(&post(body));
        self.reply()
    }

    pub(crate) fn get(&mut self, path: &str, more: &str) -> Reply {
        self.send(format!("GET /{path} HTTP/1.1\r\nHost: x\r\n{more}\r\n").as_bytes());
        self.reply()
    }

    /// The next answer.
    pub(crate) fn reply(&mut self) -> Reply {
        let status = self.line().split(' ').nth(1).unwrap().parse().unwrap();
        let mut headers = Vec::new();
        loop {
            let line = self.line();
            let Some((name, value)) = line.split_once(": ") else { break };
            headers.push((name.to_ascii_lowercase(), value.to_owned()));
        }
        let mut reply = Reply { status, headers, body: Vec::new() };
        let length = reply.header("content-length").map_or(0, |length| length.parse().unwrap());
        if status != 304 {
            reply.body.resize(length, 0);
            self.0.read_exact(&mut reply.body).unwrap();
        }
        reply
    }

    /// Whatever comes until the server closes the connection. It may do so before it has read what we sent.
    pub(crate) fn rest(&mut self) -> Vec<u8> {
        let mut octets = Vec::new();
        if let Err(error) = self.0.read_to_end(&mut octets) {
            assert_eq!(error.kind(), std::io::ErrorKind::ConnectionReset);
        }
        octets
    }

    /// Whether nothing has come yet.
    pub(crate) fn is_silent(&mut self) -> bool {
        self.0.get_ref().set_nonblocking(true).unwrap();
        let silent = self.0.fill_buf().is_err_and(|error| error.kind() == std::io::ErrorKind::WouldBlock);
        self.0.get_ref().set_nonblocking(false).unwrap();
        silent
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        self.0.read_line(&mut line).unwrap();
        line.trim_end().to_owned()
    }
}

pub(crate) fn post(body: &[u8]) -> Vec<u8> {
    let head = format!(
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/ocsp-request\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    [head.as_bytes(), body].concat()
}

/// A folder for the files of an outside program.
pub(crate) struct Desk(TempDir);

impl Desk {
    pub(crate) fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    pub(crate) fn folder(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn put(&self, name: &str, octets: &[u8]) {
        std::fs::write(self.0.path().join(name), octets).unwrap();
    }

    pub(crate) fn put_certificate(&self, name: &str, der: &[u8]) {
        use base64::Engine as _;
        let body = base64::engine::general_purpose::STANDARD.encode(der);
        self.put(name, format!("-----BEGIN CERTIFICATE-----\n{body}\n-----END CERTIFICATE-----\n").as_bytes());
    }

    pub(crate) fn get(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.0.path().join(name)).unwrap()
    }

    /// Runs a program in the folder. A missing program is a failure that says so.
    pub(crate) fn run(&self, program: &str, arguments: &[&str]) -> Output {
        let output = Command::new(program).args(arguments).current_dir(self.folder()).output();
        output.unwrap_or_else(|error| panic!("{program} is needed to judge our service, but: {error}"))
    }
}

/// All that a program said.
pub(crate) fn said(output: &Output) -> String {
    String::from_utf8([&output.stdout[..], &output.stderr].concat()).unwrap()
}
