//! The certificates of a card: whether somebody gets them, until when, and for which keys.

use jiff::civil::Date;
use sekisho_ca_sim::keys::AssignedKey;
use sekisho_ca_sim::{Authority, Carrier, IssuedCertificate, Line, jst_date};

use crate::certificate_order::CertificateOrder;
use crate::documents::next_generation::NextKeys;
use crate::holder_key::HolderKey;
use crate::personalise::{CardOrder, PersonaliseError};
use crate::plan::Layout;
use crate::settings::IssueSettings;

/// What the JPKI authority contributes.
pub(crate) struct Issued {
    pub(crate) issued_on: Date,
    pub(crate) card_expiry: Date,
    pub(crate) signature: Option<IssuedCertificate>,
    pub(crate) authentication: Option<IssuedCertificate>,
    pub(crate) next_keys: Option<NextKeys>,
}

/// Issues the certificates of an order.
pub(crate) fn issue(
    order: &CardOrder<'_>,
    settings: &IssueSettings,
    authority: &mut Authority,
) -> Result<Issued, PersonaliseError> {
    let carrier = match order.plan.layout {
        Layout::Plastic => Carrier::Card,
        Layout::Phone => Carrier::Phone,
        Layout::NextGeneration => Carrier::NextCard,
    };
    let next_keys = match order.plan.layout {
        Layout::NextGeneration => Some(NextKeys::of(&order.numbers)?),
        Layout::Plastic | Layout::Phone => None,
    };
    let rules = authority.settings().clone();
    let CardOrder { resident, at, .. } = *order;
    let certificates = CertificateOrder { resident, carrier, at, generation: None, settings, authority: &rules };
    let mut issue = |line: Line, wanted: bool, key: &AssignedKey, own: Option<&HolderKey>| {
        if !wanted || !certificates.is_old_enough(line) {
            return Ok(None);
        }
        let key = own.map_or_else(|| key.subject_key(), HolderKey::subject_key);
        authority.issue(&certificates.application(line, key)?).map(Some)
    };
    let (wanted, keys, own) = (order.plan.wanted, order.keys, next_keys.as_ref());
    let signature = issue(Line::Signing, wanted.signature, &keys.signature, own.map(|keys| &keys.signature))?;
    let own = own.map(|keys| &keys.authentication);
    let authentication = issue(Line::Authentication, wanted.authentication, &keys.authentication, own)?;
    let card_expiry = certificates.card_expiry()?;
    Ok(Issued { issued_on: jst_date(at), card_expiry, signature, authentication, next_keys })
}
