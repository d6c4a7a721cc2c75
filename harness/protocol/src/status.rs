//! Call-back `status/crl`: the implementation asks for a certificate revocation list.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Base64Bytes;

/// Request of the driver to the bench.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StatusCrl {
    /// The distribution point of the certificate: DER of its directoryName (`Name`, RFC 5280 section 4.1.2.4).
    pub distribution_point: Base64Bytes,
}

/// Answer to [`StatusCrl`]. When no list can be had the bench answers with the error `status-unavailable` instead.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StatusCrlDone {
    /// The list in DER (`CertificateList`, RFC 5280 section 5.1).
    pub crl: Base64Bytes,
}
