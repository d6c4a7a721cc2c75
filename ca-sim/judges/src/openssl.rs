//! OpenSSL: `verify`, `crl` and `ocsp`.

use sekisho_ca_sim::keys::PemLabel;

use crate::desk::{Desk, Outcome};
use crate::error::JudgeError;
use crate::exhibit::{Exhibit, OcspExchange, Purpose};
use crate::judge::Judge;
use crate::opinion::Opinion;

/// The `openssl` command.
#[derive(Debug, Clone, Copy, Default)]
pub struct OpenSsl;

const PROGRAM: &str = "openssl";

impl Judge for OpenSsl {
    fn name(&self) -> &'static str {
        "OpenSSL"
    }

    fn version(&self) -> Result<String, JudgeError> {
        let outcome = Desk::new()?.run(PROGRAM, &["version"])?;
        let version = outcome.stdout.split_whitespace().nth(1).map(str::to_owned);
        version.ok_or_else(|| outcome.broke_down(PROGRAM))
    }

    fn verdicts(&self, exhibits: &[Exhibit]) -> Result<Vec<Opinion>, JudgeError> {
        exhibits.iter().map(judge).collect()
    }
}

fn judge(exhibit: &Exhibit) -> Result<Opinion, JudgeError> {
    let desk = Desk::new()?;
    desk.put_pem("roots.pem", PemLabel::Certificate, &exhibit.roots)?;
    desk.put_pem("issuer.pem", PemLabel::Certificate, exhibit.roots.get(..1).unwrap_or_default())?;
    desk.put_pem("holder.pem", PemLabel::Certificate, std::slice::from_ref(&exhibit.certificate))?;
    desk.put_pem("crls.pem", PemLabel::Crl, &exhibit.crls)?;
    let mut opinions = vec![chain(&desk, exhibit)?];
    for (index, der) in exhibit.crls.iter().enumerate() {
        opinions.push(crl(&desk, &format!("crl-{index}.der"), der)?);
    }
    if let Some(exchange) = &exhibit.ocsp {
        opinions.push(ocsp(&desk, exhibit, exchange)?);
    }
    Ok(Opinion::of_all(opinions))
}

/// `openssl verify`, with the CRLs if there are any.
fn chain(desk: &Desk, exhibit: &Exhibit) -> Result<Opinion, JudgeError> {
    let seconds = exhibit.at.as_second().to_string();
    let mut arguments = vec!["verify", "-attime", &seconds, "-x509_strict", "-no-CApath", "-no-CAstore"];
    arguments.extend(["-CAfile", "roots.pem"]);
    match exhibit.purpose {
        Purpose::Signing => arguments.extend(["-purpose", "smimesign"]),
        Purpose::Authentication => arguments.extend(["-purpose", "sslclient"]),
        Purpose::TlsServer => arguments.extend(["-purpose", "sslserver"]),
        Purpose::Any => {}
    }
    if !exhibit.crls.is_empty() {
        arguments.extend(["-crl_check", "-CRLfile", "crls.pem"]);
    }
    arguments.push("holder.pem");
    let outcome = desk.run(PROGRAM, &arguments)?;
    opinion(&outcome, outcome.success)
}

/// `openssl crl -verify`, under the issuer alone: among authorities of one name it would take the first.
fn crl(desk: &Desk, name: &str, der: &[u8]) -> Result<Opinion, JudgeError> {
    desk.put(name, der)?;
    let arguments = [
        "crl",
        "-inform",
        "DER",
        "-in",
        name,
        "-noout",
        "-verify",
        "-no-CApath",
        "-no-CAstore",
        "-CAfile",
        "issuer.pem",
    ];
    let outcome = desk.run(PROGRAM, &arguments)?;
    // Its exit status is 0 for whatever it could read.
    opinion(&outcome, outcome.said().lines().any(|line| line == "verify OK"))
}

/// `openssl ocsp -respin`, once with the request for the nonce and once with the certificate for the status: given both, it
/// forgets the request. Its option for the time does not reach thisUpdate and nextUpdate, so the clock is set.
fn ocsp(desk: &Desk, exhibit: &Exhibit, exchange: &OcspExchange) -> Result<Opinion, JudgeError> {
    desk.put("response.der", &exchange.response)?;
    desk.put("request.der", &exchange.request)?;
    let mut arguments = vec!["ocsp", "-respin", "response.der", "-issuer", "issuer.pem", "-CAfile", "roots.pem"];
    arguments.extend(["-no-CApath", "-no-CAstore"]);
    let ask = |what: &[&str]| desk.run_at(exhibit.at, PROGRAM, &[&arguments, what].concat());
    let is_verified = |outcome: &Outcome| outcome.said().lines().any(|line| line == "Response verify OK");

    let answer = ask(&["-reqin", "request.der"])?;
    if !is_verified(&answer) {
        return opinion(&answer, false);
    }
    // The hash of the CertID is the responder's choice, so it is looked for under both.
    let asked = ask(&["-no_nonce", "-sha1", "-cert", "holder.pem", "-sha256", "-cert", "holder.pem"])?;
    let said = asked.said();
    let statuses = said.lines().filter_map(|line| line.strip_prefix("holder.pem: ")).map(str::trim);
    let statuses: Vec<&str> = statuses.filter(|status| *status != "ERROR: No Status found.").collect();
    let verified = is_verified(&asked);
    Ok(match statuses.as_slice() {
        ["good", ..] if verified && statuses.iter().all(|status| *status == "good") => Opinion::Accepts,
        [] if verified => Opinion::refusal("No Status found"),
        // With `WARNING: Status times invalid.` in its place, the error queue says why.
        [status, ..] if verified && !status.starts_with("WARNING") => Opinion::refusal(&format!("status {status}")),
        _ => opinion(&asked, false)?,
    })
}

/// An acceptance, or a refusal with the lines that say why. Without such a line it is no refusal: the program could not do
/// what it was asked.
fn opinion(outcome: &Outcome, accepted: bool) -> Result<Opinion, JudgeError> {
    if accepted {
        return Ok(Opinion::Accepts);
    }
    let said = outcome.said();
    // Whatever else it says of a file that it cannot find, that is no opinion about what would be in it.
    if said.contains("No such file or directory") {
        return Err(outcome.broke_down(PROGRAM));
    }
    let mut words: Vec<String> = Vec::new();
    for line in said.lines() {
        if let Some(text) = words_of(line).filter(|text| !words.contains(text)) {
            words.push(text);
        }
    }
    if words.is_empty() { Err(outcome.broke_down(PROGRAM)) } else { Ok(Opinion::refusal(&words.join(", "))) }
}

/// The words of a line that says why: `error N at D depth lookup: WORDS`, an entry `ID:error:CODE:LIBRARY:FUNCTION:WORDS:`
/// of the error queue, or a sentence of the `ocsp` command.
fn words_of(line: &str) -> Option<String> {
    if let Some((_, words)) = line.split_once(" depth lookup:") {
        return Some(words.trim().to_owned());
    }
    if let Some((_, entry)) = line.split_once(":error:") {
        let words: Vec<&str> = entry.split(':').collect();
        // `RSA lib` says only on whose behalf.
        return words.get(3).filter(|words| !words.ends_with(" lib")).map(|words| (*words).to_owned());
    }
    let sentences = ["Nonce Verify error", "Responder Error", "Error", "Could not", "verify failure", "Unable to"];
    sentences.iter().any(|start| line.starts_with(start)).then(|| line.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_that_openssl_does_not_understand_is_an_error_and_no_refusal() {
        let desk = Desk::new().unwrap();
        for arguments in [&["verify", "-no-such-option"][..], &["verify", "-CAfile", "no-such-file", "no-such-file"]] {
            let outcome = desk.run(PROGRAM, arguments).unwrap();
            assert!(matches!(opinion(&outcome, outcome.success), Err(JudgeError::BrokeDown { .. })), "{outcome:?}");
        }
    }
}
