//! Changes to a personalised card before it is put into the reader: broken files, used-up tries, other cards.

use sekisho_card_sim::{Application, CardFile, FileId, TokenLabel, TransparentFile, jpki, token_info};
use sekisho_harness_protocol::{CertificateKind, PinRef};

use crate::Stop;

/// A card file that is being changed.
pub(crate) struct CardEdit<'card> {
    card: &'card mut CardFile,
}

impl<'card> CardEdit<'card> {
    pub(crate) fn new(card: &'card mut CardFile) -> Self {
        Self { card }
    }

    /// Another answer to reset.
    pub(crate) fn answer_to_reset(&mut self, atr: &[u8]) -> Result<(), Stop> {
        self.card.atr.0 = atr.to_vec();
        Ok(())
    }

    /// No JPKI application.
    pub(crate) fn remove_application(&mut self) -> Result<(), Stop> {
        self.card.applications.clear();
        Ok(())
    }

    /// The token of the Basic Resident Register card.
    pub(crate) fn older_token(&mut self) -> Result<(), Stop> {
        self.card.profile = TokenLabel::JukiCard;
        self.file(jpki::TOKEN_INFO)?.content.0 = token_info(TokenLabel::JukiCard);
        Ok(())
    }

    /// This many tries left.
    pub(crate) fn tries_left(&mut self, pin: PinRef, tries: u8) -> Result<(), Stop> {
        let reference = match pin {
            PinRef::Signature => jpki::SIGNATURE_PASSWORD,
            _ => jpki::AUTHENTICATION_PIN,
        };
        let pin = self.application()?.pins.iter_mut().find(|pin| pin.fid == reference);
        pin.ok_or_else(|| missing(reference))?.tries_left = tries;
        Ok(())
    }

    /// Other octets at the start of a certificate's file; the rest stays filler.
    pub(crate) fn write(&mut self, kind: CertificateKind, content: Vec<u8>) -> Result<(), Stop> {
        self.file(certificate_file(kind))?.content.0 = content;
        Ok(())
    }

    /// A file that ends with its certificate.
    pub(crate) fn trim_filler(&mut self, kind: CertificateKind) -> Result<(), Stop> {
        let file = self.file(certificate_file(kind))?;
        file.size = u16::try_from(file.content.len()).map_err(|error| Stop::bench("trimming a file", error))?;
        Ok(())
    }

    /// What stands in a certificate's file, without the filler.
    pub(crate) fn content(&mut self, kind: CertificateKind) -> Result<Vec<u8>, Stop> {
        Ok(self.file(certificate_file(kind))?.content.0.clone())
    }

    fn application(&mut self) -> Result<&mut Application, Stop> {
        let found = self.card.applications.iter_mut().find(|application| application.aid == jpki::AID);
        found.ok_or_else(|| Stop::Bench("the card has no JPKI application".to_owned()))
    }

    fn file(&mut self, fid: FileId) -> Result<&mut TransparentFile, Stop> {
        self.application()?.files.iter_mut().find(|file| file.fid == fid).ok_or_else(|| missing(fid))
    }
}

fn certificate_file(kind: CertificateKind) -> FileId {
    match kind {
        CertificateKind::Signature => jpki::SIGNATURE_CERTIFICATE,
        CertificateKind::SignatureCa => jpki::SIGNATURE_CA,
        CertificateKind::Authentication => jpki::AUTHENTICATION_CERTIFICATE,
        CertificateKind::AuthenticationCa => jpki::AUTHENTICATION_CA,
    }
}

fn missing(fid: FileId) -> Stop {
    Stop::Bench(format!("the card has no file {:04X}", fid.value()))
}
