//! A certification authority of a few lines: keys, certificates and lists in the shape of JPKI.

use std::sync::LazyLock;

use openssl::{
    hash::MessageDigest,
    pkey::{PKey, Private},
    rsa::Rsa,
    sign::Signer,
};

use crate::der::{bit_string, explicit, extension, integer, name, oid, sequence, tlv, utc_time};

pub(crate) const SHA256_WITH_RSA: &str = "1.2.840.113549.1.1.11";

pub(crate) type Key = PKey<Private>;

fn generate() -> Key {
    PKey::from_rsa(Rsa::generate(2048).unwrap()).unwrap()
}

pub(crate) static CA: LazyLock<Key> = LazyLock::new(generate);
pub(crate) static OTHER_CA: LazyLock<Key> = LazyLock::new(generate);
pub(crate) static HOLDER: LazyLock<Key> = LazyLock::new(generate);

pub(crate) fn sign(key: &Key, digest: MessageDigest, message: &[u8]) -> Vec<u8> {
    let mut signer = Signer::new(digest, key).unwrap();
    signer.sign_oneshot_to_vec(message).unwrap()
}

fn envelope(signed: Vec<u8>, key: &Key) -> Vec<u8> {
    let signature = sign(key, MessageDigest::sha256(), &signed);
    sequence(&[signed, algorithm(), bit_string(&signature)])
}

fn algorithm() -> Vec<u8> {
    sequence(&[oid(SHA256_WITH_RSA), vec![0x05, 0x00]])
}

pub(crate) fn ca_name(organization: &str) -> Vec<u8> {
    name(&[("C", "JP"), ("O", organization), ("OU", "JPKI for digital signature")])
}

pub(crate) fn partition(place: &str) -> Vec<u8> {
    name(&[("C", "JP"), ("O", "JPKI-TEST"), ("OU", "CRL Distribution Points"), ("CN", place)])
}

/// What goes into a certificate.
#[derive(Clone)]
pub(crate) struct CertificateOf<'k> {
    pub(crate) issuer: Vec<u8>,
    pub(crate) subject: Vec<u8>,
    pub(crate) serial: Vec<u8>,
    pub(crate) validity: (&'static str, &'static str),
    /// keyUsage content: unused bits, then bits from the left.
    pub(crate) key_usage: [u8; 2],
    pub(crate) client_auth: bool,
    pub(crate) policy: &'static str,
    pub(crate) ca: bool,
    pub(crate) distribution_point: Option<Vec<u8>>,
    pub(crate) further: Vec<Vec<u8>>,
    pub(crate) key: &'k Key,
    pub(crate) signed_by: &'k Key,
}

/// A signature certificate of the test hierarchy.
pub(crate) fn signature_certificate() -> CertificateOf<'static> {
    CertificateOf {
        issuer: ca_name("JPKI-TEST"),
        subject: name(&[("C", "JP"), ("CN", "20260101000000")]),
        serial: vec![0x01, 0x02, 0x03],
        validity: ("260101000000Z", "310101145959Z"),
        key_usage: [0x06, 0xC0],
        client_auth: false,
        policy: "1.2.392.200149.8.5.1.0.20",
        ca: false,
        distribution_point: Some(partition("Here CRLDP")),
        further: Vec::new(),
        key: &HOLDER,
        signed_by: &CA,
    }
}

/// A user-authentication certificate of the test hierarchy.
pub(crate) fn authentication_certificate() -> CertificateOf<'static> {
    CertificateOf {
        key_usage: [0x07, 0x80],
        client_auth: true,
        policy: "1.2.392.200149.8.5.1.0.30",
        ..signature_certificate()
    }
}

/// The self-signed certificate of the CA.
pub(crate) fn ca_certificate(organization: &str, key: &'static Key) -> CertificateOf<'static> {
    CertificateOf {
        issuer: ca_name(organization),
        subject: ca_name(organization),
        serial: vec![0x01],
        key_usage: [0x01, 0x06],
        ca: true,
        distribution_point: None,
        key,
        signed_by: key,
        ..signature_certificate()
    }
}

fn point_name(name: &[u8]) -> Vec<u8> {
    explicit(0, &explicit(0, &explicit(4, name)))
}

impl CertificateOf<'_> {
    pub(crate) fn der(&self) -> Vec<u8> {
        let mut extensions = vec![extension("2.5.29.15", true, &tlv(0x03, &self.key_usage))];
        if self.client_auth {
            extensions.push(extension("2.5.29.37", false, &sequence(&[oid("1.3.6.1.5.5.7.3.2")])));
        }
        if self.ca {
            extensions.push(extension("2.5.29.19", true, &sequence(&[vec![0x01, 0x01, 0xFF]])));
        } else {
            extensions.push(extension("2.5.29.32", true, &sequence(&[sequence(&[oid(self.policy)])])));
        }
        if let Some(point) = &self.distribution_point {
            extensions.push(extension("2.5.29.31", false, &sequence(&[sequence(&[point_name(point)])])));
        }
        extensions.extend(self.further.clone());
        let signed = sequence(&[
            explicit(0, &integer(&[2])),
            integer(&self.serial),
            algorithm(),
            self.issuer.clone(),
            sequence(&[utc_time(self.validity.0), utc_time(self.validity.1)]),
            self.subject.clone(),
            self.key.public_key_to_der().unwrap(),
            explicit(3, &sequence(&extensions)),
        ]);
        envelope(signed, self.signed_by)
    }
}

/// What goes into a revocation list.
#[derive(Clone)]
pub(crate) struct ListOf<'k> {
    pub(crate) issuer: Vec<u8>,
    pub(crate) this_update: &'static str,
    pub(crate) next_update: Option<&'static str>,
    pub(crate) entries: Vec<(Vec<u8>, Option<u8>)>,
    /// Contents of issuingDistributionPoint.
    pub(crate) scope: Option<Vec<u8>>,
    pub(crate) further: Vec<Vec<u8>>,
    pub(crate) signed_by: &'k Key,
}

/// An empty list for the partition of [`signature_certificate`], current on 2026-11-22.
pub(crate) fn list() -> ListOf<'static> {
    ListOf {
        issuer: ca_name("JPKI-TEST"),
        this_update: "261122000000Z",
        next_update: Some("261124000000Z"),
        entries: Vec::new(),
        scope: Some(scope_of(&partition("Here CRLDP"))),
        further: Vec::new(),
        signed_by: &CA,
    }
}

/// issuingDistributionPoint of one partition, end-entity certificates only.
pub(crate) fn scope_of(partition: &[u8]) -> Vec<u8> {
    [point_name(partition), vec![0x81, 0x01, 0xFF]].concat()
}

impl ListOf<'_> {
    pub(crate) fn der(&self) -> Vec<u8> {
        let entry = |(serial, reason): &(Vec<u8>, Option<u8>)| {
            let reason = reason.map(|code| sequence(&[extension("2.5.29.21", false, &[0x0A, 0x01, code])]));
            sequence(&[integer(serial), utc_time("261121000000Z"), reason.unwrap_or_default()])
        };
        let mut extensions = vec![extension("2.5.29.20", false, &integer(&[7]))];
        if let Some(scope) = &self.scope {
            extensions.push(extension("2.5.29.28", true, &tlv(0x30, scope)));
        }
        extensions.extend(self.further.clone());
        let entries: Vec<_> = self.entries.iter().map(entry).collect();
        let signed = sequence(&[
            integer(&[1]),
            algorithm(),
            self.issuer.clone(),
            utc_time(self.this_update),
            self.next_update.map(utc_time).unwrap_or_default(),
            if entries.is_empty() { Vec::new() } else { sequence(&entries) },
            explicit(0, &sequence(&extensions)),
        ]);
        envelope(signed, self.signed_by)
    }
}
