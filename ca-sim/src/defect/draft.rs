//! A twin that is being made wrong.

use std::sync::Arc;

use super::objects::Objects;
use super::realm::Age;
use super::scene::Scene;
use super::tree::{Extensions, Node, Signed};
use crate::error::CaError;
use crate::keys::{OpensslKey, SigningKey};
use crate::line::Line;

/// Indices in a TBSCertificate of version 3 (RFC 5280, 4.1).
pub(super) mod certificate {
    pub(in crate::defect) const VERSION: usize = 0;
    pub(in crate::defect) const SERIAL: usize = 1;
    pub(in crate::defect) const ALGORITHM: usize = 2;
    pub(in crate::defect) const ISSUER: usize = 3;
    pub(in crate::defect) const VALIDITY: usize = 4;
    pub(in crate::defect) const SUBJECT: usize = 5;
    pub(in crate::defect) const PUBLIC_KEY: usize = 6;
}

/// Indices in a TBSCertList of version 2 with nextUpdate and entries (RFC 5280, 5.1).
pub(super) mod list {
    pub(in crate::defect) const VERSION: usize = 0;
    pub(in crate::defect) const THIS_UPDATE: usize = 3;
    pub(in crate::defect) const NEXT_UPDATE: usize = 4;
    pub(in crate::defect) const ENTRIES: usize = 5;
}

/// Indices in a ResponseData of version 1 (RFC 6960, 4.2.1).
pub(super) mod answer {
    pub(in crate::defect) const RESPONDER: usize = 0;
    pub(in crate::defect) const PRODUCED_AT: usize = 1;
    pub(in crate::defect) const RESPONSES: usize = 2;
    /// Where the answer about the holder stands from there: the first.
    pub(in crate::defect) const SINGLE: &[usize] = &[RESPONSES, 0];
}

/// A change may look at the scene and draw from it.
type Outcome = Result<(), CaError>;

/// The objects on their way from right to wrong.
pub(super) struct Draft {
    pub(super) scene: Scene,
    pub(super) wrong: Objects,
    /// The private key to the certificate's public key; none if there cannot be one.
    pub(super) key: Option<Arc<OpensslKey>>,
}

impl Draft {
    /// Changes the certificate without signing it anew.
    pub(super) fn unsigned_certificate(&mut self, change: impl FnOnce(&mut Signed, &mut Scene) -> Outcome) -> Outcome {
        unsigned(&mut self.wrong.certificate, &mut self.scene, change)
    }

    /// Changes the certificate and signs it anew, as its issuer.
    pub(super) fn certificate(&mut self, change: impl FnOnce(&mut Signed, &mut Scene) -> Outcome) -> Outcome {
        self.unsigned_certificate(|certificate, scene| {
            change(certificate, scene)?;
            certificate.sign(&*scene.issuer_key()?)
        })
    }

    /// Changes a field of the certificate; see [`certificate`].
    pub(super) fn field(&mut self, index: usize, change: impl FnOnce(&mut Node, &mut Scene) -> Outcome) -> Outcome {
        self.certificate(|certificate, scene| change(certificate.body()?.at(&[index])?, scene))
    }

    /// Changes the extensions of the certificate.
    pub(super) fn extensions(&mut self, change: impl FnOnce(&mut Extensions<'_>, &mut Scene) -> Outcome) -> Outcome {
        self.certificate(|certificate, scene| change(&mut certificate.extensions()?, scene))
    }

    /// Signs the certificate with another key.
    pub(super) fn certificate_signed_by(&mut self, key: &dyn SigningKey) -> Outcome {
        self.unsigned_certificate(|certificate, _| certificate.sign(key))
    }

    /// Changes the extensions of the pinned root of the certificate's line.
    pub(super) fn root_extensions(&mut self, change: impl FnOnce(&mut Extensions<'_>) -> Outcome) -> Outcome {
        let index = usize::from(self.scene.line == Line::Authentication);
        let root = self.wrong.roots.get_mut(index).ok_or(CaError::NotInTree { wanted: "a root" })?;
        unsigned(root, &mut self.scene, |root, scene| {
            change(&mut root.extensions()?)?;
            root.sign(&*scene.issuer_key()?)
        })
    }

    /// Changes the list without signing it anew.
    pub(super) fn unsigned_list(&mut self, change: impl FnOnce(&mut Signed, &mut Scene) -> Outcome) -> Outcome {
        unsigned(&mut self.wrong.crl, &mut self.scene, change)
    }

    /// Changes the list and signs it anew, as its issuer.
    pub(super) fn list(&mut self, change: impl FnOnce(&mut Signed, &mut Scene) -> Outcome) -> Outcome {
        self.unsigned_list(|list, scene| {
            change(list, scene)?;
            list.sign(&*scene.issuer_key()?)
        })
    }

    /// Changes a field of the list; see [`list`].
    pub(super) fn list_field(
        &mut self,
        index: usize,
        change: impl FnOnce(&mut Node, &mut Scene) -> Outcome,
    ) -> Outcome {
        self.list(|list, scene| change(list.body()?.at(&[index])?, scene))
    }

    /// Changes the extensions of the list.
    pub(super) fn list_extensions(
        &mut self,
        change: impl FnOnce(&mut Extensions<'_>, &mut Scene) -> Outcome,
    ) -> Outcome {
        self.list(|list, scene| change(&mut list.extensions()?, scene))
    }

    /// Changes what stands around the basic response: status, type, octets.
    pub(super) fn answer_frame(&mut self, change: impl FnOnce(&mut Node) -> Outcome) -> Outcome {
        let mut frame = Node::parse(&self.wrong.ocsp_response)?;
        change(&mut frame)?;
        self.wrong.ocsp_response = frame.encode();
        Ok(())
    }

    /// Changes the OCSP answer without signing it anew.
    pub(super) fn unsigned_answer(&mut self, change: impl FnOnce(&mut Signed, &mut Scene) -> Outcome) -> Outcome {
        let mut frame = Node::parse(&self.wrong.ocsp_response)?;
        unsigned(frame.at(BASIC_RESPONSE)?.octets()?, &mut self.scene, change)?;
        self.wrong.ocsp_response = frame.encode();
        Ok(())
    }

    /// Changes the OCSP answer and signs it anew, as its responder.
    pub(super) fn answer(&mut self, change: impl FnOnce(&mut Signed, &mut Scene) -> Outcome) -> Outcome {
        self.unsigned_answer(|answer, scene| {
            change(answer, scene)?;
            answer.sign(&*scene.realm.responder_key(Age::Current, scene.line)?)
        })
    }

    /// Changes what the OCSP answer says about the holder's certificate.
    pub(super) fn single(&mut self, change: impl FnOnce(&mut Node, &mut Scene) -> Outcome) -> Outcome {
        self.answer(|answer, scene| change(answer.body()?.at(answer::SINGLE)?, scene))
    }

    /// Changes the responder's certificate, which its authority signs anew.
    pub(super) fn responder(&mut self, change: impl FnOnce(&mut Signed, &mut Scene) -> Outcome) -> Outcome {
        self.unsigned_answer(|answer, scene| {
            let place = answer.frame().at(RESPONDER_CERTIFICATE)?;
            let mut octets = place.encode();
            unsigned(&mut octets, scene, |certificate, scene| {
                change(certificate, scene)?;
                certificate.sign(&*scene.issuer_key()?)
            })?;
            *place = Node::parse(&octets)?;
            Ok(())
        })
    }
}

/// The octets of BasicOCSPResponse in an OCSPResponse.
const BASIC_RESPONSE: &[usize] = &[1, 0, 1];
/// The first certificate in a BasicOCSPResponse.
const RESPONDER_CERTIFICATE: &[usize] = &[3, 0, 0];

fn unsigned(
    object: &mut Vec<u8>,
    scene: &mut Scene,
    change: impl FnOnce(&mut Signed, &mut Scene) -> Outcome,
) -> Outcome {
    let mut tree = Signed::parse(object)?;
    change(&mut tree, scene)?;
    *object = tree.encode();
    Ok(())
}
