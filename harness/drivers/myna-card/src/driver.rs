//! The methods of the driver.

use serde_json::Value;

use myna_card::Card;
use myna_card::transport::pcsc::{PcscTransport, Sharing, connect};
use sekisho_harness_protocol::{
    AnchorSource, CardAccess, CardRef, ChangePin, ClockSource, DriverInfo, ErrorCode, ErrorObject, Handler, Method,
    PROTOCOL_VERSION, Peer, PinStatus, ReadCertificate, ReadNumber, ReadSurface, ReadText, ReadToken, ReasonDetail,
    Sign, StatusSource, parameters, result,
};
use serde::Serialize;

use crate::failure::Failure;
use crate::issuer::IssuerKey;
use crate::{jpki, sign, surface, text};

/// The version of the library, which does not tell it itself. A test compares it with the lock file.
pub(crate) const LIBRARY_VERSION: &str = "3.3.4";

const METHODS: [Method; 8] = [
    Method::ReaderToken,
    Method::ReaderCertificate,
    Method::ReaderPinStatus,
    Method::ReaderChangePin,
    Method::ReaderText,
    Method::ReaderNumber,
    Method::ReaderSurface,
    Method::SignatureSign,
];

/// A card in a PC/SC reader.
pub(crate) type PcscCard = Card<PcscTransport>;

/// `myna-card` behind the driver protocol.
#[derive(Debug, Default)]
pub struct Driver {
    issuers: Vec<IssuerKey>,
}

impl Driver {
    /// A driver that trusts these issuers of card-verifiable certificates beside those that the library carries.
    #[must_use]
    pub fn new(issuers: Vec<IssuerKey>) -> Self {
        Self { issuers }
    }
}

fn info() -> DriverInfo {
    DriverInfo {
        protocol: PROTOCOL_VERSION.to_owned(),
        name: "myna-card".to_owned(),
        version: LIBRARY_VERSION.to_owned(),
        vendor: Some("soltia48".to_owned()),
        methods: METHODS.into(),
        card: CardAccess::Pcsc,
        // Nothing here depends on time, trust or status.
        clock: ClockSource::Wall,
        anchors: AnchorSource::BuiltIn,
        status: StatusSource::None,
        reasons: ReasonDetail::Exact,
    }
}

/// Connects the card of a request, works with it, and lets it go.
fn with_card<T: Serialize>(
    card: &CardRef,
    sharing: Sharing,
    work: impl FnOnce(&mut PcscCard) -> Result<T, Failure>,
) -> Result<Value, ErrorObject> {
    let reader = card.pcsc_reader()?;
    result(connect(reader, sharing).map_err(Failure::from).and_then(|mut card| work(&mut card)))
}

impl Handler for Driver {
    fn handle(&mut self, method: &str, params: Value, _: &mut dyn Peer) -> Result<Value, ErrorObject> {
        use Sharing::{Exclusive, Shared};
        if method == "initialize" {
            return serde_json::to_value(info())
                .map_err(|error| ErrorObject::new(ErrorCode::Internal, error.to_string()));
        }
        match Method::ALL.iter().find(|known| known.name() == method) {
            Some(Method::ReaderToken) => {
                let request: ReadToken = parameters(params)?;
                with_card(&request.card, Shared, jpki::token)
            }
            Some(Method::ReaderCertificate) => {
                let request: ReadCertificate = parameters(params)?;
                let sharing = if request.pin.is_some() { Exclusive } else { Shared };
                with_card(&request.card, sharing, |card| jpki::certificate(card, &request))
            }
            Some(Method::ReaderPinStatus) => {
                let request: PinStatus = parameters(params)?;
                with_card(&request.card, Shared, |card| jpki::pin_status(card, &request))
            }
            Some(Method::ReaderChangePin) => {
                let request: ChangePin = parameters(params)?;
                with_card(&request.card, Exclusive, |card| jpki::change_pin(card, &request))
            }
            Some(Method::ReaderText) => {
                let request: ReadText = parameters(params)?;
                with_card(&request.card, Exclusive, |card| text::text(card, &request, &self.issuers))
            }
            Some(Method::ReaderNumber) => {
                let request: ReadNumber = parameters(params)?;
                with_card(&request.card, Exclusive, |card| text::number(card, &request, &self.issuers))
            }
            Some(Method::ReaderSurface) => {
                let request: ReadSurface = parameters(params)?;
                with_card(&request.card, Exclusive, |card| surface::surface(card, &request, &self.issuers))
            }
            Some(Method::SignatureSign) => {
                let request: Sign = parameters(params)?;
                with_card(&request.card, Exclusive, |card| sign::sign(card, &request))
            }
            _ => Err(ErrorObject::new(ErrorCode::MethodNotFound, format!("this driver has no method {method:?}"))),
        }
    }
}
