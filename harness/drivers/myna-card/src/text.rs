//! `reader/text` and `reader/number`.

use myna_card::ap::text::{TextAp, ef};
use myna_card::transport::pcsc::PcscTransport;
use myna_card::{Error, Pin};
use sekisho_harness_protocol::{AccessRef, Authenticity, ReadNumber, ReadNumberDone, ReadText, ReadTextDone, Reason};

use crate::driver::PcscCard;
use crate::failure::Failure;
use crate::issuer::{IssuerKey, check};
use crate::words;

pub(crate) fn text(card: &mut PcscCard, request: &ReadText, issuers: &[IssuerKey]) -> Result<ReadTextDone, Failure> {
    let mut text = open(card, request.access, &request.secret)?;
    let attributes = text.read_attributes()?;
    let file = text.read_ef(ef::ATTRIBUTES)?;
    let authenticity = authenticity(&mut text, issuers, |record| record.matches_attributes_file(&file))?;
    Ok(ReadTextDone {
        name: attributes.name,
        address: attributes.address,
        birth: attributes.birth_date.to_string(),
        sex: words::sex(attributes.sex)?,
        authenticity,
    })
}

pub(crate) fn number(
    card: &mut PcscCard,
    request: &ReadNumber,
    issuers: &[IssuerKey],
) -> Result<ReadNumberDone, Failure> {
    let mut text = open(card, request.access, &request.secret)?;
    let number = text.read_my_number()?.as_str().to_owned();
    let file = text.read_my_number_file()?;
    let authenticity = authenticity(&mut text, issuers, |record| Ok(record.matches_my_number_file(&file)))?;
    Ok(ReadNumberDone { number, authenticity })
}

/// Selects the application and presents the secret. What it opens is the card's affair.
fn open<'a>(card: &'a mut PcscCard, access: AccessRef, secret: &str) -> Result<TextAp<'a, PcscTransport>, Failure> {
    let secret = Pin::numeric(secret)?;
    let mut text = TextAp::select(card).map_err(Failure::selecting)?;
    match access {
        AccessRef::TextPin => text.verify_pin(&secret)?,
        AccessRef::MatchingNumberA => text.verify_code_a(&secret)?,
        AccessRef::MatchingNumberB => text.verify_code_b(&secret)?,
        other => return Err(Failure::new(Reason::Unsupported, format!("the library knows nothing like {other:?}"))),
    }
    Ok(text)
}

/// The issuer certifies a key, the key signs file 0003, and file 0003 holds the hash of the file that was read.
fn authenticity(
    text: &mut TextAp<'_, PcscTransport>,
    issuers: &[IssuerKey],
    matches: impl FnOnce(&myna_card::ap::text::IntegrityRecord) -> Result<bool, Error>,
) -> Result<Authenticity, Failure> {
    let certificate = text.read_certificate()?;
    let record = text.read_integrity_record()?;
    let checked = check(&certificate, issuers).and_then(|()| record.verify(&certificate.public_key)).and_then(|()| {
        if matches(&record)? { Ok(()) } else { Err(Error::SignatureInvalid("file 0003 has another hash")) }
    });
    words::authenticity(checked)
}
