//! One CRL: when it is made, what it lists, and its bytes.

mod calendar;
mod der_reader;
mod entries_error;
mod entries_file;
mod entries_line;
mod entries_source;
mod entry;
mod index;
mod index_error;
mod index_header;
mod listed;
mod rule;
mod stream;

use std::io::Write;

use const_oid::db::rfc5912::ID_CE_ISSUING_DISTRIBUTION_POINT;
use der::Encode;
use der::asn1::Uint;
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::CrlNumber;
use x509_cert::ext::pkix::crl::IssuingDistributionPoint;

pub use entries_error::{EntriesError, EntryPart};
pub use entries_file::CrlEntries;
pub use index::CrlIndex;
pub use index_error::{CrlError, CrlPart};
pub use index_header::{CrlDistribution, CrlHeader};
pub use rule::{CrlRule, UnspecifiedReason, UpdateTimes};

use crate::error::CaError;
use crate::extension::{authority_key_identifier, critical, full_name, not_critical, partition_name};
use crate::issuer::Issuer;
use crate::partition::Partition;
use crate::revocation::Revocation;
use crate::serial::Serial;
use crate::settings::Settings;
use crate::time::x509_time;
use stream::Frame;

/// Writes the CRL of a partition in DER: version 2, three-part authorityKeyIdentifier, cRLNumber, and a critical
/// issuingDistributionPoint with the partition's directory name and onlyContainsUserCerts. The order is chosen.
///
/// `entries` is asked three times and has to give the same each time: the list is never held as a whole.
pub(crate) fn write<I: Iterator<Item = (Serial, Revocation)>>(
    issuer: &Issuer,
    settings: &Settings,
    partition: &Partition,
    times: UpdateTimes,
    number: u64,
    entries: impl Fn() -> I,
    out: &mut dyn Write,
) -> Result<(), CaError> {
    let scope = IssuingDistributionPoint {
        distribution_point: Some(full_name(partition_name(&settings.names, issuer.line(), partition)?)),
        only_contains_user_certs: true,
        only_contains_ca_certs: false,
        only_some_reasons: None,
        indirect_crl: false,
        only_contains_attribute_certs: false,
    };
    let extensions = vec![
        not_critical(&authority_key_identifier(issuer)?)?,
        not_critical(&CrlNumber(Uint::new(&number.to_be_bytes())?))?,
        // x509-cert 0.2.5 knows this structure under the identifier of subjectInfoAccess.
        Extension { extn_id: ID_CE_ISSUING_DISTRIBUTION_POINT, ..critical(&scope)? },
    ];
    let frame = Frame {
        algorithm: issuer.algorithm().to_der()?,
        issuer: issuer.name().to_der()?,
        this_update: x509_time(times.this_update())?.to_der()?,
        next_update: x509_time(times.next_update())?.to_der()?,
        extensions: extensions.to_der()?,
    };
    frame.write(issuer, settings.crl.unspecified, entries, out)
}
