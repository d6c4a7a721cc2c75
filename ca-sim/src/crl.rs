//! One CRL: when it is made, how long it lasts, what it lists, and its bytes.

use const_oid::db::rfc5912::ID_CE_ISSUING_DISTRIBUTION_POINT;
use der::Encode;
use der::asn1::Uint;
use jiff::civil::Time as TimeOfDay;
use jiff::{SignedDuration, Timestamp};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use x509_cert::certificate::Version;
use x509_cert::crl::{CertificateList, RevokedCert, TbsCertList};
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::CrlNumber;
use x509_cert::ext::pkix::crl::IssuingDistributionPoint;

use crate::error::CaError;
use crate::extension::{authority_key_identifier, critical, full_name, not_critical, partition_name};
use crate::issuer::Issuer;
use crate::partition::Partition;
use crate::reason::CrlReason;
use crate::revocation::Revocation;
use crate::serial::Serial;
use crate::settings::Settings;
use crate::time::{instant, jst, whole_second, x509_time};

/// When CRLs are made and what they keep. Known: once a day. All values are chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CrlRule {
    /// Time of day in Japan at which the daily CRL is made.
    #[schemars(with = "String")]
    pub build_time: TimeOfDay,
    /// Hours from thisUpdate to nextUpdate.
    pub life_hours: u32,
    /// Hours after its expiry for which a revoked certificate stays listed; 24 lists it once more (RFC 5280, 3.3).
    pub expired_kept_hours: u32,
    /// How an entry without a particular reason is written.
    pub unspecified: UnspecifiedReason,
}

/// How the reason unspecified (0) is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum UnspecifiedReason {
    /// Without a reasonCode, as RFC 5280 recommends (5.3.1).
    Omitted,
    /// As reasonCode 0.
    Written,
}

impl Default for CrlRule {
    fn default() -> Self {
        Self {
            build_time: TimeOfDay::constant(3, 0, 0, 0),
            life_hours: 48,
            expired_kept_hours: 24,
            unspecified: UnspecifiedReason::Omitted,
        }
    }
}

impl CrlRule {
    /// The times of the newest daily CRL at this instant.
    ///
    /// # Errors
    /// [`CaError::Time`] outside the supported years.
    pub fn newest_at(&self, now: Timestamp) -> Result<UpdateTimes, CaError> {
        let today = jst(now).date();
        let todays = instant(today.to_datetime(self.build_time))?;
        if todays <= now {
            return self.made_at(todays);
        }
        let yesterday = today.yesterday().map_err(|_| CaError::Time { at: now })?;
        self.made_at(instant(yesterday.to_datetime(self.build_time))?)
    }

    /// The times of a CRL made at this instant.
    ///
    /// # Errors
    /// [`CaError::Time`] or [`CaError::UpdateTimes`] if the next update cannot be told.
    pub fn made_at(&self, this_update: Timestamp) -> Result<UpdateTimes, CaError> {
        let next_update = this_update.checked_add(SignedDuration::from_hours(i64::from(self.life_hours)));
        UpdateTimes::new(this_update, next_update.map_err(|_| CaError::Time { at: this_update })?)
    }

    /// Whether a revoked certificate that ends at `not_after` is still listed at `this_update`.
    pub(crate) fn keeps(&self, not_after: Timestamp, this_update: Timestamp) -> bool {
        this_update.duration_since(not_after) <= SignedDuration::from_hours(i64::from(self.expired_kept_hours))
    }
}

/// thisUpdate and nextUpdate of a CRL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UpdateTimes {
    pub(crate) this_update: Timestamp,
    pub(crate) next_update: Timestamp,
}

impl UpdateTimes {
    /// These times, without fractions of a second.
    ///
    /// # Errors
    /// [`CaError::UpdateTimes`] if the second does not follow the first.
    pub fn new(this_update: Timestamp, next_update: Timestamp) -> Result<Self, CaError> {
        let (this_update, next_update) = (whole_second(this_update), whole_second(next_update));
        if next_update <= this_update {
            return Err(CaError::UpdateTimes { this_update, next_update });
        }
        Ok(Self { this_update, next_update })
    }

    /// When the CRL was made.
    #[must_use]
    pub fn this_update(&self) -> Timestamp {
        self.this_update
    }

    /// When the next one comes at the latest.
    #[must_use]
    pub fn next_update(&self) -> Timestamp {
        self.next_update
    }
}

/// The CRL of a partition in DER: version 2, three-part authorityKeyIdentifier, cRLNumber, and a critical
/// issuingDistributionPoint with the partition's directory name and onlyContainsUserCerts. The order is chosen.
pub(crate) fn encode(
    issuer: &Issuer,
    settings: &Settings,
    partition: &Partition,
    times: UpdateTimes,
    number: u64,
    entries: impl Iterator<Item = (Serial, Revocation)>,
) -> Result<Vec<u8>, CaError> {
    let scope = IssuingDistributionPoint {
        distribution_point: Some(full_name(partition_name(&settings.names, issuer.line(), partition)?)),
        only_contains_user_certs: true,
        only_contains_ca_certs: false,
        only_some_reasons: None,
        indirect_crl: false,
        only_contains_attribute_certs: false,
    };
    let revoked =
        entries.map(|(serial, revocation)| entry(&settings.crl, serial, revocation)).collect::<Result<Vec<_>, _>>()?;
    let tbs_cert_list = TbsCertList {
        version: Version::V2,
        signature: issuer.algorithm(),
        issuer: issuer.name().clone(),
        this_update: x509_time(times.this_update)?,
        next_update: Some(x509_time(times.next_update)?),
        // An empty list must be absent (RFC 5280, 5.1.2.6).
        revoked_certificates: Some(revoked).filter(|list| !list.is_empty()),
        crl_extensions: Some(vec![
            not_critical(&authority_key_identifier(issuer)?)?,
            not_critical(&CrlNumber(Uint::new(&number.to_be_bytes())?))?,
            // x509-cert 0.2.5 knows this structure under the identifier of subjectInfoAccess.
            Extension { extn_id: ID_CE_ISSUING_DISTRIBUTION_POINT, ..critical(&scope)? },
        ]),
    };
    let signature = issuer.sign(&tbs_cert_list)?;
    Ok(CertificateList { tbs_cert_list, signature_algorithm: issuer.algorithm(), signature }.to_der()?)
}

fn entry(rule: &CrlRule, serial: Serial, revocation: Revocation) -> Result<RevokedCert, CaError> {
    let is_written = revocation.reason != CrlReason::Unspecified || rule.unspecified == UnspecifiedReason::Written;
    let reason = is_written.then(|| not_critical(&revocation.reason.to_x509())).transpose()?;
    Ok(RevokedCert {
        serial_number: serial.to_x509()?,
        revocation_date: x509_time(revocation.at)?,
        crl_entry_extensions: reason.map(|reason| vec![reason]),
    })
}
