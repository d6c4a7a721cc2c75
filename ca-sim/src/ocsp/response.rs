//! Writing an answer (RFC 6960, 4.2.1).

use std::time::Duration;

use const_oid::db::rfc6960::ID_PKIX_OCSP_EXTENDED_REVOKE;
use der::Encode;
use der::asn1::{GeneralizedTime, Null, OctetString};
use jiff::Timestamp;
use x509_cert::ext::pkix::CrlReason as X509Reason;
use x509_cert::ext::{Extension, Extensions};
use x509_ocsp::{CertId, CertStatus, OcspGeneralizedTime, RevokedInfo, SingleResponse};

use super::fault::OcspStatus;
use crate::crl::{UnspecifiedReason, UpdateTimes};
use crate::der_parts::enclosed;
use crate::error::CaError;
use crate::reason::CrlReason;
use crate::revocation::Revocation;

/// responseStatus: ENUMERATED successful.
const SUCCESSFUL: [u8; 3] = [0x0A, 0x01, 0x00];
/// responseType: OBJECT IDENTIFIER id-pkix-ocsp-basic.
const BASIC: [u8; 11] = [0x06, 0x09, 0x2B, 0x06, 0x01, 0x05, 0x05, 0x07, 0x30, 0x01, 0x01];

/// Tags of fields (RFC 6960, 4.2.1).
mod tag {
    pub(super) const BIT_STRING: u8 = 0x03;
    pub(super) const OCTET_STRING: u8 = 0x04;
    pub(super) const SEQUENCE: u8 = 0x30;
    /// responseBytes, certs: [0] EXPLICIT.
    pub(super) const EXPLICIT_0: u8 = 0xA0;
    /// responseExtensions: [1] EXPLICIT.
    pub(super) const EXPLICIT_1: u8 = 0xA1;
}

/// The ResponseData, which is what is signed, in DER. The ResponderID is in DER already.
pub(crate) fn response_data(
    responder_id: &[u8],
    produced_at: Timestamp,
    responses: &[SingleResponse],
    extensions: Extensions,
) -> Result<Vec<u8>, CaError> {
    let produced_at = generalized_time(produced_at)?.to_der()?;
    let mut all = Vec::new();
    for response in responses {
        response.encode_to_vec(&mut all)?;
    }
    let responses = enclosed(tag::SEQUENCE, &[&all]);
    // An empty list must be absent.
    let extensions = match extensions.is_empty() {
        true => Vec::new(),
        false => enclosed(tag::EXPLICIT_1, &[&extensions.to_der()?]),
    };
    // The version is v1, which is the default and so absent.
    Ok(enclosed(tag::SEQUENCE, &[responder_id, &produced_at, &responses, &extensions]))
}

/// The answer about one certificate.
pub(crate) fn single(id: CertId, status: CertStatus, times: UpdateTimes) -> Result<SingleResponse, CaError> {
    Ok(SingleResponse {
        cert_id: id,
        cert_status: status,
        this_update: generalized_time(times.this_update())?,
        next_update: Some(generalized_time(times.next_update())?),
        single_extensions: None,
    })
}

/// The status *revoked*, which a hold is too.
pub(crate) fn revoked(revocation: Revocation, unspecified: UnspecifiedReason) -> Result<CertStatus, CaError> {
    let reason = match revocation.reason {
        CrlReason::Unspecified => X509Reason::Unspecified,
        CrlReason::KeyCompromise => X509Reason::KeyCompromise,
        CrlReason::CaCompromise => X509Reason::CaCompromise,
        CrlReason::AffiliationChanged => X509Reason::AffiliationChanged,
        CrlReason::Superseded => X509Reason::Superseded,
        CrlReason::CessationOfOperation => X509Reason::CessationOfOperation,
        CrlReason::CertificateHold => X509Reason::CertificateHold,
        CrlReason::RemoveFromCrl => X509Reason::RemoveFromCRL,
        CrlReason::PrivilegeWithdrawn => X509Reason::PrivilegeWithdrawn,
        CrlReason::AaCompromise => X509Reason::AaCompromise,
    };
    let written = revocation.reason != CrlReason::Unspecified || unspecified == UnspecifiedReason::Written;
    let revocation_time = generalized_time(revocation.at)?;
    Ok(CertStatus::Revoked(RevokedInfo { revocation_time, revocation_reason: written.then_some(reason) }))
}

/// The extension that goes with a certificate answered as revoked though it was never issued (RFC 6960, 4.4.8).
pub(crate) fn extended_revoke() -> Result<Extension, CaError> {
    let extn_value = OctetString::new(Null.to_der()?)?;
    Ok(Extension { extn_id: ID_PKIX_OCSP_EXTENDED_REVOKE, critical: false, extn_value })
}

/// A whole OCSPResponse of a ResponseData, an AlgorithmIdentifier and perhaps a certificate, all in DER, and a signature.
/// The signature covers octets, and a certificate is to come out as it went in: all these parts stand in the answer as they
/// are.
pub(crate) fn successful(
    response_data: &[u8],
    algorithm: &[u8],
    signature: &[u8],
    certificate: Option<&[u8]>,
) -> Vec<u8> {
    // No unused bits.
    let signature = enclosed(tag::BIT_STRING, &[&[0], signature]);
    let certs = certificate
        .map_or_else(Vec::new, |certificate| enclosed(tag::EXPLICIT_0, &[&enclosed(tag::SEQUENCE, &[certificate])]));
    let basic = enclosed(tag::SEQUENCE, &[response_data, algorithm, &signature, &certs]);
    let response = enclosed(tag::OCTET_STRING, &[&basic]);
    let bytes = enclosed(tag::EXPLICIT_0, &[&enclosed(tag::SEQUENCE, &[&BASIC, &response])]);
    enclosed(tag::SEQUENCE, &[&SUCCESSFUL, &bytes])
}

/// A whole OCSPResponse that has a status and nothing else.
pub(crate) fn bare(status: OcspStatus) -> Vec<u8> {
    vec![0x30, 0x03, 0x0A, 0x01, status.code()]
}

fn generalized_time(at: Timestamp) -> Result<OcspGeneralizedTime, CaError> {
    let unusable = || CaError::Time { at };
    let seconds = u64::try_from(at.as_second()).map_err(|_| unusable())?;
    let time = GeneralizedTime::from_unix_duration(Duration::from_secs(seconds)).map_err(|_| unusable())?;
    Ok(OcspGeneralizedTime(time))
}
