//! The frame that certificates, CRLs and basic OCSP responses share: what is signed, the algorithm, the signature.

use super::extensions::Extensions;
use super::node::Node;
use crate::defect::draw::Draw;
use crate::error::CaError;
use crate::keys::{SignatureAlgorithm, SigningKey};

/// A signed object as a tree.
#[derive(Debug, Clone)]
pub(crate) struct Signed(Node);

impl Signed {
    /// Reads a signed object from DER.
    ///
    /// # Errors
    /// [`CaError::NotInTree`].
    pub(crate) fn parse(der: &[u8]) -> Result<Self, CaError> {
        let mut tree = Node::parse(der)?;
        tree.at(&[2])?;
        Ok(Self(tree))
    }

    /// The whole: a SEQUENCE of three elements, or of four with the certificates of an OCSP response.
    pub(crate) fn frame(&mut self) -> &mut Node {
        &mut self.0
    }

    /// What is signed.
    ///
    /// # Errors
    /// [`CaError::NotInTree`].
    pub(crate) fn body(&mut self) -> Result<&mut Node, CaError> {
        self.0.at(&[0])
    }

    /// The extensions behind everything else that is signed: in a certificate in `[3]`, in a CRL in `[0]`, in an OCSP
    /// response in `[1]`.
    ///
    /// # Errors
    /// [`CaError::NotInTree`].
    pub(crate) fn extensions(&mut self) -> Result<Extensions<'_>, CaError> {
        let last = self.body()?.elements()?.last_mut();
        Extensions::of(last.ok_or(CaError::NotInTree { wanted: "extensions" })?.at(&[0])?)
    }

    /// The octets of the signature, behind the octet that counts unused bits.
    ///
    /// # Errors
    /// [`CaError::NotInTree`].
    pub(crate) fn signature(&mut self) -> Result<Vec<u8>, CaError> {
        Ok(self.0.at(&[2])?.octets()?.get(1..).unwrap_or_default().to_vec())
    }

    /// Puts in a signature.
    ///
    /// # Errors
    /// [`CaError::NotInTree`].
    pub(crate) fn set_signature(&mut self, signature: &[u8]) -> Result<(), CaError> {
        let value = self.0.at(&[2])?.octets()?;
        *value = [&[0], signature].concat();
        Ok(())
    }

    /// Inverts a bit of the signature, not in its first octet: the number stays below the modulus.
    ///
    /// # Errors
    /// [`CaError::NotInTree`].
    pub(crate) fn flip_signature_bit(&mut self, draw: &mut Draw) -> Result<(), CaError> {
        let mut signature = self.signature()?;
        let (octet, bit) = (1 + draw.index(signature.len().saturating_sub(1)), draw.below(8));
        if let Some(octet) = signature.get_mut(octet) {
            *octet ^= 1 << bit;
        }
        self.set_signature(&signature)
    }

    /// Signs anew with sha256WithRSAEncryption, whatever the object says about its algorithm.
    ///
    /// # Errors
    /// An error of the key.
    pub(crate) fn sign(&mut self, key: &dyn SigningKey) -> Result<(), CaError> {
        let body = self.body()?.encode();
        let signature = key.sign(SignatureAlgorithm::Sha256WithRsa, &body)?;
        self.set_signature(&signature)
    }

    /// Replaces both names of the algorithm: the signed one, at this index of the body, and the one before the signature.
    ///
    /// # Errors
    /// [`CaError::NotInTree`].
    pub(crate) fn set_algorithm(&mut self, inner: usize, algorithm: &Node) -> Result<(), CaError> {
        self.body()?.at(&[inner])?.clone_from(algorithm);
        self.0.at(&[1])?.clone_from(algorithm);
        Ok(())
    }

    /// Writes the object.
    pub(crate) fn encode(&self) -> Vec<u8> {
        self.0.encode()
    }
}
