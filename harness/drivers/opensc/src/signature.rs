//! `signature/sign`.

use cryptoki::mechanism::Mechanism;
use cryptoki::object::{Attribute, AttributeType, ObjectClass};
use cryptoki::session::UserType;
use sekisho_harness_protocol::{Base64Bytes, PinRef, Reason, Sign, SignDone, SignatureAlgorithm};

use crate::failure::Failure;
use crate::module::Running;
use crate::token::{find, login, open_session};

/// Logs in and signs; the module hashes.
pub(crate) fn sign(module: &Running<'_>, reader: &str, request: &Sign) -> Result<SignDone, Failure> {
    let mechanism = mechanism(request.algorithm)?;
    let session = open_session(module, reader, request.key)?;
    login(&session, UserType::User, &request.pin)?;
    let id = if request.key == PinRef::Authentication { 1 } else { 2 };
    let template = [Attribute::Class(ObjectClass::PRIVATE_KEY), Attribute::Id(vec![id])];
    let key = find(&session, &template)?;
    let key = key.ok_or_else(|| Failure::new(Reason::NotPresent, "OpenSC shows no such key"))?;
    let attributes = session.get_attributes(key, &[AttributeType::AlwaysAuthenticate])?;
    session.sign_init(&mechanism, key)?;
    if attributes.contains(&Attribute::AlwaysAuthenticate(true)) {
        login(&session, UserType::ContextSpecific, &request.pin)?;
    }
    session.sign_update(&request.message.0)?;
    Ok(SignDone { signature: Base64Bytes(session.sign_final()?) })
}

fn mechanism(algorithm: SignatureAlgorithm) -> Result<Mechanism<'static>, Failure> {
    match algorithm {
        SignatureAlgorithm::RsaPkcs1Sha256 => Ok(Mechanism::Sha256RsaPkcs),
        SignatureAlgorithm::RsaPkcs1Sha384 => Ok(Mechanism::Sha384RsaPkcs),
        SignatureAlgorithm::RsaPkcs1Sha512 => Ok(Mechanism::Sha512RsaPkcs),
        other => Err(Failure::new(Reason::Unsupported, format!("this driver knows no mechanism for {other:?}"))),
    }
}
