//! The resident, the card and the values that stand in commands by name.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::date;
use openssl::hash::{MessageDigest, hash};
use openssl::pkey::{PKey, Public};
use sekisho_ca_sim::keys::{AssignedKey, KeyPool, PoolKeys, SigningKey as _};
use sekisho_ca_sim::{Authority, Settings};
use sekisho_card_sim::{
    Aid, Application, Card, FileId, KeyId, MemoryStore, common_card, jpki, juki, licence, surface, text,
};
use sekisho_jlis_sim_core::{
    CardAuthority, CardAuthorityLine, CardAuthorityNames, CardKeys, CardNumbers, CardOrder, CardProfile, IssueSettings,
    PersonalisedCard, Pins, PoolKeyLoader, Resident, Seed, personalise,
};

/// What the test knows about a card without asking it.
pub(super) struct Person {
    pub(super) made: PersonalisedCard,
    /// What stands in the card, as text.
    pub(super) facts: BTreeMap<&'static str, String>,
    /// What the holder types and a client computes, without the length.
    pub(super) values: BTreeMap<&'static str, Vec<u8>>,
    keys: CardKeys,
}

impl Person {
    /// The holder of a card of this profile.
    pub(super) fn with(profile: &str) -> Self {
        let at: Timestamp = "2026-11-22T03:04:05Z".parse().unwrap();
        let pool = KeyPool::committed().unwrap();
        let mut authority = Authority::new(&Settings::default(), PoolKeys::genuine().unwrap(), at).unwrap();
        let seed = Seed::of_run("clients");
        let birth = date(1980, 2, 17);
        let resident = Resident { birth, ..Resident::synthetic(&seed, 0, date(2026, 11, 22)) };
        let (pins, keys) = (Pins::synthetic(&seed, 0), CardKeys::from_pool(pool, 0).unwrap());
        let numbers = CardNumbers::synthetic(&seed, 0).unwrap();
        let plan = CardProfile::named(profile).unwrap().plan();
        let order = CardOrder { resident: &resident, photo: None, pins: &pins, keys: &keys, numbers, plan: &plan, at };
        let made = personalise(&order, &IssueSettings::default(), &mut authority).unwrap();
        let expiry = made.card_expiry;
        let facts = BTreeMap::from([
            ("name", resident.name()),
            ("address", resident.address()),
            ("birth", "19800217".to_owned()),
            ("sex", resident.sex.digit().to_owned()),
            ("number", resident.number.digits()),
            ("expiry", format!("{:04}{:02}{:02}", expiry.year(), expiry.month(), expiry.day())),
            ("municipality", resident.municipality.short_code().to_owned()),
        ]);
        let terminal = CardAuthority::new(pool, CardAuthorityNames::Own)
            .terminal_certificate(
                KeyId::of_municipality(&"13101".parse().unwrap(), &"99".parse().unwrap()),
                CardAuthority::new(pool, CardAuthorityNames::Own).public_key(CardAuthorityLine::Text).unwrap(),
            )
            .unwrap();
        let [terminal_certificate, terminal_signature] = terminal.terminal_blocks();
        let digest = hash(MessageDigest::sha256(), b"message").unwrap().to_vec();
        let sha1 = hash(MessageDigest::sha1(), b"message").unwrap().to_vec();
        let text = |text: &str| text.as_bytes().to_vec();
        let values = BTreeMap::from([
            ("text-pin", text(&pins.text_pin)),
            ("card-pin", text(&pins.card_pin)),
            ("authentication-pin", text(&pins.authentication_pin)),
            ("signature-password", text(&pins.signature_password)),
            ("licence-pin", text("4321")),
            ("number", text(&resident.number.digits())),
            // Showa 55.
            ("birth", text("550217")),
            ("code-b", text(&format!("550217{:04}{}", expiry.year(), numbers.security_code))),
            ("hash", digest.clone()),
            ("digest-info", [&hex("3031300D060960864801650304020105000420")[..], &digest].concat()),
            ("digest-info-sha1", [&hex("3021300906052B0E03021A05000414")[..], &sha1].concat()),
            ("terminal-certificate", terminal_certificate),
            ("terminal-signature", terminal_signature),
        ]);
        Self { made, facts, values, keys }
    }

    /// A fresh card, powered.
    pub(super) fn card(&self) -> Card {
        let loader = PoolKeyLoader::new(KeyPool::committed().unwrap());
        let draw = Seed::of_run("card").draw();
        let mut card = Card::open(self.made.card.clone(), &loader, Box::new(MemoryStore), Box::new(draw)).unwrap();
        card.power_on();
        card
    }

    /// An application by the name that the files use.
    pub(super) fn application(&self, name: &str) -> &Application {
        let aid = aid(name);
        self.made.card.applications.iter().find(|application| application.aid == aid).unwrap()
    }

    /// A transparent file with its filler.
    pub(super) fn file(&self, application: &str, fid: &str) -> Vec<u8> {
        let fid = self::fid(fid);
        let file = self.application(application).files.iter().find(|file| file.fid == fid).unwrap();
        let mut octets = file.content.0.clone();
        octets.resize(usize::from(file.size), file.filler);
        octets
    }

    /// The public half of a key.
    pub(super) fn public_key(&self, name: &str) -> PKey<Public> {
        let key: &AssignedKey = match name {
            "authentication" => &self.keys.authentication,
            "signature" => &self.keys.signature,
            "surface" => &self.keys.surface,
            "text" => &self.keys.text,
            "common" => &self.keys.internal_authentication,
            other => unreachable!("no key is called {other}"),
        };
        PKey::public_key_from_der(key.key.spki_der()).unwrap()
    }
}

pub(super) fn aid(name: &str) -> Aid {
    match name {
        "jpki" => jpki::AID,
        "text" => text::AID,
        "surface" => surface::AID,
        "common" => common_card::AID,
        "juki" => juki::AID,
        "licence" => licence::AID,
        other => unreachable!("no application is called {other}"),
    }
}

pub(super) fn fid(digits: &str) -> FileId {
    FileId::new(u16::from_str_radix(digits, 16).unwrap())
}

/// Octets of pairs of hexadecimal digits; blanks do not count.
pub(super) fn hex(digits: &str) -> Vec<u8> {
    let digits: String = digits.split_whitespace().collect();
    assert!(digits.len().is_multiple_of(2), "{digits}");
    (0..digits.len()).step_by(2).map(|at| u8::from_str_radix(&digits[at..at + 2], 16).unwrap()).collect()
}
