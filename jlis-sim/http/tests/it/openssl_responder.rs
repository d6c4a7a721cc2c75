//! Our client asks `openssl ocsp -index -port`, a responder that shares no line with ours.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, Command, Stdio};

use jiff::SignedDuration;
use sekisho_ca_sim::ocsp::{CertIdHash, OcspCheck, OcspNonce, OcspRefusal, OcspRequestBuilder, OcspVerdict};
use sekisho_ca_sim::{CrlReason, Revocation, Serial, Status};

use crate::scene::{Desk, at, said};

/// A small authority by OpenSSL with a responder, an index of three certificates, and the responder running on it.
struct Foreign {
    desk: Desk,
    issuer: Vec<u8>,
    responder: Child,
    address: SocketAddr,
}

/// What `openssl ca` keeps: status, end, revocation with reason, serial number, file, name.
const INDEX: &str = "V\t491231235959Z\t\t1001\tunknown\t/CN=good\n\
                     R\t491231235959Z\t261125010203Z,keyCompromise\t1002\tunknown\t/CN=revoked\n\
                     R\t491231235959Z\t261125010203Z,certificateHold\t1003\tunknown\t/CN=held\n";

impl Foreign {
    fn new(responder_extensions: &str) -> Self {
        let desk = Desk::new();
        desk.put("index.txt", INDEX.as_bytes());
        desk.put("responder.ext", responder_extensions.as_bytes());
        for arguments in [
            "req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -subj /CN=ca -days 36500",
            "x509 -in ca.pem -outform DER -out ca.der",
            "req -newkey rsa:2048 -nodes -keyout ocsp.key -out ocsp.csr -subj /CN=ocsp",
            "x509 -req -in ocsp.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out ocsp.pem -days 36500 -extfile responder.ext",
        ] {
            let output = desk.run("openssl", &arguments.split(' ').collect::<Vec<_>>());
            assert!(output.status.success(), "{}", said(&output));
        }
        let serve = "ocsp -index index.txt -port 0 -rsigner ocsp.pem -rkey ocsp.key -CA ca.pem -nmin 15";
        let mut responder = Command::new("openssl")
            .args(serve.split(' '))
            .current_dir(desk.folder())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // "ACCEPT [::]:40701 PID=26109" or "ACCEPT 0.0.0.0:40701 PID=26109".
        let mut line = String::new();
        BufReader::new(responder.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        let port = line.split(' ').nth(1).and_then(|address| address.rsplit(':').next()).unwrap().trim();
        let address = SocketAddr::from(([127, 0, 0, 1], port.parse().unwrap()));
        let issuer = desk.get("ca.der");
        Self { desk, issuer, responder, address }
    }

    /// What our client makes of the answer to a request, sent with HTTP 1.0.
    fn ask(&self, builder: OcspRequestBuilder) -> Result<Vec<OcspVerdict>, OcspRefusal> {
        let sent = builder.build().unwrap();
        let head = format!(
            "POST / HTTP/1.0\r\nContent-Type: application/ocsp-request\r\nContent-Length: {}\r\n\r\n",
            sent.der().len()
        );
        let mut connection = TcpStream::connect(self.address).unwrap();
        connection.write_all(&[head.as_bytes(), sent.der()].concat()).unwrap();
        let mut reply = Vec::new();
        connection.read_to_end(&mut reply).unwrap();
        let body = reply.windows(4).position(|window| window == b"\r\n\r\n").unwrap() + 4;
        let check = OcspCheck {
            issuer: &self.issuer,
            // OpenSSL's responder lives in the time of the machine, which the answer tells.
            now: self.clock(),
            tolerance: SignedDuration::from_mins(5),
            nonce: OcspNonce::Required,
        };
        check.check(&sent, &reply[body..])
    }

    /// The time of the machine, as another program of it tells.
    fn clock(&self) -> jiff::Timestamp {
        let output = self.desk.run("date", &["-u", "+%Y-%m-%dT%H:%M:%SZ"]);
        at(String::from_utf8(output.stdout).unwrap().trim())
    }

    fn asking(&self, hash: CertIdHash, serials: &[u64]) -> OcspRequestBuilder {
        let builder = OcspRequestBuilder::new(hash);
        serials.iter().fold(builder, |builder, serial| builder.ask(&self.issuer, Serial::new(*serial)).unwrap())
    }
}

impl Drop for Foreign {
    fn drop(&mut self) {
        let _ended = self.responder.kill();
        let _waited = self.responder.wait();
    }
}

const RESPONDER: &str = "extendedKeyUsage = OCSPSigning\n";

#[test]
fn our_client_understands_every_status_of_openssl_s_responder() {
    let foreign = Foreign::new(RESPONDER);
    let since = at("2026-11-25T01:02:03Z");
    let revoked = |reason| Status::Revoked(Revocation { reason, at: since });
    let expected = [
        Status::Good,
        revoked(CrlReason::KeyCompromise),
        revoked(CrlReason::CertificateHold),
        Status::Unknown,
        Status::Good,
    ];
    for hash in CertIdHash::ALL {
        let asking = foreign.asking(hash, &[0x1001, 0x1002, 0x1003, 0x1004, 0x1001]).nonce(&[0x5A; 32]);
        let verdicts = foreign.ask(asking).unwrap();
        let statuses: Vec<Status> = verdicts.iter().map(|verdict| verdict.status).collect();
        assert_eq!(statuses, expected, "{hash:?}");
        assert!(verdicts.iter().all(|verdict| verdict.next_update.is_some()));
    }
}

#[test]
fn our_client_refuses_a_responder_whose_certificate_is_not_for_it() {
    let foreign = Foreign::new("extendedKeyUsage = clientAuth\n");
    let asking = foreign.asking(CertIdHash::Sha1, &[0x1001]).nonce(b"nonce");
    assert_eq!(foreign.ask(asking), Err(OcspRefusal::ResponderPurpose));
}
