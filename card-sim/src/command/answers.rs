//! What each command answers, as data: the documentation is generated from it, and tests hold the card to it.

use super::shape::Operation;
use crate::status::StatusWord;

/// One answer of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answered {
    /// The status word; with a setting, its default.
    pub status: StatusWord,
    /// In which situation.
    pub when: &'static str,
    /// The setting that changes the answer, if it is a choice.
    pub setting: Option<&'static str>,
}

const fn on(status: StatusWord, when: &'static str) -> Answered {
    Answered { status, when, setting: None }
}

const fn chosen(status: StatusWord, when: &'static str, setting: &'static str) -> Answered {
    Answered { status, when, setting: Some(setting) }
}

use StatusWord as S;

const WRONG_FORM: Answered = on(S::WRONG_LENGTH, "the length fields do not fit the command");
const NO_FILE: Answered = on(S::NOT_FOUND, "no file with the short identifier, or no application is selected");
const NO_CURRENT: Answered = chosen(S::NO_CURRENT_FILE, "no file is current", "no_current_file");
const WRONG_KIND: Answered =
    chosen(S::WRONG_FILE_STRUCTURE, "the file is of another kind than the command needs", "wrong_reference_kind");
const NOT_READABLE: Answered = on(S::WRONG_FILE_STRUCTURE, "the file is not of the kind that the command reads");
const NOT_VERIFIED: Answered = on(S::SECURITY_NOT_SATISFIED, "a PIN has to be verified first");
const LOCKED: Answered = on(S::REFERENCE_LOCKED, "the reference is blocked");
const MEMORY: Answered = on(S::MEMORY_FAILURE, "the card cannot write its memory");
const UNSIGNABLE: Answered =
    chosen(S::CONDITIONS_NOT_SATISFIED, "the scheme does not take data of this length", "unsignable_length");
const OTHER_KEY_USE: Answered = on(S::CONDITIONS_NOT_SATISFIED, "the key serves another command");
const NOT_CUT: Answered = on(S::WRONG_LENGTH, "the response is longer than Le allows; it is not cut");
const NO_DIAGNOSIS: Answered = on(S::NO_PRECISE_DIAGNOSIS, "the key failed");
const PIN_TOO_LONG: Answered = chosen(S::WRONG_LENGTH, "the value has more than 16 bytes", "overlong_pin_spends_a_try");
const CHANGES: &[Answered] = &[
    on(S::OK, "the value is replaced"),
    WRONG_FORM,
    on(S::WRONG_LENGTH, "the new value has more than 16 bytes"),
    NO_FILE,
    NO_CURRENT,
    WRONG_KIND,
    chosen(S::CONDITIONS_NOT_SATISFIED, "another command, or none, changes this reference", "wrong_change_command"),
    LOCKED,
    NOT_VERIFIED,
    on(S::WRONG_DATA, "the new value has not the reference's form"),
    MEMORY,
];

/// Every answer of a command once its class, instruction and parameters were accepted.
#[must_use]
pub const fn answers(operation: Operation) -> &'static [Answered] {
    match operation {
        Operation::SelectMasterFile => {
            const {
                &[
                    on(S::OK, "an application is current; nothing changes"),
                    on(S::WRONG_PARAMETERS, "no application is current"),
                    on(S::NOT_FOUND, "a file identifier is given, 3F00 too"),
                ]
            }
        }
        Operation::SelectFile => {
            const {
                &[
                    on(S::OK, "the file is current"),
                    on(S::NOT_FOUND, "no such file, or no application is selected"),
                    on(S::WRONG_LENGTH, "the identifier has not two bytes"),
                    WRONG_FORM,
                ]
            }
        }
        Operation::SelectByName => {
            const {
                &[
                    on(S::OK, "the application is current"),
                    on(S::NOT_FOUND, "no such application"),
                    chosen(S::WRONG_PARAMETERS, "the next application of a name is asked for", "select_next"),
                    WRONG_FORM,
                ]
            }
        }
        Operation::ReadBinary => {
            const {
                &[
                    on(S::OK, "up to Le bytes, fewer at the end of the file"),
                    chosen(S::WRONG_OFFSET, "the offset is the file's length", "read_at_end_of_file"),
                    on(S::WRONG_OFFSET, "the offset lies past the end"),
                    NOT_VERIFIED,
                    NOT_READABLE,
                    NO_FILE,
                    NO_CURRENT,
                    WRONG_FORM,
                ]
            }
        }
        Operation::ReadRecord => {
            const {
                &[
                    on(S::OK, "the record, or all from it on, up to Le bytes"),
                    on(S::RECORD_NOT_FOUND, "no record with this number"),
                    chosen(
                        S::FUNCTION_NOT_SUPPORTED,
                        "several records are asked for, of a card that reads one",
                        "multi_record_read",
                    ),
                    NOT_VERIFIED,
                    NOT_READABLE,
                    NO_FILE,
                    NO_CURRENT,
                    WRONG_FORM,
                ]
            }
        }
        Operation::Verify => {
            const {
                &[
                    on(S::OK, "the value is right"),
                    on(S::NO_TRIES_LEFT, "the value is wrong, or there is no value: as many tries are left"),
                    on(S::NO_RETRY_LIMIT, "the same, of a reference without a limit"),
                    LOCKED,
                    PIN_TOO_LONG,
                    chosen(S::WRONG_DATA, "the value has not the reference's form", "malformed_pin_spends_a_try"),
                    chosen(S::WRONG_LENGTH, "an empty value in five bytes", "five_byte_verify_query"),
                    on(S::WRONG_LENGTH, "an Le other than 00 without a value"),
                    WRONG_KIND,
                    NO_FILE,
                    NO_CURRENT,
                    MEMORY,
                    WRONG_FORM,
                ]
            }
        }
        Operation::ChangeReferenceData | Operation::ChangeKey => CHANGES,
        Operation::Sign => {
            const {
                &[
                    on(S::OK, "the signature"),
                    UNSIGNABLE,
                    NOT_VERIFIED,
                    OTHER_KEY_USE,
                    on(S::CONDITIONS_NOT_SATISFIED, "a key of this kind does not have the scheme"),
                    on(S::WRONG_PARAMETERS, "P2 = 00, and the application has no default key"),
                    WRONG_KIND,
                    NO_FILE,
                    NO_CURRENT,
                    NOT_CUT,
                    NO_DIAGNOSIS,
                    WRONG_FORM,
                ]
            }
        }
        Operation::InternalAuthenticate => {
            const {
                &[
                    on(S::OK, "the signature over the challenge"),
                    on(S::WRONG_LENGTH, "the challenge has more than 255 bytes"),
                    NOT_VERIFIED,
                    OTHER_KEY_USE,
                    UNSIGNABLE,
                    WRONG_KIND,
                    NO_FILE,
                    NO_CURRENT,
                    NOT_CUT,
                    NO_DIAGNOSIS,
                    WRONG_FORM,
                ]
            }
        }
        Operation::ExternalAuthenticate => {
            const {
                &[
                    on(S::OK, "the signature over the card's last challenge is right"),
                    on(S::NO_RETRY_LIMIT, "it is wrong"),
                    on(S::WRONG_PARAMETERS, "P1 is not 00, or P2 is no reference"),
                    on(S::CONDITIONS_NOT_SATISFIED, "no challenge of 8 bytes or more was asked for, or it was used"),
                    chosen(
                        S::SECURITY_NOT_SATISFIED,
                        "the application knows no key but the issuer's",
                        "issuer_commands",
                    ),
                    WRONG_KIND,
                    NO_FILE,
                    NO_CURRENT,
                    WRONG_FORM,
                ]
            }
        }
        Operation::GetChallenge => {
            const {
                &[
                    on(S::OK, "as many random bytes as Le says"),
                    chosen(S::CONDITIONS_NOT_SATISFIED, "Le is extended", "extended_get_challenge"),
                    WRONG_FORM,
                ]
            }
        }
        Operation::GetData => {
            const {
                &[
                    on(S::OK, "the object's value"),
                    on(S::REFERENCE_NOT_FOUND, "no such object in the application, or at the issuer security domain"),
                    NOT_CUT,
                    WRONG_FORM,
                ]
            }
        }
        Operation::TerminalCertificate => {
            const {
                &[
                    on(S::OK, "the body is taken, or the signature is right"),
                    on(S::CONDITIONS_NOT_SATISFIED, "a signature without a body"),
                    chosen(
                        S::CONDITIONS_NOT_SATISFIED,
                        "another issuer, or a wrong signature",
                        "terminal_certificate_refused",
                    ),
                    on(S::WRONG_LENGTH, "not a body of 307 bytes, or not a signature of 261"),
                    WRONG_KIND,
                    NO_CURRENT,
                    WRONG_FORM,
                ]
            }
        }
        Operation::SetSessionKey => {
            const {
                &[
                    on(S::OK, "secure messaging begins"),
                    NOT_VERIFIED,
                    on(S::FAULTY_SECURITY_ENVIRONMENT, "the surface and common applications have no key for it"),
                    on(S::WRONG_DATA, "the cryptogram is not for this key, or holds no seed"),
                    on(S::NO_PRECISE_DIAGNOSIS, "the cryptogram is no number below the modulus"),
                    WRONG_FORM,
                ]
            }
        }
        Operation::IssuerOnly => {
            const { &[chosen(S::SECURITY_NOT_SATISFIED, "whoever is not the issuer asks", "issuer_commands")] }
        }
        Operation::LastCommandIndicator => {
            const {
                &[
                    on(S::OK, "an iPhone gets exactly `80 FC 00 00`"),
                    on(S::WRONG_LENGTH, "any other token, or any other form"),
                ]
            }
        }
    }
}

/// What is answered before a command is looked at.
pub const BEFORE_EVERY_COMMAND: &[Answered] = &[
    on(S::NO_PRECISE_DIAGNOSIS, "the card has no power"),
    on(S::WRONG_LENGTH, "fewer than four bytes, length fields that do not add up, or extended ones where they are off"),
    on(S::CHANNEL_NOT_SUPPORTED, "the class names another logical channel than 0"),
    chosen(S::UNKNOWN_CLASS, "the class is neither 00, 80 nor secure messaging", "unknown_class"),
    chosen(S::UNKNOWN_INSTRUCTION, "no command has this instruction in this class", "unknown_instruction"),
    on(S::WRONG_PARAMETERS, "no form of the command has these P1 and P2"),
    on(S::NO_MESSAGING_SESSION, "class 08 or 0C in an application, and there is no session"),
    on(S::MESSAGING_OBJECTS_MISSING, "class 08 without a data field, or class 0C; the session is over"),
    on(S::MESSAGING_OBJECTS_INCORRECT, "class 08, and the data field is not the one right object; the session is over"),
];
