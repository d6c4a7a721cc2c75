//! The files that hold certificates: which they are, whether they are filled, and where the certificate ends.

use sekisho_harness_protocol::{CertificateKind, Reason};

use crate::{CardChannel, Certificate, EfReader, Failure};

/// EF 0008 says which end-entity certificates the card carries.
const PRESENCE_FILE: u16 = 0x0008;
/// The octet of EF 0008 for a certificate that is there.
const PRESENT: u8 = 0x8F;
/// SEQUENCE with a two-octet length: how every certificate of this size begins in DER.
const LONG_SEQUENCE: [u8; 2] = [0x30, 0x82];

/// The certificate files of the JPKI application.
pub trait CertificateFile: Send {
    /// The elementary file of a certificate.
    fn file(&self, kind: CertificateKind) -> u16 {
        match kind {
            CertificateKind::Signature => 0x0001,
            CertificateKind::SignatureCa => 0x0002,
            CertificateKind::Authentication => 0x000A,
            CertificateKind::AuthenticationCa => 0x000B,
        }
    }

    /// Asks EF 0008 before anything else, so that no PIN is spent on a certificate that a card never had: a child's card
    /// has no signature certificate. A card without EF 0008 is taken at its word later, file by file.
    ///
    /// # Errors
    /// `not-present`.
    fn require_present(
        &self,
        card: &mut dyn CardChannel,
        files: &dyn EfReader,
        kind: CertificateKind,
    ) -> Result<(), Failure> {
        let position = match kind {
            CertificateKind::Signature => 0,
            CertificateKind::Authentication => 1,
            CertificateKind::SignatureCa | CertificateKind::AuthenticationCa => return Ok(()),
        };
        match files.select(card, PRESENCE_FILE) {
            Ok(()) => {}
            Err(Failure::Refused(Reason::NotPresent)) => return Ok(()),
            Err(failure) => return Err(failure),
        }
        let flags = files.read(card, 3)?;
        if flags.get(position) == Some(&PRESENT) { Ok(()) } else { Err(Reason::NotPresent.into()) }
    }

    /// The length of the whole certificate, from the first four octets of its file.
    ///
    /// # Errors
    /// `not-present` when the file holds filler only, `malformed-data` when it begins with something else.
    fn announced_length(&self, header: [u8; 4]) -> Result<usize, Failure> {
        let [tag, form, high, low] = header;
        if header == [0x00; 4] || header == [0xFF; 4] {
            return Err(Reason::NotPresent.into());
        }
        if [tag, form] != LONG_SEQUENCE {
            return Err(Reason::MalformedData.into());
        }
        Ok(header.len() + usize::from(u16::from_be_bytes([high, low])))
    }

    /// The current file's certificate, without the filler behind it.
    ///
    /// # Errors
    /// As the other methods; `card-error` with 6982 when the file asks for a PIN first.
    fn cut_out(&self, card: &mut dyn CardChannel, files: &dyn EfReader) -> Result<Vec<u8>, Failure> {
        let header = files.read(card, 4)?;
        let header = <[u8; 4]>::try_from(header).map_err(|_| Reason::MalformedData)?;
        let certificate = files.read(card, self.announced_length(header)?)?;
        self.check_form(&certificate)?;
        Ok(certificate)
    }

    /// Whether the octets are one certificate, no more and no less.
    ///
    /// # Errors
    /// `malformed-data`.
    fn check_form(&self, certificate: &[u8]) -> Result<(), Failure> {
        Certificate::parse(certificate)?;
        Ok(())
    }
}
