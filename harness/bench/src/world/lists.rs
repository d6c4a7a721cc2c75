//! Revocation lists: which are published, and who finds them where.

use der::{Decode as _, Encode as _};
use sekisho_ca_sim::{CrlReason, Generation, Line, Partition};
use sekisho_harness_protocol::Purpose;
use x509_cert::{
    Certificate,
    ext::pkix::{
        CrlDistributionPoints,
        name::{DistributionPointName, GeneralName},
    },
};

use super::{REVOKED_BEFORE, Realm, World};
use crate::{
    Stop,
    holder::{Holder, line},
};

/// What is answered to whoever asks for a list.
pub(crate) enum Lists {
    /// The newest list of the distribution point that was named.
    Own,
    /// Nothing can be had.
    Unavailable,
    /// Always these octets.
    Always(Vec<u8>),
}

impl World {
    /// Revokes a holder's certificate.
    pub(crate) fn revoke(&mut self, holder: &Holder, purpose: Purpose, reason: CrlReason) -> Result<(), Stop> {
        let serial = holder.issued(purpose)?.serial;
        let at = self.now - REVOKED_BEFORE;
        let authority = self.authority(&holder.realm)?;
        authority.revoke(line(purpose), serial, reason, at).map_err(|error| Stop::bench("revoking", error))
    }

    /// The newest list for a holder's certificate, by the authority of this realm.
    pub(crate) fn list_of(&mut self, realm: &Realm, holder: &Holder, purpose: Purpose) -> Result<Vec<u8>, Stop> {
        self.list(realm, line(purpose), holder.issued(purpose)?.generation, holder.partition(purpose)?)
    }

    /// The newest list of a holder's partition by another generation than the one that issued the certificate.
    pub(crate) fn list_of_another_generation(&mut self, holder: &Holder, purpose: Purpose) -> Result<Vec<u8>, Stop> {
        let (line, own) = (line(purpose), holder.issued(purpose)?.generation);
        let mut generations = self.authority(&holder.realm)?.generations(line).map(|(generation, _)| generation);
        let another = generations.rfind(|generation| *generation != own);
        drop(generations);
        let another = another.ok_or_else(|| Stop::Bench("the authority has one generation".to_owned()))?;
        self.list(&holder.realm, line, another, holder.partition(purpose)?)
    }

    fn list(
        &mut self,
        realm: &Realm,
        line: Line,
        generation: Generation,
        partition: &Partition,
    ) -> Result<Vec<u8>, Stop> {
        let times = self.update_times(realm)?;
        let list = self.authority(realm)?.crl(line, generation, &partition.clone().into(), times);
        list.map_err(|error| Stop::bench("making a list", error))
    }

    /// The answer to a question for a list.
    pub(super) fn answer_for(&mut self, distribution_point: &[u8]) -> Option<Vec<u8>> {
        match &self.lists {
            Lists::Unavailable => None,
            Lists::Always(list) => Some(list.clone()),
            Lists::Own => {
                let (realm, line, generation, partition) = self.points.get(distribution_point)?.clone();
                self.list(&realm, line, generation, &partition).ok()
            }
        }
    }

    /// Remembers where the lists for these certificates are found.
    pub(super) fn register(&mut self, holder: &Holder) -> Result<(), Stop> {
        for issued in [&holder.signature, &holder.authentication].into_iter().flatten() {
            let point = distribution_point(&issued.der).map_err(|error| Stop::bench("reading a certificate", error))?;
            if let Some(point) = point {
                self.points
                    .insert(point, (holder.realm.clone(), issued.line, issued.generation, issued.partition.clone()));
            }
        }
        Ok(())
    }
}

/// The DER of the directoryName at which a certificate's list is found.
fn distribution_point(certificate: &[u8]) -> Result<Option<Vec<u8>>, der::Error> {
    let certificate = Certificate::from_der(certificate)?;
    let Some((_, points)) = certificate.tbs_certificate.get::<CrlDistributionPoints>()? else { return Ok(None) };
    let names = points.0.into_iter().filter_map(|point| match point.distribution_point {
        Some(DistributionPointName::FullName(names)) => Some(names),
        _ => None,
    });
    let directory = names.flatten().find_map(|name| match name {
        GeneralName::DirectoryName(directory) => Some(directory),
        _ => None,
    });
    directory.map(|name| name.to_der()).transpose()
}
