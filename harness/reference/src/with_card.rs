//! The methods that need a card: each is a short list of steps over the parts.

use sekisho_harness_protocol::{
    Base64Bytes, CardRef, CertificateKind, ChangePin, ChangePinDone, Peer, PinRef, PinStatus, PinStatusDone,
    ReadCertificate, ReadCertificateDone, ReadToken, ReadTokenDone, Reason, Sign, SignDone,
};

use crate::{
    CardChannel, Certificate, Failure, Implementation,
    apdu::SW_SECURITY_STATUS,
    token_file::{LABEL_LENGTH, TOKEN_FILE},
};

impl Implementation {
    /// Opens the card, makes sure that it is one of ours, works, and lets it go whatever came of it.
    fn with_card<T>(
        &self,
        card: &CardRef,
        peer: &mut dyn Peer,
        work: impl FnOnce(&mut dyn CardChannel) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let mut channel = self.link.open(card, peer)?;
        let done = self.files.select_application(channel.as_mut()).and_then(|()| work(channel.as_mut()));
        channel.close();
        done
    }

    fn verify_pin(&self, card: &mut dyn CardChannel, pin: PinRef, value: &[u8]) -> Result<(), Failure> {
        self.files.select(card, self.pins.reference(pin)?)?;
        Ok(self.status_words.verified(self.pin_commands.verify(card, value)?)?)
    }

    /// `reader/token`.
    pub(crate) fn read_token(&self, request: &ReadToken, peer: &mut dyn Peer) -> Result<ReadTokenDone, Failure> {
        self.with_card(&request.card, peer, |card| {
            self.files.select(card, TOKEN_FILE)?;
            let field = self.files.read(card, LABEL_LENGTH)?;
            Ok(ReadTokenDone { label: self.token.label(&field)? })
        })
    }

    /// `reader/certificate`: the PIN is used where the certificate takes it first, or when the chip asks.
    pub(crate) fn read_certificate(
        &self,
        request: &ReadCertificate,
        peer: &mut dyn Peer,
    ) -> Result<ReadCertificateDone, Failure> {
        let pin_ref = match request.kind {
            CertificateKind::Signature => Some(PinRef::Signature),
            CertificateKind::Authentication => Some(PinRef::Authentication),
            CertificateKind::SignatureCa | CertificateKind::AuthenticationCa => None,
        };
        let entered = match (pin_ref, &request.pin) {
            (Some(pin), Some(typed)) => Some(self.pins.entered(pin, typed)?),
            _ => None,
        };
        let certificate = self.with_card(&request.card, peer, |card| {
            self.certificates.require_present(card, self.files.as_ref(), request.kind)?;
            let unlock = |card: &mut dyn CardChannel, pin: PinRef| {
                let value = entered.map_or_else(|| self.pins.missing(pin), Ok)?;
                self.verify_pin(card, pin, &value)
            };
            let Some(pin) = pin_ref else { return self.read_certificate_file(card, request.kind) };
            if !self.pins.precedes_reading(request.kind) {
                let read = self.read_certificate_file(card, request.kind);
                if read != Err(Reason::CardError { status_word: Some(SW_SECURITY_STATUS) }.into()) {
                    return read;
                }
            }
            unlock(card, pin)?;
            self.read_certificate_file(card, request.kind)
        })?;
        Ok(ReadCertificateDone { certificate: Base64Bytes(certificate) })
    }

    fn read_certificate_file(&self, card: &mut dyn CardChannel, kind: CertificateKind) -> Result<Vec<u8>, Failure> {
        self.files.select(card, self.certificates.file(kind))?;
        self.certificates.cut_out(card, self.files.as_ref())
    }

    /// `reader/pin-status`.
    pub(crate) fn pin_status(&self, request: &PinStatus, peer: &mut dyn Peer) -> Result<PinStatusDone, Failure> {
        let reference = self.pins.reference(request.pin)?;
        self.with_card(&request.card, peer, |card| {
            self.files.select(card, reference)?;
            let status_word = self.pin_commands.ask_tries(card)?;
            Ok(PinStatusDone { tries_left: self.status_words.tries(status_word)? })
        })
    }

    /// `reader/change-pin`.
    pub(crate) fn change_pin(&self, request: &ChangePin, peer: &mut dyn Peer) -> Result<ChangePinDone, Failure> {
        let current = self.pins.entered(request.pin, &request.current)?;
        let new = self.pins.chosen(request.pin, &request.new)?;
        self.with_card(&request.card, peer, |card| {
            self.verify_pin(card, request.pin, &current)?;
            self.status_words.verified(self.pin_commands.change(card, &new)?)?;
            Ok(ChangePinDone {})
        })
    }

    /// `signature/sign`.
    pub(crate) fn sign(&self, request: &Sign, peer: &mut dyn Peer) -> Result<SignDone, Failure> {
        let kind = match request.key {
            PinRef::Authentication => CertificateKind::Authentication,
            PinRef::Signature => CertificateKind::Signature,
            _ => return Err(Reason::Unsupported.into()),
        };
        let value = self.pins.entered(request.key, &request.pin)?;
        let content = self.signer.content(request.algorithm, &request.message.0)?;
        let signature = self.with_card(&request.card, peer, |card| {
            self.certificates.require_present(card, self.files.as_ref(), kind)?;
            self.verify_pin(card, request.key, &value)?;
            self.files.select(card, self.signer.key_file(request.key)?)?;
            let signature = self.signer.sign(card, &content)?;
            if let Some(certificate) = self.own_certificate(card, kind)? {
                self.signer.confirm(&certificate, &content, &signature)?;
            }
            Ok(signature)
        })?;
        Ok(SignDone { signature: Base64Bytes(signature) })
    }

    /// The certificate of the key just used, to check the signature by. A card that does not give it has still signed.
    fn own_certificate(
        &self,
        card: &mut dyn CardChannel,
        kind: CertificateKind,
    ) -> Result<Option<Certificate>, Failure> {
        match self.read_certificate_file(card, kind) {
            Ok(certificate) => Ok(Certificate::parse(&certificate).ok()),
            Err(removed @ Failure::Refused(Reason::CardRemoved)) => Err(removed),
            Err(Failure::Refused(_)) => Ok(None),
            Err(failure) => Err(failure),
        }
    }
}
