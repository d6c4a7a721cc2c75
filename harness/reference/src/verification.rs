//! `signature/verify`: what is cheap and local first, what asks others last.

use jiff::Timestamp;
use sekisho_harness_protocol::{Peer, Verify, VerifyDone};

use crate::{Failure, Implementation};

impl Implementation {
    /// Form, purpose, path, signature, validity, revocation, in this order. Revocation is never asked about a signature
    /// that does not stand: asking costs money and tells the authority who is dealing with whom.
    pub(crate) fn verify(&mut self, request: &Verify, peer: &mut dyn Peer) -> Result<VerifyDone, Failure> {
        let at = moment(request.at.as_deref())?;
        let anchors = request.anchors.as_ref().ok_or_else(|| missing("anchors"))?;
        let anchors = anchors.iter().map(|anchor| self.parser.parse(&anchor.0)).collect::<Result<Vec<_>, _>>()?;
        let certificate = self.parser.parse(&request.certificate.0)?;

        self.purpose.check(&certificate, request.purpose)?;
        let issuer = self.path.issuer(&certificate, &anchors)?;
        let key = certificate.rsa_key()?;
        self.signature.check(request.algorithm, &request.message.0, &request.signature.0, &key)?;
        self.validity.check(&certificate, at)?;
        self.status.check(&certificate, &issuer, at, peer)?;
        Ok(VerifyDone {})
    }
}

fn moment(at: Option<&str>) -> Result<Timestamp, Failure> {
    let at = at.ok_or_else(|| missing("at"))?;
    at.parse().map_err(|error| Failure::Params(format!("expected a time of RFC 3339 in `at`, got {at:?}: {error}")))
}

fn missing(member: &str) -> Failure {
    Failure::Params(format!("this driver declared `{member}` as injected; give it in each request"))
}
