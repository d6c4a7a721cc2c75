//! Synthetic applicants, municipalities and records: the n-th is the same each time, and nobody real.

use jiff::{SignedDuration, Timestamp};
use sekisho_ca_sim::keys::{KeyPool, PoolKeys};
use sekisho_ca_sim::{
    Application, AuthenticationSubject, Authority, CaError, Carrier, CrlReason, Generation, HolderItems, Line,
    Partition, ReceptionWindow, Revocation, RevokedCertificate, Serial, Settings, Sex, SigningSubject, Snapshot,
    Subject, Validity,
};
use sekisho_jlis_sim_core::{SharedName, partition_municipalities};

/// 2026-06-01T03:00:00Z: when everything here is issued, asked and listed.
pub(super) const NOW: Timestamp = Timestamp::constant(1_780_282_800, 0);
/// Generations that live at the same time, as JPKI's did in 2024.
pub(super) const GENERATIONS: u8 = 3;
/// The first serial number of a line.
pub(super) const FIRST_SERIAL: u64 = 0x2000_0001;
/// One certificate in so many is revoked: 5 %.
const REVOKED_OF: usize = 20;
const BIRTH: jiff::civil::Date = jiff::civil::Date::constant(1990, 4, 1);

/// An authority with three generations, the newest founded half a year ago.
pub(super) fn authority() -> Result<Authority, CaError> {
    let founded = NOW - SignedDuration::from_hours(180 * 24);
    Authority::with_generations(&Settings::default(), PoolKeys::genuine()?, founded, GENERATIONS)
}

/// So many municipalities, in the order of their codes; two towns of one name are told apart.
pub(super) fn partitions(count: usize) -> Result<Vec<Partition>, CaError> {
    partition_municipalities().take(count).map(|place| place.partition(SharedName::CodeAppended)).collect()
}

/// Applications of different people in turns for the two lines. Keys are those of the pool again and again.
pub(super) fn applications(count: usize, partitions: &[Partition]) -> Result<Vec<Application>, CaError> {
    let pool = KeyPool::committed()?;
    let validity = Validity::of_holder(&Settings::default(), Carrier::Card, NOW, BIRTH, None)?;
    let applications = partitions.iter().cycle().take(count).enumerate().map(|(n, partition)| {
        let (partition, window) =
            (partition.clone(), ReceptionWindow::of_municipality(&format!("{:05}", n % 100_000))?);
        let subject = if n % 2 == 0 {
            Subject::Signing(SigningSubject { partition, window, items: items(n) })
        } else {
            Subject::Authentication(AuthenticationSubject { partition, window })
        };
        Ok(Application::for_card(subject, pool.assign(n)?.subject_key(), validity))
    });
    applications.collect()
}

fn items(n: usize) -> HolderItems {
    let name = format!("試験\u{3000}第{n}号");
    let address = format!("東京都渋谷区架空町一丁目{n}番");
    HolderItems {
        name_substitutes: "0".repeat(name.chars().count()),
        address_substitutes: "0".repeat(address.chars().count()),
        furigana: None,
        name,
        sex: Sex::Unknown,
        birth: "419900401".to_owned(),
        address,
    }
}

/// So many certificates, half of them of each line, the serial numbers without gaps and the generations one after the
/// other; every twentieth is revoked, and those are spread evenly over the partitions.
pub(super) fn snapshot(certificates: usize, partitions: &[Partition]) -> Result<Snapshot, CaError> {
    let mut snapshot = Snapshot::new(NOW, partitions.to_vec());
    let each = certificates / Line::BOTH.len();
    let not_after = NOW + SignedDuration::from_hours(365 * 24);
    for line in Line::BOTH {
        for (n, serial) in (FIRST_SERIAL..).map(Serial::new).take(each).enumerate() {
            let generation = generation_of(n, each)?;
            snapshot.add(line, serial, generation)?;
            if n % REVOKED_OF == 0 {
                let partition = (n / REVOKED_OF) % partitions.len().max(1);
                let at = NOW - SignedDuration::from_mins(i64::try_from(n % 500_000).unwrap_or(0));
                let revocation = Revocation { reason: CrlReason::Superseded, at };
                let revoked = RevokedCertificate { serial, generation, partition, not_after, revocation };
                snapshot.add_revoked(line, revoked)?;
            }
        }
    }
    Ok(snapshot)
}

/// So many certificates of the authentication line, or all if there are fewer, spread evenly over such a snapshot, and as
/// many of them revoked as there: what is asked for.
pub(super) fn asked(certificates: usize, count: usize) -> Result<Vec<(Generation, Serial)>, CaError> {
    let each = certificates / Line::BOTH.len();
    let count = count.min(each);
    // Not the first of each stretch: those would all be revoked, or none.
    let places = (0..count).map(|n| n * each / count + n % (each / count));
    places.map(|n| Ok((generation_of(n, each)?, Serial::new(FIRST_SERIAL + n as u64)))).collect()
}

/// The generation of the `n`-th of so many certificates of a line.
fn generation_of(n: usize, each: usize) -> Result<Generation, CaError> {
    let turn = n * usize::from(GENERATIONS) / each.max(1);
    Generation::new(u8::try_from(turn).unwrap_or(0).saturating_add(1))
}
