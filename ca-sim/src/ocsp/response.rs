//! Writing an answer (RFC 6960, 4.2.1).

use std::time::Duration;

use const_oid::db::rfc6960::{ID_PKIX_OCSP_BASIC, ID_PKIX_OCSP_EXTENDED_REVOKE};
use der::asn1::{AnyRef, BitStringRef, GeneralizedTime, Null, OctetString};
use der::{Decode, Encode, Sequence};
use jiff::Timestamp;
use x509_cert::ext::pkix::CrlReason as X509Reason;
use x509_cert::ext::{Extension, Extensions};
use x509_ocsp::{
    CertId, CertStatus, OcspGeneralizedTime, OcspResponse, OcspResponseStatus, ResponderId, ResponseBytes,
    ResponseData, RevokedInfo, SingleResponse, Version,
};

use super::fault::OcspStatus;
use crate::crl::{UnspecifiedReason, UpdateTimes};
use crate::error::CaError;
use crate::reason::CrlReason;
use crate::revocation::Revocation;

/// BasicOCSPResponse of parts that are in DER already: a signature covers octets, and a certificate is to come out as it
/// went in. That is why x509-ocsp's own structure is not used.
#[derive(Sequence)]
pub(crate) struct BasicResponse<'a> {
    pub(crate) tbs_response_data: AnyRef<'a>,
    pub(crate) signature_algorithm: AnyRef<'a>,
    pub(crate) signature: BitStringRef<'a>,
    #[asn1(context_specific = "0", optional = "true", tag_mode = "EXPLICIT")]
    pub(crate) certs: Option<Vec<AnyRef<'a>>>,
}

/// The ResponseData, which is what is signed, in DER.
pub(crate) fn response_data(
    responder_id: &ResponderId,
    produced_at: Timestamp,
    responses: Vec<SingleResponse>,
    extensions: Extensions,
) -> Result<Vec<u8>, CaError> {
    let data = ResponseData {
        version: Version::V1,
        responder_id: responder_id.clone(),
        produced_at: generalized_time(produced_at)?,
        responses,
        response_extensions: (!extensions.is_empty()).then_some(extensions),
    };
    Ok(data.to_der()?)
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
pub(crate) fn successful(
    response_data: &[u8],
    algorithm: &[u8],
    signature: &[u8],
    certificate: Option<&[u8]>,
) -> Result<Vec<u8>, CaError> {
    let certificate = certificate.map(AnyRef::from_der).transpose()?;
    let basic = BasicResponse {
        tbs_response_data: AnyRef::from_der(response_data)?,
        signature_algorithm: AnyRef::from_der(algorithm)?,
        signature: BitStringRef::from_bytes(signature)?,
        certs: certificate.map(|certificate| vec![certificate]),
    };
    let response = OctetString::new(basic.to_der()?)?;
    let bytes = ResponseBytes { response_type: ID_PKIX_OCSP_BASIC, response };
    let whole = OcspResponse { response_status: OcspResponseStatus::Successful, response_bytes: Some(bytes) };
    Ok(whole.to_der()?)
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
