//! How an exhibit is told to the programs in `programs/`, which judge many of them in one process.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::error::JudgeError;
use crate::exhibit::{Exhibit, Kind, Purpose};
use crate::interpreter::Interpreter;
use crate::opinion::Opinion;

/// One line: seconds since 1970, purpose, roots, certificate, CRLs, OCSP response, nonce, kind, with tabs between them.
/// Objects are base64 with commas between them.
fn line(exhibit: &Exhibit) -> String {
    let purpose = match exhibit.purpose {
        Purpose::Signing => "signing",
        Purpose::Authentication => "authentication",
        Purpose::TlsServer => "tls-server",
        Purpose::Any => "any",
    };
    let kind = match exhibit.kind {
        Kind::Root => "root",
        Kind::Certificate => "certificate",
        Kind::Crl => "crl",
        Kind::OcspResponse => "ocsp",
    };
    let fields = [
        exhibit.at.as_second().to_string(),
        purpose.to_owned(),
        objects(&exhibit.roots),
        STANDARD.encode(&exhibit.certificate),
        objects(&exhibit.crls),
        exhibit.ocsp.as_ref().map(|exchange| STANDARD.encode(&exchange.response)).unwrap_or_default(),
        exhibit
            .ocsp
            .as_ref()
            .and_then(|exchange| exchange.nonce.as_ref())
            .map(|n| STANDARD.encode(n))
            .unwrap_or_default(),
        kind.to_owned(),
    ];
    fields.join("\t")
}

fn objects(objects: &[Vec<u8>]) -> String {
    objects.iter().map(|der| STANDARD.encode(der)).collect::<Vec<_>>().join(",")
}

/// Has a program judge all exhibits: it answers each with `accepts`, `refuses WORDS` or `not-applicable`. An extra field of
/// the jobs is for that program alone.
pub(crate) fn ask(program: &Interpreter, extra: &str, exhibits: &[Exhibit]) -> Result<Vec<Opinion>, JudgeError> {
    exhibits.iter().map(|exhibit| opinion(&program.ask(&format!("{}\t{extra}", line(exhibit)))?)).collect()
}

/// The version that a program of ours reports of what it asks.
pub(crate) fn version(program: &Interpreter) -> Result<String, JudgeError> {
    program.ask("version")
}

fn opinion(answer: &str) -> Result<Opinion, JudgeError> {
    match answer.split_once(' ') {
        None if answer == "accepts" => Ok(Opinion::Accepts),
        None if answer == "not-applicable" => Ok(Opinion::NotApplicable),
        Some(("refuses", words)) => Ok(Opinion::refusal(words)),
        _ => Err(JudgeError::Answer { got: answer.to_owned() }),
    }
}
