//! The bench's side of the pipe.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use sekisho_harness_pcscd::PrivatePcscd;
use sekisho_harness_protocol::{
    AccessRef, Base64Bytes, CardRef, CertificateKind, ChangePin, ChangePinDone, Message, Method, Outcome, PinRef,
    PinStatus, PinStatusDone, ReadCertificate, ReadCertificateDone, ReadNumber, ReadNumberDone, ReadSurface,
    ReadSurfaceDone, ReadText, ReadTextDone, ReadToken, ReadTokenDone, Reason, Request, Response, Sign, SignDone,
    SignatureAlgorithm,
};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A running driver, asked about the card in the first reader.
#[derive(Debug)]
pub struct DriverProcess {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
    reader: String,
    requests: u64,
}

impl DriverProcess {
    /// Starts a driver that finds this pcscd.
    #[must_use]
    pub fn start(mut driver: Command, pcscd: &PrivatePcscd) -> Self {
        let mut child = driver.envs(pcscd.environment()).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let (input, output) = (child.stdin.take(), BufReader::new(child.stdout.take().unwrap()));
        let [reader, _] = pcscd.reader_names();
        Self { child, input, output, reader, requests: 0 }
    }

    /// One request and the answer to it.
    pub fn ask(&mut self, method: &str, params: impl Serialize) -> Response {
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

    /// `reader/token`.
    pub fn token(&mut self) -> Outcome<ReadTokenDone> {
        self.outcome(Method::ReaderToken, ReadToken { card: self.card() })
    }

    /// `reader/certificate`.
    pub fn certificate(&mut self, kind: CertificateKind, pin: Option<&str>) -> Outcome<ReadCertificateDone> {
        let request = ReadCertificate { card: self.card(), kind, pin: pin.map(str::to_owned) };
        self.outcome(Method::ReaderCertificate, request)
    }

    /// `reader/pin-status`.
    pub fn pin_status(&mut self, pin: PinRef) -> Outcome<PinStatusDone> {
        self.outcome(Method::ReaderPinStatus, PinStatus { card: self.card(), pin })
    }

    /// `reader/change-pin`.
    pub fn change_pin(&mut self, pin: PinRef, current: &str, new: &str) -> Outcome<ChangePinDone> {
        let (current, new) = (current.to_owned(), new.to_owned());
        self.outcome(Method::ReaderChangePin, ChangePin { card: self.card(), pin, current, new })
    }

    /// `reader/text`.
    pub fn text(&mut self, access: AccessRef, secret: &str) -> Outcome<ReadTextDone> {
        self.outcome(Method::ReaderText, ReadText { card: self.card(), access, secret: secret.to_owned() })
    }

    /// `reader/number`.
    pub fn number(&mut self, access: AccessRef, secret: &str) -> Outcome<ReadNumberDone> {
        self.outcome(Method::ReaderNumber, ReadNumber { card: self.card(), access, secret: secret.to_owned() })
    }

    /// `reader/surface`.
    pub fn surface(&mut self, access: AccessRef, secret: &str) -> Outcome<ReadSurfaceDone> {
        self.outcome(Method::ReaderSurface, ReadSurface { card: self.card(), access, secret: secret.to_owned() })
    }

    /// `signature/sign`.
    pub fn sign(&mut self, key: PinRef, pin: &str, message: &[u8], algorithm: SignatureAlgorithm) -> Outcome<SignDone> {
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

/// What was done. Stops the test if it was refused.
pub fn done<T: std::fmt::Debug>(outcome: Outcome<T>) -> T {
    match outcome {
        Outcome::Done(done) => done,
        Outcome::Refused(refusal) => panic!("{refusal:?}"),
    }
}

/// The reason of a refusal. Stops the test if it was done.
pub fn refused<T: std::fmt::Debug>(outcome: Outcome<T>) -> Reason {
    match outcome {
        Outcome::Refused(refusal) => refusal.reason,
        Outcome::Done(done) => panic!("{done:?}"),
    }
}
