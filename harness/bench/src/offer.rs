//! What a relying party is offered: message, signature, certificate, purpose, and whom to trust.

use std::sync::Arc;

use jiff::Timestamp;
use sekisho_ca_sim::keys::{OpensslKey, RsaSigningKey as _};
use sekisho_harness_protocol::{
    AnchorSource, Base64Bytes, ClockSource, DriverInfo, Purpose, SignatureAlgorithm, Verify,
};
use sekisho_reports_log::Bilingual;

use crate::{
    Stop,
    forge::{self, Hash},
};

/// An offer. Right when made; a case spoils it by changing one field.
#[derive(Clone)]
pub(crate) struct Offer {
    pub(crate) message: Vec<u8>,
    pub(crate) signature: Vec<u8>,
    pub(crate) algorithm: SignatureAlgorithm,
    pub(crate) certificate: Vec<u8>,
    pub(crate) purpose: Purpose,
    pub(crate) anchors: Vec<Vec<u8>>,
    pub(crate) key: Arc<OpensslKey>,
}

impl Offer {
    /// The same over another message.
    pub(crate) fn over(self, message: &[u8]) -> Result<Self, Stop> {
        let algorithm = self.algorithm;
        Self { message: message.to_vec(), ..self }.signed_with(algorithm)
    }

    /// The same with a signature made and stated with this algorithm.
    pub(crate) fn signed_with(mut self, algorithm: SignatureAlgorithm) -> Result<Self, Stop> {
        let hash = match algorithm {
            SignatureAlgorithm::RsaPkcs1Sha384 => Hash::Sha384,
            SignatureAlgorithm::RsaPkcs1Sha512 => Hash::Sha512,
            _ => Hash::Sha256,
        };
        self.algorithm = algorithm;
        let block = forge::digest_info(hash, &self.message)?;
        self.with_block(&block)
    }

    /// The same with a signature over this block instead of the right DigestInfo.
    pub(crate) fn with_block(&self, block: &[u8]) -> Result<Self, Stop> {
        let mut offer = self.clone();
        offer.signature.clear();
        let signed = self.key.sign_pkcs1_raw(block, &mut offer.signature);
        signed.map_err(|error| Stop::bench("signing", error))?;
        Ok(offer)
    }

    /// The same over a message for which the signature begins with a zero octet: one in 256 does.
    pub(crate) fn with_leading_zero(self) -> Result<Self, Stop> {
        let mut offer = self;
        for counter in 0_u32..10_000 {
            let message = [b"TEST OBJECT ".as_slice(), &counter.to_be_bytes()].concat();
            offer = offer.over(&message)?;
            if offer.signature.first() == Some(&0) {
                return Ok(offer);
            }
        }
        Err(Stop::Bench("no signature with a leading zero octet was found".to_owned()))
    }

    /// The request for an implementation with these capabilities.
    pub(crate) fn request(&self, info: &DriverInfo, now: Timestamp) -> Verify {
        let anchors = || self.anchors.iter().cloned().map(Base64Bytes).collect();
        Verify {
            message: Base64Bytes(self.message.clone()),
            signature: Base64Bytes(self.signature.clone()),
            algorithm: self.algorithm,
            certificate: Base64Bytes(self.certificate.clone()),
            purpose: self.purpose,
            anchors: (info.anchors == AnchorSource::Injected).then(anchors),
            at: (info.clock == ClockSource::Injected).then(|| now.to_string()),
        }
    }

    pub(crate) fn says(&self) -> Bilingual {
        match self.purpose {
            Purpose::Signature => Bilingual::new("Verify an offered signature", "提示された電子署名を検証する"),
            Purpose::Authentication => Bilingual::new("Verify an offered login", "提示されたログインを検証する"),
        }
    }
}
