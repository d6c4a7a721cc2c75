//! DER or PEM, recognised by itself.

use std::borrow::Cow;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::error::InspectError;
use super::recognise::Object;
use super::tlv::tag;

const BEGIN: &str = "-----BEGIN ";
const DASHES: &str = "-----";

/// The DER in the input, and what a PEM says that it is.
pub(super) fn der(input: &[u8]) -> Result<(Cow<'_, [u8]>, Option<Object>), InspectError> {
    let first = *input.first().ok_or(InspectError::Empty)?;
    // A text may begin with a zero, which is a SEQUENCE too, but of less than 128 octets.
    let may_be_text = first != tag::SEQUENCE || input.get(1).is_some_and(u8::is_ascii);
    // Text may stand before the first line of PEM, as `openssl x509 -text` writes it, in any character set.
    if may_be_text && input.windows(BEGIN.len()).any(|octets| octets == BEGIN.as_bytes()) {
        return pem(&String::from_utf8_lossy(input));
    }
    match first {
        tag::SEQUENCE => Ok((Cow::Borrowed(input), None)),
        _ => Err(InspectError::NeitherDerNorPem { first }),
    }
}

fn pem(text: &str) -> Result<(Cow<'static, [u8]>, Option<Object>), InspectError> {
    let found = text.lines().filter(|line| line.starts_with(BEGIN)).count();
    if found > 1 {
        return Err(InspectError::Several { found });
    }
    let (_, after) = text.split_once(BEGIN).unwrap_or_default();
    let (label, body) = after.split_once(DASHES).unwrap_or((after, ""));
    let label = label.chars().take(40).collect::<String>();
    let object = match label.as_str() {
        "CERTIFICATE" => Object::Certificate,
        "X509 CRL" => Object::Crl,
        "OCSP RESPONSE" => Object::OcspResponse,
        _ => return Err(InspectError::PemLabel { label }),
    };
    let Some((body, _)) = body.split_once("-----END ") else {
        return Err(InspectError::Pem { label, problem: "its last line is missing" });
    };
    let digits: String = body.split_ascii_whitespace().collect();
    match STANDARD.decode(digits) {
        Ok(der) if der.is_empty() => Err(InspectError::Pem { label, problem: "its body is empty" }),
        Ok(der) => Ok((Cow::Owned(der), Some(object))),
        Err(_) => Err(InspectError::Pem { label, problem: "its body is not base64" }),
    }
}
