//! What the model knows of the card's layout: kinds of files, access rules, references.

use std::sync::LazyLock;

use super::tables;

/// The card as it leaves the issuer.
pub(super) struct Layout {
    pub(super) applications: Vec<Application>,
    /// What GET DATA returns outside of applications.
    pub(super) objects: Vec<(u16, Vec<u8>)>,
    /// Every reference, in the order of the applications.
    pub(super) references: Vec<Reference>,
}

pub(super) static CARD: LazyLock<Layout> = LazyLock::new(tables::card);

pub(super) struct Application {
    pub(super) name: Vec<u8>,
    pub(super) called: &'static str,
    pub(super) files: Vec<File>,
    pub(super) default_key: Option<u16>,
    pub(super) objects: Vec<(u16, Vec<u8>)>,
    pub(super) session_key: SessionKey,
}

pub(super) struct File {
    pub(super) fid: u16,
    pub(super) kind: Kind,
}

pub(super) enum Kind {
    /// The bytes, filler included.
    Bytes(Rule, Vec<u8>),
    /// Known to exist, and nothing more.
    Unidentified,
    Records(Rule, Vec<Vec<u8>>),
    /// Index into the layout's references.
    Reference(usize),
    /// The first byte of its signatures.
    Key(Rule, Purpose, u8),
    /// The key that checks terminals' certificates.
    TerminalAuthority,
    /// The public key of a service, which counts as verified once the service has signed a challenge.
    ServiceKey,
}

/// What has to be verified: nothing, or any one of these references of the same application.
#[derive(Clone, Copy)]
pub(super) enum Rule {
    Free,
    AnyOf(&'static [u16]),
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    Signature,
    InternalAuthentication,
}

/// What SET SESSION KEY comes to.
#[derive(Clone, Copy)]
pub(super) enum SessionKey {
    Refused(u16),
    Behind(u16),
}

pub(super) struct Reference {
    pub(super) application: usize,
    pub(super) fid: u16,
    /// Failures until it is blocked; 0 is no limit.
    pub(super) limit: u8,
    /// The value at issue; none if the reference is blocked from the beginning.
    pub(super) value: Option<String>,
    pub(super) form: Form,
    pub(super) change: Change,
}

#[derive(Clone, Copy)]
pub(super) enum Form {
    Digits(usize),
    /// Capital letters and digits, at least one of each, of a length between these.
    Password(usize, usize),
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    Never,
    ReferenceData,
    Key,
}

impl Form {
    pub(super) fn fits(self, value: &[u8]) -> bool {
        let digits = value.iter().filter(|byte| byte.is_ascii_digit()).count();
        let capitals = value.iter().filter(|byte| byte.is_ascii_uppercase()).count();
        match self {
            Self::Digits(length) => value.len() == length && digits == length,
            Self::Password(least, most) => {
                (least..=most).contains(&value.len()) && digits + capitals == value.len() && digits.min(capitals) > 0
            }
        }
    }

    /// Some values that fit, different for different numbers.
    pub(super) fn example(self, number: u8) -> Vec<u8> {
        match self {
            Self::Digits(length) => vec![b'0' + number % 10; length],
            Self::Password(least, most) => {
                let length = least + usize::from(number) % (most - least + 1);
                let mut value = vec![b'A' + number % 26; length];
                value[0] = b'7';
                value
            }
        }
    }
}

impl Application {
    /// Where the file with this identifier stands.
    pub(super) fn position(&self, fid: u16) -> Option<usize> {
        self.files.iter().position(|file| file.fid == fid)
    }
}
