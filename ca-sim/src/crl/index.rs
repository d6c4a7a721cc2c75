//! A CRL of any size, read once so that serial numbers can be looked up at once.

use jiff::Timestamp;

use super::der_reader::{Reader, Value, tag};
use super::directory::Directory;
use super::index_error::{CrlError, CrlPart};
use super::index_header::{CrlHeader, each_extension, integer, seconds};
use super::listed::Listed;
use crate::reason::CrlReason;
use crate::revocation::Revocation;
use crate::serial::Serial;

/// The contents of id-ce-cRLReasons, 2.5.29.21.
const CRL_REASON: [u8; 3] = [0x55, 0x1D, 21];
/// Octets of the shortest entry: a serial number of one octet and a UTCTime.
const SHORTEST_ENTRY: usize = 20;
/// crlExtensions, [0] EXPLICIT.
const EXTENSIONS: u8 = tag::CONTEXT_CONSTRUCTED;

/// The entries of a CRL by serial number, and what the CRL says about itself.
///
/// Every octet of the structure is checked against DER and RFC 5280, but for the inside of names, algorithm and signature.
/// *The signature is not verified*: whoever needs that does it over the same octets. An entry takes seventeen octets, or
/// forty if its serial number has more than eight.
#[derive(Debug, Clone)]
pub struct CrlIndex {
    header: CrlHeader,
    /// Entries with serial numbers of at most eight octets, in ascending order.
    short: Vec<Listed>,
    directory: Directory,
    /// The others, in ascending order of the serial numbers; those in the entries themselves are not used.
    long: Vec<(LongSerial, Listed)>,
}

/// A serial number of at most twenty octets, zeros before it.
type LongSerial = [u8; 20];

impl CrlIndex {
    /// Reads a CRL in DER.
    ///
    /// # Errors
    /// [`CrlError`] with the offset of the first octet that is wrong, or of the second entry with one serial number.
    pub fn from_der(der: &[u8]) -> Result<Self, CrlError> {
        let mut document = Reader::new(der);
        let mut list = document.take(tag::SEQUENCE, CrlPart::List)?.open();
        document.end(CrlPart::List)?;
        let to_be_signed = list.take(tag::SEQUENCE, CrlPart::ToBeSigned)?;
        let algorithm = list.take(tag::SEQUENCE, CrlPart::Algorithm)?;
        let signature = list.take(tag::BIT_STRING, CrlPart::Signature)?;
        list.end(CrlPart::End)?;
        if signature.contents.len() < 2 || signature.contents.first() != Some(&0) {
            return Err(signature.wrong(CrlPart::Signature));
        }

        let mut fields = to_be_signed.open();
        let version = fields.take(tag::INTEGER, CrlPart::Version)?;
        if version.contents != [1] {
            return Err(version.wrong(CrlPart::Version));
        }
        if fields.take(tag::SEQUENCE, CrlPart::Algorithm)?.whole != algorithm.whole {
            return Err(algorithm.wrong(CrlPart::Algorithm));
        }
        let issuer = fields.take(tag::SEQUENCE, CrlPart::Issuer)?;
        let this_update = instant(take_time(&mut fields)?)?;
        let has_next = matches!(fields.tag(), Some(tag::UTC_TIME | tag::GENERALIZED_TIME));
        let next_update = if has_next { Some(instant(take_time(&mut fields)?)?) } else { None };
        let entries = fields.take_if(tag::SEQUENCE)?;
        let mut header = CrlHeader::new(issuer.whole, this_update, next_update);
        if let Some(extensions) = fields.take_if(EXTENSIONS)? {
            header.read_extensions(extensions.open())?;
        }
        fields.end(CrlPart::End)?;
        let mut index = Self { header, short: Vec::new(), directory: Directory::new(&[]), long: Vec::new() };
        if let Some(entries) = entries {
            index.read(entries)?;
        }
        Ok(index)
    }

    /// What the CRL says about itself.
    #[must_use]
    pub fn header(&self) -> &CrlHeader {
        &self.header
    }

    /// Number of entries.
    #[must_use]
    pub fn len(&self) -> usize {
        self.short.len() + self.long.len()
    }

    /// Whether there is no entry at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The revocation of this serial number, if it is listed. An entry without a reason has the reason unspecified; in a
    /// delta CRL the reason may be removeFromCRL.
    #[must_use]
    pub fn find(&self, serial: Serial) -> Option<Revocation> {
        let section = self.short.get(self.directory.places(serial.value()))?;
        let place = section.binary_search_by_key(&serial, |listed| listed.serial()).ok()?;
        section.get(place).map(|listed| listed.revocation())
    }

    /// As [`CrlIndex::find`], for a serial number of any size: its octets as a certificate has them, the most significant
    /// first.
    #[must_use]
    pub fn find_octets(&self, serial: &[u8]) -> Option<Revocation> {
        let zeros = serial.iter().take_while(|octet| **octet == 0).count();
        let digits = serial.get(zeros..).unwrap_or_default();
        if let Some(serial) = short(digits) {
            return self.find(serial);
        }
        let serial = long(digits)?;
        let place = self.long.binary_search_by_key(&serial, |(serial, _)| *serial).ok()?;
        self.long.get(place).map(|(_, listed)| listed.revocation())
    }

    /// Every entry with a serial number of at most eight octets, in ascending order.
    pub fn iter(&self) -> impl Iterator<Item = (Serial, Revocation)> {
        self.short.iter().map(|listed| (listed.serial(), listed.revocation()))
    }

    fn read(&mut self, entries: Value<'_>) -> Result<(), CrlError> {
        let mut rest = entries.open();
        if rest.left() == 0 {
            return Err(entries.wrong(CrlPart::Entries));
        }
        // Memory that no entry is put into is never touched, and given back.
        self.short.reserve_exact(rest.left() / SHORTEST_ENTRY + 1);
        while rest.left() > 0 {
            let (digits, second, reason) = take_entry(&mut rest)?;
            match short(digits) {
                Some(serial) => self.short.push(Listed::new(serial, second, reason)),
                None => self.long.extend(long(digits).map(|long| (long, Listed::new(Serial::new(0), second, reason)))),
            }
        }
        self.short.shrink_to_fit();
        if !self.short.is_sorted_by(|one, other| one.serial() < other.serial()) {
            self.short.sort_unstable_by_key(|listed| listed.serial());
        }
        self.long.sort_unstable_by_key(|(serial, _)| *serial);
        match self.twice() {
            Some(digits) => Err(second_entry(entries, &digits)),
            None => {
                self.directory = Directory::new(&self.short);
                Ok(())
            }
        }
    }

    /// A serial number that stands twice.
    fn twice(&self) -> Option<LongSerial> {
        let short = self.short.windows(2).find_map(|pair| match pair {
            [one, other] if one.serial() == other.serial() => long(&one.serial().value().to_be_bytes()),
            _ => None,
        });
        short.or_else(|| {
            self.long.windows(2).find_map(|pair| match pair {
                [(one, _), (other, _)] if one == other => Some(*one),
                _ => None,
            })
        })
    }
}

/// Takes an entry: the digits of its serial number, its second since 1970, its reason.
fn take_entry<'a>(rest: &mut Reader<'a>) -> Result<(&'a [u8], u64, CrlReason), CrlError> {
    let mut members = rest.take(tag::SEQUENCE, CrlPart::Entry)?.open();
    let digits = integer(members.take(tag::INTEGER, CrlPart::Integer)?)?;
    let second = seconds(take_time(&mut members)?)?;
    let mut reason = None;
    if let Some(extensions) = members.take_if(tag::SEQUENCE)? {
        each_extension(extensions, |extension| match extension.oid == CRL_REASON {
            true => extension.once(&mut reason, take_reason),
            false => extension.unknown(),
        })?;
    }
    members.end(CrlPart::End)?;
    Ok((digits, second, reason.unwrap_or(CrlReason::Unspecified)))
}

fn take_reason(value: &mut Reader<'_>) -> Result<Option<CrlReason>, CrlError> {
    let code = value.take(tag::ENUMERATED, CrlPart::Reason)?;
    match code.contents {
        [octet] => CrlReason::from_code(*octet).map(Some).ok_or_else(|| code.wrong(CrlPart::Reason)),
        _ => Err(code.wrong(CrlPart::Reason)),
    }
}

fn take_time<'a>(fields: &mut Reader<'a>) -> Result<Value<'a>, CrlError> {
    match fields.tag() {
        Some(tag::UTC_TIME | tag::GENERALIZED_TIME) => fields.any(),
        got => Err(CrlError::Unexpected { offset: fields.offset(), expected: CrlPart::Time, got }),
    }
}

fn instant(time: Value<'_>) -> Result<Timestamp, CrlError> {
    let second = seconds(time)?;
    Timestamp::from_second(second.cast_signed()).map_err(|_| time.wrong(CrlPart::Time))
}

/// A serial number of at most eight octets.
fn short(digits: &[u8]) -> Option<Serial> {
    let value = digits.iter().fold(0, |value, octet| value << 8 | u64::from(*octet));
    (digits.len() <= 8).then_some(Serial::new(value))
}

/// A serial number of at most twenty octets.
fn long(digits: &[u8]) -> Option<LongSerial> {
    let mut serial = [0; 20];
    let place = serial.len().checked_sub(digits.len())?;
    serial.get_mut(place..)?.copy_from_slice(digits);
    Some(serial)
}

/// The error for a serial number that stands twice: where it stands for the second time.
fn second_entry(entries: Value<'_>, serial: &LongSerial) -> CrlError {
    let mut rest = entries.open();
    let mut seen = false;
    loop {
        let offset = rest.offset();
        match take_entry(&mut rest) {
            Ok((digits, ..)) if long(digits).as_ref() == Some(serial) => {
                if seen {
                    return CrlError::Twice { offset, serial: hex::encode_upper(digits) };
                }
                seen = true;
            }
            Ok(_) => {}
            Err(error) => return error,
        }
    }
}
