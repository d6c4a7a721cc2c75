//! Target `ocsp_response`: octets that may be an OCSPResponse, judged by our client.

use jiff::SignedDuration;
use sekisho_ca_sim::Status;
use sekisho_ca_sim::ocsp::{OcspCheck, OcspNonce};

use crate::broken::Broken;
use crate::scene::scene;

/// Runs one input.
///
/// # Errors
/// [`Broken`], the first rule that did not hold.
pub fn ocsp_response(input: &[u8]) -> Result<(), Broken> {
    let unmade = |error: sekisho_ca_sim::CaError| Broken::NoResponse { problem: error.to_string() };
    let scene = scene().map_err(unmade)?;
    let sent = scene.request().map_err(unmade)?;
    let check =
        OcspCheck { issuer: &scene.root, now: scene.now, tolerance: SignedDuration::ZERO, nonce: OcspNonce::Required };
    let judged = check.check(&sent, input);
    if judged != check.check(&sent, input) {
        return Err(Broken::Unrepeatable);
    }
    match judged.as_deref() {
        // Whatever was changed in it, the responder's key has signed nothing else about this certificate.
        Ok([verdict]) if verdict.status == Status::Good => Ok(()),
        Ok(_) => Err(Broken::Forged),
        Err(_) => Ok(()),
    }
}
