//! The authority behind card-verifiable certificates: who signs what stands in a card's files.
//!
//! It is apart from the JPKI authority: its keys are those of the card's applications, and its certificates name keys by
//! number. Its own keys are in no file of the card, so a reader has to bring them.

use std::sync::Arc;

use sekisho_ca_sim::CaError;
use sekisho_ca_sim::keys::{KeyPool, OpensslKey, RsaSigningKey as _, SignatureAlgorithm, SigningKey as _};
use sekisho_card_sim::{CvCertificate, CvCertificateBody, Digits, KeyId, RsaPublicKey, SignedContent};
use serde::{Deserialize, Serialize};

use crate::personalise::PersonaliseError;

/// Which numbers the authority's keys go by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CardAuthorityNames {
    /// 9999023, 9999033 and 9999020: of the real shape, and nobody's. Chosen.
    #[default]
    Own,
    /// 6000023, 6000033 and 6000020, as cards for tests have. Published software knows the keys behind them, and says
    /// that the signatures are wrong.
    TestCards,
}

/// What a key of the authority certifies or signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardAuthorityLine {
    /// The surface application.
    Surface,
    /// The text application.
    Text,
    /// The chain of the issuer security domain.
    Chain,
}

/// Places in the pool, among the keys that only authorities use, behind those of the JPKI roots.
mod place {
    pub(super) const AUTHORITY: usize = 8;
    pub(super) const SERVICE: usize = 7;
    pub(super) const TERMINAL_AUTHORITY: usize = 11;
    pub(super) const SIGNER: usize = 12;
    pub(super) const POLICE: usize = 15;
}

/// The authority, with its keys ready.
#[derive(Debug, Clone, Copy)]
pub struct CardAuthority {
    pool: &'static KeyPool,
    names: CardAuthorityNames,
}

impl CardAuthorityLine {
    const fn index(self) -> usize {
        match self {
            Self::Surface => 0,
            Self::Text => 1,
            Self::Chain => 2,
        }
    }

    /// The two digits behind a municipality's code in the name of its key.
    const fn purpose(self) -> &'static str {
        match self {
            Self::Surface => "21",
            Self::Text => "31",
            Self::Chain => "30",
        }
    }
}

impl CardAuthority {
    /// The authority with keys of this pool.
    #[must_use]
    pub fn new(pool: &'static KeyPool, names: CardAuthorityNames) -> Self {
        Self { pool, names }
    }

    /// The name of the key at the top of a line.
    ///
    /// # Errors
    /// None is known: the names are made here.
    pub fn key_id(&self, line: CardAuthorityLine) -> Result<KeyId, PersonaliseError> {
        let own = match line {
            CardAuthorityLine::Surface => KeyId::SURFACE_AUTHORITY,
            CardAuthorityLine::Text => KeyId::TEXT_AUTHORITY,
            CardAuthorityLine::Chain => KeyId::CARD_AUTHORITY,
        };
        self.named(own)
    }

    /// The public key at the top of a line: what a reader has to bring.
    ///
    /// # Errors
    /// [`PersonaliseError::Authority`] if the pool has no such key.
    pub fn public_key(&self, line: CardAuthorityLine) -> Result<RsaPublicKey, PersonaliseError> {
        public_key(&*self.key(place::AUTHORITY + line.index())?)
    }

    /// A name of ours in the numbering that was chosen.
    pub(crate) fn named(&self, own: KeyId) -> Result<KeyId, PersonaliseError> {
        let mut bytes = *own.as_bytes();
        if self.names == CardAuthorityNames::TestCards {
            if let Some(first) = bytes.first_chunk_mut() {
                *first = *b"6000";
            }
            // The one authority whose identifier does not end in 0 on test cards.
            if own == KeyId::CARD_AUTHORITY
                && let Some(last) = bytes.last_mut()
            {
                *last = 0xA8;
            }
        }
        Ok(KeyId::from_bytes(&bytes)?)
    }

    /// The certificate of the key with which a municipality signs on one line.
    pub(crate) fn signer(
        &self,
        line: CardAuthorityLine,
        municipality: &Digits<5>,
    ) -> Result<CvCertificate, PersonaliseError> {
        let subject = match line {
            // Group and end are those seen on one test card.
            CardAuthorityLine::Chain => {
                KeyId::new(&format!("{municipality}{}", line.purpose()).parse()?, &"002".parse()?, [0, 0, 0, 0x98])
            }
            CardAuthorityLine::Surface | CardAuthorityLine::Text => {
                KeyId::of_municipality(municipality, &line.purpose().parse()?)
            }
        };
        let public_key = public_key(&*self.key(place::SIGNER + line.index())?)?;
        self.certify(place::AUTHORITY + line.index(), self.key_id(line)?, subject, public_key)
    }

    /// The certificate of a card's own key, by the municipality's key of the chain.
    pub(crate) fn card_certificate(
        &self,
        above: &CvCertificate,
        subject: KeyId,
        key: RsaPublicKey,
    ) -> Result<CvCertificate, PersonaliseError> {
        let line = CardAuthorityLine::Chain;
        self.certify(place::SIGNER + line.index(), above.body.subject, subject, key)
    }

    fn certify(
        &self,
        key: usize,
        issuer: KeyId,
        subject: KeyId,
        public_key: RsaPublicKey,
    ) -> Result<CvCertificate, PersonaliseError> {
        let key = self.key(key)?;
        CvCertificateBody { issuer, subject, public_key }.certified_by(|info| sign(&key, info))
    }

    /// A file signed with the municipality's key of a line.
    pub(crate) fn sign(
        &self,
        line: CardAuthorityLine,
        content: &impl SignedContent,
    ) -> Result<Vec<u8>, PersonaliseError> {
        let key = self.key(place::SIGNER + line.index())?;
        content.signed_by(|info| sign(&key, info))
    }

    /// A file signed with the police's key.
    pub(crate) fn sign_licence(&self, content: &impl SignedContent) -> Result<Vec<u8>, PersonaliseError> {
        let key = self.key(place::POLICE)?;
        content.signed_by(|info| sign(&key, info))
    }

    /// The public key of the police, with which a reader checks マイナ免許証.
    ///
    /// # Errors
    /// [`PersonaliseError::Authority`] if the pool has no such key.
    pub fn police_key(&self) -> Result<RsaPublicKey, PersonaliseError> {
        public_key(&*self.key(place::POLICE)?)
    }

    /// The public key with which cards check terminals' certificates.
    ///
    /// # Errors
    /// [`PersonaliseError::Authority`] if the pool has no such key.
    pub fn terminal_authority(&self) -> Result<RsaPublicKey, PersonaliseError> {
        public_key(&*self.key(place::TERMINAL_AUTHORITY)?)
    }

    /// The public key of the service behind applications in the free area.
    ///
    /// # Errors
    /// [`PersonaliseError::Authority`] if the pool has no such key.
    pub fn service_key(&self) -> Result<RsaPublicKey, PersonaliseError> {
        public_key(&*self.key(place::SERVICE)?)
    }

    /// What the service answers to a card's challenge.
    ///
    /// # Errors
    /// [`PersonaliseError::Authority`] if the pool has no such key, or it fails.
    pub fn service_response(&self, challenge: &[u8]) -> Result<Vec<u8>, PersonaliseError> {
        Ok(self.key(place::SERVICE)?.sign(SignatureAlgorithm::Sha256WithRsa, challenge)?)
    }

    /// The certificate of a terminal, as cards accept it.
    ///
    /// # Errors
    /// [`PersonaliseError::Authority`] if the pool has no such key.
    pub fn terminal_certificate(&self, subject: KeyId, key: RsaPublicKey) -> Result<CvCertificate, PersonaliseError> {
        let authority = self.key(place::TERMINAL_AUTHORITY)?;
        CvCertificateBody { issuer: KeyId::TERMINAL_AUTHORITY, subject, public_key: key }
            .certified_by(|info| sign(&authority, info))
    }

    fn key(&self, index: usize) -> Result<Arc<OpensslKey>, CaError> {
        self.pool.key(index)
    }
}

/// The public half of a key as card files write it.
pub(crate) fn public_key(key: &OpensslKey) -> Result<RsaPublicKey, PersonaliseError> {
    let modulus = sekisho_ca_sim::keys::RsaPublicKey::from_spki(key.spki_der())?.modulus()?;
    Ok(RsaPublicKey::new(&modulus)?)
}

fn sign(key: &OpensslKey, digest_info: &[u8]) -> Result<Vec<u8>, PersonaliseError> {
    let mut signature = Vec::new();
    key.sign_pkcs1_raw(digest_info, &mut signature)?;
    Ok(signature)
}
