//! Good OCSP responses.

use std::sync::Arc;

use sekisho_ca_sim::ocsp::{
    CertIdHash, OcspRequestBuilder, OcspResponder, OcspRule, OcspSigner, OcspSigners, ResponderIdForm,
};
use sekisho_ca_sim::{IssuedCertificate, Serial, Snapshot};

use crate::error::JudgeError;
use crate::exhibit::{Exhibit, Kind, OcspExchange};
use crate::scene::Scene;

/// An answer by each signer in each form, with and without a nonce, to each hash.
pub(super) fn of(scene: &mut Scene, name: &str, holder: &IssuedCertificate) -> Result<Vec<Exhibit>, JudgeError> {
    let snapshot = Arc::new(Snapshot::take(&scene.authority, Scene::NOW)?);
    let mut exhibits = Vec::new();
    for (signer, responder_id, who) in [
        (OcspSigner::Delegated, ResponderIdForm::ByKey, "delegated"),
        (OcspSigner::Delegated, ResponderIdForm::ByName, "delegated-by-name"),
        (OcspSigner::Direct, ResponderIdForm::ByKey, "direct"),
    ] {
        let rule = OcspRule { signer, responder_id, ..OcspRule::default() };
        let signers = OcspSigners::of(&mut scene.authority, rule, Scene::ISSUED)?;
        let responder = OcspResponder::new(Arc::new(signers), Arc::clone(&snapshot))?;
        let root = scene.authority.root(holder.line, holder.generation)?;
        for (hash, hashed) in [(CertIdHash::Sha1, "sha1"), (CertIdHash::Sha256, "sha256")] {
            for (nonce, how) in [(None, ""), (Some([0xA5; 32]), "-nonce")] {
                exhibits.push(Exhibit {
                    kind: Kind::OcspResponse,
                    ocsp: Some(exchange(&responder, root, holder.serial, hash, nonce)?),
                    ..scene.exhibit(&format!("{name}-ocsp-{who}-{hashed}{how}"), holder)?
                });
            }
        }
    }
    Ok(exhibits)
}

/// Asks a responder for one certificate under this root.
pub(super) fn exchange(
    responder: &OcspResponder,
    root: &[u8],
    serial: Serial,
    hash: CertIdHash,
    nonce: Option<[u8; 32]>,
) -> Result<OcspExchange, JudgeError> {
    let builder = OcspRequestBuilder::new(hash).ask(root, serial)?;
    let builder = match nonce {
        Some(octets) => builder.nonce(&octets),
        None => builder,
    };
    let request = builder.build()?.der().to_vec();
    let response = responder.answer(&request, Scene::NOW).into_der();
    Ok(OcspExchange { response, request, nonce: nonce.map(Vec::from) })
}
