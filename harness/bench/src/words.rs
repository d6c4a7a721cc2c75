//! What a request asks for, in the words of the report. No PIN, name or number ever stands in them.

use sekisho_harness_protocol::{CertificateKind, PinRef, SignatureAlgorithm};
use sekisho_reports_log::Bilingual;

pub(crate) fn pin(pin: PinRef) -> (&'static str, &'static str) {
    match pin {
        PinRef::Signature => ("signature password", "署名用パスワード"),
        _ => ("authentication PIN", "利用者証明用暗証番号"),
    }
}

pub(crate) fn read_certificate(kind: CertificateKind, with_pin: bool) -> Bilingual {
    let (en, ja) = match kind {
        CertificateKind::Signature => ("signature certificate", "署名用電子証明書"),
        CertificateKind::SignatureCa => ("CA certificate of the signature line", "署名用の認証局証明書"),
        CertificateKind::Authentication => ("authentication certificate", "利用者証明用電子証明書"),
        CertificateKind::AuthenticationCa => {
            ("CA certificate of the authentication line", "利用者証明用の認証局証明書")
        }
    };
    if with_pin {
        Bilingual::new(format!("Read the {en} with a PIN"), format!("暗証番号を添えて{ja}を読む"))
    } else {
        Bilingual::new(format!("Read the {en} without a PIN"), format!("暗証番号なしで{ja}を読む"))
    }
}

pub(crate) fn pin_status(reference: PinRef) -> Bilingual {
    let (en, ja) = pin(reference);
    Bilingual::new(format!("Ask for the tries left of the {en}"), format!("{ja}の残り試行回数を問う"))
}

pub(crate) fn change_pin(reference: PinRef) -> Bilingual {
    let (en, ja) = pin(reference);
    Bilingual::new(format!("Change the {en}"), format!("{ja}を変更する"))
}

pub(crate) fn sign(key: PinRef, length: usize, algorithm: SignatureAlgorithm) -> Bilingual {
    let (en, ja) = match key {
        PinRef::Signature => ("signature key", "署名用の鍵"),
        _ => ("authentication key", "利用者証明用の鍵"),
    };
    let hash = hash_name(algorithm);
    Bilingual::new(
        format!("Sign {length} octets with the {en} and {hash}"),
        format!("{length}オクテットに{ja}と{hash}で署名する"),
    )
}

pub(crate) fn hash_name(algorithm: SignatureAlgorithm) -> &'static str {
    match algorithm {
        SignatureAlgorithm::RsaPkcs1Sha384 => "SHA-384",
        SignatureAlgorithm::RsaPkcs1Sha512 => "SHA-512",
        _ => "SHA-256",
    }
}
