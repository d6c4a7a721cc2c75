//! A folder with an authority and a card that it issued, all made with the `sekisho` command at fixed times.

use std::ffi::OsStr;
use std::fs;

use serde_json::Value;
use tempfile::TempDir;

use crate::tool::{Said, Tool};

pub(crate) const PIN: &str = "1234";
pub(crate) const PASSWORD: &str = "TEST0123";

/// When the card is issued. Everything else is judged at later fixed times, so that no test depends on the day it runs.
const ISSUED: &str = "2026-06-01T03:00:00Z";

/// The folder.
pub(crate) struct Desk {
    folder: TempDir,
    /// What `card new --json` said.
    pub(crate) issued: Value,
}

impl Desk {
    /// With the card of an adult.
    pub(crate) fn new() -> Self {
        Self::of_person("1", 2)
    }

    /// With the card of a child, who gets no signature certificate.
    pub(crate) fn of_child() -> Self {
        Self::of_person("0", 1)
    }

    fn of_person(person: &str, certificates: usize) -> Self {
        let mut desk = Self { folder: tempfile::tempdir().unwrap(), issued: Value::Null };
        let [card, ca] = ["card.json", "ca.json"].map(|name| desk.name(name));
        let files = ["card", "new", "--json", "--out", &card, "--ca", &ca];
        let holder = ["--seed", "sekisho", "--person", person, "--pin", PIN, "--password", PASSWORD, "--at", ISSUED];
        desk.issued = serde_json::from_slice(&sekisho([&files[..], &holder[..]].concat()).accepted()).unwrap();
        let issued = desk.issued["certificates"].as_array().unwrap();
        assert_eq!(issued.len(), certificates, "the population has changed: choose another person");
        desk
    }

    /// The name of a file in the folder.
    pub(crate) fn name(&self, file: &str) -> String {
        self.folder.path().join(file).display().to_string()
    }

    /// Writes a file and returns its name.
    pub(crate) fn write(&self, file: &str, content: &[u8]) -> String {
        let name = self.name(file);
        fs::write(&name, content).unwrap();
        name
    }

    /// `sekisho ca ...` on this authority.
    pub(crate) fn ca(&self, arguments: &[&str]) -> Vec<u8> {
        sekisho([&["ca"], arguments, &["--ca", &self.name("ca.json")]].concat()).accepted()
    }

    /// The name of the certificate of this line: `signature` or `authentication`.
    pub(crate) fn certificate_name(&self, line: &str) -> String {
        let certificates = self.issued["certificates"].as_array().unwrap();
        let names = certificates.iter().filter_map(|certificate| certificate["name"].as_str());
        names.into_iter().find(|name| name.starts_with(line)).unwrap().to_owned()
    }

    /// The certificate of this line in PEM, as the authority has it on record.
    pub(crate) fn issued_certificate(&self, line: &str) -> Vec<u8> {
        self.ca(&["show", "--certificate", &self.certificate_name(line)])
    }

    pub(crate) fn root(&self, line: &str) -> Vec<u8> {
        self.ca(&["show", "--root", line])
    }
}

pub(crate) fn sekisho(arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Said {
    Tool::new(env!("CARGO_BIN_EXE_sekisho"), "none: it is built with this test").arguments(arguments).run()
}
