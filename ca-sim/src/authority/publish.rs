//! Publishing: which partitions there are, and the CRL of each.

use std::collections::BTreeSet;
use std::io::Write;

use super::Authority;
use crate::crl::{self, UpdateTimes};
use crate::error::CaError;
use crate::line::Line;
use crate::partition::Partition;
use crate::revocation::Revocation;
use crate::serial::Serial;

impl Authority {
    /// The partitions in which this line has issued, in the order of their names.
    #[must_use]
    pub fn partitions(&self, line: Line) -> BTreeSet<&Partition> {
        self.state.line(line).certificates.values().map(|certificate| &certificate.partition).collect()
    }

    /// Makes the next CRL of a partition, in DER. It lists what was revoked until thisUpdate; the cRLNumber grows by one
    /// with each CRL of the partition. Any partition may be asked for, also one without certificates.
    ///
    /// # Errors
    /// An error of encoding or of the key.
    pub fn crl(&mut self, line: Line, partition: &Partition, times: UpdateTimes) -> Result<Vec<u8>, CaError> {
        let number = self.state.line(line).crl_numbers.get(partition).map_or(1, |last| last.saturating_add(1));
        let entries = || self.revoked(line, partition, times);
        let mut crl = Vec::new();
        crl::write(self.issuer(line), self.settings(), partition, times, number, entries, &mut crl)?;
        self.state.line_mut(line).crl_numbers.insert(partition.clone(), number);
        Ok(crl)
    }

    /// Writes a CRL of a partition with entries from elsewhere, in DER and with bounded memory: for populations that are
    /// not in this authority's state. Neither the entries nor the number are recorded.
    ///
    /// `entries` is asked three times, and has to give the same entries in the same order each time.
    ///
    /// # Errors
    /// [`CaError::Output`] if `out` refuses, or an error of encoding or of the key.
    pub fn write_crl<I: Iterator<Item = (Serial, Revocation)>>(
        &self,
        line: Line,
        partition: &Partition,
        times: UpdateTimes,
        number: u64,
        entries: impl Fn() -> I,
        out: &mut dyn Write,
    ) -> Result<(), CaError> {
        crl::write(self.issuer(line), self.settings(), partition, times, number, entries, out)
    }

    fn revoked(
        &self,
        line: Line,
        partition: &Partition,
        times: UpdateTimes,
    ) -> impl Iterator<Item = (Serial, Revocation)> {
        let state = self.state.line(line);
        let rule = self.state.settings.crl;
        let this_update = times.this_update();
        state.revocations.iter().filter_map(move |(&serial, &revocation)| {
            let certificate = state.certificates.get(&serial)?;
            let listed = certificate.partition == *partition
                && revocation.at <= this_update
                && rule.keeps(certificate.not_after, this_update);
            listed.then_some((serial, revocation))
        })
    }
}
