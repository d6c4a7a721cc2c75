//! Whether the certificate that comes with a response can be its signer's: by the responderID, and by who issued it.

use const_oid::db::rfc5280::ID_CE_AUTHORITY_KEY_IDENTIFIER;
use sha1::{Digest, Sha1};

use super::cert_id::NamedIssuer;
use super::data::{BY_NAME, Data};
use crate::inspect::judgement::Judgement;
use crate::inspect::key;
use crate::inspect::number::hex;
use crate::inspect::place::Place;
use crate::inspect::report::Report;
use crate::inspect::rule::ocsp::{SIGNER, SIGNER_ISSUER};
use crate::inspect::tlv::{Element, tag};

/// What a certificate says about itself and its issuer, as far as it can be read.
struct Carried<'a> {
    issuer: &'a [u8],
    subject: &'a [u8],
    key: &'a [u8],
    /// keyIdentifier of its issuer's key.
    issuer_key: Option<&'a [u8]>,
}

impl<'a> Carried<'a> {
    fn read(certificate: &Element<'a>) -> Option<Self> {
        let mut fields = certificate.children().field(tag::SEQUENCE)?.children();
        fields.field(tag::context(0));
        fields.field(tag::INTEGER)?;
        let [_, issuer, _, subject, spki] = [(); 5].map(|()| fields.field(tag::SEQUENCE));
        Some(Self {
            issuer: issuer?.raw,
            subject: subject?.raw,
            key: key::public_key(&spki?)?,
            issuer_key: fields.find(|field| field.tag == tag::context(3)).and_then(|list| issuer_key(&list)),
        })
    }

    /// Whether this is the certificate that a responderID names.
    fn is_named_by(&self, responder: &Element<'_>) -> bool {
        responder.only_child().is_some_and(|id| match responder.tag {
            BY_NAME => id.raw == self.subject,
            _ => id.content == Sha1::digest(self.key).as_slice(),
        })
    }

    /// Whether it may answer for certificates of this issuer: the issuer certified it, or is it itself. None if that cannot
    /// be told, since nothing says with which key it was certified.
    fn may_speak_for(&self, issuer: NamedIssuer<'_>) -> Option<bool> {
        if !issuer.has_name(self.issuer) {
            return Some(false);
        }
        if self.issuer == self.subject {
            return Some(issuer.has_key(self.key));
        }
        self.issuer_key.and_then(|identifier| issuer.has_key_identifier(identifier))
    }
}

/// keyIdentifier in the authorityKeyIdentifier of these extensions.
fn issuer_key<'a>(wrapper: &Element<'a>) -> Option<&'a [u8]> {
    let value = wrapper.only_child()?.children().find_map(|extension| {
        let mut fields = extension.children();
        let oid = fields.field(tag::OID)?;
        fields.field(tag::BOOLEAN);
        fields.field(tag::OCTET_STRING).filter(|_| oid.content == ID_CE_AUTHORITY_KEY_IDENTIFIER.as_bytes())
    })?;
    value.only_child()?.children().field(tag::implicit(0)).map(|key| key.content)
}

/// Judges the certificates that come with a response.
pub(super) fn judge(report: &mut Report, place: &Place<'_>, certificates: &Element<'_>, data: &Data<'_>) {
    let Some(responder) = &data.responder else { return };
    let signer = certificates.children().filter_map(|one| Carried::read(&one)).find(|one| one.is_named_by(responder));
    let named = responder.only_child().map_or_else(|| hex(responder.raw), |id| hex(id.content));
    report.judge(place, named, SIGNER, signer.is_some());
    let Some(signer) = signer else { return };
    let told: Vec<Option<bool>> = data.issuers.iter().map(|issuer| signer.may_speak_for(*issuer)).collect();
    let judgement = match told.as_slice() {
        told if told.contains(&Some(false)) => Judgement::Differs,
        [] => Judgement::CannotTell,
        told if told.contains(&None) => Judgement::CannotTell,
        _ => Judgement::AsInJpki,
    };
    let key = signer.issuer_key.map_or_else(|| hex(&Sha1::digest(signer.key)), hex);
    report.add(place, key, SIGNER_ISSUER, judgement);
}
