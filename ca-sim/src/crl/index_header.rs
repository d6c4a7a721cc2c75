//! What a CRL says about itself: issuer, times, and the extensions of RFC 5280, 5.2.

use jiff::Timestamp;

use super::calendar::Civil;
use super::der_reader::{Reader, Value, tag};
use super::entries_line::pair;
use super::index_error::{CrlError, CrlPart};

/// The contents of id-ce (2.5.29); one octet more tells the extension.
const ID_CE: [u8; 2] = [0x55, 0x1D];
const CRL_NUMBER: u8 = 20;
const DELTA_CRL_INDICATOR: u8 = 27;
const ISSUING_DISTRIBUTION_POINT: u8 = 28;
const AUTHORITY_KEY_IDENTIFIER: u8 = 35;
/// Octets of a number that RFC 5280 lets a CRL have (5.2.3, 4.1.2.2).
const MOST_OCTETS: usize = 20;

/// What a CRL says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CrlHeader {
    /// The Name of the issuer in DER.
    pub issuer: Vec<u8>,
    /// thisUpdate.
    pub this_update: Timestamp,
    /// nextUpdate. RFC 5280 demands it (5.1.2.5), X.509 does not.
    pub next_update: Option<Timestamp>,
    /// keyIdentifier of the authorityKeyIdentifier.
    pub authority_key: Option<Vec<u8>>,
    /// cRLNumber, the most significant octet first and none before it that is zero.
    pub number: Option<Vec<u8>>,
    /// Of a delta CRL: the number of the complete CRL that it adds to, written as `number`.
    pub base: Option<Vec<u8>>,
    /// issuingDistributionPoint: which certificates it is for. Without one, for all of the issuer.
    pub distribution: Option<CrlDistribution>,
}

/// issuingDistributionPoint (RFC 5280, 5.2.5).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CrlDistribution {
    /// The DistributionPointName in DER, which a certificate's cRLDistributionPoints repeats.
    pub point: Option<Vec<u8>>,
    /// onlyContainsUserCerts.
    pub only_user: bool,
    /// onlyContainsCACerts.
    pub only_authorities: bool,
    /// onlySomeReasons: the contents of the BIT STRING.
    pub only_some_reasons: Option<Vec<u8>>,
    /// indirectCRL.
    pub indirect: bool,
    /// onlyContainsAttributeCerts.
    pub only_attribute: bool,
}

/// An extension, of a CRL or of an entry.
#[derive(Debug, Clone, Copy)]
pub(super) struct Extension<'a> {
    /// Contents of its identifier.
    pub(super) oid: &'a [u8],
    critical: bool,
    /// Contents of its OCTET STRING.
    pub(super) value: Reader<'a>,
    offset: usize,
}

impl CrlHeader {
    pub(super) fn new(issuer: &[u8], this_update: Timestamp, next_update: Option<Timestamp>) -> Self {
        let (authority_key, number, base, distribution) = (None, None, None, None);
        Self { issuer: issuer.to_vec(), this_update, next_update, authority_key, number, base, distribution }
    }

    /// Reads crlExtensions, the contents of [0].
    pub(super) fn read_extensions(&mut self, mut explicit: Reader<'_>) -> Result<(), CrlError> {
        let extensions = explicit.take(tag::SEQUENCE, CrlPart::Extensions)?;
        explicit.end(CrlPart::End)?;
        each_extension(extensions, |extension| {
            let Some([one]) = extension.oid.strip_prefix(&ID_CE) else { return extension.unknown() };
            match *one {
                CRL_NUMBER => extension.once(&mut self.number, number),
                DELTA_CRL_INDICATOR => extension.once(&mut self.base, number),
                AUTHORITY_KEY_IDENTIFIER => extension.once(&mut self.authority_key, authority_key),
                ISSUING_DISTRIBUTION_POINT => {
                    extension.once(&mut self.distribution, |value| distribution(value).map(Some))
                }
                // issuerAltName and freshestCRL among them, of which neither may be critical.
                _ => extension.unknown(),
            }
        })
    }
}

impl Extension<'_> {
    /// An extension that is not known can be passed over if it is not critical.
    pub(super) fn unknown(&self) -> Result<(), CrlError> {
        if self.critical {
            return Err(CrlError::UnknownCritical { offset: self.offset, oid: hex::encode_upper(self.oid) });
        }
        Ok(())
    }

    /// Reads the value of an extension that may be there once, up to its end.
    pub(super) fn once<T>(
        &self,
        place: &mut Option<T>,
        read: impl FnOnce(&mut Reader<'_>) -> Result<Option<T>, CrlError>,
    ) -> Result<(), CrlError> {
        if place.is_some() {
            return Err(CrlError::Value { offset: self.offset, expected: CrlPart::Extension });
        }
        let mut value = self.value;
        *place = read(&mut value)?;
        value.end(CrlPart::End)
    }
}

/// Hands on each of at least one extensions.
pub(super) fn each_extension<'a>(
    extensions: Value<'a>,
    mut take: impl FnMut(Extension<'a>) -> Result<(), CrlError>,
) -> Result<(), CrlError> {
    let mut rest = extensions.open();
    if rest.left() == 0 {
        return Err(extensions.wrong(CrlPart::Extensions));
    }
    while rest.left() > 0 {
        let extension = rest.take(tag::SEQUENCE, CrlPart::Extension)?;
        let mut members = extension.open();
        let oid = members.take(tag::OBJECT_IDENTIFIER, CrlPart::Extension)?.contents;
        let critical = match members.take_if(tag::BOOLEAN)? {
            // FALSE is the default, which DER leaves out (X.690, 11.5); TRUE is FF (11.1).
            Some(value) if value.contents != [0xFF] => return Err(value.wrong(CrlPart::Extension)),
            critical => critical.is_some(),
        };
        let value = members.take(tag::OCTET_STRING, CrlPart::Extension)?.open();
        members.end(CrlPart::End)?;
        take(Extension { oid, critical, value, offset: extension.offset })?;
    }
    Ok(())
}

/// A UTCTime or a GeneralizedTime, in seconds since 1970.
pub(super) fn seconds(value: Value<'_>) -> Result<u64, CrlError> {
    let wrong = || value.wrong(CrlPart::Time);
    let read = |century: Option<u64>, text: &[u8; 13]| {
        let &[y1, y2, m1, m2, d1, d2, h1, h2, n1, n2, s1, s2, b'Z'] = text else { return None };
        let of_century = pair(y1, y2)?;
        // UTCTime: 50 to 99 are of the twentieth century (RFC 5280, 4.1.2.5.1).
        let century = century.unwrap_or(if of_century < 50 { 20 } else { 19 });
        let [month, day] = [pair(m1, m2)?, pair(d1, d2)?];
        let [hour, minute, second] = [pair(h1, h2)?, pair(n1, n2)?, pair(s1, s2)?];
        let civil = Civil { year: century * 100 + of_century, month, day, hour, minute, second };
        Some((civil.year, civil.since_1970()?))
    };
    match (value.tag, value.contents) {
        (tag::UTC_TIME, text) => {
            let text = text.try_into().map_err(|_| wrong())?;
            read(None, text).map(|(_, second)| second).ok_or_else(wrong)
        }
        (tag::GENERALIZED_TIME, [c1, c2, text @ ..]) => {
            let text = text.try_into().map_err(|_| wrong())?;
            let century = pair(*c1, *c2).ok_or_else(wrong)?;
            let (year, second) = read(Some(century), text).ok_or_else(wrong)?;
            if year >= 2050 { Ok(second) } else { Err(wrong()) }
        }
        _ => Err(CrlError::Unexpected { offset: value.offset, expected: CrlPart::Time, got: Some(value.tag) }),
    }
}

/// The octets of an INTEGER that is not negative, without the zero that may stand before them.
pub(super) fn integer(value: Value<'_>) -> Result<&[u8], CrlError> {
    let digits = match value.contents {
        [0] => &[],
        [0, digits @ ..] if digits.first().is_some_and(|first| *first >= 0x80) => digits,
        digits @ [1..=0x7F, ..] => digits,
        _ => return Err(value.wrong(CrlPart::Integer)),
    };
    if digits.len() > MOST_OCTETS { Err(value.wrong(CrlPart::Integer)) } else { Ok(digits) }
}

fn number(value: &mut Reader<'_>) -> Result<Option<Vec<u8>>, CrlError> {
    Ok(Some(integer(value.take(tag::INTEGER, CrlPart::Integer)?)?.to_vec()))
}

/// The keyIdentifier. Issuer and serial number of the authority's certificate are passed over.
fn authority_key(value: &mut Reader<'_>) -> Result<Option<Vec<u8>>, CrlError> {
    let mut members = value.take(tag::SEQUENCE, CrlPart::AuthorityKey)?.open();
    let key = members.take_if(tag::CONTEXT)?.map(|key| key.contents.to_vec());
    while members.left() > 0 {
        members.any()?;
    }
    Ok(key)
}

fn distribution(value: &mut Reader<'_>) -> Result<CrlDistribution, CrlError> {
    let all = value.take(tag::SEQUENCE, CrlPart::DistributionPoint)?;
    let mut members = all.open();
    if members.left() == 0 {
        return Err(all.wrong(CrlPart::DistributionPoint));
    }
    let point = members.take_if(tag::CONTEXT_CONSTRUCTED)?.map(|point| point.contents.to_vec());
    let (only_user, only_authorities) = (flag(&mut members, 1)?, flag(&mut members, 2)?);
    let only_some_reasons = members.take_if(tag::CONTEXT | 3)?.map(|reasons| reasons.contents.to_vec());
    let (indirect, only_attribute) = (flag(&mut members, 4)?, flag(&mut members, 5)?);
    members.end(CrlPart::End)?;
    Ok(CrlDistribution { point, only_user, only_authorities, only_some_reasons, indirect, only_attribute })
}

/// A BOOLEAN member with this tag: TRUE, or absent for FALSE.
fn flag(members: &mut Reader<'_>, number: u8) -> Result<bool, CrlError> {
    match members.take_if(tag::CONTEXT | number)? {
        Some(flag) if flag.contents != [0xFF] => Err(flag.wrong(CrlPart::DistributionPoint)),
        flag => Ok(flag.is_some()),
    }
}
