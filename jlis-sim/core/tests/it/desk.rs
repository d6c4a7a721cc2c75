//! The desk: cards of every profile, and what a reader has to bring to check them.

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};
use sekisho_ca_sim::keys::{KeyPool, PoolKeys};
use sekisho_ca_sim::{Authority, Settings};
use sekisho_card_sim::{Card, MemoryStore};
use sekisho_jlis_sim_core::{
    Applicant, CardAuthority, CardAuthorityLine, CardAuthorityNames, CardKeys, CardNumbers, CardOrder, CardProfile,
    IssueSettings, PersonalisedCard, Pins, PoolKeyLoader, Resident, Seed, matching_number_b, personalise,
};

use crate::terminal::domain::{self, user_number};
use crate::terminal::rsa::Key;
use crate::terminal::{NOT_FOUND, OK, Terminal, jpki, names, surface, text};

/// The day on which cards are read.
pub(crate) const TODAY: Date = date(2026, 11, 22);

/// A card that was handed over, and what is known about it beside.
pub(crate) struct Handed {
    pub(crate) resident: Resident,
    pub(crate) pins: Pins,
    pub(crate) number_b: String,
    pub(crate) era_birth: &'static str,
    pub(crate) made: PersonalisedCard,
    pub(crate) authority: CardAuthority,
    card: Card,
}

/// All that a plastic card says.
pub(crate) struct Whole {
    pub(crate) jpki: jpki::Read,
    pub(crate) text: text::Read,
    pub(crate) surface: surface::Read,
    pub(crate) domain: domain::Read,
}

/// A card of this profile.
pub(crate) fn ordered(profile: &str) -> Handed {
    ordered_with(profile, CardAuthorityNames::default())
}

/// A card of this profile, whose authority goes by these names.
pub(crate) fn ordered_with(profile: &str, names: CardAuthorityNames) -> Handed {
    let profile = CardProfile::named(profile).unwrap();
    let at = now().to_zoned(TimeZone::UTC).checked_sub(Span::new().years(profile.issued_years_ago)).unwrap();
    let (birth, era_birth) = match profile.applicant {
        Applicant::Adult => (date(1980, 2, 17), "550217"),
        Applicant::Child => (date(2019, 5, 1), "010501"),
    };
    let (seed, pool) = (Seed::of_run("profiles"), KeyPool::committed().unwrap());
    let resident = Resident { birth, ..Resident::synthetic(&seed, 0, at.date()) };
    let (pins, numbers) = (Pins::synthetic(&seed, 0), CardNumbers::synthetic(&seed, 0).unwrap());
    let (keys, plan) = (CardKeys::from_pool(pool, 0).unwrap(), profile.plan());
    let settings = IssueSettings { card_authority: names, ..IssueSettings::default() };
    let roots = PoolKeys::genuine().unwrap();
    let mut authority = Authority::new(&Settings::default(), roots, at.timestamp()).unwrap();
    let order = CardOrder {
        resident: &resident,
        photo: None,
        pins: &pins,
        keys: &keys,
        numbers,
        plan: &plan,
        at: at.timestamp(),
    };
    let made = personalise(&order, &settings, &mut authority).unwrap();
    let number_b = matching_number_b(&resident, &numbers, made.card_expiry).unwrap().to_string();
    let draw = Seed::of_run("entropy").draw();
    let card = Card::open(made.card.clone(), &PoolKeyLoader::new(pool), Box::new(MemoryStore), Box::new(draw)).unwrap();
    Handed { resident, pins, number_b, era_birth, made, authority: CardAuthority::new(pool, names), card }
}

/// The instant at which cards are read.
pub(crate) fn now() -> Timestamp {
    TODAY.at(3, 0, 0, 0).to_zoned(TimeZone::UTC).unwrap().timestamp()
}

impl Handed {
    /// The card in a reader.
    pub(crate) fn terminal(&mut self) -> Terminal<'_> {
        Terminal::new(&mut self.card)
    }

    /// What the card answers to reset.
    pub(crate) fn atr(&self) -> String {
        self.card.atr().iter().map(|octet| format!("{octet:02X}")).collect()
    }

    /// Name and key at the top of a line: what a reader brings.
    pub(crate) fn trust(&self, line: CardAuthorityLine) -> (Vec<u8>, Key) {
        let key = self.authority.public_key(line).unwrap();
        (self.authority.key_id(line).unwrap().as_bytes().to_vec(), Key::of_modulus(key.modulus()))
    }

    /// Finds these applications on the card and none of the others.
    pub(crate) fn has_only(&mut self, there: &[&[u8]]) {
        let mut terminal = self.terminal();
        for aid in names::ALL {
            let expected = if there.contains(&aid) { OK } else { NOT_FOUND };
            assert_eq!(terminal.select(aid), expected, "{aid:02X?}");
        }
    }

    /// Reads a plastic card on which no PIN is blocked.
    pub(crate) fn read(&mut self) -> Whole {
        let pins = self.pins.clone();
        self.read_with(Some(&pins))
    }

    /// Reads a plastic card whose PINs are these, or blocked.
    pub(crate) fn read_with(&mut self, pins: Option<&Pins>) -> Whole {
        let (digits, number_b, era_birth) = (self.resident.number.digits(), self.number_b.clone(), self.era_birth);
        let [surface_line, text_line, chain] =
            [CardAuthorityLine::Surface, CardAuthorityLine::Text, CardAuthorityLine::Chain]
                .map(|line| self.trust(line));
        let mut terminal = self.terminal();
        let opening = jpki::Opening {
            aid: names::JPKI,
            pin: pins.map(|pins| &*pins.authentication_pin),
            password: pins.map(|pins| &*pins.signature_password),
            is_phone: false,
        };
        let jpki = jpki::read(&mut terminal, &opening, jpki::sign_with_rsa);
        let text = text::read(
            &mut terminal,
            &text::Opening {
                pin: pins.map(|pins| &*pins.text_pin),
                number_a: &digits,
                number_b: &number_b,
                authority: (&text_line.0, &text_line.1),
            },
        );
        let surface = surface::read(
            &mut terminal,
            &surface::Opening {
                aid: names::SURFACE,
                birth: era_birth,
                number_a: &digits,
                number_b: &number_b,
                authority: (&surface_line.0, &surface_line.1),
            },
        );
        let domain = domain::read(&mut terminal, pins.map(|pins| &*pins.card_pin), (&chain.0, &chain.1));
        // What stands in several places is the same everywhere, and what J-LIS knows.
        assert_eq!(
            (&text.number, &text.name, &text.address),
            (&digits, &self.resident.name(), &self.resident.address())
        );
        assert_eq!((&text.birth, &text.sex), (&surface.birth, &surface.sex));
        assert_eq!((&domain.expiry, &domain.municipality), (&surface.expiry, &surface.municipality));
        assert_eq!(text.birth, self.resident.birth.strftime("%Y%m%d").to_string());
        assert_eq!(domain.expiry, self.made.card_expiry.strftime("%Y%m%d").to_string());
        assert_eq!(jpki.label, "JPKIAPICCTOKEN2");
        Whole { jpki, text, surface, domain }
    }

    /// Reads the JPKI application under its name, with the holder's PINs.
    pub(crate) fn read_jpki(&mut self, aid: &[u8], is_phone: bool, signing: jpki::Signing) -> jpki::Read {
        let pins = self.pins.clone();
        let (pin, password) = (Some(&*pins.authentication_pin), Some(&*pins.signature_password));
        jpki::read(&mut self.terminal(), &jpki::Opening { aid, pin, password, is_phone }, signing)
    }

    /// The user number in 共通カードAP, or why there is none.
    pub(crate) fn common_user_number(&mut self) -> Result<String, u16> {
        user_number(&mut self.terminal())
    }
}
