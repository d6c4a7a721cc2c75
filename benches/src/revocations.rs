//! The same revocations for `sekisho ca crl --entries` and for `openssl ca -gencrl`.

use std::fs::File;
use std::io::{self, BufWriter, Write as _};
use std::path::Path;

use jiff::{SignedDuration, Timestamp};
use sekisho_ca_sim::{CrlReason, Serial};

use crate::failure::Failure;

/// 2022-01-01T00:00:00Z, in seconds, before which nothing was revoked here.
const FIRST: i64 = 1_640_995_200;
/// Over so many seconds revocations are spread: four years.
const SPREAD: u64 = 4 * 365 * 86_400;
/// The reasons that JPKI has for holders, drawn evenly.
const REASONS: [CrlReason; 6] = [
    CrlReason::Unspecified,
    CrlReason::KeyCompromise,
    CrlReason::AffiliationChanged,
    CrlReason::Superseded,
    CrlReason::CessationOfOperation,
    CrlReason::CertificateHold,
];

/// A revocation.
#[derive(Clone, Copy, Debug)]
pub struct Revoked {
    /// Serial number: above that of the one before by 1 to 20, as one in ten certificates is revoked.
    pub serial: Serial,
    /// When.
    pub at: Timestamp,
    /// Why.
    pub reason: CrlReason,
}

/// So many revocations, the same ones each time.
pub fn revocations(count: usize) -> impl Iterator<Item = Revoked> {
    let mut draw = SplitMix(0);
    let mut serial = 0x1000_0000;
    (0..count).map(move |_| {
        serial += 1 + draw.below(20);
        let after = SignedDuration::from_secs(draw.below(SPREAD).cast_signed());
        let at = Timestamp::constant(FIRST, 0) + after;
        let reason = REASONS[usize::try_from(draw.below(REASONS.len() as u64)).unwrap_or(0)];
        Revoked { serial: Serial::new(serial), at, reason }
    })
}

/// Writes them as docs/crl-entries.md has it.
///
/// # Errors
/// [`Failure::Io`].
pub fn write_entries(path: &Path, count: usize) -> Result<(), Failure> {
    write(path, |out| {
        revocations(count).try_for_each(|Revoked { serial, at, reason }| writeln!(out, "{serial},{at},{reason}"))
    })
}

/// Writes them as the index of `openssl ca`. A reason that is not given is not written, as both leave it out of the list.
///
/// # Errors
/// [`Failure::Io`].
pub fn write_index(path: &Path, count: usize) -> Result<(), Failure> {
    write(path, |out| {
        revocations(count).enumerate().try_for_each(|(number, Revoked { serial, at, reason })| {
            let time = at.strftime("%y%m%d%H%M%SZ");
            let reason = if reason == CrlReason::Unspecified { String::new() } else { format!(",{reason}") };
            writeln!(out, "R\t310101000000Z\t{time}{reason}\t{serial}\tunknown\t/C=JP/CN={number}")
        })
    })
}

fn write(path: &Path, content: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>) -> Result<(), Failure> {
    let written =
        File::create(path).map(BufWriter::new).and_then(|mut out| content(&mut out).and_then(|()| out.flush()));
    written.map_err(Failure::io(format!("write {}", path.display())))
}

/// SplitMix64, a well-known generator: nothing here has to be unpredictable.
pub(crate) struct SplitMix(pub(crate) u64);

impl SplitMix {
    /// A number below a small bound, evenly enough.
    pub(crate) fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ mixed >> 31) % bound
    }
}
