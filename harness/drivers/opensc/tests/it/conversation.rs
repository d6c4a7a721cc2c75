//! The bench's side of the pipe.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use sekisho_harness_pcscd::PrivatePcscd;
use sekisho_harness_protocol::{
    Base64Bytes, CardAccess, CardRef, CertificateKind, DriverInfo, Message, Method, Outcome, PinRef, ReadCertificate,
    ReadCertificateDone, Reason, Request, Response, Sign, SignDone, SignatureAlgorithm,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::scene::Scene;

/// A running driver.
pub(crate) struct DriverProcess {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
    reader: String,
    requests: u64,
}

impl DriverProcess {
    pub(crate) fn start(pcscd: &PrivatePcscd) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_sekisho-driver-opensc"))
            .envs(pcscd.environment())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (input, output) = (child.stdin.take(), BufReader::new(child.stdout.take().unwrap()));
        let [reader, _] = pcscd.reader_names();
        Self { child, input, output, reader, requests: 0 }
    }

    pub(crate) fn ask(&mut self, method: &str, params: impl Serialize) -> Response {
        self.requests += 1;
        let request = Request::new(self.requests, method, serde_json::to_value(params).unwrap());
        let line = serde_json::to_string(&request).unwrap();
        writeln!(self.input.as_mut().unwrap(), "{line}").unwrap();
        let mut answer = String::new();
        self.output.read_line(&mut answer).unwrap();
        match Message::parse(&answer).unwrap() {
            Message::Response(response) if response.id == self.requests => response,
            other => panic!("expected the answer to request {}, got {other:?}", self.requests),
        }
    }

    fn outcome<T: DeserializeOwned>(&mut self, method: Method, params: impl Serialize) -> Outcome<T> {
        let response = self.ask(method.name(), params);
        serde_json::from_value(response.result.unwrap_or_else(|| panic!("{:?}", response.error))).unwrap()
    }

    fn card(&self) -> CardRef {
        CardRef::Pcsc { reader: self.reader.clone() }
    }

    pub(crate) fn certificate(&mut self, kind: CertificateKind, pin: Option<&str>) -> Outcome<ReadCertificateDone> {
        let request = ReadCertificate { card: self.card(), kind, pin: pin.map(str::to_owned) };
        self.outcome(Method::ReaderCertificate, request)
    }

    pub(crate) fn sign(
        &mut self,
        key: PinRef,
        pin: &str,
        message: &[u8],
        algorithm: SignatureAlgorithm,
    ) -> Outcome<SignDone> {
        let message = Base64Bytes(message.to_vec());
        let request = Sign { card: self.card(), key, pin: pin.to_owned(), message, algorithm };
        self.outcome(Method::SignatureSign, request)
    }
}

impl Drop for DriverProcess {
    fn drop(&mut self) {
        // The end of its input is the end of the driver.
        drop(self.input.take());
        let _ = self.child.wait();
    }
}

pub(crate) fn done<T: std::fmt::Debug>(outcome: Outcome<T>) -> T {
    match outcome {
        Outcome::Done(done) => done,
        Outcome::Refused(refusal) => panic!("{refusal:?}"),
    }
}

pub(crate) fn refused<T: std::fmt::Debug>(outcome: Outcome<T>) -> Reason {
    match outcome {
        Outcome::Refused(refusal) => refusal.reason,
        Outcome::Done(done) => panic!("{done:?}"),
    }
}

#[test]
fn the_driver_introduces_opensc_with_what_it_can_do() {
    let scene = Scene::empty();
    let mut driver = DriverProcess::start(&scene.pcscd);
    let answer = driver.ask("initialize", json!({ "protocol": "1.0" })).result.unwrap();
    let info: DriverInfo = serde_json::from_value(answer).unwrap();
    assert!(info.name.contains("OpenSC"), "{info:?}");
    assert_eq!(info.card, CardAccess::Pcsc);
    assert_eq!(info.methods, [Method::ReaderCertificate, Method::SignatureSign].into());
}

#[test]
fn methods_and_transports_that_it_does_not_have_are_errors() {
    let scene = Scene::empty();
    let mut driver = DriverProcess::start(&scene.pcscd);
    let code = |response: Response| response.error.unwrap().code;
    assert_eq!(code(driver.ask("reader/change-pin", Value::Null)), -32601);
    assert_eq!(code(driver.ask("no/such", Value::Null)), -32601);
    assert_eq!(code(driver.ask("signature/sign", json!({}))), -32602);
    let by_call_back = json!({ "card": { "transport": "call-back", "card": "c" }, "kind": "signature" });
    assert_eq!(code(driver.ask("reader/certificate", by_call_back)), -32602);
}

#[test]
fn a_file_that_is_no_module_ends_the_driver_with_an_error() {
    let output = Command::new(env!("CARGO_BIN_EXE_sekisho-driver-opensc")).arg("/dev/null").output().unwrap();
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("/dev/null"));
    assert_eq!(output.stdout, b"");
}
