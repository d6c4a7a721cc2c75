//! The implementation as a whole: its parts, what it declares, and how a request finds its method.

use sekisho_harness_protocol::{
    AnchorSource, CardAccess, ClockSource, DriverInfo, ErrorCode, ErrorObject, Handler, Method, Outcome,
    PROTOCOL_VERSION, Peer, ReasonDetail, StatusSource, parameters,
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

use crate::{
    AnswerFilter, CardLink, CertificateFile, CertificateParser, EfReader, Failure, MessageSigner, PathBuilder,
    PinCommands, PinPolicy, PurposeRule, SignatureChecker, Standard, StatusChecker, StatusInterpreter, TokenFile,
    ValidityRule,
};

/// An implementation of every method, put together from parts. [`Implementation::default`] takes the right ones.
pub struct Implementation {
    /// How it asks for cards. It can do call-back and TCP.
    pub card_access: CardAccess,
    /// Reaches the card.
    pub link: Box<dyn CardLink>,
    /// Finds the application and reads files.
    pub files: Box<dyn EfReader>,
    /// Cuts certificates out of their files.
    pub certificates: Box<dyn CertificateFile>,
    /// Reads the token information.
    pub token: Box<dyn TokenFile>,
    /// Knows the form of PINs.
    pub pins: Box<dyn PinPolicy>,
    /// Sends the commands about PINs.
    pub pin_commands: Box<dyn PinCommands>,
    /// Understands the answers to them.
    pub status_words: Box<dyn StatusInterpreter>,
    /// Signs.
    pub signer: Box<dyn MessageSigner>,
    /// Reads the certificates of a request.
    pub parser: Box<dyn CertificateParser>,
    /// Checks a signature against a key.
    pub signature: Box<dyn SignatureChecker>,
    /// Finds the issuer.
    pub path: Box<dyn PathBuilder>,
    /// Judges what a certificate is for.
    pub purpose: Box<dyn PurposeRule>,
    /// Judges its validity.
    pub validity: Box<dyn ValidityRule>,
    /// Asks whether it is revoked.
    pub status: Box<dyn StatusChecker>,
    /// Words the refusal.
    pub answer: Box<dyn AnswerFilter>,
}

impl Default for Implementation {
    fn default() -> Self {
        Self {
            card_access: CardAccess::CallBack,
            link: Box::new(Standard),
            files: Box::new(Standard),
            certificates: Box::new(Standard),
            token: Box::new(Standard),
            pins: Box::new(Standard),
            pin_commands: Box::new(Standard),
            status_words: Box::new(Standard),
            signer: Box::new(Standard),
            parser: Box::new(Standard),
            signature: Box::new(Standard),
            path: Box::new(Standard),
            purpose: Box::new(Standard),
            validity: Box::new(Standard),
            status: Box::new(Standard),
            answer: Box::new(Standard),
        }
    }
}

/// What is built in. Text, number and surface are not yet.
const METHODS: [Method; 6] = [
    Method::ReaderToken,
    Method::ReaderCertificate,
    Method::ReaderPinStatus,
    Method::ReaderChangePin,
    Method::SignatureSign,
    Method::SignatureVerify,
];

impl Handler for Implementation {
    fn handle(&mut self, method: &str, params: Value, peer: &mut dyn Peer) -> Result<Value, ErrorObject> {
        match method {
            "initialize" => to_value(&self.driver_info()),
            "reader/token" => self.answer(params, |own, request| own.read_token(&request, peer)),
            "reader/certificate" => self.answer(params, |own, request| own.read_certificate(&request, peer)),
            "reader/pin-status" => self.answer(params, |own, request| own.pin_status(&request, peer)),
            "reader/change-pin" => self.answer(params, |own, request| own.change_pin(&request, peer)),
            "signature/sign" => self.answer(params, |own, request| own.sign(&request, peer)),
            "signature/verify" => self.answer(params, |own, request| own.verify(&request, peer)),
            _ => Err(ErrorObject::new(
                ErrorCode::MethodNotFound,
                format!("expected a method of the protocol, got {method}"),
            )),
        }
    }
}

impl Implementation {
    fn answer<P: DeserializeOwned, R: Serialize>(
        &mut self,
        params: Value,
        work: impl FnOnce(&mut Self, P) -> Result<R, Failure>,
    ) -> Result<Value, ErrorObject> {
        let outcome = match work(self, parameters(params)?) {
            Ok(done) => Outcome::Done(done),
            Err(Failure::Refused(reason)) => Outcome::Refused(self.answer.refusal(reason)),
            Err(failure) => return Err(failure.into_error_object()),
        };
        to_value(&outcome)
    }

    fn driver_info(&self) -> DriverInfo {
        DriverInfo {
            protocol: PROTOCOL_VERSION.to_owned(),
            name: "Sekisho built-in implementation".to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            vendor: None,
            methods: METHODS.iter().copied().collect(),
            card: self.card_access,
            clock: ClockSource::Injected,
            anchors: AnchorSource::Injected,
            status: StatusSource::CallBack,
            reasons: ReasonDetail::Exact,
        }
    }
}

fn to_value(result: &impl Serialize) -> Result<Value, ErrorObject> {
    serde_json::to_value(result).map_err(|error| ErrorObject::new(ErrorCode::Internal, error.to_string()))
}
