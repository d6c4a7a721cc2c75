//! The published JSON Schemas, generated from the types.

use schemars::{JsonSchema, schema_for};
use serde_json::Value;

use crate::{
    CardConnect, CardConnected, CardDisconnect, CardTransmit, CardTransmitted, ChangePin, ChangePinDone, DriverInfo,
    Initialize, Outcome, PinStatus, PinStatusDone, ReadCertificate, ReadCertificateDone, ReadNumber, ReadNumberDone,
    ReadSurface, ReadSurfaceDone, ReadText, ReadTextDone, ReadToken, ReadTokenDone, Request, Response, Sign, SignDone,
    StatusCrl, StatusCrlDone, Verify, VerifyDone,
};

/// One published schema.
#[derive(Clone, Debug, PartialEq)]
pub struct SchemaDocument {
    /// File name below `harness/protocol/schema/`.
    pub file: &'static str,
    /// The schema (JSON Schema 2020-12).
    pub schema: Value,
}

fn document<T: JsonSchema>(file: &'static str) -> SchemaDocument {
    SchemaDocument { file, schema: schema_for!(T).to_value() }
}

/// Every message: the envelope, then request and result of each method and call-back.
#[must_use]
pub fn message_schemas() -> Vec<SchemaDocument> {
    vec![
        document::<Request>("request.json"),
        document::<Response>("response.json"),
        document::<Initialize>("initialize.params.json"),
        document::<DriverInfo>("initialize.result.json"),
        document::<ReadToken>("reader-token.params.json"),
        document::<Outcome<ReadTokenDone>>("reader-token.result.json"),
        document::<ReadCertificate>("reader-certificate.params.json"),
        document::<Outcome<ReadCertificateDone>>("reader-certificate.result.json"),
        document::<PinStatus>("reader-pin-status.params.json"),
        document::<Outcome<PinStatusDone>>("reader-pin-status.result.json"),
        document::<ChangePin>("reader-change-pin.params.json"),
        document::<Outcome<ChangePinDone>>("reader-change-pin.result.json"),
        document::<ReadText>("reader-text.params.json"),
        document::<Outcome<ReadTextDone>>("reader-text.result.json"),
        document::<ReadNumber>("reader-number.params.json"),
        document::<Outcome<ReadNumberDone>>("reader-number.result.json"),
        document::<ReadSurface>("reader-surface.params.json"),
        document::<Outcome<ReadSurfaceDone>>("reader-surface.result.json"),
        document::<Sign>("signature-sign.params.json"),
        document::<Outcome<SignDone>>("signature-sign.result.json"),
        document::<Verify>("signature-verify.params.json"),
        document::<Outcome<VerifyDone>>("signature-verify.result.json"),
        document::<CardConnect>("card-connect.params.json"),
        document::<CardConnected>("card-connect.result.json"),
        document::<CardTransmit>("card-transmit.params.json"),
        document::<CardTransmitted>("card-transmit.result.json"),
        document::<CardDisconnect>("card-disconnect.params.json"),
        document::<StatusCrl>("status-crl.params.json"),
        document::<StatusCrlDone>("status-crl.result.json"),
    ]
}
