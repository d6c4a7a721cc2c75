//! Defects of a certificate: a signature that is wrong in itself, or made in another way.

use const_oid::db::rfc5912::{
    ID_MGF_1, ID_RSASSA_PSS, ID_SHA_256, SHA_1_WITH_RSA_ENCRYPTION, SHA_384_WITH_RSA_ENCRYPTION,
};
use sha1::Sha1;
use sha2::{Digest, Sha256};

use crate::defect::draft::certificate::ALGORITHM;
use crate::defect::entry::Entry;
use crate::defect::kind::ObjectKind;
use crate::defect::place::Place;
use crate::defect::requirement::{Certainty, profile, rfc5280, rfc8017};
use crate::defect::tree::{context, integer, null, oid, sequence};
use crate::keys::RsaSigningKey as _;

/// DigestInfo of SHA-1 up to the hash value (RFC 8017, 9.2, note 1).
const SHA1_DIGEST_INFO: [u8; 15] =
    [0x30, 0x21, 0x30, 0x09, 0x06, 0x05, 0x2B, 0x0E, 0x03, 0x02, 0x1A, 0x05, 0x00, 0x04, 0x14];

pub(in crate::defect) const BIT_FLIPPED: Entry = Entry::new(
    ObjectKind::Certificate,
    "signature-bit-flipped",
    ["One bit of the signature is inverted.", "署名の 1 ビットが反転している。"],
    rfc5280("6.1.3 (a)(1)"),
    &[Place::Signature],
    |draft| draft.unsigned_certificate(|certificate, scene| certificate.flip_signature_bit(&mut scene.draw)),
);

pub(in crate::defect) const TRUNCATED: Entry = Entry::new(
    ObjectKind::Certificate,
    "signature-truncated",
    ["The last octet of the signature is missing.", "署名の最後の 1 オクテットが欠けている。"],
    rfc8017("8.2.2, step 1"),
    &[Place::Signature],
    |draft| {
        draft.unsigned_certificate(|certificate, _| {
            let mut signature = certificate.signature()?;
            signature.pop();
            certificate.set_signature(&signature)
        })
    },
);

pub(in crate::defect) const EMPTY: Entry = Entry::new(
    ObjectKind::Certificate,
    "signature-empty",
    ["There is no signature: the BIT STRING is empty.", "署名がない。BIT STRING が空である。"],
    rfc8017("8.2.2, step 1"),
    &[Place::Signature],
    |draft| draft.unsigned_certificate(|certificate, _| certificate.set_signature(&[])),
);

pub(in crate::defect) const ALGORITHM_MISMATCH: Entry = Entry::new(
    ObjectKind::Certificate,
    "signature-algorithm-mismatch",
    [
        "The algorithm in front of the signature is sha384WithRSAEncryption, the signed one sha256WithRSAEncryption.",
        "署名の前にあるアルゴリズムは sha384WithRSAEncryption だが、署名対象の中では sha256WithRSAEncryption である。",
    ],
    rfc5280("4.1.1.2"),
    &[Place::OuterAlgorithm],
    |draft| {
        draft.unsigned_certificate(|certificate, _| {
            *certificate.frame().at(&[1, 0])? = oid(SHA_384_WITH_RSA_ENCRYPTION);
            Ok(())
        })
    },
);

pub(in crate::defect) const SHA_1: Entry = Entry::new(
    ObjectKind::Certificate,
    "signature-with-sha1",
    ["Signed with SHA-1, and says so.", "SHA-1 で署名されており、その旨が記されている。"],
    profile("signature algorithm sha256WithRSAEncryption", Certainty::Observed),
    &[Place::Field("signature"), Place::OuterAlgorithm],
    |draft| {
        draft.unsigned_certificate(|certificate, scene| {
            let algorithm = sequence(vec![oid(SHA_1_WITH_RSA_ENCRYPTION), null()]);
            certificate.set_algorithm(ALGORITHM, &algorithm)?;
            let digest = Sha1::digest(certificate.body()?.encode());
            let mut signature = Vec::new();
            let info = [&SHA1_DIGEST_INFO[..], &digest].concat();
            scene.issuer_key()?.sign_pkcs1_raw(&info, &mut signature)?;
            certificate.set_signature(&signature)
        })
    },
);

pub(in crate::defect) const PSS: Entry = Entry::new(
    ObjectKind::Certificate,
    "signature-with-pss",
    [
        "Signed with RSASSA-PSS instead of RSASSA-PKCS1-v1_5; the signature is right.",
        "RSASSA-PKCS1-v1_5 ではなく RSASSA-PSS で署名されている。署名自体は正しい。",
    ],
    profile("signature algorithm sha256WithRSAEncryption", Certainty::Observed),
    &[Place::Field("signature"), Place::OuterAlgorithm],
    |draft| {
        draft.unsigned_certificate(|certificate, scene| {
            let sha256 = || sequence(vec![oid(ID_SHA_256), null()]);
            let mask = sequence(vec![oid(ID_MGF_1), sha256()]);
            // RSASSA-PSS-params (RFC 8017, A.2.3): hash, mask generation, salt of 32 octets.
            let parameters = vec![context(0, vec![sha256()]), context(1, vec![mask]), context(2, vec![integer([32])])];
            let algorithm = sequence(vec![oid(ID_RSASSA_PSS), sequence(parameters)]);
            certificate.set_algorithm(ALGORITHM, &algorithm)?;
            let digest = Sha256::digest(certificate.body()?.encode()).into();
            let mut signature = Vec::new();
            scene.issuer_key()?.sign_pss(&digest, &scene.draw.octets(), &mut signature)?;
            certificate.set_signature(&signature)
        })
    },
);
