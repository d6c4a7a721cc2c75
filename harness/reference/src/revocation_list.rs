//! A certificate revocation list, reduced to what a verifier looks at (RFC 5280 section 5).

use jiff::Timestamp;
use sekisho_harness_protocol::{Reason, SignatureAlgorithm};
use x509_parser::{
    extensions::{IssuingDistributionPoint, ParsedExtension, X509Extension},
    prelude::FromDer,
    revocation_list::{CertificateRevocationList, RevokedCertificate},
};

use crate::{
    certificate::{directory_name, reject_duplicates, signature_algorithm, timestamp},
    signed_form::require_signed_form,
};

/// A revocation list.
#[derive(Clone, Debug, PartialEq)]
pub struct RevocationList {
    /// The signed part in DER (`TBSCertList`).
    pub signed: Vec<u8>,
    /// The signature over it.
    pub signature: Vec<u8>,
    /// How it was signed; none when it is an algorithm that this implementation does not accept.
    pub algorithm: Option<SignatureAlgorithm>,
    /// Issuer in DER.
    pub issuer: Vec<u8>,
    /// When it was made.
    pub this_update: Timestamp,
    /// By when the next one is made. RFC 5280 section 5.1.2.5 demands it.
    pub next_update: Option<Timestamp>,
    /// What part of the issuer's certificates it speaks about.
    pub scope: Scope,
    /// The revoked certificates.
    pub entries: Vec<RevokedEntry>,
}

/// Which certificates a list speaks about (issuingDistributionPoint, RFC 5280 section 5.2.5).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All of its issuer: the extension is absent.
    All,
    /// The end-entity certificates that name this distribution point (DER of the directoryName).
    Partition(Vec<u8>),
    /// Something else: CA certificates only, some reasons only, an indirect list.
    Other,
}

/// One revoked certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RevokedEntry {
    /// Serial number: content octets of the INTEGER.
    pub serial: Vec<u8>,
    /// CRLReason, if the list gives one.
    pub reason_code: Option<u8>,
}

impl RevocationList {
    /// Reads one list from DER. A list with a critical extension that is not understood is not read at all
    /// (RFC 5280 section 5.2): it might mean something else than it seems to.
    ///
    /// # Errors
    /// `malformed-data`.
    pub fn parse(der: &[u8]) -> Result<Self, Reason> {
        require_signed_form(der)?;
        let (_, parsed) = CertificateRevocationList::from_der(der).map_err(|_| Reason::MalformedData)?;
        let body = &parsed.tbs_cert_list;
        reject_duplicates(body.extensions())?;
        let mut scope = Scope::All;
        for extension in body.extensions() {
            if let Some(ParsedExtension::IssuingDistributionPoint(point)) = known(extension)? {
                scope = scope_of(point);
            }
        }
        Ok(Self {
            signed: body.as_ref().to_vec(),
            signature: parsed.signature_value.data.to_vec(),
            algorithm: signature_algorithm(&parsed.signature_algorithm),
            issuer: body.issuer.as_raw().to_vec(),
            this_update: timestamp(body.this_update)?,
            next_update: body.next_update.map(timestamp).transpose()?,
            scope,
            entries: body.revoked_certificates.iter().map(RevokedEntry::read).collect::<Result<_, _>>()?,
        })
    }
}

impl RevokedEntry {
    fn read(entry: &RevokedCertificate<'_>) -> Result<Self, Reason> {
        let mut reason_code = None;
        for extension in entry.extensions() {
            if let Some(ParsedExtension::ReasonCode(reason)) = known(extension)? {
                reason_code = Some(reason.0);
            }
        }
        Ok(Self { serial: entry.raw_serial().to_vec(), reason_code })
    }
}

/// The extension if it is understood, none if it may be passed over.
fn known<'e, 'a>(extension: &'e X509Extension<'a>) -> Result<Option<&'e ParsedExtension<'a>>, Reason> {
    match extension.parsed_extension() {
        ParsedExtension::ParseError { .. } => Err(Reason::MalformedData),
        parsed @ (ParsedExtension::IssuingDistributionPoint(_)
        | ParsedExtension::ReasonCode(_)
        | ParsedExtension::CRLNumber(_)
        | ParsedExtension::InvalidityDate(_)
        | ParsedExtension::AuthorityKeyIdentifier(_)) => Ok(Some(parsed)),
        _ if extension.critical => Err(Reason::MalformedData),
        _ => Ok(None),
    }
}

fn scope_of(point: &IssuingDistributionPoint<'_>) -> Scope {
    let limited = point.only_contains_ca_certs
        || point.only_contains_attribute_certs
        || point.indirect_crl
        || point.only_some_reasons.is_some();
    match point.distribution_point.as_ref().and_then(directory_name) {
        Some(name) if !limited => Scope::Partition(name),
        None if !limited && point.distribution_point.is_none() => Scope::All,
        _ => Scope::Other,
    }
}
