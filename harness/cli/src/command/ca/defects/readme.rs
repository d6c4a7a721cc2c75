//! The README of an exhibit: what is wrong, why, the right answer, and how to check it with OpenSSL.

use sekisho_ca_sim::defect::{Exhibit, ObjectKind};

use super::files::{RIGHT, WRONG};
use super::row::Row;

/// The text, in English with the sentence in Japanese beside it.
pub(super) fn text(exhibit: &Exhibit) -> String {
    let defect = exhibit.defect;
    let row = Row::of(defect, false);
    let stem = match defect.kind() {
        ObjectKind::Root => "roots",
        ObjectKind::Certificate => "certificate",
        ObjectKind::Crl => "crl",
    };
    let twin = match exhibit.revoked {
        None => "accepts the twin".to_owned(),
        Some(reason) => format!("finds the twin's certificate on the list ({reason}), and nothing else to complain of"),
    };
    let (seconds, name) = (exhibit.at.as_second(), row.name);
    let verify = |folder: &str| {
        format!(
            "openssl verify -attime {seconds} -x509_strict -crl_check -CAfile {folder}/roots.pem \\\n    \
             -CRLfile {folder}/crl.pem {folder}/certificate.pem"
        )
    };
    format!(
        "{name}\n\n\
         {says}\n\
         {says_ja}\n\n\
         Wrong object:    {WRONG}/{stem}.pem ({kind}); its valid twin is {RIGHT}/{stem}.pem\n\
         Differs in:      {differs}{signature}\n\
         Breaks:          {document}, {clause} ({certainty})\n\
         Right answer:    {answer}: {reasons}\n\
         Verified at:     {at}\n\n\
         TEST OBJECTS. All keys are published. Nobody of this name exists.\n\n\
         OpenSSL {twin}:\n\n  {check_right}\n\n\
         and says of the wrong objects:\n\n  {check_wrong}\n\n\
         OpenSSL knows nothing of JPKI's profile and takes much that is not DER, so it may accept what is wrong.\n\
         previous-crl.pem is the list of the day before, for whoever remembers what was listed.\n\n\
         To see the difference:\n\n  \
         diff <(openssl asn1parse -i -in {RIGHT}/{stem}.pem) <(openssl asn1parse -i -in {WRONG}/{stem}.pem)\n",
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
        check_right = verify(RIGHT),
        check_wrong = verify(WRONG),
    )
}
