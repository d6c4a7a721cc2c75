//! A resident becomes two certificates and a card.

use std::fmt;
use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::civil::Date;
use sekisho_ca_sim::keys::{AssignedKey, KeyPool};
use sekisho_ca_sim::{Authority, CaError, IssuedCertificate, Line};
use sekisho_card_sim::{
    Application, Base64, CardFile, CardFileError, ContentError, DEFAULT_ATR, DataObject, Hex, Interface, IssuerDomain,
    JpkiContents, KNOWN_ATRS, Tag, TerminalCa, jpki, jpki_application, security_domain,
};

use crate::card_authority::CardAuthority;
use crate::card_keys::CardKeys;
use crate::card_numbers::CardNumbers;
use crate::documents::{self, CardFacts};
use crate::issue::{Issued, issue};
use crate::pins::Pins;
use crate::plan::{CardPlan, Layout, Loaded, PinState};
use crate::rendered::{DrawingSettings, RenderError, photo_jp2, portrait};
use crate::resident::Resident;
use crate::seed::Seed;
use crate::settings::IssueSettings;

/// What a municipality orders.
#[derive(Clone, Copy)]
pub struct CardOrder<'a> {
    /// For whom.
    pub resident: &'a Resident,
    /// The picture of the holder, a JPEG 2000 file; without one the card gets a drawing that everybody gets.
    pub photo: Option<&'a [u8]>,
    /// The secrets that the holder chose.
    pub pins: &'a Pins,
    /// The keys that the card gets.
    pub keys: &'a CardKeys,
    /// The numbers that the card gets.
    pub numbers: CardNumbers,
    /// What the card is to be.
    pub plan: &'a CardPlan,
    /// The instant of issue.
    pub at: Timestamp,
}

/// A card, and what J-LIS keeps on record about it.
#[derive(Clone)]
pub struct PersonalisedCard {
    /// The card.
    pub card: CardFile,
    /// Last day on which the card is in force.
    pub card_expiry: Date,
    /// The picture of the holder, a JPEG 2000 file.
    pub photo: Vec<u8>,
    /// The signing certificate.
    pub signature: Option<IssuedCertificate>,
    /// The authentication certificate.
    pub authentication: Option<IssuedCertificate>,
}

/// Without the picture.
impl fmt::Debug for CardOrder<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { resident, photo: _, pins, keys, numbers, plan, at } = self;
        f.debug_struct("CardOrder")
            .field("resident", resident)
            .field("pins", pins)
            .field("keys", keys)
            .field("numbers", numbers)
            .field("plan", plan)
            .field("at", at)
            .finish_non_exhaustive()
    }
}

/// Without the picture.
impl fmt::Debug for PersonalisedCard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { card, card_expiry, photo: _, signature, authentication } = self;
        f.debug_struct("PersonalisedCard")
            .field("card", card)
            .field("card_expiry", card_expiry)
            .field("signature", signature)
            .field("authentication", authentication)
            .finish_non_exhaustive()
    }
}

/// A card cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PersonaliseError {
    /// The authority or a key failed, or the dates contradict each other.
    #[error(transparent)]
    Authority(#[from] CaError),
    /// The contents do not fit the card, for instance a password of the wrong form.
    #[error("the card cannot hold what it was given: {0}")]
    Card(#[from] CardFileError),
    /// A value does not fit the form of a card's file.
    #[error("the card's files cannot hold what they were given: {0}")]
    Content(#[from] ContentError),
    /// A picture cannot be made.
    #[error("the card's pictures cannot be drawn: {0}")]
    Picture(#[from] RenderError),
}

/// Issues the certificates and lays out the card.
///
/// # Errors
/// [`PersonaliseError`]. Certificates that were issued before the failure stay on the authority's record, as in reality.
pub fn personalise(
    order: &CardOrder<'_>,
    settings: &IssueSettings,
    authority: &mut Authority,
) -> Result<PersonalisedCard, PersonaliseError> {
    let issued = issue(order, settings, authority)?;
    let card_authority = CardAuthority::new(KeyPool::committed()?, settings.card_authority);
    let facts = CardFacts::new(card_authority, order, issued.issued_on, issued.card_expiry)?;
    let photo = match order.photo {
        Some(photo) => photo.to_vec(),
        None => everybody()?.to_vec(),
    };
    let plan = order.plan;
    let jpki = jpki(order, &issued, authority, &card_authority)?;
    let applications = match plan.layout {
        Layout::Phone => vec![jpki],
        Layout::Plastic => plastic(order, settings, &facts, &photo, jpki)?,
        Layout::NextGeneration => {
            let surface = documents::surface(&facts, photo.clone(), &settings.drawing)?;
            let text = documents::text(&facts, None)?;
            vec![
                documents::next_generation::authentication_application(jpki),
                documents::next_generation::card_face_application(surface, &text),
            ]
        }
    };
    let mut card = CardFile::new(&order.resident.name(), plan.token, applications);
    card.atr = Hex(plan.atr.clone());
    card.issuer_domain = match plan.layout {
        Layout::Plastic => documents::issuer_domain(&facts, Some(contact_atr(plan)?))?,
        Layout::Phone | Layout::NextGeneration => IssuerDomain::default(),
    };
    if plan.pins == PinState::Blocked {
        let pins = card.applications.iter_mut().flat_map(|application| &mut application.pins);
        pins.for_each(|pin| pin.tries_left = 0);
    }
    card.check()?;
    let Issued { card_expiry, signature, authentication, .. } = issued;
    Ok(PersonalisedCard { card, card_expiry, photo, signature, authentication })
}

/// The drawing on cards that were ordered without a picture.
static EVERYBODY: LazyLock<Result<Vec<u8>, RenderError>> =
    LazyLock::new(|| photo_jp2(&portrait(&Seed::of_run("everybody")), &DrawingSettings::default()));

fn everybody() -> Result<&'static [u8], RenderError> {
    EVERYBODY.as_deref().map_err(Clone::clone)
}

/// The private key of a card as PKCS #8, DER.
pub(crate) fn pkcs8(key: &AssignedKey) -> Result<Vec<u8>, PersonaliseError> {
    Ok(key.key.pkcs8_der()?)
}

/// A key without a certificate to serve stays off the card. Both references are there all the same: software asks for them.
fn jpki(
    order: &CardOrder<'_>,
    issued: &Issued,
    authority: &Authority,
    card_authority: &CardAuthority,
) -> Result<Application, PersonaliseError> {
    let next = issued.next_keys.as_ref();
    let signature_key = match next {
        Some(keys) => keys.signature.pkcs8_der()?,
        None => pkcs8(&order.keys.signature)?,
    };
    let authentication_key = match next {
        Some(keys) => keys.authentication.pkcs8_der()?,
        None => pkcs8(&order.keys.authentication)?,
    };
    let set = |pin: &String| (order.plan.pins != PinState::None).then(|| pin.clone());
    let terminal_authority = card_authority.terminal_authority()?;
    Ok(jpki_application(JpkiContents {
        signature_key_pkcs8: issued.signature.as_ref().map(|_| signature_key),
        authentication_key_pkcs8: issued.authentication.as_ref().map(|_| authentication_key),
        signature_certificate: issued.signature.as_ref().map(|certificate| certificate.der.clone()),
        signature_ca: root(authority, Line::Signing, issued.signature.as_ref(), order.at)?,
        authentication_certificate: issued.authentication.as_ref().map(|certificate| certificate.der.clone()),
        authentication_ca: root(authority, Line::Authentication, issued.authentication.as_ref(), order.at)?,
        signature_password: set(&order.pins.signature_password),
        authentication_pin: set(&order.pins.authentication_pin),
        token_label: order.plan.token,
        terminal_ca: Some(TerminalCa {
            fid: jpki::TERMINAL_CA_KEY,
            key_id: Hex(sekisho_card_sim::KeyId::TERMINAL_AUTHORITY.as_bytes().to_vec()),
            modulus: Base64(terminal_authority.modulus().to_vec()),
            exponent: Hex(vec![0x01, 0x00, 0x01]),
        }),
    }))
}

/// Every application of a plastic card, in the order in which a shortened name finds them.
fn plastic(
    order: &CardOrder<'_>,
    settings: &IssueSettings,
    facts: &CardFacts<'_>,
    photo: &[u8],
    jpki: Application,
) -> Result<Vec<Application>, PersonaliseError> {
    let plan = order.plan;
    let set = |pin: &String| (plan.pins != PinState::None).then(|| pin.clone());
    let card_pin = || set(&order.pins.card_pin);
    let mut common_card = documents::common_card(facts, card_pin())?;
    let mut beside = Vec::new();
    for loaded in &plan.loaded {
        match loaded {
            Loaded::Licence { pin } => {
                let picture = if photo.len() <= LICENCE_PHOTO { photo } else { everybody()? };
                beside.push(documents::licence(facts, picture.to_vec(), pin.clone())?);
            }
            Loaded::FreeArea { owner, pin, mutual_authentication } => {
                beside.push(documents::free_area(facts, *owner, pin.clone(), *mutual_authentication)?);
            }
            Loaded::CommonUserNumber => common_card = documents::with_user_number(common_card, facts),
        }
    }
    let mut applications = vec![
        jpki,
        documents::surface(facts, photo.to_vec(), &settings.drawing)?,
        documents::text(facts, set(&order.pins.text_pin))?,
        common_card,
        documents::juki(facts, card_pin())?,
    ];
    let atr = contact_atr(plan)?;
    applications.iter_mut().for_each(|application| application.objects.push(atr.clone()));
    applications.extend(beside);
    Ok(applications)
}

/// The most that a licence's photo has, in octets. A larger picture of the holder is not made smaller here: there is no
/// reader of JPEG 2000.
const LICENCE_PHOTO: usize = 2000;

/// Object 5F51: the contact interface's answer to reset, which a contactless reader does not see otherwise.
fn contact_atr(plan: &CardPlan) -> Result<DataObject, PersonaliseError> {
    let contactless =
        KNOWN_ATRS.iter().any(|known| known.interface == Interface::Contactless && known.bytes == plan.atr);
    let atr = if contactless { &DEFAULT_ATR[..] } else { &plan.atr };
    Ok(DataObject {
        tag: Tag::new(security_domain::CONTACT_ATR),
        name: security_domain::object_name(security_domain::CONTACT_ATR).to_owned(),
        content: Base64(security_domain::contact_atr(atr)?),
    })
}

/// The root that goes on the card: of the certificate's generation, or of the one that would have issued it.
fn root(
    authority: &Authority,
    line: Line,
    issued: Option<&IssuedCertificate>,
    at: Timestamp,
) -> Result<Vec<u8>, CaError> {
    let generation = match issued {
        Some(issued) => issued.generation,
        None => authority.state().line(line).issuing_generation(at).ok_or(CaError::NoIssuer { line, at })?,
    };
    Ok(authority.root(line, generation)?.to_vec())
}
