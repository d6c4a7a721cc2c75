//! What no input may bring about.

use sekisho_card_sim::{CardFileError, FileId, StatusWord};

use crate::counters::PinId;

/// A rule that did not hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Broken {
    /// A command was answered with less than a status word.
    #[error("expected a status word, got {got} bytes")]
    NoStatus {
        /// Bytes answered.
        got: usize,
    },
    /// More data than Ne.
    #[error("the command asked for at most {most} bytes, got {got}")]
    TooMuchData {
        /// Ne.
        most: usize,
        /// Bytes answered, without the status word.
        got: usize,
    },
    /// Data beside a status word that says "refused".
    #[error("a refusal, {status}, came with {got} bytes of data")]
    DataBesideRefusal {
        /// The status word.
        status: StatusWord,
        /// Bytes answered, without the status word.
        got: usize,
    },
    /// A retry counter grew without a right VERIFY.
    #[error("the tries of {pin} grew from {before} to {after} without its value")]
    TriesGrew {
        /// The reference.
        pin: PinId,
        /// Tries before the command.
        before: u8,
        /// Tries after it.
        after: u8,
    },
    /// A retry counter fell by more than one, or for a command that is no VERIFY.
    #[error("the tries of {pin} fell from {before} to {after}, which this command cannot cause")]
    TriesFell {
        /// The reference.
        pin: PinId,
        /// Tries before the command.
        before: u8,
        /// Tries after it.
        after: u8,
    },
    /// A PIN changed its value although nobody changed it.
    #[error("the value of {pin} changed, which this command cannot cause")]
    ValueChanged {
        /// The reference.
        pin: PinId,
    },
    /// A PIN got a new value without being verified before.
    #[error("{pin} got a new value without being verified before")]
    ChangedUnverified {
        /// The reference.
        pin: PinId,
    },
    /// A session of secure messaging was opened although its PIN was not verified.
    #[error("a session of secure messaging was opened without a verification of {pin}")]
    SessionUnopened {
        /// The reference that opens it.
        pin: PinId,
    },
    /// A VERIFY succeeded with a value that is no reference's.
    #[error("a verification succeeded with a value that no reference of the application has")]
    WrongValueAccepted,
    /// Counters are other than those last saved: pulling the power would change them.
    #[error("the state of {pin} was not saved")]
    NotSaved {
        /// The reference.
        pin: PinId,
    },
    /// Bytes that nobody opened came out.
    #[error("the bytes of {what} came out without a verification that opens them")]
    Disclosed {
        /// The file or key.
        what: String,
    },
    /// A key signed although nothing opened it.
    #[error("{what} signed without a verification that opens it")]
    SignedUnopened {
        /// The key.
        what: String,
    },
    /// A transcript that was to hide secrets shows one.
    #[error("the redacted transcript shows {what}")]
    Transcribed {
        /// What it shows.
        what: String,
    },
    /// Under secure messaging, protected bytes came out in the clear.
    #[error("under secure messaging, the bytes of {what} came out in the clear")]
    Unencrypted {
        /// The file or key.
        what: String,
    },
    /// An answer under secure messaging is no object that a terminal can decrypt.
    #[error("an answer under secure messaging is no encrypted object")]
    Unwrappable,
    /// Secure messaging carried another answer than the same command gets in the clear.
    #[error("a command under secure messaging was answered {carried}, in the clear {clear}, or with other data")]
    CarriedOtherwise {
        /// In the clear.
        clear: StatusWord,
        /// Under secure messaging.
        carried: StatusWord,
    },
    /// The same script and the same commands gave other answers.
    #[error("the same fault script and the same commands gave other answers the second time")]
    Unrepeatable,
    /// What was accepted breaks a rule of the card file.
    #[error("accepted, although: {error}")]
    InvalidAccepted {
        /// The rule.
        error: CardFileError,
    },
    /// Something was read back otherwise than it was written.
    #[error("{what} was read back otherwise than it was written")]
    RoundTrip {
        /// What it is.
        what: &'static str,
    },
    /// A file of the card cannot be selected, although the card file has it.
    #[error("file {fid} is on the card, and selecting it answered {status}")]
    NotSelectable {
        /// The file.
        fid: FileId,
        /// What the card answered.
        status: StatusWord,
    },
    /// Bytes were lost or made up between a stream and its frames.
    #[error("of {sent} bytes in the stream, {accounted} are accounted for")]
    Unaccounted {
        /// Bytes sent.
        sent: usize,
        /// Bytes in frames and in the error.
        accounted: usize,
    },
    /// A frame of a length that is not allowed.
    #[error("a frame of {got} bytes was taken, {most} are allowed")]
    FrameLength {
        /// The most.
        most: usize,
        /// Its length.
        got: usize,
    },
    /// An error that cannot come about here.
    #[error("an error that this input cannot cause: {detail}")]
    UnexpectedError {
        /// The error's text.
        detail: String,
    },
}
