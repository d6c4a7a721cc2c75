//! Whether the signer of an answer may speak for an authority (RFC 6960, 4.2.2.2).

use const_oid::AssociatedOid;
use const_oid::db::rfc5912::ID_KP_OCSP_SIGNING;
use der::asn1::AnyRef;
use der::{Decode, Encode};
use jiff::Timestamp;
use sha1::{Digest, Sha1};
use x509_cert::certificate::Certificate;
use x509_cert::ext::pkix::ExtendedKeyUsage;
use x509_ocsp::ResponderId;

use super::check::timestamp;
use super::refusal::OcspRefusal;
use crate::ocsp::{request, signature};

/// The SubjectPublicKeyInfo (DER) of the signer that `id` names: the issuer itself, or a responder that it has certified.
pub(super) fn key_of_signer(
    id: &ResponderId,
    issuer: &Certificate,
    certificates: &[AnyRef<'_>],
    now: Timestamp,
) -> Result<Vec<u8>, OcspRefusal> {
    // Generations share their names, and so do their responders: each that has the name is looked at.
    let mut refusal = OcspRefusal::ResponderNotFound;
    for der in certificates {
        let certificate: Certificate = der.decode_as()?;
        if !is_named(id, &certificate) {
            continue;
        }
        match authorised(&der.to_der()?, &certificate, issuer, now) {
            Ok(()) => return Ok(certificate.tbs_certificate.subject_public_key_info.to_der()?),
            Err(other) => refusal = other,
        }
    }
    if is_named(id, issuer) {
        return Ok(issuer.tbs_certificate.subject_public_key_info.to_der()?);
    }
    Err(refusal)
}

fn is_named(id: &ResponderId, certificate: &Certificate) -> bool {
    let tbs = &certificate.tbs_certificate;
    match id {
        ResponderId::ByName(name) => *name == tbs.subject,
        ResponderId::ByKey(hash) => {
            let key = &tbs.subject_public_key_info.subject_public_key;
            hash.as_bytes() == Sha1::digest(key.raw_bytes()).as_slice()
        }
    }
}

fn authorised(der: &[u8], certificate: &Certificate, issuer: &Certificate, now: Timestamp) -> Result<(), OcspRefusal> {
    let (tbs, issuer) = (&certificate.tbs_certificate, &issuer.tbs_certificate);
    if *certificate.tbs_certificate.subject_public_key_info.to_der()? == *issuer.subject_public_key_info.to_der()? {
        // The issuer, who needs no permission of its own.
        return Ok(());
    }
    let algorithm = certificate.signature_algorithm.oid;
    let issuer_key = issuer.subject_public_key_info.to_der()?;
    let signed = signature::verifies(&issuer_key, algorithm, request::tbs_of(der)?, certificate.signature.raw_bytes());
    if tbs.issuer != issuer.subject || !signed {
        return Err(OcspRefusal::ResponderIssuer);
    }
    let extensions = tbs.extensions.as_deref().unwrap_or_default();
    let purposes = extensions.iter().find(|extension| extension.extn_id == ExtendedKeyUsage::OID);
    let purposes = purposes.and_then(|purposes| ExtendedKeyUsage::from_der(purposes.extn_value.as_bytes()).ok());
    if !purposes.is_some_and(|purposes| purposes.0.contains(&ID_KP_OCSP_SIGNING)) {
        return Err(OcspRefusal::ResponderPurpose);
    }
    let not_before = timestamp(tbs.validity.not_before.to_unix_duration());
    let not_after = timestamp(tbs.validity.not_after.to_unix_duration());
    if now < not_before || now > not_after {
        return Err(OcspRefusal::ResponderValidity { not_before, not_after, now });
    }
    Ok(())
}
