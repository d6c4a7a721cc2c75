//! A certificate, reduced to what a verifier of JPKI signatures looks at (RFC 5280 section 4).

use jiff::Timestamp;
use openssl::{pkey::Public, rsa::Rsa};
use sekisho_harness_protocol::{Reason, SignatureAlgorithm};
use x509_parser::{
    certificate::X509Certificate,
    extensions::{DistributionPointName, GeneralName, ParsedExtension, X509Extension},
    prelude::FromDer,
    time::ASN1Time,
    x509::{AlgorithmIdentifier, X509Name},
};

use crate::signed_form::require_signed_form;

/// Smallest modulus whose signatures count, in bits.
const SMALLEST_MODULUS: u32 = 2048;

/// keyUsage bit: digitalSignature (RFC 5280 section 4.2.1.3).
pub(crate) const DIGITAL_SIGNATURE: u16 = 1 << 0;
/// keyUsage bit: nonRepudiation, today called contentCommitment.
pub(crate) const NON_REPUDIATION: u16 = 1 << 1;
/// keyUsage bit: keyCertSign.
pub const KEY_CERT_SIGN: u16 = 1 << 5;
/// keyUsage bit: cRLSign.
pub(crate) const CRL_SIGN: u16 = 1 << 6;

/// A certificate. Names are kept in DER, because they are compared octet by octet.
#[derive(Clone, Debug, PartialEq)]
pub struct Certificate {
    /// The signed part in DER (`TBSCertificate`).
    pub signed: Vec<u8>,
    /// The issuer's signature over it.
    pub signature: Vec<u8>,
    /// How the issuer signed; none when it is an algorithm that this implementation does not accept.
    pub algorithm: Option<SignatureAlgorithm>,
    /// Serial number (発行番号): content octets of the INTEGER.
    pub serial: Vec<u8>,
    /// Issuer in DER.
    pub issuer: Vec<u8>,
    /// The organizationName of the issuer, by which test and production are told apart.
    pub issuer_organization: Option<String>,
    /// The organizationalUnitNames of the issuer.
    pub issuer_units: Vec<String>,
    /// Subject in DER.
    pub subject: Vec<u8>,
    /// The organizationName of the subject.
    pub subject_organization: Option<String>,
    /// First moment of validity.
    pub not_before: Timestamp,
    /// Last second of validity.
    pub not_after: Timestamp,
    /// SubjectPublicKeyInfo in DER.
    pub public_key: Vec<u8>,
    /// keyUsage bits; none when the extension is absent.
    pub key_usage: Option<u16>,
    /// Whether extKeyUsage names clientAuth and nothing else.
    pub client_auth_only: bool,
    /// certificatePolicies, dotted.
    pub policies: Vec<String>,
    /// basicConstraints cA.
    pub is_ca: bool,
    /// The directoryName of the CRL distribution point in DER.
    pub distribution_point: Option<Vec<u8>>,
    /// Whether a critical extension stands in it that this implementation does not know.
    pub has_unknown_critical: bool,
}

impl Certificate {
    /// Reads one certificate from DER. Octets behind it are an error: whoever cut it out of its file cut it wrongly.
    ///
    /// # Errors
    /// `malformed-data`.
    pub fn parse(der: &[u8]) -> Result<Self, Reason> {
        require_signed_form(der)?;
        let (_, parsed) = X509Certificate::from_der(der).map_err(|_| Reason::MalformedData)?;
        let body = &parsed.tbs_certificate;
        let mut certificate = Self {
            signed: body.as_ref().to_vec(),
            signature: parsed.signature_value.data.to_vec(),
            algorithm: signature_algorithm(&parsed.signature_algorithm),
            serial: body.raw_serial().to_vec(),
            issuer: body.issuer.as_raw().to_vec(),
            issuer_organization: organization(&body.issuer),
            issuer_units: body.issuer.iter_organizational_unit().filter_map(|unit| text(unit.as_str())).collect(),
            subject: body.subject.as_raw().to_vec(),
            subject_organization: organization(&body.subject),
            not_before: timestamp(body.validity.not_before)?,
            not_after: timestamp(body.validity.not_after)?,
            public_key: body.subject_pki.raw.to_vec(),
            key_usage: None,
            client_auth_only: false,
            policies: Vec::new(),
            is_ca: false,
            distribution_point: None,
            has_unknown_critical: false,
        };
        reject_duplicates(body.extensions())?;
        for extension in body.extensions() {
            certificate.take(extension)?;
        }
        Ok(certificate)
    }

    fn take(&mut self, extension: &X509Extension<'_>) -> Result<(), Reason> {
        match extension.parsed_extension() {
            ParsedExtension::ParseError { .. } => return Err(Reason::MalformedData),
            ParsedExtension::KeyUsage(usage) => self.key_usage = Some(usage.flags),
            ParsedExtension::ExtendedKeyUsage(usage) => {
                let others = usage.any
                    || usage.server_auth
                    || usage.code_signing
                    || usage.email_protection
                    || usage.time_stamping
                    || usage.ocsp_signing
                    || !usage.other.is_empty();
                self.client_auth_only = usage.client_auth && !others;
            }
            ParsedExtension::CertificatePolicies(policies) => {
                self.policies = policies.iter().map(|policy| policy.policy_id.to_id_string()).collect();
            }
            ParsedExtension::BasicConstraints(constraints) => self.is_ca = constraints.ca,
            ParsedExtension::CRLDistributionPoints(points) => {
                self.distribution_point =
                    points.iter().find_map(|point| point.distribution_point.as_ref().and_then(directory_name));
            }
            // Read by people, not by the rules here; known, so they may be critical.
            ParsedExtension::SubjectAlternativeName(_) | ParsedExtension::IssuerAlternativeName(_) => {}
            _ => self.has_unknown_critical |= extension.critical,
        }
        Ok(())
    }

    /// The subject's RSA key.
    ///
    /// # Errors
    /// `unsupported` for another kind of key, a modulus below 2048 bits, or an exponent that is even or 1 (RFC 8017
    /// section 3.1): with the exponent 1, everybody can sign.
    pub fn rsa_key(&self) -> Result<Rsa<Public>, Reason> {
        let key = Rsa::public_key_from_der(&self.public_key).map_err(|_| Reason::Unsupported)?;
        let bits = u32::try_from(key.n().num_bits()).unwrap_or(0);
        let is_exponent = key.e().is_bit_set(0) && key.e().num_bits() > 1;
        if bits < SMALLEST_MODULUS || !is_exponent { Err(Reason::Unsupported) } else { Ok(key) }
    }

    /// Whether the key usage includes all these bits. A certificate without keyUsage is limited to nothing
    /// (RFC 5280 section 4.2.1.3).
    #[must_use]
    pub fn may(&self, bits: u16) -> bool {
        self.key_usage.is_none_or(|usage| usage & bits == bits)
    }
}

pub(crate) fn reject_duplicates(extensions: &[X509Extension<'_>]) -> Result<(), Reason> {
    let mut seen: Vec<_> = extensions.iter().map(|extension| extension.oid.as_bytes()).collect();
    seen.sort_unstable();
    if seen.windows(2).any(|pair| pair[0] == pair[1]) { Err(Reason::MalformedData) } else { Ok(()) }
}

pub(crate) fn directory_name(point: &DistributionPointName<'_>) -> Option<Vec<u8>> {
    let DistributionPointName::FullName(names) = point else { return None };
    names.iter().find_map(|name| match name {
        GeneralName::DirectoryName(name) => Some(name.as_raw().to_vec()),
        _ => None,
    })
}

pub(crate) fn timestamp(time: ASN1Time) -> Result<Timestamp, Reason> {
    Timestamp::from_second(time.timestamp()).map_err(|_| Reason::MalformedData)
}

pub(crate) fn signature_algorithm(identifier: &AlgorithmIdentifier<'_>) -> Option<SignatureAlgorithm> {
    match identifier.algorithm.to_id_string().as_str() {
        "1.2.840.113549.1.1.11" => Some(SignatureAlgorithm::RsaPkcs1Sha256),
        "1.2.840.113549.1.1.12" => Some(SignatureAlgorithm::RsaPkcs1Sha384),
        "1.2.840.113549.1.1.13" => Some(SignatureAlgorithm::RsaPkcs1Sha512),
        _ => None,
    }
}

fn organization(name: &X509Name<'_>) -> Option<String> {
    name.iter_organization().next().and_then(|attribute| text(attribute.as_str()))
}

fn text<E>(value: Result<&str, E>) -> Option<String> {
    value.ok().map(ToOwned::to_owned)
}
