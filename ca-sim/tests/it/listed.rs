//! What a CRL says, read by a parser that is not ours.

use std::collections::BTreeMap;

use sekisho_ca_sim::{CrlReason, Serial};
use x509_parser::prelude::{CertificateRevocationList, FromDer};

/// The entries of a CRL: reason and second of the revocation by serial number.
pub(crate) fn entries(crl: &[u8]) -> BTreeMap<Serial, (CrlReason, i64)> {
    let (rest, list) = CertificateRevocationList::from_der(crl).unwrap();
    assert!(rest.is_empty());
    let read = list.iter_revoked_certificates().map(|entry| {
        let serial = u64::try_from(entry.serial().clone()).unwrap();
        let reason = entry.reason_code().map_or(0, |(_, code)| code.0);
        (Serial::new(serial), (CrlReason::from_code(reason).unwrap(), entry.revocation_date.timestamp()))
    });
    read.collect()
}

/// Its cRLNumber.
pub(crate) fn number(crl: &[u8]) -> u64 {
    let (_, list) = CertificateRevocationList::from_der(crl).unwrap();
    u64::try_from(list.crl_number().unwrap().clone()).unwrap()
}
