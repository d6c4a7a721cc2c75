//! Which defects made on purpose an object shows by itself. What is left needs more than the object: the issuer's key,
//! another list, or the time.

use sekisho_ca_sim::Line;
use sekisho_ca_sim::defect::{Defect, Exhibit, ObjectKind};

use super::explained;

/// Signatures and keys of others.
const NEED_THE_ISSUER: &[&str] = &[
    "signed-by-stranger",
    "signed-by-other-generation",
    "signed-by-own-key",
    "signed-by-other-line",
    "signature-bit-flipped",
    "authority-key-identifier-of-other-generation",
    "authority-serial-wrong",
    "crl-signed-by-stranger",
    "crl-signature-bit-flipped",
    "crl-signed-by-other-generation",
    "ocsp-signed-by-stranger",
    "ocsp-signature-bit-flipped",
];

/// Good lists and answers, but for other certificates or questions, or with less in them.
const NEED_ANOTHER_OBJECT: &[&str] = &[
    "crl-of-other-generation",
    "crl-of-other-line",
    "crl-of-other-partition",
    "crl-delta-as-complete",
    "crl-number-backwards",
    "crl-entry-lost",
    "ocsp-of-other-serial",
    "ocsp-good-for-never-issued",
    "ocsp-nonce-wrong",
];

/// Right in themselves, but not now.
const NEED_THE_TIME: &[&str] = &[
    "expired",
    "not-yet-valid",
    "crl-past-next-update",
    "crl-from-the-future",
    "ocsp-stale",
    "ocsp-from-the-future",
    "ocsp-responder-expired",
    "ocsp-responder-not-yet-valid",
];

/// What an object shows by itself: names of defects, and of the rules that they are found to break.
const FOUND: &[(&str, &[&str])] = &[
    ("issued-by-other-line", &["name.issuer", "extension.aki.issuer"]),
    ("signature-truncated", &["signature.value"]),
    ("signature-empty", &["signature.value"]),
    ("signature-algorithm-mismatch", &["signature.algorithms-agree"]),
    ("signature-with-sha1", &["signature.algorithm"]),
    ("signature-with-pss", &["signature.algorithm"]),
    ("key-of-1024-bits", &["key.modulus"]),
    ("key-exponent-one", &["key.exponent"]),
    ("key-exponent-even", &["key.exponent"]),
    ("key-modulus-even", &["key.modulus"]),
    ("key-parameters-missing", &["key.algorithm"]),
    ("version-1-with-extensions", &["certificate.version"]),
    ("version-4", &["certificate.version"]),
    ("serial-negative", &["certificate.serial.sign"]),
    ("serial-zero", &["certificate.serial.sign"]),
    ("serial-of-21-octets", &["certificate.serial.length"]),
    ("serial-with-leading-zero", &["encoding.integer"]),
    ("trailing-data", &["encoding.trailing"]),
    ("fourth-element", &["encoding.field"]),
    ("indefinite-length", &["encoding.readable"]),
    ("length-with-leading-zero", &["encoding.length"]),
    ("boolean-true-as-01", &["encoding.boolean"]),
    ("default-value-written", &["encoding.default"]),
    ("issuer-of-production", &["name.issuer"]),
    ("issuer-as-printable-string", &["name.string-type"]),
    ("subject-empty", &["name.subject.signing"]),
    ("issuer-alt-name-of-other-line", &["extension.alt-name"]),
    ("subject-key-identifier-wrong", &["extension.ski"]),
    ("validity-reversed", &["validity.not-after", "validity.order"]),
    ("generalized-time-before-2050", &["time.form"]),
    ("utc-time-without-seconds", &["time.form"]),
    ("utc-time-with-offset", &["time.form"]),
    ("ends-after-the-day", &["validity.not-after"]),
    ("critical-unknown-extension", &["extension.unknown-critical"]),
    ("duplicate-extension", &["extension.duplicate"]),
    ("distribution-point-of-other-partition", &["extension.crldp.same-place"]),
    ("distribution-point-missing", &["extension.missing"]),
    ("key-usage-missing", &["extension.missing"]),
    ("key-usage-not-critical", &["extension.critical"]),
    ("key-usage-without-digital-signature", &["extension.key-usage.signing"]),
    ("key-usage-without-non-repudiation", &["extension.key-usage.signing"]),
    ("key-usage-cert-sign", &["extension.key-usage.signing"]),
    ("extended-key-usage-wrong", &["extension.eku.client-auth"]),
    ("extended-key-usage-missing", &["extension.missing"]),
    ("ca-true", &["extension.unexpected"]),
    ("policies-missing", &["extension.missing"]),
    ("policies-not-critical", &["extension.critical"]),
    ("policy-of-other-line", &["extension.policy.signing"]),
    ("policy-foreign", &["extension.policy.signing"]),
    ("policy-of-test-under-production", &["extension.policy.signing"]),
    ("policy-of-production-under-test", &["extension.policy.signing"]),
    ("authority-key-identifier-missing", &["extension.missing"]),
    ("root-without-basic-constraints", &["extension.missing"]),
    ("root-not-ca", &["extension.basic-constraints"]),
    ("root-without-cert-sign", &["extension.key-usage.root"]),
    ("root-without-crl-sign", &["extension.key-usage.root"]),
    ("birth-and-sex-exchanged", &["personal.sex", "personal.birth", "personal.order"]),
    ("address-and-substitutes-exchanged", &["personal.substitutes", "personal.address", "personal.order"]),
    ("birth-twice", &["personal.twice"]),
    ("name-missing", &["personal.missing"]),
    ("birth-impossible", &["personal.birth"]),
    ("birth-wrong-era", &["personal.birth"]),
    ("sex-out-of-range", &["personal.sex"]),
    ("substitutes-too-long", &["personal.substitutes-length"]),
    ("substitutes-wrong-digit", &["personal.substitutes"]),
    ("name-as-bmp-string", &["personal.type"]),
    ("name-as-printable-string", &["personal.type"]),
    ("name-broken-utf8", &["personal.type"]),
    ("birth-in-full-width-digits", &["personal.birth"]),
    ("other-name-without-explicit-tag", &["personal.type"]),
    ("crl-without-distribution-point", &["crl.extensions"]),
    ("crl-distribution-point-not-critical", &["crl.critical"]),
    ("crl-of-authorities-only", &["crl.scope-flags"]),
    ("crl-of-attribute-certificates-only", &["crl.indirect", "crl.scope-flags"]),
    ("crl-of-some-reasons", &["crl.indirect"]),
    ("crl-indirect", &["crl.indirect"]),
    ("crl-without-next-update", &["crl.next-update"]),
    ("crl-next-update-before-this-update", &["crl.next-update"]),
    ("crl-generalized-time-before-2050", &["crl.time-form"]),
    ("crl-utc-time-without-seconds", &["crl.time-form"]),
    ("crl-critical-unknown-extension", &["extension.unknown-critical"]),
    ("crl-duplicate-extension", &["extension.duplicate"]),
    ("crl-number-missing", &["crl.extensions"]),
    ("crl-number-of-21-octets", &["crl.number"]),
    ("crl-authority-key-identifier-missing", &["crl.extensions"]),
    ("crl-version-1-with-extensions", &["crl.version"]),
    ("crl-trailing-data", &["encoding.trailing"]),
    ("crl-entry-critical-unknown-extension", &["crl.entry.extension"]),
    ("crl-entry-twice", &["crl.entry.twice"]),
    ("crl-remove-from-crl-in-full-list", &["crl.entry.removed"]),
    ("crl-reason-7", &["crl.entry.reason"]),
    ("crl-revocation-in-the-future", &["crl.entry.time"]),
    ("crl-empty-entries", &["crl.empty"]),
    ("ocsp-signature-empty", &["signature.value"]),
    ("ocsp-responder-of-other-generation", &["ocsp.signer-issuer"]),
    ("ocsp-responder-of-other-line", &["ocsp.signer-issuer"]),
    ("ocsp-responder-without-purpose", &["extension.missing"]),
    ("ocsp-responder-revoked", &["extension.missing"]),
    ("ocsp-responder-id-wrong", &["ocsp.signer"]),
    ("ocsp-of-other-issuer-key", &["ocsp.signer-issuer"]),
    ("ocsp-of-other-issuer-name", &["ocsp.cert-id.name", "ocsp.signer-issuer"]),
    ("ocsp-hash-algorithm-mismatch", &["ocsp.cert-id.length"]),
    ("ocsp-contradictory-answers", &["ocsp.responses"]),
    ("ocsp-revoked-without-time", &["ocsp.revoked-at"]),
    ("ocsp-undefined-status", &["ocsp.cert-status"]),
    ("ocsp-without-answer", &["ocsp.responses"]),
    ("ocsp-critical-unknown-extension", &["extension.unknown-critical"]),
    ("ocsp-next-update-before-this-update", &["ocsp.next-update"]),
    ("ocsp-produced-before-this-update", &["ocsp.produced"]),
    ("ocsp-this-update-as-utc-time", &["ocsp.time-form"]),
    ("ocsp-nonce-too-long", &["ocsp.nonce"]),
    ("ocsp-error-with-answer", &["ocsp.status"]),
    ("ocsp-status-4", &["ocsp.status"]),
    ("ocsp-success-without-answer", &["ocsp.status"]),
    ("ocsp-unknown-type", &["ocsp.type"]),
    ("ocsp-trailing-data", &["encoding.trailing"]),
];

/// JPKI may have it.
const ALLOWED: &[&str] = &["birth-partial", "ocsp-responder-missing", "ocsp-without-next-update", "ocsp-nonce-missing"];

/// The rules that an object breaks, each once, in the order of its fields.
fn broken(object: &[u8]) -> Vec<&'static str> {
    let mut rules: Vec<&'static str> = Vec::new();
    for finding in explained(object).differences() {
        if !rules.contains(&finding.rule.id) {
            rules.push(finding.rule.id);
        }
    }
    rules
}

#[test]
fn what_is_said_of_a_defect_is_what_was_planted() {
    let mut found = Vec::new();
    for defect in Defect::ALL {
        let exhibit = Exhibit::new(*defect, "sekisho").unwrap();
        let [right, wrong] = [&exhibit.right, &exhibit.wrong].map(|objects| match defect.kind() {
            ObjectKind::Root => &objects.roots[usize::from(exhibit.line == Line::Authentication)],
            ObjectKind::Certificate => &objects.certificate,
            ObjectKind::Crl => &objects.crl,
            ObjectKind::Ocsp => &objects.ocsp_response,
        });
        let twins = &exhibit.right;
        for twin in [right, &twins.certificate, &twins.crl, &twins.previous_crl, &twins.ocsp_response] {
            assert_eq!(broken(twin), [""; 0], "the twin of {}", defect.name());
        }
        found.push((defect.name(), broken(wrong)));
    }
    let silent = [NEED_THE_ISSUER, NEED_ANOTHER_OBJECT, NEED_THE_TIME, ALLOWED].concat();
    let seen = FOUND.iter().map(|(name, rules)| (*name, rules.to_vec()));
    let mut expected: Vec<_> = seen.chain(silent.into_iter().map(|name| (name, vec![]))).collect();
    expected.sort_unstable();
    found.sort_unstable();
    assert_eq!(found, expected);
}
