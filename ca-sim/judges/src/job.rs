//! How an exhibit is told to the programs in `programs/`, which judge many of them in one process.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::desk::{Desk, Outcome};
use crate::error::JudgeError;
use crate::exhibit::{Exhibit, Kind, Purpose};
use crate::opinion::Opinion;

/// One line: seconds since 1970, purpose, roots, certificate, others, CRLs, OCSP response, kind, with tabs between them.
/// Objects are base64 with commas between them.
fn line(exhibit: &Exhibit) -> String {
    let purpose = match exhibit.purpose {
        Purpose::Signing => "signing",
        Purpose::Authentication => "authentication",
        Purpose::Any => "any",
    };
    let kind = match exhibit.kind {
        Kind::Certificate => "certificate",
        Kind::Crl => "crl",
        Kind::OcspResponse => "ocsp",
    };
    let fields = [
        exhibit.at.as_second().to_string(),
        purpose.to_owned(),
        objects(&exhibit.roots),
        STANDARD.encode(&exhibit.certificate),
        objects(&exhibit.others),
        objects(&exhibit.crls),
        exhibit.ocsp.as_ref().map(|exchange| STANDARD.encode(&exchange.response)).unwrap_or_default(),
        kind.to_owned(),
    ];
    fields.join("\t") + "\n"
}

fn objects(objects: &[Vec<u8>]) -> String {
    objects.iter().map(|der| STANDARD.encode(der)).collect::<Vec<_>>().join(",")
}

/// Has a program judge all exhibits: it answers each with a line of `accepts`, `refuses WORDS` or `not-applicable`.
pub(crate) fn ask(
    program: &str,
    arguments: &[&str],
    source: (&str, &str),
    exhibits: &[Exhibit],
) -> Result<Vec<Opinion>, JudgeError> {
    let jobs: String = exhibits.iter().map(line).collect();
    let outcome = start(program, arguments, source, &jobs)?;
    let opinions: Option<Vec<Opinion>> = outcome.stdout.lines().map(opinion).collect();
    let opinions = opinions.ok_or_else(|| outcome.broke_down(program))?;
    if opinions.len() != exhibits.len() {
        let (expected, got) = (exhibits.len(), opinions.len());
        return Err(JudgeError::Count { program: program.to_owned(), expected, got });
    }
    Ok(opinions)
}

/// The version that a program of ours reports of what it asks.
pub(crate) fn version(program: &str, source: (&str, &str)) -> Result<String, JudgeError> {
    Ok(start(program, &["version"], source, "")?.stdout.trim().to_owned())
}

/// Starts an interpreter with the program, which is put beside it as a file.
fn start(
    interpreter: &str,
    arguments: &[&str],
    (name, text): (&str, &str),
    input: &str,
) -> Result<Outcome, JudgeError> {
    let desk = Desk::new()?;
    desk.put(name, text.as_bytes())?;
    let outcome = desk.ask(interpreter.as_ref(), &[&[name], arguments].concat(), input)?;
    if outcome.success { Ok(outcome) } else { Err(outcome.broke_down(interpreter)) }
}

fn opinion(line: &str) -> Option<Opinion> {
    match line.split_once(' ') {
        None if line == "accepts" => Some(Opinion::Accepts),
        None if line == "not-applicable" => Some(Opinion::NotApplicable),
        Some(("refuses", words)) => Some(Opinion::refusal(words)),
        _ => None,
    }
}
