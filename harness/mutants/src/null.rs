//! Drivers that do nothing. A bench that lets one of them conform measures nothing.

use sekisho_harness_protocol::{
    AnchorSource, Authenticity, Base64Bytes, CardAccess, ChangePinDone, ClockSource, DriverInfo, ErrorCode,
    ErrorObject, Handler, Method, Outcome, PROTOCOL_VERSION, Peer, PinStatusDone, ReadCertificateDone, ReadNumberDone,
    ReadSurfaceDone, ReadTextDone, ReadTokenDone, Reason, ReasonDetail, Sex, SignDone, StatusSource, VerifyDone,
};
use serde::Serialize;
use serde_json::Value;

/// A driver that does nothing, in one of four ways.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub enum NullDriver {
    /// Claims every method and says `done` to everything, with data of a plausible form.
    AcceptAll,
    /// Claims every method and refuses everything for one and the same reason.
    RefuseAll,
    /// Claims no method and has none.
    SkipAll,
    /// Claims every method and returns the parameters as the result.
    Echo,
}

impl NullDriver {
    /// Every null driver.
    pub const ALL: &'static [Self] = &[Self::AcceptAll, Self::RefuseAll, Self::SkipAll, Self::Echo];

    /// The name on the command line and in the log.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::AcceptAll => "accept-all",
            Self::RefuseAll => "refuse-all",
            Self::SkipAll => "skip-all",
            Self::Echo => "echo",
        }
    }

    /// The null driver of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|driver| driver.name() == name)
    }

    fn info(self) -> DriverInfo {
        let claimed: &[Method] = if self == Self::SkipAll { &[] } else { Method::ALL };
        DriverInfo {
            protocol: PROTOCOL_VERSION.to_owned(),
            name: format!("Null driver {}", self.name()),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            vendor: None,
            methods: claimed.iter().copied().collect(),
            card: CardAccess::CallBack,
            clock: ClockSource::Injected,
            anchors: AnchorSource::Injected,
            status: StatusSource::CallBack,
            reasons: ReasonDetail::Exact,
        }
    }
}

impl Handler for NullDriver {
    fn handle(&mut self, method: &str, params: Value, _peer: &mut dyn Peer) -> Result<Value, ErrorObject> {
        if method == "initialize" {
            return to_value(&self.info());
        }
        let known = Method::ALL.iter().copied().find(|known| known.name() == method);
        match (*self, known) {
            (Self::SkipAll, _) | (_, None) => {
                Err(ErrorObject::new(ErrorCode::MethodNotFound, format!("this driver does not have {method}")))
            }
            (Self::Echo, Some(_)) => Ok(params),
            (Self::RefuseAll, Some(_)) => to_value(&Outcome::<VerifyDone>::from(Reason::MalformedData)),
            (Self::AcceptAll, Some(method)) => accept(method),
        }
    }
}

fn accept(method: Method) -> Result<Value, ErrorObject> {
    match method {
        Method::ReaderToken => done(ReadTokenDone { label: "JPKIAPICCTOKEN2".to_owned() }),
        Method::ReaderCertificate => {
            done(ReadCertificateDone { certificate: Base64Bytes(vec![0x30, 0x03, 0x02, 0x01, 0x00]) })
        }
        Method::ReaderPinStatus => done(PinStatusDone { tries_left: 3 }),
        Method::ReaderChangePin => done(ChangePinDone {}),
        Method::ReaderText => done(text()),
        Method::ReaderNumber => {
            done(ReadNumberDone { number: "000000000000".to_owned(), authenticity: Authenticity::Verified })
        }
        Method::ReaderSurface => done(surface()),
        Method::SignatureSign => done(SignDone { signature: Base64Bytes(vec![0x5A; 256]) }),
        _ => done(VerifyDone {}),
    }
}

fn text() -> ReadTextDone {
    ReadTextDone {
        name: "試験\u{3000}太郎".to_owned(),
        address: "試験市１－１".to_owned(),
        birth: "2000-01-01".to_owned(),
        sex: Sex::NotKnown,
        authenticity: Authenticity::Verified,
    }
}

fn surface() -> ReadSurfaceDone {
    let png = Base64Bytes(b"\x89PNG\r\n\x1a\n".to_vec());
    ReadSurfaceDone {
        birth: "2000-01-01".to_owned(),
        sex: Sex::NotKnown,
        expiry: "2035-01-01".to_owned(),
        name_image: png.clone(),
        address_image: png.clone(),
        photo: Base64Bytes(b"\0\0\0\x0CjP  \r\n\x87\n".to_vec()),
        security_code_image: png,
        number_image: None,
        authenticity: Authenticity::Verified,
    }
}

fn done(result: impl Serialize) -> Result<Value, ErrorObject> {
    to_value(&Outcome::Done(result))
}

fn to_value(result: &impl Serialize) -> Result<Value, ErrorObject> {
    serde_json::to_value(result).map_err(|error| ErrorObject::new(ErrorCode::Internal, error.to_string()))
}
