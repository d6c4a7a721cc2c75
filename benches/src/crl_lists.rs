//! The list that `sekisho` makes and the one that `openssl ca` makes, compared.

use std::io::{BufRead as _, BufReader, Lines};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

use crate::failure::Failure;

/// Lets `openssl crl` verify the signature of a list in DER.
///
/// # Errors
/// [`Failure::Child`] if it refuses.
pub fn verify_list(list: &Path, root: &Path) -> Result<(), Failure> {
    let mut command = Command::new("openssl");
    command.args(["crl", "-inform", "DER", "-noout", "-verify", "-in"]).arg(list).arg("-CAfile").arg(root);
    let output = command.output().map_err(Failure::io("run openssl"))?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    // It says so in words only: its exit code is that of a list that could be read.
    if output.status.success() && said.contains("verify OK") {
        return Ok(());
    }
    Err(Failure::Child { program: "openssl crl -verify".to_owned(), status: output.status, stderr: said })
}

/// Compares the entries of two lists as `openssl crl -text` prints them: serial numbers, times and reasons. Returns how many
/// there are.
///
/// # Errors
/// [`Failure::OtherEntries`] with the first line that differs, [`Failure::Io`] if openssl does not run.
pub fn same_entries(one: (&Path, &str), other: (&Path, &str)) -> Result<usize, Failure> {
    let (mut one, mut other) = (Printed::of(one.0, one.1)?, Printed::of(other.0, other.1)?);
    let mut count = 0;
    loop {
        let (ours, theirs) = (one.next_line()?, other.next_line()?);
        if ours != theirs {
            return Err(Failure::OtherEntries { entry: count, ours, theirs });
        }
        match ours {
            Some(line) => count += usize::from(line.trim_start().starts_with("Serial Number:")),
            None => return Ok(count),
        }
    }
}

/// The entries of a list, line by line.
struct Printed {
    openssl: Child,
    lines: Lines<BufReader<ChildStdout>>,
}

impl Printed {
    fn of(list: &Path, form: &str) -> Result<Self, Failure> {
        let mut command = Command::new("openssl");
        command.args(["crl", "-inform", form, "-noout", "-text", "-in"]).arg(list).stdout(Stdio::piped());
        let mut openssl = command.spawn().map_err(Failure::io("run openssl"))?;
        let none = || Failure::Memory { detail: "openssl has no output".to_owned() };
        let mut lines = BufReader::new(openssl.stdout.take().ok_or_else(none)?).lines();
        // What comes before differs: issuer, times, extensions.
        for line in lines.by_ref() {
            if line.map_err(Failure::io("read from openssl"))?.starts_with("Revoked Certificates") {
                break;
            }
        }
        Ok(Self { openssl, lines })
    }

    /// None behind the last entry.
    fn next_line(&mut self) -> Result<Option<String>, Failure> {
        let line = self.lines.next().transpose().map_err(Failure::io("read from openssl"))?;
        Ok(line.filter(|line| !line.trim_start().starts_with("Signature Algorithm:")))
    }
}

impl Drop for Printed {
    fn drop(&mut self) {
        // The signature is still to come, which nobody reads.
        let _ = self.openssl.kill();
        let _ = self.openssl.wait();
    }
}
