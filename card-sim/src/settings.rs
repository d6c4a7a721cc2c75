//! Behaviour that is not publicly known, as named settings.
//!
//! Each field is one open question about the real card. The default is the recommended answer; none is a fact.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::status::StatusWord;

/// How this card answers where the real card's behaviour is not publicly known.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// What SELECT with P2 = 00 and Le returns.
    pub fci: Fci,
    /// INS that the card does not have.
    pub unknown_instruction: StatusWord,
    /// CLA that the card does not have.
    pub unknown_class: StatusWord,
    /// VERIFY, CHANGE or a signature where the file is not a PIN reference, or not a key.
    pub wrong_reference_kind: StatusWord,
    /// READ BINARY, VERIFY, CHANGE or a signature with the current file, while there is none.
    pub no_current_file: StatusWord,
    /// Whether `00 20 00 80 00` (empty data, five bytes) is the VERIFY query; else `6700`.
    pub five_byte_verify_query: bool,
    /// Whether the VERIFY query answers `9000` while the reference is verified; else always `63Cx`.
    pub query_tells_verified: bool,
    /// Whether a value longer than 16 bytes spends a try; else `6700`.
    pub overlong_pin_spends_a_try: bool,
    /// Whether a value that cannot be right (length or characters) spends a try; else `6A80`.
    pub malformed_pin_spends_a_try: bool,
    /// Whether selecting the same application again keeps the security status.
    pub reselect_keeps_security_status: bool,
    /// Whether a failed VERIFY takes back an earlier success of the same reference. One that blocks it always does.
    pub failed_verify_clears: bool,
    /// Whether CHANGE REFERENCE DATA keeps the reference verified.
    pub change_keeps_security_status: bool,
    /// Whether a warm reset keeps the security status.
    pub warm_reset_keeps_security_status: bool,
    /// What READ BINARY answers when the offset is exactly the file's length.
    pub read_at_end_of_file: EndOfFile,
    /// Whether extended length fields are accepted; else `6700`.
    pub extended_length: bool,
    /// Whether GET CHALLENGE accepts an extended Le; else `6985`.
    pub extended_get_challenge: bool,
    /// Whether files of unknown purpose exist (and refuse to be read) or are not found.
    pub unidentified_files: Unidentified,
    /// Whether SELECT takes P2 = 02 and 0E, the next application of that name; else `6A86`.
    pub select_next: bool,
    /// Whether READ RECORD reads several records at once (P2 ends in 101); else `6A81`. Cards differ.
    pub multi_record_read: bool,
    /// A signature over data of a length that the scheme does not take.
    pub unsignable_length: StatusWord,
    /// CHANGE REFERENCE DATA or CHANGE KEY where the reference is not changed by that command.
    pub wrong_change_command: StatusWord,
    /// A terminal certificate of another authority, or with a wrong signature.
    pub terminal_certificate_refused: StatusWord,
    /// What the issuer's commands (unlock, lock, attributes) answer to anybody else.
    pub issuer_commands: StatusWord,
}

/// The file control information returned by SELECT.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Fci {
    /// `6F` with the DF name (`84`) or the file identifier (`83`), nothing else.
    NameOnly,
    /// No data, as with P2 = 0C.
    Empty,
}

/// READ BINARY exactly at the end of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum EndOfFile {
    /// `6B00`, as for any offset past the end.
    Refused,
    /// `9000` without data.
    Empty,
}

/// Files of which only the existence is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Unidentified {
    /// They can be selected; reading answers `6982`.
    Present,
    /// Selecting them answers `6A82`.
    Absent,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            fci: Fci::NameOnly,
            unknown_instruction: StatusWord::UNKNOWN_INSTRUCTION,
            unknown_class: StatusWord::UNKNOWN_CLASS,
            wrong_reference_kind: StatusWord::WRONG_FILE_STRUCTURE,
            no_current_file: StatusWord::NO_CURRENT_FILE,
            five_byte_verify_query: true,
            query_tells_verified: false,
            overlong_pin_spends_a_try: false,
            malformed_pin_spends_a_try: true,
            reselect_keeps_security_status: true,
            failed_verify_clears: true,
            change_keeps_security_status: true,
            warm_reset_keeps_security_status: true,
            read_at_end_of_file: EndOfFile::Refused,
            extended_length: true,
            extended_get_challenge: false,
            unidentified_files: Unidentified::Present,
            select_next: false,
            multi_record_read: true,
            unsignable_length: StatusWord::CONDITIONS_NOT_SATISFIED,
            wrong_change_command: StatusWord::CONDITIONS_NOT_SATISFIED,
            terminal_certificate_refused: StatusWord::CONDITIONS_NOT_SATISFIED,
            issuer_commands: StatusWord::SECURITY_NOT_SATISFIED,
        }
    }
}

impl Settings {
    /// The status words that somebody chose, with their field names: each has to be an error.
    pub(crate) fn statuses(&self) -> [(&'static str, StatusWord); 8] {
        [
            ("unknown_instruction", self.unknown_instruction),
            ("unknown_class", self.unknown_class),
            ("wrong_reference_kind", self.wrong_reference_kind),
            ("no_current_file", self.no_current_file),
            ("unsignable_length", self.unsignable_length),
            ("wrong_change_command", self.wrong_change_command),
            ("terminal_certificate_refused", self.terminal_certificate_refused),
            ("issuer_commands", self.issuer_commands),
        ]
    }
}
