//! Cards to order by name: every way in which a reader can meet the My Number Card.

use sekisho_card_sim::{KnownAtr, TokenLabel};

use crate::plan::{CardPlan, FreeAreaOwner, Layout, Loaded, PinState, Wanted};

/// Who goes to the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Applicant {
    /// Somebody of age.
    Adult,
    /// Somebody too young for a signing certificate.
    Child,
}

/// A card by name.
#[derive(Debug, Clone, Copy)]
pub struct CardProfile {
    /// The name.
    pub name: &'static str,
    /// What it is, in English.
    pub english: &'static str,
    /// What it is, in Japanese.
    pub japanese: &'static str,
    /// For whom.
    pub applicant: Applicant,
    /// How long ago it was issued, in years: one that is long ago has expired.
    pub issued_years_ago: u8,
    plan: fn() -> CardPlan,
}

impl CardProfile {
    /// The profile with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        CARD_PROFILES.iter().find(|profile| profile.name == name)
    }

    /// What the card is to be.
    #[must_use]
    pub fn plan(&self) -> CardPlan {
        (self.plan)()
    }
}

/// Years after which a card and its certificates have ended: a card lasts to the tenth birthday, a certificate to the fifth.
const LONG_AGO: u8 = 11;

/// The licence's PIN where it has one.
const LICENCE_PIN: &str = "4321";
/// The PIN of an application in the free area where it has one.
const FREE_AREA_PIN: &str = "8765";

const fn adult(
    name: &'static str,
    english: &'static str,
    japanese: &'static str,
    plan: fn() -> CardPlan,
) -> CardProfile {
    CardProfile { name, english, japanese, applicant: Applicant::Adult, issued_years_ago: 0, plan }
}

/// Every profile. The first is what one gets without asking for another.
pub const CARD_PROFILES: &[CardProfile] = &[
    adult("plastic", "plastic card, contact interface", "カード(接触)", CardPlan::plastic),
    adult("contact-da13", "plastic card, another contact interface", "カード(接触、別のATR)", || {
        answering("da13")
    }),
    adult("contact-c5", "plastic card, a third contact interface", "カード(接触、さらに別のATR)", || {
        answering("c5")
    }),
    adult("contactless-05e0", "plastic card on a contactless reader", "カード(非接触)", || answering("05e0")),
    adult("contactless-41e0", "another card on a contactless reader", "カード(非接触、別のATR)", || {
        answering("41e0")
    }),
    adult("contactless-4b51-b3", "a newer card on a contactless reader", "新しいカード(非接触)", || {
        answering("4b51-b3")
    }),
    adult("contactless-4b51-00", "a newer card, another reader", "新しいカード(別のリーダ)", || {
        answering("4b51-00")
    }),
    adult("contactless-f5-d1", "a reader that makes its own ATR", "独自のATRを作るリーダ", || {
        answering("f5-d1")
    }),
    adult("contactless-f5-a1", "another reader that makes its own ATR", "独自のATRを作る別のリーダ", || {
        answering("f5-a1")
    }),
    adult("authentication-only", "adult without a signing certificate", "署名用証明書なし", || {
        CardPlan::plastic().wanting(Wanted::AUTHENTICATION)
    }),
    adult("signature-only", "adult without an authentication certificate", "利用者証明用証明書なし", || {
        CardPlan::plastic().wanting(Wanted::SIGNATURE)
    }),
    adult("no-certificate", "adult without certificates", "電子証明書なし", || {
        CardPlan::plastic().wanting(Wanted::NEITHER)
    }),
    CardProfile {
        applicant: Applicant::Child,
        ..adult("child", "child, too young for a signing certificate", "子ども(署名用証明書なし)", CardPlan::plastic)
    },
    adult("ward", "adult ward: no signing certificate", "成年被後見人(署名用証明書なし)", || {
        CardPlan::plastic().wanting(Wanted::AUTHENTICATION)
    }),
    adult("no-pin", "card without PINs", "暗証番号なし(顔認証マイナンバーカード)", || CardPlan {
        pins: PinState::None,
        ..CardPlan::plastic().wanting(Wanted::AUTHENTICATION)
    }),
    adult("blocked", "every reference blocked", "すべての照合がロック", || CardPlan {
        pins: PinState::Blocked,
        ..CardPlan::plastic()
    }),
    CardProfile {
        issued_years_ago: LONG_AGO,
        ..adult("expired", "card and certificates expired", "有効期限切れ", CardPlan::plastic)
    },
    adult("licence", "with a driver's licence behind its PIN", "マイナ免許証(暗証番号あり)", || {
        CardPlan::plastic().with(Loaded::Licence { pin: Some(LICENCE_PIN.to_owned()) })
    }),
    adult("licence-no-pin", "with a driver's licence, no PIN set", "マイナ免許証(暗証番号なし)", || {
        CardPlan::plastic().with(Loaded::Licence { pin: None })
    }),
    adult("ordinance", "with a municipality's application, free to read", "条例等利用アプリ", || {
        CardPlan::plastic().with(free_area(FreeAreaOwner::Municipality, None, false))
    }),
    adult(
        "ordinance-pin",
        "with a municipality's application behind a PIN",
        "条例等利用アプリ(暗証番号あり)",
        || CardPlan::plastic().with(free_area(FreeAreaOwner::Municipality, Some(FREE_AREA_PIN), false)),
    ),
    adult("private", "with a firm's application behind a PIN", "民間アプリ(暗証番号あり)", || {
        CardPlan::plastic().with(free_area(FreeAreaOwner::Firm, Some(FREE_AREA_PIN), false))
    }),
    adult(
        "private-mutual",
        "with a firm's application behind mutual authentication",
        "民間アプリ(相互認証)",
        || CardPlan::plastic().with(free_area(FreeAreaOwner::Firm, None, true)),
    ),
    adult(
        "common-user-number",
        "with a user number in the common application",
        "共通カードAPの利用者番号",
        || CardPlan::plastic().with(Loaded::CommonUserNumber),
    ),
    adult("android", "certificates in an Android phone", "スマホ用電子証明書(Android)", || {
        phone(TokenLabel::Android, Wanted::BOTH)
    }),
    adult("iphone", "certificates in an iPhone", "スマホ用電子証明書(iPhone)", || {
        phone(TokenLabel::Iphone, Wanted::BOTH)
    }),
    adult("android-authentication-only", "a phone with one certificate", "スマホ(利用者証明用のみ)", || {
        phone(TokenLabel::Android, Wanted::AUTHENTICATION)
    }),
    adult("next-generation", "sketch of the next card: two applications, P-384", "次期カード案(P-384)", || {
        CardPlan { layout: Layout::NextGeneration, ..CardPlan::plastic() }
    }),
];

fn answering(atr: &str) -> CardPlan {
    let plan = CardPlan::plastic();
    match KnownAtr::named(atr) {
        Some(known) => CardPlan { atr: known.bytes.to_vec(), ..plan },
        None => plan,
    }
}

fn phone(token: TokenLabel, wanted: Wanted) -> CardPlan {
    CardPlan { token, wanted, layout: Layout::Phone, ..CardPlan::plastic() }
}

fn free_area(owner: FreeAreaOwner, pin: Option<&str>, mutual_authentication: bool) -> Loaded {
    Loaded::FreeArea { owner, pin: pin.map(str::to_owned), mutual_authentication }
}
