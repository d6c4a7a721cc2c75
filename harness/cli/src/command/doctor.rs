//! `sekisho doctor`: what this machine has for meeting real software.

use sekisho_card_sim::transport::DEFAULT_PORT;
use sekisho_harness_pcscd::{Options, Tool, probe};
use serde::Serialize;

use crate::{arguments::Doctor, exit::Exit, failure::Failure, output};

#[derive(Serialize)]
struct Finding {
    what: &'static str,
    /// `ok`, `warning` or `missing`.
    state: &'static str,
    says: String,
}

/// The last version of the driver that sends length and command in two parts.
const LAST_SPLITTING_DRIVER: &str = "0.8";

pub(super) fn execute(options: &Doctor) -> Result<Exit, Failure> {
    let mut findings = Vec::new();
    for probe in probe(&Options::default()) {
        let what = name(probe.tool);
        let Some(found) = probe.found else {
            let says = format!("not found; Debian package {}", probe.package);
            findings.push(Finding { what, state: "missing", says });
            continue;
        };
        let version = found.version.clone().unwrap_or_else(|| "version unknown".to_owned());
        findings.push(Finding { what, state: "ok", says: format!("{version}, {}", found.path.display()) });
        if probe.tool == Tool::VpcdDriver {
            if found.version.is_none_or(|version| version.contains(LAST_SPLITTING_DRIVER)) {
                let says = "sends length and command in two parts; a card that does not acknowledge at once loses \
                            some 40 ms a command (ours does acknowledge)";
                findings.push(Finding { what, state: "warning", says: says.to_owned() });
            }
            let says = format!(
                "listens on all addresses without a password (port {DEFAULT_PORT} unless configured): close it to \
                 the outside; whoever reaches it can be the card"
            );
            findings.push(Finding { what, state: "warning", says });
        }
    }
    let missing = findings.iter().any(|finding| finding.state == "missing");
    if options.json {
        output::json(&findings)?;
    } else {
        for finding in &findings {
            output::data(format_args!("{:<8} {:<22} {}", finding.state, finding.what, finding.says));
        }
        output::data("ok       in-process bench       `sekisho run` needs none of the above");
    }
    Ok(if missing { Exit::Environment } else { Exit::Conforming })
}

fn name(tool: Tool) -> &'static str {
    match tool {
        Tool::Pcscd => "pcscd",
        Tool::VpcdDriver => "vpcd driver",
        Tool::OpenSc => "OpenSC tools",
        Tool::OpenScModule => "OpenSC PKCS#11 module",
        Tool::OpenSsl => "OpenSSL command",
        Tool::Certtool => "GnuTLS certtool",
        _ => "other",
    }
}
