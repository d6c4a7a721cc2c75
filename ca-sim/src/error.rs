//! Everything that can go wrong at the boundary of this crate, as values with data.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::{CrlReason, Line, Serial};

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
