//! One authority with one holder, at fixed instants.

use std::path::PathBuf;
use std::process::{Command, Output};

use jiff::Timestamp;
use jiff::civil::{Date, date};
use sekisho_ca_sim::keys::{KeyFamily, KeyPool, PoolKeys};
use sekisho_ca_sim::{
    Application, AuthenticationSubject, Authority, Carrier, Generation, HolderItems, IssuedCertificate, Line,
    Partition, ReceptionWindow, Settings, Sex, SigningSubject, Subject, UpdateTimes, Validity,
};
use tempfile::TempDir;

pub(crate) const BIRTH: Date = date(1990, 4, 1);

pub(crate) fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub(crate) fn pool() -> &'static KeyPool {
    KeyPool::committed().unwrap()
}

pub(crate) fn shibuya() -> Partition {
    Partition::new("Tokyo-to", "Shibuya-ku").unwrap()
}

pub(crate) fn keys(family: KeyFamily) -> PoolKeys {
    PoolKeys::new(pool(), family)
}

pub(crate) fn authority(settings: &Settings, family: KeyFamily) -> Authority {
    Authority::new(settings, keys(family), at("2024-05-10T01:02:03Z")).unwrap()
}

pub(crate) fn test_authority() -> Authority {
    authority(&Settings::default(), KeyFamily::Genuine)
}

/// The next CRL of a partition by the first generation.
pub(crate) fn partition_crl(
    authority: &mut Authority,
    line: Line,
    partition: &Partition,
    times: UpdateTimes,
) -> Vec<u8> {
    authority.crl(line, Generation::FIRST, &partition.clone().into(), times).unwrap()
}

pub(crate) fn signing_subject() -> SigningSubject {
    SigningSubject {
        partition: shibuya(),
        window: ReceptionWindow::of_municipality("13113").unwrap(),
        items: HolderItems {
            name: "試験\u{3000}太郎".to_owned(),
            name_substitutes: "00000".to_owned(),
            sex: Sex::Male,
            birth: "419900401".to_owned(),
            address: "東京都渋谷区架空町一丁目１番".to_owned(),
            address_substitutes: "00000000000000".to_owned(),
            furigana: None,
        },
    }
}

pub(crate) fn authentication_subject() -> AuthenticationSubject {
    let window = ReceptionWindow::of_municipality("13113").unwrap();
    AuthenticationSubject { partition: shibuya(), window }
}

pub(crate) fn by_rule() -> Validity {
    Validity::of_holder(&Settings::default(), Carrier::Card, at("2026-11-22T03:04:05Z"), BIRTH, None).unwrap()
}

/// The holder's application to this line for the `n`-th key of the pool.
pub(crate) fn application(line: Line, n: usize, validity: Validity) -> Application {
    let subject = match line {
        Line::Signing => Subject::Signing(signing_subject()),
        Line::Authentication => Subject::Authentication(authentication_subject()),
    };
    Application::for_card(subject, pool().assign(n).unwrap().subject_key(), validity)
}

/// Issues on this line to the `n`-th key of the pool.
pub(crate) fn issue_with(authority: &mut Authority, line: Line, n: usize, validity: Validity) -> IssuedCertificate {
    authority.issue(&application(line, n, validity)).unwrap()
}

pub(crate) fn issue(authority: &mut Authority, line: Line) -> IssuedCertificate {
    issue_with(authority, line, 0, by_rule())
}

pub(crate) fn times(this_update: &str) -> UpdateTimes {
    Settings::default().crl.made_at(at(this_update)).unwrap()
}

/// A folder for the files that an outside program reads.
pub(crate) struct Desk(TempDir);

impl Desk {
    pub(crate) fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    pub(crate) fn put(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.0.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    pub(crate) fn get(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.0.path().join(name)).unwrap()
    }

    /// Runs a program in the folder. A missing program is a failure that says so.
    pub(crate) fn run(&self, program: &str, arguments: &[&str]) -> Output {
        let output = Command::new(program).args(arguments).current_dir(self.0.path()).output();
        output.unwrap_or_else(|error| panic!("{program} is needed to judge our objects, but: {error}"))
    }
}
