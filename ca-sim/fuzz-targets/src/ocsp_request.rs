//! Target `ocsp_request`: octets that may be an OCSPRequest, asked of three responders.

use der::{Decode, Encode};
use sekisho_ca_sim::ocsp::OcspResponder;
use x509_ocsp::{BasicOcspResponse, OcspRequest, OcspResponse, OcspResponseStatus};

use crate::broken::Broken;
use crate::scene::{Scene, scene};

/// Runs one input.
///
/// # Errors
/// [`Broken`], the first rule that did not hold.
pub fn ocsp_request(input: &[u8]) -> Result<(), Broken> {
    let scene = scene().map_err(no_response)?;
    let fresh = answered(scene, &scene.fresh, input)?;
    answered(scene, &scene.pre_produced, input)?;
    let Some(request) = answered(scene, &scene.strict, input)? else { return Ok(()) };
    // A signature makes no request right that is wrong without one.
    if request.optional_signature.is_none() || fresh.is_none() {
        return Err(Broken::NotSigned);
    }
    Ok(())
}

/// The request, if it was answered with success.
fn answered(scene: &Scene, responder: &OcspResponder, input: &[u8]) -> Result<Option<OcspRequest>, Broken> {
    let der = responder.answer(input, scene.now).into_der();
    if der != responder.answer(input, scene.now).into_der() {
        return Err(Broken::Unrepeatable);
    }
    let response = OcspResponse::from_der(&der).map_err(no_response)?;
    if response.to_der().map_err(no_response)? != der {
        return Err(no_response("written in another way than DER"));
    }
    let successful = response.response_status == OcspResponseStatus::Successful;
    match (successful, response.response_bytes) {
        (false, None) => Ok(None),
        (true, Some(bytes)) => {
            let basic = BasicOcspResponse::from_der(bytes.response.as_bytes()).map_err(no_response)?;
            // Only a request that can be read is ever answered.
            let request = OcspRequest::from_der(input).map_err(no_response)?;
            one_for_one(&request, &basic)?;
            Ok(Some(request))
        }
        (successful, _) => {
            Err(no_response(if successful { "successful and empty" } else { "an error with an answer" }))
        }
    }
}

fn one_for_one(request: &OcspRequest, basic: &BasicOcspResponse) -> Result<(), Broken> {
    let asked = request.tbs_request.request_list.iter().map(|one| &one.req_cert);
    let answers = &basic.tbs_response_data.responses;
    if !asked.eq(answers.iter().map(|single| &single.cert_id)) {
        let asked = request.tbs_request.request_list.len();
        return Err(Broken::OtherCertificates { asked, answered: answers.len() });
    }
    if request.nonce() != basic.nonce() {
        return Err(Broken::OtherNonce);
    }
    Ok(())
}

fn no_response(problem: impl ToString) -> Broken {
    Broken::NoResponse { problem: problem.to_string() }
}
