//! A folder with an authority that has issued nothing yet, run with the `sekisho` command at fixed times.

use serde_json::Value;
use tempfile::TempDir;

use crate::desk::sekisho;
use crate::tool::{Said, openssl};

/// The beginning of the newest generation. Nothing here depends on the day it runs.
pub(crate) const FOUNDED: &str = "2026-06-01T00:00:00Z";
/// A quarter of an hour later, when everybody gets a certificate.
pub(crate) const ISSUED: &str = "2026-06-01T00:15:00Z";
/// An instant for OpenSSL after everything that happens here: 2026-07-01T00:00:00Z.
pub(crate) const LATER: &str = "1782864000";

/// The folder.
pub(crate) struct Office(TempDir);

impl Office {
    /// With an authority of this many generations.
    pub(crate) fn with_generations(count: u8) -> Self {
        let office = Self::empty();
        office.ca(&["init", "--generations", &count.to_string(), "--at", FOUNDED]).accepted();
        office
    }

    /// Without an authority.
    pub(crate) fn empty() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// The name of a file in the folder.
    pub(crate) fn name(&self, file: &str) -> String {
        self.0.path().join(file).display().to_string()
    }

    /// Writes a file and returns its name.
    pub(crate) fn write(&self, file: &str, content: impl AsRef<[u8]>) -> String {
        let name = self.name(file);
        std::fs::write(&name, content).unwrap();
        name
    }

    /// `sekisho ca ...` on this authority.
    pub(crate) fn ca(&self, arguments: &[&str]) -> Said {
        sekisho([&["ca"], arguments, &["--ca", &self.name("ca.json")]].concat())
    }

    /// The same, refused with this exit code; what it said.
    pub(crate) fn refused(&self, code: i32, arguments: &[&str]) -> String {
        let said = self.ca(arguments);
        assert_eq!(said.code, Some(code), "{}", said.text);
        said.refused()
    }

    /// Issues to the first adult, and returns the names.
    pub(crate) fn issue(&self, options: &[&str]) -> Vec<String> {
        let issued = self.json(&[&["issue", "--json", "--at", ISSUED], options].concat());
        let issued = issued.as_array().unwrap().iter();
        issued.map(|certificate| certificate["certificate"].as_str().unwrap().to_owned()).collect()
    }

    /// Issues one certificate.
    pub(crate) fn issue_one(&self, options: &[&str]) -> String {
        let mut names = self.issue(options);
        assert_eq!(names.len(), 1);
        names.remove(0)
    }

    /// What `sekisho ca ... --json` said.
    pub(crate) fn json(&self, arguments: &[&str]) -> Value {
        serde_json::from_slice(&self.ca(arguments).accepted()).unwrap()
    }

    /// A root as a file.
    pub(crate) fn root(&self, name: &str) -> String {
        self.write(&format!("root-{name}.pem"), self.ca(&["show", "--root", name, "--at", ISSUED]).accepted())
    }

    /// A certificate as a file.
    pub(crate) fn certificate(&self, name: &str) -> String {
        self.write(&format!("{name}.pem"), self.ca(&["show", "--certificate", name]).accepted())
    }

    /// A list as a file.
    pub(crate) fn list(&self, options: &[&str]) -> String {
        let list = self.ca(&[&["crl"], options].concat()).accepted();
        self.write(&format!("{}.crl", options.join("_").replace('/', "-")), list)
    }

    /// What OpenSSL says of a certificate under this root and these lists.
    pub(crate) fn verify(&self, name: &str, root: &str, lists: &[&str]) -> Said {
        let (certificate, root) = (self.certificate(name), self.root(root));
        let mut arguments = vec!["verify", "-x509_strict", "-CAfile", &root, "-attime", LATER];
        for list in lists {
            arguments.extend(["-crl_check", "-CRLfile", list]);
        }
        arguments.push(&certificate);
        openssl(arguments)
    }
}

/// What OpenSSL reads in a list.
pub(crate) fn read_list(list: &str) -> String {
    String::from_utf8(openssl(["crl", "-in", list, "-noout", "-text"]).accepted()).unwrap()
}
