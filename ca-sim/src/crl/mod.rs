//! One CRL: when it is made, what it lists, and its bytes.

mod calendar;
mod der_reader;
mod directory;
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
mod scope;
mod stream;

use std::io::Write;

use const_oid::ObjectIdentifier;
use const_oid::db::rfc5912::{ID_CE_DELTA_CRL_INDICATOR, ID_CE_ISSUING_DISTRIBUTION_POINT};
use der::Encode;
use der::asn1::{OctetString, Uint};
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::CrlNumber;
use x509_cert::ext::pkix::crl::{FreshestCrl, IssuingDistributionPoint};
use x509_cert::name::Name;

pub use entries_error::{EntriesError, EntryPart};
pub use entries_file::CrlEntries;
pub use index::CrlIndex;
pub use index_error::{CrlError, CrlPart};
pub use index_header::{CrlDistribution, CrlHeader};
pub use rule::{CrlRule, UnspecifiedReason, UpdateTimes};
pub use scope::CrlScope;

use crate::error::CaError;
use crate::extension::{distribution_points, full_name, not_critical, partition_name};
use crate::issuer::Issuer;
use crate::revocation::Revocation;
use crate::serial::Serial;
use crate::settings::Settings;
use crate::time::x509_time;
use stream::Frame;

/// Which CRL: everything that tells it from another of the same issuer, but for its entries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CrlIdentity {
    /// What it is about.
    pub scope: CrlScope,
    /// thisUpdate and nextUpdate.
    pub times: UpdateTimes,
    /// cRLNumber.
    pub number: u64,
    /// For a delta CRL, the cRLNumber of the complete list that it adds to (BaseCRLNumber, RFC 5280, 5.2.4).
    pub base: Option<u64>,
}

/// Writes a CRL in DER: version 2, three-part authorityKeyIdentifier, cRLNumber, a delta CRL's indicator, and a critical
/// issuingDistributionPoint. The order is chosen.
///
/// `entries` is asked several times and has to give the same each time: the list is never held as a whole.
pub(crate) fn write<I: Iterator<Item = (Serial, Revocation)>>(
    issuer: &Issuer,
    settings: &Settings,
    identity: &CrlIdentity,
    entries: impl Fn() -> I,
    out: &mut dyn Write,
) -> Result<(), CaError> {
    let mut extensions =
        vec![issuer.authority_key_identifier(), not_critical(&CrlNumber(Uint::new(&identity.number.to_be_bytes())?))?];
    if let Some(base) = identity.base {
        extensions.push(critical(ID_CE_DELTA_CRL_INDICATOR, &Uint::new(&base.to_be_bytes())?)?);
    }
    let directory = directory(issuer, settings, &identity.scope)?;
    let scope = distribution_point(&identity.scope, directory.clone());
    // x509-cert 0.2.5 knows this structure under the identifier of subjectInfoAccess.
    extensions.push(critical(ID_CE_ISSUING_DISTRIBUTION_POINT, &scope)?);
    if let (true, None, Some(directory)) = (settings.crl.deltas_announced, identity.base, directory) {
        extensions.push(not_critical(&FreshestCrl(distribution_points(directory).0))?);
    }
    let frame = Frame {
        algorithm: issuer.algorithm_der().to_vec(),
        issuer: issuer.name_der().to_vec(),
        this_update: x509_time(identity.times.this_update())?.to_der()?,
        next_update: x509_time(identity.times.next_update())?.to_der()?,
        extensions: extensions.to_der()?,
    };
    frame.write(issuer, settings.crl.unspecified, entries, out)
}

fn critical(extn_id: ObjectIdentifier, value: &impl Encode) -> Result<Extension, CaError> {
    Ok(Extension { extn_id, critical: true, extn_value: OctetString::new(value.to_der()?)? })
}

/// Where the list lies. A combined list names no point, so that it serves for every certificate.
fn directory(issuer: &Issuer, settings: &Settings, scope: &CrlScope) -> Result<Option<Name>, CaError> {
    Ok(match scope {
        CrlScope::Partition(partition) => Some(partition_name(&settings.names, issuer.line(), partition)?),
        CrlScope::Authorities => Some(issuer.name().clone()),
        CrlScope::Combined => None,
    })
}

/// The scope as an issuingDistributionPoint.
fn distribution_point(scope: &CrlScope, directory: Option<Name>) -> IssuingDistributionPoint {
    let of_authorities = *scope == CrlScope::Authorities;
    IssuingDistributionPoint {
        distribution_point: directory.map(full_name),
        only_contains_user_certs: !of_authorities,
        only_contains_ca_certs: of_authorities,
        only_some_reasons: None,
        indirect_crl: false,
        only_contains_attribute_certs: false,
    }
}
