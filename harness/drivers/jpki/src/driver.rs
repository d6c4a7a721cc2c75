//! The methods of the driver.

use serde::Serialize;
use serde_json::Value;

use sekisho_harness_protocol::{
    AnchorSource, CardAccess, CardRef, ClockSource, DriverInfo, ErrorCode, ErrorObject, Handler, Method,
    PROTOCOL_VERSION, Peer, PinStatus, ReadCertificate, ReadNumber, ReadSurface, ReadText, ReasonDetail, Sign,
    StatusSource, parameters, result,
};

use crate::connection::{Connected, connect};
use crate::failure::Failure;
use crate::{jpki_application, personal_data};

/// The version of the library, which does not tell it itself. The manifest pins it.
const LIBRARY_VERSION: &str = "0.4.3";

const METHODS: [Method; 6] = [
    Method::ReaderCertificate,
    Method::ReaderPinStatus,
    Method::ReaderText,
    Method::ReaderNumber,
    Method::ReaderSurface,
    Method::SignatureSign,
];

/// `jpki` behind the driver protocol.
#[derive(Debug)]
pub struct Driver;

fn info() -> DriverInfo {
    DriverInfo {
        protocol: PROTOCOL_VERSION.to_owned(),
        name: "jpki-rs".to_owned(),
        version: LIBRARY_VERSION.to_owned(),
        vendor: Some("siketyan".to_owned()),
        methods: METHODS.into(),
        card: CardAccess::Pcsc,
        // Nothing here depends on time, trust or status.
        clock: ClockSource::Wall,
        anchors: AnchorSource::BuiltIn,
        status: StatusSource::None,
        reasons: ReasonDetail::Exact,
    }
}

fn with_card<T: Serialize>(
    card: &CardRef,
    work: impl FnOnce(&Connected) -> Result<T, Failure>,
) -> Result<Value, ErrorObject> {
    let reader = card.pcsc_reader()?;
    result(connect(reader).and_then(|card| work(&card)))
}

impl Handler for Driver {
    fn handle(&mut self, method: &str, params: Value, _: &mut dyn Peer) -> Result<Value, ErrorObject> {
        if method == "initialize" {
            return serde_json::to_value(info())
                .map_err(|error| ErrorObject::new(ErrorCode::Internal, error.to_string()));
        }
        match Method::ALL.iter().find(|known| known.name() == method) {
            Some(Method::ReaderCertificate) => {
                let request: ReadCertificate = parameters(params)?;
                with_card(&request.card, |card| jpki_application::certificate(card, &request))
            }
            Some(Method::ReaderPinStatus) => {
                let request: PinStatus = parameters(params)?;
                with_card(&request.card, |card| jpki_application::pin_status(card, &request))
            }
            Some(Method::ReaderText) => {
                let request: ReadText = parameters(params)?;
                with_card(&request.card, |card| personal_data::text(card, &request))
            }
            Some(Method::ReaderNumber) => {
                let request: ReadNumber = parameters(params)?;
                with_card(&request.card, |card| personal_data::number(card, &request))
            }
            Some(Method::ReaderSurface) => {
                let request: ReadSurface = parameters(params)?;
                with_card(&request.card, |card| personal_data::surface(card, &request))
            }
            Some(Method::SignatureSign) => {
                let request: Sign = parameters(params)?;
                with_card(&request.card, |card| jpki_application::sign(card, &request))
            }
            _ => Err(ErrorObject::new(ErrorCode::MethodNotFound, format!("this driver has no method {method:?}"))),
        }
    }
}
