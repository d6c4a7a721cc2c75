//! The README of an exhibit: what is wrong, why, the right answer, and how to check it with OpenSSL.

use sekisho_ca_sim::defect::{Exhibit, ObjectKind, Standing};

use super::files::{RIGHT, WRONG};
use super::row::Row;

/// The text, in English with the sentence in Japanese beside it.
pub(super) fn text(exhibit: &Exhibit) -> String {
    let defect = exhibit.defect;
    let row = Row::of(defect, false);
    let (file, form) = match defect.kind() {
        ObjectKind::Root => ("issuer.pem", "PEM"),
        ObjectKind::Certificate => ("certificate.der", "DER"),
        ObjectKind::Crl => ("crl.der", "DER"),
        ObjectKind::Ocsp => ("ocsp-response.der", "DER"),
    };
    let twin = match exhibit.standing {
        Standing::Good => "accepts the twin".to_owned(),
        Standing::NeverIssued => "accepts the twin's OCSP answer, which calls the certificate unknown".to_owned(),
        Standing::Listed(reason) => {
            format!("finds the twin's certificate revoked ({reason}), and nothing else to complain of")
        }
    };
    let (name, seconds) = (row.name, exhibit.at.as_second());
    let check = |folder: &str| match defect.kind() {
        ObjectKind::Ocsp => ocsp_command(folder, seconds),
        ObjectKind::Root | ObjectKind::Certificate | ObjectKind::Crl => verify_command(folder, seconds),
    };
    let shown = |folder: &str| format!("openssl asn1parse -i -inform {form} -in {folder}/{file}");
    format!(
        "{name}\n\n\
         {says}\n\
         {says_ja}\n\n\
         Wrong object:    {WRONG}/{file} ({kind}); its valid twin is {RIGHT}/{file}\n\
         Differs in:      {differs}{signature}\n\
         Breaks:          {document}, {clause} ({certainty})\n\
         Right answer:    {answer}: {reasons}\n\
         Verified at:     {at}\n\n\
         TEST OBJECTS. All keys are published. Nobody of this name exists.\n\n\
         OpenSSL {twin}:\n\n  {check_right}\n\n\
         and says of the wrong objects:\n\n  {check_wrong}\n\n\
         OpenSSL knows nothing of JPKI's profile and takes much that is not DER, so it may accept what is wrong. Asked so, it\n\
         compares no nonce, and allows any age of an OCSP answer.\n\
         previous-crl.der is the list of the day before, for whoever remembers what was listed.\n\n\
         To see the difference:\n\n  \
         diff <({shown_right}) <({shown_wrong})\n",
        says = defect.says(),
        says_ja = defect.says_ja(),
        kind = row.kind,
        differs = row.differs.join(", "),
        signature = if row.signed_anew { ", and so in the signature" } else { "" },
        document = row.document,
        clause = row.clause,
        certainty = row.certainty,
        answer = row.answer_in_words,
        reasons = row.reasons.join(", "),
        at = exhibit.at,
        check_right = check(RIGHT),
        check_wrong = check(WRONG),
        shown_right = shown(RIGHT),
        shown_wrong = shown(WRONG),
    )
}

fn verify_command(folder: &str, seconds: i64) -> String {
    format!(
        "openssl verify -attime {seconds} -x509_strict -crl_check -CAfile {folder}/roots.pem \\\n    \
         -CRLfile {folder}/crl.pem {folder}/certificate.pem"
    )
}

fn ocsp_command(folder: &str, seconds: i64) -> String {
    format!(
        "openssl ocsp -attime {seconds} -validity_period 4000000000 -no_nonce -CAfile {folder}/roots.pem \\\n    \
         -issuer {folder}/issuer.pem -respin {folder}/ocsp-response.der -cert {folder}/certificate.pem"
    )
}
