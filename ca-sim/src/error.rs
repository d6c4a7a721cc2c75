//! Everything that can go wrong at the boundary of this crate, as values with data.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::{CrlReason, CrlScope, Generation, Line, Partition, Revocation, Serial, Status};

/// An error of the authority, its keys or its state file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CaError {
    /// A value cannot be written in DER.
    #[error("cannot encode in DER: {0}")]
    Encoding(#[from] der::Error),
    /// An instant that X.509 cannot carry (before 1970 or after 9999).
    #[error("{at} cannot be written as an X.509 time; use an instant from 1970 to 9999")]
    Time {
        /// The instant.
        at: Timestamp,
    },
    /// A calendar calculation left the supported years.
    #[error("cannot count birthdays of {birth} from {from}: {problem}")]
    Birthday {
        /// Date of birth.
        birth: Date,
        /// First day of the count.
        from: Date,
        /// What is wrong.
        problem: &'static str,
    },
    /// The validity ends before it begins.
    #[error("validity from {not_before} to {not_after} ends before it begins")]
    Validity {
        /// First instant.
        not_before: Timestamp,
        /// Last instant.
        not_after: Timestamp,
    },
    /// A text does not have the form that its field needs.
    #[error("{field} must be {expected}, got {got:?}")]
    Text {
        /// The field.
        field: &'static str,
        /// The form that the field needs.
        expected: &'static str,
        /// What came.
        got: String,
    },
    /// A private or public key cannot be used.
    #[error("key {key}: {problem}")]
    Key {
        /// Name of the key.
        key: String,
        /// What the library said.
        problem: String,
    },
    /// The data to be signed does not fit the key.
    #[error("{got} bytes to sign, but this key takes {most} at most")]
    TooLongToSign {
        /// Bytes that came.
        got: usize,
        /// Bytes that fit: modulus length less 11 (RFC 8017, 9.2).
        most: usize,
    },
    /// A PKCS#12 file would hold a key and the certificate of another.
    #[error("the certificate to be exported carries another key than the one given; give the two that belong together")]
    CertificateOfOtherKey,
    /// The password of a PKCS#12 file cannot be used.
    #[error(
        "expected a printable ASCII character at position {position} of the password; readers disagree about others"
    )]
    Pkcs12Password {
        /// Position of the first character that is none, from 0: the length, if the password ends too early.
        position: usize,
    },
    /// What is written to refuses.
    #[error("cannot write: {problem}")]
    Output {
        /// What it said.
        problem: String,
    },
    /// A defect is to be put where an object has no such place.
    #[error("expected {wanted} in an object that is to be made wrong")]
    NotInTree {
        /// What was looked for.
        wanted: &'static str,
    },
    /// A cryptogram is no number below the modulus (RFC 8017, 5.1.2).
    #[error("expected a cryptogram below the modulus")]
    NotBelowModulus,
    /// A line of the key file is not `NAME P Q`.
    #[error("key file, line {line}: expected NAME, P and Q in hexadecimal parted by spaces")]
    KeyFile {
        /// Line number, from 1.
        line: usize,
    },
    /// The pool has no key with this index.
    #[error("the pool has {size} keys, none with index {index}")]
    NoSuchKey {
        /// Index asked for.
        index: usize,
        /// Keys in the pool.
        size: usize,
    },
    /// The authority never issued this serial number.
    #[error("the {line} line never issued serial {serial}")]
    UnknownSerial {
        /// The line.
        line: Line,
        /// The serial number.
        serial: Serial,
    },
    /// A final revocation cannot be changed (RFC 5280, 5.3.1: only certificateHold may end).
    #[error("the {line} certificate {serial} is already revoked with {reason} since {since}")]
    AlreadyRevoked {
        /// The line.
        line: Line,
        /// The serial number.
        serial: Serial,
        /// Reason on record.
        reason: CrlReason,
        /// Instant on record.
        since: Timestamp,
    },
    /// A certificate cannot be revoked at an instant outside its validity.
    #[error("cannot revoke {line} certificate {serial} at {at}: it is valid from {not_before} to {not_after}")]
    RevokedOutsideValidity {
        /// The line.
        line: Line,
        /// The serial number.
        serial: Serial,
        /// Instant of the revocation.
        at: Timestamp,
        /// First instant of validity.
        not_before: Timestamp,
        /// Last instant of validity.
        not_after: Timestamp,
    },
    /// An instant before the last change on record: what was told since then would become untrue.
    #[error("the status of {line} certificate {serial} changed at {last}; it cannot change at {at}, before that")]
    BeforeLastChange {
        /// The line.
        line: Line,
        /// The serial number.
        serial: Serial,
        /// Instant of the change that was asked for.
        at: Timestamp,
        /// Instant of the last one.
        last: Timestamp,
    },
    /// The hold of a signing certificate is never released.
    #[error(
        "the hold of signing certificate {serial} cannot be released; revoke it and issue another (an authentication \
         certificate can be released)"
    )]
    ReleaseRefused {
        /// The serial number.
        serial: Serial,
    },
    /// Only a certificate on hold can be released.
    #[error("the {line} certificate {serial} is not on hold, its status is {status}; only a hold can be released")]
    NotOnHold {
        /// The line.
        line: Line,
        /// The serial number.
        serial: Serial,
        /// Its status.
        status: Status,
    },
    /// A certificate that is revoked or on hold is not renewed: its holder applies for another.
    #[error(
        "the {line} certificate {serial} cannot be renewed, it is revoked with {} since {}; issue another",
        revocation.reason,
        revocation.at
    )]
    NotRenewable {
        /// The line.
        line: Line,
        /// The serial number.
        serial: Serial,
        /// What is on record.
        revocation: Revocation,
    },
    /// No generation can issue at this instant.
    #[error("no generation of the {line} line can issue at {at}: each begins later or is revoked; roll over first")]
    NoIssuer {
        /// The line.
        line: Line,
        /// Instant of the issue.
        at: Timestamp,
    },
    /// The line has no such generation.
    #[error("the {line} line has no generation {generation}")]
    NoSuchGeneration {
        /// The line.
        line: Line,
        /// The generation asked for.
        generation: Generation,
    },
    /// Generations begin one after the other.
    #[error("a generation of the {line} line cannot begin at {at}: the newest begins at {newest}")]
    GenerationOrder {
        /// The line.
        line: Line,
        /// Beginning that was asked for.
        at: Timestamp,
        /// Beginning of the newest.
        newest: Timestamp,
    },
    /// Generations are numbered up to 255.
    #[error("the {line} line has no number left for a generation")]
    GenerationsExhausted {
        /// The line.
        line: Line,
    },
    /// A root is revoked once.
    #[error(
        "the root of generation {generation} of the {line} line is already revoked since {since}; it issues nothing any \
         more, whatever the date"
    )]
    RootAlreadyRevoked {
        /// The line.
        line: Line,
        /// The generation.
        generation: Generation,
        /// Instant on record.
        since: Timestamp,
    },
    /// A root is revoked while it is valid.
    #[error(
        "the root of generation {generation} of the {line} line cannot be revoked at {at}: it is valid from {not_before} \
         to {not_after}"
    )]
    RootRevokedOutsideValidity {
        /// The line.
        line: Line,
        /// The generation.
        generation: Generation,
        /// Instant of the revocation.
        at: Timestamp,
        /// First instant of validity.
        not_before: Timestamp,
        /// Last instant of validity.
        not_after: Timestamp,
    },
    /// A delta CRL adds to a complete one of an earlier instant, and there is none, or none that told of every earlier change.
    #[error(
        "no complete CRL of {scope} by generation {generation} of the {line} line, of an earlier instant, that a delta CRL can \
         add to; make one first"
    )]
    NoBase {
        /// The line.
        line: Line,
        /// The generation.
        generation: Generation,
        /// The scope.
        scope: CrlScope,
    },
    /// Serial numbers of a snapshot ascend.
    #[error("serial {serial} of the {line} line does not follow {last}; give each once and in ascending order")]
    SnapshotOrder {
        /// The line.
        line: Line,
        /// The last one given.
        last: Serial,
        /// The one that came.
        serial: Serial,
    },
    /// The lists of a daily run tell of one instant.
    #[error("the snapshot is of {taken} and the lists are of {this_update}; take a snapshot of that instant")]
    SnapshotOfAnotherInstant {
        /// Instant of the snapshot.
        taken: Timestamp,
        /// thisUpdate of the lists.
        this_update: Timestamp,
    },
    /// A daily run without a partition in which somebody is revoked: nobody would learn of it.
    #[error(
        "somebody in {partition} is revoked by generation {generation} of the {line} line, but no list of that place was \
         asked for; give every partition"
    )]
    PartitionLeftOut {
        /// The line.
        line: Line,
        /// The generation.
        generation: Generation,
        /// The partition.
        partition: Partition,
    },
    /// A thread ended without a result, which no known input makes it do.
    #[error("a thread ended without a result; this is a mistake in the program")]
    ThreadEnded,
    /// The reason has no meaning for a revocation (removeFromCRL is for delta CRLs only).
    #[error("{reason} cannot be the reason of a revocation")]
    ReasonNotAllowed {
        /// The reason.
        reason: CrlReason,
    },
    /// The serial counter is used up.
    #[error("the {line} line has no serial number left")]
    SerialsExhausted {
        /// The line.
        line: Line,
    },
    /// nextUpdate does not follow thisUpdate.
    #[error("a CRL of {this_update} cannot announce its successor for {next_update}")]
    UpdateTimes {
        /// thisUpdate.
        this_update: Timestamp,
        /// nextUpdate.
        next_update: Timestamp,
    },
    /// The root certificate in a state does not carry the key that was given.
    #[error("the {line} root in the state has another key than the one given; give the keys that it was made with")]
    RootKey {
        /// The line.
        line: Line,
    },
    /// A state file cannot be used. It is left as it is.
    #[error("{path}: at {field}: {problem}; the file was left unchanged, correct it or move it away")]
    StateFile {
        /// Path of the file.
        path: String,
        /// The field, as a path from the top (`.` is the whole file).
        field: String,
        /// What is wrong.
        problem: String,
    },
    /// A new authority would replace a file.
    #[error("{path} was made by somebody else in the meantime and left unchanged; run the command again to use it")]
    Exists {
        /// Path of the file.
        path: String,
    },
    /// Somebody else has the state file open for changes.
    #[error("{path} is in use by another command; wait until that one has ended and run this one again")]
    InUse {
        /// Path of the file.
        path: String,
    },
    /// Somebody else changed, replaced or removed the state file while it was open. It is left as it is.
    #[error("{path} was changed by somebody else in the meantime and left unchanged; run the command again")]
    Changed {
        /// Path of the file.
        path: String,
    },
    /// The operating system refused a file operation.
    #[error("cannot {action} {path}: {problem}")]
    Io {
        /// `read`, `write`, `lock` or `look at`.
        action: &'static str,
        /// Path of the file.
        path: String,
        /// What the system said.
        problem: String,
    },
}
