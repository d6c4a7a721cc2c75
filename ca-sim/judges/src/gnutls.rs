//! GnuTLS: `certtool` and `ocsptool`.

use sekisho_ca_sim::keys::PemLabel;

use crate::desk::{Desk, Outcome};
use crate::error::JudgeError;
use crate::exhibit::{Exhibit, OcspExchange, Purpose};
use crate::judge::Judge;
use crate::opinion::Opinion;

/// The commands `certtool` and `ocsptool`. Those of Debian 12 have no option for the time, so `faketime` gives them a
/// clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct GnuTls;

const CERTTOOL: &str = "certtool";
const OCSPTOOL: &str = "ocsptool";

impl Judge for GnuTls {
    fn name(&self) -> &'static str {
        "GnuTLS"
    }

    fn version(&self) -> Result<String, JudgeError> {
        let outcome = Desk::new()?.run(CERTTOOL, &["--version"])?;
        let version = outcome.stdout.lines().next().and_then(|line| line.split_whitespace().last()).map(str::to_owned);
        version.ok_or_else(|| outcome.broke_down(CERTTOOL))
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
    let mut opinions = vec![chain(&desk, exhibit)?];
    for (index, der) in exhibit.crls.iter().enumerate() {
        opinions.push(crl(&desk, exhibit, &format!("crl-{index}.pem"), der)?);
    }
    if let Some(exchange) = &exhibit.ocsp {
        opinions.push(ocsp(&desk, exhibit, exchange)?);
    }
    Ok(Opinion::of_all(opinions))
}

/// `certtool --verify`, with the CRLs if there are any.
fn chain(desk: &Desk, exhibit: &Exhibit) -> Result<Opinion, JudgeError> {
    let mut arguments = vec!["--verify", "--load-ca-certificate", "roots.pem", "--infile", "holder.pem"];
    match exhibit.purpose {
        Purpose::Signing => arguments.extend(["--verify-purpose", "1.3.6.1.5.5.7.3.4"]),
        Purpose::Authentication => arguments.extend(["--verify-purpose", "1.3.6.1.5.5.7.3.2"]),
        Purpose::TlsServer => arguments.extend(["--verify-purpose", "1.3.6.1.5.5.7.3.1"]),
        Purpose::Any => {}
    }
    if !exhibit.crls.is_empty() {
        desk.put_pem("crls.pem", PemLabel::Crl, &exhibit.crls)?;
        arguments.extend(["--load-crl", "crls.pem"]);
    }
    let outcome = desk.run_at(exhibit.at, CERTTOOL, &arguments)?;
    verification(CERTTOOL, &outcome)
}

/// `certtool --verify-crl`: whether the issuer signed the list.
fn crl(desk: &Desk, exhibit: &Exhibit, name: &str, der: &[u8]) -> Result<Opinion, JudgeError> {
    desk.put_pem(name, PemLabel::Crl, &[der.to_vec()])?;
    let arguments = ["--verify-crl", "--load-ca-certificate", "issuer.pem", "--infile", name];
    let outcome = desk.run_at(exhibit.at, CERTTOOL, &arguments)?;
    verification(CERTTOOL, &outcome)
}

/// `ocsptool --verify-response`: with the issuer as signer and then with the roots as anchors, which is how the library
/// itself reads a response in a TLS handshake. It prints status, times and CertID besides, and judges none of them.
fn ocsp(desk: &Desk, exhibit: &Exhibit, exchange: &OcspExchange) -> Result<Opinion, JudgeError> {
    desk.put("response.der", &exchange.response)?;
    let arguments = ["--verify-response", "--load-response", "response.der"];
    let ask = |signer: [&str; 2]| desk.run_at(exhibit.at, OCSPTOOL, &[&arguments[..], &signer].concat());
    let mut outcome = ask(["--load-signer", "issuer.pem"])?;
    if !is_verified(&outcome) {
        outcome = ask(["--load-trust", "roots.pem"])?;
    }
    if !is_verified(&outcome) {
        return verification(OCSPTOOL, &outcome);
    }
    let mut statuses = outcome.stdout.lines().filter_map(|line| line.trim().strip_prefix("Certificate Status: "));
    let Some(status) = statuses.find(|status| *status != "good") else { return Ok(Opinion::Accepts) };
    let times = outcome.stdout.lines().map(str::trim).filter(|line| line.starts_with("Revocation time: "));
    let told: String = times.map(|line| format!(", {line}")).collect();
    Ok(Opinion::refusal(&format!("status {status}{told}")))
}

fn is_verified(outcome: &Outcome) -> bool {
    outcome.said().lines().any(|line| line == "Verifying OCSP Response: Success.")
}

/// How a complaint begins that an object cannot be read.
const UNREADABLE: [&str; 4] = ["error parsing ", "import error", "importing response:", "gnutls_"];

/// The last line with a verdict; without one, the complaint that an object cannot be read. With neither it is no refusal: the
/// tool could not do what it was asked.
fn verification(tool: &str, outcome: &Outcome) -> Result<Opinion, JudgeError> {
    let said = outcome.said();
    let verdict = said
        .lines()
        .rev()
        .find_map(|line| line.split_once("erification output:").or_else(|| line.split_once("erifying OCSP Response:")));
    match verdict {
        Some((_, words)) if words.trim() == "Verified. The certificate is trusted." => Ok(Opinion::Accepts),
        Some((_, words)) => {
            Ok(Opinion::refusal(&words.replace("Not verified.", "").replace("The certificate is NOT trusted.", "")))
        }
        None => {
            let complaint = said.lines().rev().find(|line| UNREADABLE.iter().any(|start| line.starts_with(start)));
            complaint.map(Opinion::refusal).ok_or_else(|| outcome.broke_down(tool))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_that_gnutls_does_not_understand_is_an_error_and_no_refusal() {
        let desk = Desk::new().unwrap();
        for (tool, arguments) in [
            (CERTTOOL, &["--no-such-option"][..]),
            (CERTTOOL, &["--verify", "--load-ca-certificate", "no-such-file", "--infile", "no-such-file"]),
            (OCSPTOOL, &["--verify-response", "--load-response", "no-such-file"]),
        ] {
            let outcome = desk.run(tool, arguments).unwrap();
            let said = verification(tool, &outcome);
            assert!(matches!(said, Err(JudgeError::BrokeDown { .. })), "{arguments:?}: {said:?}");
        }
    }
}
