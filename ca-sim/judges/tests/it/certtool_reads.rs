//! GnuTLS's `certtool` reads every field.

use std::path::Path;
use std::process::Command;

use sekisho_ca_sim::keys::KeyFamily;
use sekisho_ca_sim::{CrlReason, Line, Settings};
use sekisho_ca_sim_judges::Scene;

/// What it prints about an object.
fn printed(option: &str, der: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("object.der");
    std::fs::write(&path, der).unwrap();
    let output = Command::new("certtool")
        .args(["--inder", option, "--infile"])
        .arg::<&Path>(&path)
        // It speaks the language of its user.
        .env("LC_ALL", "C.UTF-8")
        .output()
        .unwrap_or_else(|error| panic!("certtool is needed to judge our objects, but: {error}"));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn certtool_reads_every_field_of_both_certificates() {
    let mut scene = Scene::new(&Settings::default(), KeyFamily::Genuine).unwrap();
    for (line, policy) in
        [(Line::Signing, "1.2.392.200149.8.5.1.0.20"), (Line::Authentication, "1.2.392.200149.8.5.1.0.30")]
    {
        let text = printed("--certificate-info", &scene.issue(line).unwrap().der);
        for expected in [
            "Serial Number (hex): 10000001",
            "Not After: Tue Apr 01 14:59:59 UTC 2031",
            "Certificate Policies (critical):",
            policy,
            "directoryName: CN=Shibuya-ku CRLDP,OU=Tokyo-to,OU=CRL Distribution Points",
            "OU=地方公共団体情報システム機構",
        ] {
            assert!(text.contains(expected), "{line}: no {expected:?} in {text}");
        }
    }
}

#[test]
fn certtool_reads_what_the_crl_lists() {
    let mut scene = Scene::new(&Settings::default(), KeyFamily::Genuine).unwrap();
    let holder = scene.issue(Line::Authentication).unwrap();
    scene.authority.revoke(holder.line, holder.serial, CrlReason::Superseded, Scene::ISSUED).unwrap();
    let text = printed("--crl-info", &scene.crl(&holder, 0).unwrap());
    for expected in ["Revoked certificates (1):", "Serial Number (hex): 10000001", "CRL Number (not critical): 01"] {
        assert!(text.contains(expected), "no {expected:?} in {text}");
    }
}
