//! Reading a request (RFC 6960, 4.1.1).

use const_oid::AssociatedOid;
use const_oid::db::rfc6960::ID_PKIX_OCSP_BASIC;
use der::asn1::AnyRef;
use der::{Decode, Encode, Reader, SliceReader, Tag, Tagged};
use x509_cert::ext::Extensions;
use x509_ocsp::ext::{AcceptableResponses, Nonce, PreferredSignatureAlgorithms, ServiceLocator};
use x509_ocsp::{CertId, OcspRequest, Signature};

use super::fault::OcspFault;
use super::rule::{OcspRule, RequestSignatureRule};
use super::{nonce, signature};

/// What a request asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Asked {
    /// The certificates, in the order of the request and as often as they stand there. Never empty.
    pub(crate) ids: Vec<CertId>,
    /// The nonce.
    pub(crate) nonce: Option<Vec<u8>>,
}

/// Reads a request, and holds it to the rule.
pub(crate) fn read(der: &[u8], rule: &OcspRule) -> Result<Asked, OcspFault> {
    if usize::try_from(rule.most_octets).is_ok_and(|most| der.len() > most) {
        return Err(OcspFault::TooLong { got: der.len(), most: rule.most_octets });
    }
    let request = OcspRequest::from_der(der).map_err(OcspFault::NotDer)?;
    let asked = request.tbs_request.request_list;
    if asked.is_empty() {
        return Err(OcspFault::NothingAsked);
    }
    if usize::try_from(rule.most_requests).is_ok_and(|most| asked.len() > most) {
        return Err(OcspFault::TooMany { got: asked.len(), most: rule.most_requests });
    }
    let nonce = match &request.tbs_request.request_extensions {
        None => None,
        Some(extensions) => {
            understood(extensions)?;
            basic_is_accepted(extensions)?;
            nonce::find(extensions)?
        }
    };
    for extensions in asked.iter().filter_map(|one| one.single_request_extensions.as_ref()) {
        understood(extensions)?;
    }
    if rule.request_signature == RequestSignatureRule::Required {
        let signature = request.optional_signature.ok_or(OcspFault::NotSigned)?;
        if !is_signed_by_its_certificate(der, &signature) {
            return Err(OcspFault::RequestSignature);
        }
    }
    Ok(Asked { ids: asked.into_iter().map(|one| one.req_cert).collect(), nonce })
}

/// Whether no extension is critical but those of RFC 6960, 4.4 that a request can have.
fn understood(extensions: &Extensions) -> Result<(), OcspFault> {
    let known = [Nonce::OID, AcceptableResponses::OID, ServiceLocator::OID, PreferredSignatureAlgorithms::OID];
    let foreign = extensions.iter().find(|extension| extension.critical && !known.contains(&extension.extn_id));
    foreign.map_or(Ok(()), |extension| Err(OcspFault::CriticalExtension(extension.extn_id)))
}

/// Whether the client takes a BasicOCSPResponse, which it has to say only if it says anything (RFC 6960, 4.4.3).
fn basic_is_accepted(extensions: &Extensions) -> Result<(), OcspFault> {
    for extension in extensions.iter().filter(|extension| extension.extn_id == AcceptableResponses::OID) {
        let types = AcceptableResponses::from_der(extension.extn_value.as_bytes()).map_err(OcspFault::NotDer)?;
        if !types.0.contains(&ID_PKIX_OCSP_BASIC) {
            return Err(OcspFault::BasicNotAccepted);
        }
    }
    Ok(())
}

fn is_signed_by_its_certificate(der: &[u8], signature: &Signature) -> bool {
    let Some(certificate) = signature.certs.as_ref().and_then(|certificates| certificates.first()) else {
        return false;
    };
    let (Ok(tbs), Ok(spki)) = (tbs_of(der), certificate.tbs_certificate.subject_public_key_info.to_der()) else {
        return false;
    };
    let algorithm = signature.signature_algorithm.oid;
    signature::verifies(&spki, algorithm, tbs, signature.signature.raw_bytes())
}

/// The first element of an outer SEQUENCE as it stands there: what a signature covers. Encoding it anew might leave out
/// a default that the signer wrote.
pub(crate) fn tbs_of(der: &[u8]) -> der::Result<&[u8]> {
    let outer = AnyRef::from_der(der)?;
    outer.tag().assert_eq(Tag::Sequence)?;
    SliceReader::new(outer.value())?.tlv_bytes()
}
