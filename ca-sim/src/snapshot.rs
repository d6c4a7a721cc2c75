//! What the status services know: the status of every serial number at one instant, made for millions of certificates.

use jiff::Timestamp;

use crate::authority::Authority;
use crate::error::CaError;
use crate::generation::Generation;
use crate::line::Line;
use crate::partition::Partition;
use crate::revocation::{Revocation, Status};
use crate::serial::Serial;

/// The status of every certificate at one instant. Known: the data of the OCSP service are renewed every 15 minutes.
///
/// A certificate takes 16 octets, a revoked one 64 more. Whoever fills it gives the serial numbers of a line in ascending
/// order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    taken: Timestamp,
    partitions: Vec<Partition>,
    signing: LineSnapshot,
    authentication: LineSnapshot,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct LineSnapshot {
    issued: Vec<Issued>,
    revoked: Vec<RevokedCertificate>,
}

/// A certificate that was issued.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Issued {
    serial: Serial,
    generation: Generation,
    /// Whether it is among the revoked ones, so that a question about a good one looks at one place only.
    revoked: bool,
}

impl LineSnapshot {
    /// Where a serial number stands. Serial numbers come from a counter with few gaps, so its distance from the first is
    /// the place or a few places behind it. The search goes back from there in growing steps: however many certificates
    /// there are, few places are looked at.
    fn place(&self, serial: Serial) -> Option<usize> {
        let first = self.issued.first()?.serial;
        let distance = usize::try_from(serial.value().checked_sub(first.value())?).unwrap_or(usize::MAX);
        let mut end = distance.min(self.issued.len() - 1);
        let mut step = 1;
        while self.issued.get(end)?.serial > serial {
            let start = end.saturating_sub(step);
            if self.issued.get(start)?.serial <= serial {
                let between = self.issued.get(start..end)?;
                return between.binary_search_by_key(&serial, |issued| issued.serial).ok().map(|place| start + place);
            }
            (end, step) = (start, step * 2);
        }
        self.issued.get(end).filter(|issued| issued.serial == serial).map(|_| end)
    }
}

/// A certificate that is revoked or on hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RevokedCertificate {
    /// Its serial number.
    pub serial: Serial,
    /// The generation that issued it.
    pub generation: Generation,
    /// Its partition, as a place in the snapshot's list.
    pub partition: usize,
    /// Its last valid instant.
    pub not_after: Timestamp,
    /// Why, and since when.
    pub revocation: Revocation,
}

impl Snapshot {
    /// An empty one of this instant, for certificates of these partitions.
    #[must_use]
    pub fn new(taken: Timestamp, partitions: Vec<Partition>) -> Self {
        Self { taken, partitions, signing: LineSnapshot::default(), authentication: LineSnapshot::default() }
    }

    /// What an authority knows at this instant. Certificates that begin later count as issued: a card is made before it
    /// is handed over.
    ///
    /// # Errors
    /// None in practice: an authority's records are in order.
    pub fn take(authority: &Authority, at: Timestamp) -> Result<Self, CaError> {
        let partitions: Vec<Partition> = {
            let all = Line::BOTH.into_iter().flat_map(|line| authority.partitions(line));
            all.collect::<std::collections::BTreeSet<_>>().into_iter().cloned().collect()
        };
        let mut snapshot = Self::new(at, partitions);
        for line in Line::BOTH {
            let state = authority.state().line(line);
            for (&serial, certificate) in &state.certificates {
                let generation = certificate.generation;
                snapshot.add(line, serial, generation)?;
                let Some(revocation) = state.histories.get(&serial).and_then(|history| history.at(at)) else {
                    continue;
                };
                let place = snapshot.partitions.binary_search(&certificate.partition).unwrap_or_default();
                let not_after = certificate.not_after;
                snapshot.add_revoked(
                    line,
                    RevokedCertificate { serial, generation, partition: place, not_after, revocation },
                )?;
            }
        }
        Ok(snapshot)
    }

    /// Adds a certificate that was issued.
    ///
    /// # Errors
    /// [`CaError::SnapshotOrder`] if its serial number does not follow the line's last.
    pub fn add(&mut self, line: Line, serial: Serial, generation: Generation) -> Result<(), CaError> {
        let issued = &mut self.line_mut(line).issued;
        follows(line, issued.last().map(|last| last.serial), serial)?;
        issued.push(Issued { serial, generation, revoked: false });
        Ok(())
    }

    /// Says that a certificate which was added is revoked or on hold.
    ///
    /// # Errors
    /// [`CaError::UnknownSerial`] if it was not added, [`CaError::SnapshotOrder`] if its serial number does not follow the
    /// line's last revoked one.
    pub fn add_revoked(&mut self, line: Line, certificate: RevokedCertificate) -> Result<(), CaError> {
        let serial = certificate.serial;
        let known = self.line_mut(line);
        follows(line, known.revoked.last().map(|last| last.serial), serial)?;
        let issued = known.place(serial).and_then(|place| known.issued.get_mut(place));
        issued.ok_or(CaError::UnknownSerial { line, serial })?.revoked = true;
        known.revoked.push(certificate);
        Ok(())
    }

    /// The instant of which it is.
    #[must_use]
    pub fn taken(&self) -> Timestamp {
        self.taken
    }

    /// The partitions that revoked certificates name by their place.
    #[must_use]
    pub fn partitions(&self) -> &[Partition] {
        &self.partitions
    }

    /// Number of certificates of a line.
    #[must_use]
    pub fn issued(&self, line: Line) -> usize {
        self.line(line).issued.len()
    }

    /// The certificates of a line that are revoked or on hold, in ascending order.
    #[must_use]
    pub fn revoked(&self, line: Line) -> &[RevokedCertificate] {
        &self.line(line).revoked
    }

    /// The status of a serial number, asked of the generation whose key the question names.
    #[must_use]
    pub fn status(&self, line: Line, generation: Generation, serial: Serial) -> Status {
        let line = self.line(line);
        let known = line.place(serial).and_then(|place| line.issued.get(place));
        let Some(known) = known.filter(|issued| issued.generation == generation) else { return Status::Unknown };
        if !known.revoked {
            return Status::Good;
        }
        let revoked = line.revoked.binary_search_by_key(&serial, |certificate| certificate.serial);
        match revoked.ok().and_then(|place| line.revoked.get(place)) {
            Some(certificate) => Status::Revoked(certificate.revocation),
            None => Status::Good,
        }
    }

    fn line(&self, line: Line) -> &LineSnapshot {
        match line {
            Line::Signing => &self.signing,
            Line::Authentication => &self.authentication,
        }
    }

    fn line_mut(&mut self, line: Line) -> &mut LineSnapshot {
        match line {
            Line::Signing => &mut self.signing,
            Line::Authentication => &mut self.authentication,
        }
    }
}

fn follows(line: Line, last: Option<Serial>, serial: Serial) -> Result<(), CaError> {
    match last {
        Some(last) if serial <= last => Err(CaError::SnapshotOrder { line, last, serial }),
        _ => Ok(()),
    }
}
