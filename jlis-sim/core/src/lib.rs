//! J-LIS, the pure part: residents, seeds, and personalising a card.
//!
//! A [`Seed`] gives synthetic [`Resident`]s of real municipalities; [`personalise`] turns one of them into two
//! certificates and a card, as J-LIS does it. Here the certification authority and the card meet: each knows only its
//! own formats. What is drawn on the card is made here as well: pictures of name, address, number and security code, the
//! photo, and both printed sides ([`card_face_svg`]).

mod card_authority;
mod card_keys;
mod card_numbers;
mod certificate_order;
mod documents;
mod era;
mod holder_key;
mod issue;
mod jis_level;
mod key_loader;
mod municipality;
mod my_number;
mod personalise;
mod pins;
mod plan;
mod profile;
mod rendered;
mod resident;
mod seed;
mod settings;

pub use card_authority::{CardAuthority, CardAuthorityLine, CardAuthorityNames};
pub use card_keys::CardKeys;
pub use card_numbers::CardNumbers;
pub use certificate_order::CertificateOrder;
pub use documents::matching_number_b;
pub use era::{era_birth, era_birth_date, era_date};
pub use holder_key::HolderKey;
pub use jis_level::{JisLevel, is_supplementary_kanji, needs_substitute};
pub use key_loader::PoolKeyLoader;
pub use municipality::{Municipality, MunicipalityKind, all_municipalities, partition_municipalities};
pub use my_number::{MyNumber, MyNumberError, check_digit};
pub use personalise::{CardOrder, PersonaliseError, PersonalisedCard, personalise};
pub use pins::Pins;
pub use plan::{CardPlan, FreeAreaOwner, Layout, Loaded, PinState, Wanted};
pub use profile::{Applicant, CARD_PROFILES, CardProfile};
pub use rendered::{
    CardFace, CardSide, DrawingSettings, GreyImage, PHOTO_HEIGHT, PHOTO_WIDTH, RenderError, address_png, card_face_png,
    card_face_svg, code_png, has_glyph, name_png, number_png, number_qr_png, photo_jp2, picture, portrait,
};
pub use resident::Resident;
pub use seed::{Draw, Seed};
pub use settings::{IssueSettings, SharedName};
