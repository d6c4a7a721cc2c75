//! GnuTLS's `certtool` reads and verifies certificates and CRLs.

use sekisho_ca_sim::keys::KeyFamily;
use sekisho_ca_sim::{CrlReason, Generation, Line};

use crate::world::{self, Desk, at, issue, partition_crl, pem, test_authority, times};

fn certtool(desk: &Desk, arguments: &[&str]) -> String {
    let output = desk.run("certtool", arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn certtool_reads_every_field_of_both_certificates() {
    let mut authority = test_authority();
    for (line, policy) in
        [(Line::Signing, "1.2.392.200149.8.5.1.0.20"), (Line::Authentication, "1.2.392.200149.8.5.1.0.30")]
    {
        let desk = Desk::new();
        desk.put("holder.der", &issue(&mut authority, line).der);
        let text = certtool(&desk, &["--inder", "--certificate-info", "--infile", "holder.der"]);
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

/// The verdict of `certtool --verify` or `--verify-crl`. It uses the clock of the machine, so dates do not count here: only
/// whether it knows the issuer and finds the signature good.
fn believes_the_signature(root: &[u8], option: &str, label: &str, object: &[u8]) -> bool {
    let desk = Desk::new();
    desk.put("root.pem", &pem("CERTIFICATE", root));
    desk.put("object.pem", &pem(label, object));
    let output = desk.run("certtool", &[option, "--load-ca-certificate", "root.pem", "--infile", "object.pem"]);
    let text = String::from_utf8(output.stdout).unwrap();
    let verdict = text.lines().rfind(|line| line.to_lowercase().contains("verification output:"));
    let verdict = verdict.unwrap_or_else(|| panic!("no verdict in {text}"));
    !verdict.contains("issuer is unknown") && !verdict.contains("signature")
}

fn with_a_bit_flipped_at_the_end(der: &[u8]) -> Vec<u8> {
    let mut changed = der.to_vec();
    *changed.last_mut().unwrap() ^= 1;
    changed
}

#[test]
fn certtool_believes_a_certificate_under_its_own_root_and_unchanged_only() {
    let mut authority = test_authority();
    for line in [Line::Signing, Line::Authentication] {
        let holder = issue(&mut authority, line).der;
        let judge = |root: &[u8], der: &[u8]| believes_the_signature(root, "--verify", "CERTIFICATE", der);
        assert!(judge(authority.root(line, Generation::FIRST).unwrap(), &holder), "{line}");
        assert!(
            !judge(authority.root(line, Generation::FIRST).unwrap(), &with_a_bit_flipped_at_the_end(&holder)),
            "{line}"
        );
        assert!(
            !judge(
                world::authority(authority.settings(), KeyFamily::Impostor).root(line, Generation::FIRST).unwrap(),
                &holder
            ),
            "{line}"
        );
    }
}

#[test]
fn certtool_believes_a_crl_under_its_own_root_and_unchanged_only() {
    let mut authority = test_authority();
    for line in [Line::Signing, Line::Authentication] {
        let crl = partition_crl(&mut authority, line, &world::shibuya(), times("2026-11-23T18:00:00Z"));
        let judge = |root: &[u8], der: &[u8]| believes_the_signature(root, "--verify-crl", "X509 CRL", der);
        assert!(judge(authority.root(line, Generation::FIRST).unwrap(), &crl), "{line}");
        assert!(
            !judge(authority.root(line, Generation::FIRST).unwrap(), &with_a_bit_flipped_at_the_end(&crl)),
            "{line}"
        );
        assert!(
            !judge(
                world::authority(authority.settings(), KeyFamily::Impostor).root(line, Generation::FIRST).unwrap(),
                &crl
            ),
            "{line}"
        );
    }
}

#[test]
fn certtool_reads_what_the_crl_lists() {
    let mut authority = test_authority();
    let desk = Desk::new();
    let holder = issue(&mut authority, Line::Authentication);
    authority.revoke(holder.line, holder.serial, CrlReason::Superseded, at("2026-11-23T00:00:00Z")).unwrap();
    desk.put(
        "partition.der",
        &partition_crl(&mut authority, holder.line, &holder.partition, times("2026-11-23T18:00:00Z")),
    );
    let text = certtool(&desk, &["--inder", "--crl-info", "--infile", "partition.der"]);
    for expected in ["Revoked certificates (1):", "Serial Number (hex): 10000001", "CRL Number (not critical): 01"] {
        assert!(text.contains(expected), "no {expected:?} in {text}");
    }
}
