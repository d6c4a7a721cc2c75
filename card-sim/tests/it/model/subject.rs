//! The card under test: its real layouts with small contents, opened anew for each sequence.

use std::sync::LazyLock;

use sekisho_card_sim::{
    Aid, Application, Base64, Card, CardFile, ChangeCommand, DataObject, Digits, Entropy, FileId, Hex, JpkiContents,
    Key, KeyAccess, KeyId, KeyPurpose, MatchingNumberB, MemoryStore, Pin, PinFormat, ReadAccess, RecordFile,
    SessionKey, Tag, TerminalCa, TokenLabel, TransparentFile,
    common_card::{CardInformation, common_card_application},
    free_area::{FreeAreaContents, MutualAuthentication, ORDINANCE_AID, free_area_application},
    jpki_application,
    juki::juki_application,
    licence::{LicenceRecord, licence_application},
    surface::{SurfaceContents, surface_application},
    text::{TextContents, text_application},
};

use super::{
    chip::Chip,
    contents::{self, file, key},
};
use crate::support::PaddedKeys;

static FRESH: LazyLock<CardFile> = LazyLock::new(card_file);

/// A card whose references have so many tries left, in the order of applications and files.
pub(super) fn open(tries: &[u8]) -> Card {
    let mut file = FRESH.clone();
    let pins = file.applications.iter_mut().flat_map(|application| &mut application.pins);
    for (pin, tries) in pins.zip(tries) {
        pin.tries_left = *tries;
    }
    Card::open(file, &PaddedKeys, Box::new(MemoryStore), Box::new(Mixing(7))).unwrap()
}

impl Chip for Card {
    fn power_on(&mut self) {
        Self::power_on(self);
    }

    fn power_off(&mut self) {
        Self::power_off(self);
    }

    fn warm_reset(&mut self) {
        Self::warm_reset(self);
    }

    fn transmit(&mut self, command: &[u8], response: &mut Vec<u8>) {
        Self::transmit(self, command, response);
    }
}

/// Numbers that do not repeat (SplitMix64).
struct Mixing(u64);

impl Entropy for Mixing {
    fn fill(&mut self, out: &mut [u8]) {
        for chunk in out.chunks_mut(8) {
            self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
            let mut mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            chunk.copy_from_slice(&(mixed ^ (mixed >> 31)).to_be_bytes()[..chunk.len()]);
        }
    }
}

fn card_file() -> CardFile {
    let applications = vec![jpki(), surface(), text(), common(), juki(), licence(), extra(), twin(), free_area()];
    let mut card = CardFile::new("nobody", TokenLabel::MyNumberCard, applications);
    card.issuer_domain.objects = objects(contents::domain_objects());
    card
}

fn number_b() -> MatchingNumberB {
    let birth = contents::BIRTH.parse().unwrap();
    MatchingNumberB::new(&birth, contents::EXPIRY_YEAR, &contents::SECURITY_CODE.parse().unwrap()).unwrap()
}

fn terminal_ca() -> TerminalCa {
    TerminalCa {
        fid: FileId::new(0x0016),
        key_id: Hex(contents::TERMINAL_AUTHORITY.to_vec()),
        modulus: Base64(vec![contents::TERMINAL_MARK]),
        exponent: Hex(vec![1, 0, 1]),
    }
}

fn jpki() -> Application {
    jpki_application(JpkiContents {
        signature_certificate: Some(file::jpki(0x0001)),
        signature_ca: file::jpki(0x0002),
        authentication_certificate: Some(file::jpki(0x000A)),
        authentication_ca: file::jpki(0x000B),
        signature_key_pkcs8: Some(vec![key::SIGNATURE]),
        authentication_key_pkcs8: Some(vec![key::AUTHENTICATION]),
        signature_password: Some(contents::SIGNATURE_PASSWORD.to_owned()),
        authentication_pin: Some(contents::AUTHENTICATION_PIN.to_owned()),
        token_label: TokenLabel::MyNumberCard,
        terminal_ca: Some(terminal_ca()),
    })
}

fn surface() -> Application {
    surface_application(SurfaceContents {
        age_record: file::surface(0x0001),
        card_face: file::surface(0x0002),
        basic_information: file::surface(0x0003),
        certificate: file::surface(0x0004),
        number_image: file::surface(0x0005),
        signing_key_pkcs8: vec![key::SURFACE],
        birth: contents::BIRTH.parse().unwrap(),
        number_a: contents::NUMBER_A.parse().unwrap(),
        number_b: number_b(),
    })
}

fn text() -> Application {
    text_application(TextContents {
        number: file::text(0x0001),
        attributes: file::text(0x0002),
        integrity: file::text(0x0003),
        certificate: file::text(0x0004),
        basic_information: file::text(0x0005),
        session_key: file::text(0x0006),
        signing_key_record: file::text(0x0007),
        signing_key_pkcs8: vec![key::TEXT],
        session_key_pkcs8: vec![0],
        pin: Some(contents::TEXT_PIN.to_owned()),
        number_a: contents::NUMBER_A.parse().unwrap(),
        number_b: number_b(),
    })
}

fn key_reference() -> KeyId {
    KeyId::from_bytes(&contents::KEY_REFERENCE).unwrap()
}

fn common() -> Application {
    let information = CardInformation {
        serial: contents::CARD_SERIAL.parse::<Digits<15>>().unwrap(),
        municipality: contents::MUNICIPALITY.parse().unwrap(),
        expiry: contents::EXPIRY.parse().unwrap(),
    };
    let pin = Some(contents::CARD_PIN.to_owned());
    common_card_application(&information, &key_reference(), vec![key::COMMON], pin)
}

fn juki() -> Application {
    juki_application(&key_reference(), Some(contents::CARD_PIN.to_owned()))
}

/// The licence's own rules around shorter contents.
fn licence() -> Application {
    let record = LicenceRecord::default();
    let mut licence = licence_application(&record, file::licence(0x001C), Some(contents::LICENCE_PIN.to_owned()));
    licence.files[1].content = Base64(file::licence(0x001B));
    licence
}

fn objects(contents: Vec<(u16, Vec<u8>)>) -> Vec<DataObject> {
    let object =
        |(tag, content)| DataObject { tag: Tag::new(tag), name: "object".to_owned(), content: Base64(content) };
    contents.into_iter().map(object).collect()
}

fn records(fid: u16, read: ReadAccess, records: Vec<Vec<u8>>) -> RecordFile {
    let records = records.into_iter().map(Base64).collect();
    RecordFile { fid: FileId::new(fid), name: "records".to_owned(), read, records }
}

fn any(pins: &[u16]) -> Vec<FileId> {
    pins.iter().copied().map(FileId::new).collect()
}

fn extra() -> Application {
    let file = |fid: u16, read, size| {
        let (content, name) = (Base64(file::extra(fid)), "file".to_owned());
        TransparentFile { fid: FileId::new(fid), name, read, size, filler: 0xEE, content }
    };
    let authority = TransparentFile { filler: 0, ..file(0x0016, ReadAccess::Internal, 0) };
    let pin = |fid, format, value: &str, limit, change| {
        Pin::new(FileId::new(fid), "PIN", format, value.to_owned(), limit).changed_by(change)
    };
    let key = |fid, access, purpose, first| Key {
        fid: FileId::new(fid),
        name: "key".to_owned(),
        access,
        purpose,
        pkcs8: Base64(vec![first]),
    };
    let behind = |fid| KeyAccess::AnyOf(any(&[fid]));
    let password = PinFormat::Password { min: 6, max: 8 };
    Application {
        files: vec![
            file(0x0001, ReadAccess::AnyOf(any(&[0x0011, 0x0015])), 300),
            file(0x002F, ReadAccess::Free, 720),
            authority,
        ],
        records: vec![
            records(0x0002, ReadAccess::Free, contents::extra_records(0x0002)),
            records(0x0003, ReadAccess::AnyOf(any(&[0x0011])), contents::extra_records(0x0003)),
        ],
        pins: vec![
            pin(0x0011, PinFormat::Digits(4), contents::EXTRA_PIN, 3, ChangeCommand::ReferenceData),
            pin(0x0012, PinFormat::Digits(4), contents::EXTRA_UNLIMITED, 0, ChangeCommand::ReferenceData),
            pin(0x0015, password, contents::EXTRA_PASSWORD, 1, ChangeCommand::Key),
        ],
        keys: vec![
            key(0x0013, KeyAccess::Free, KeyPurpose::Signature, key::EXTRA_FREE),
            key(0x0017, behind(0x0011), KeyPurpose::Signature, key::EXTRA_GUARDED),
            key(0x0019, KeyAccess::Free, KeyPurpose::InternalAuthentication, key::EXTRA_INTERNAL),
            key(0x001D, behind(0x0015), KeyPurpose::InternalAuthentication, key::EXTRA_INTERNAL_GUARDED),
        ],
        default_key: Some(FileId::new(0x0013)),
        objects: objects(contents::extra_objects()),
        session_key: SessionKey::Encrypted { pin: FileId::new(0x0011), pkcs8: Base64(vec![0]) },
        terminal_ca: Some(terminal_ca()),
        ..Application::new(Aid::new([0xF0, 0x11, 0x22, 0x33, 0x44, 0x55]), "extra")
    }
}

fn twin() -> Application {
    let records = vec![records(0x0003, ReadAccess::Free, Vec::new())];
    Application { records, ..Application::new(Aid::new([0xF0, 0x11, 0x22, 0x44, 0x55]), "twin") }
}

fn free_area() -> Application {
    free_area_application(FreeAreaContents {
        aid: ORDINANCE_AID,
        name: "free area".to_owned(),
        user_number: contents::USER_NUMBER.to_vec(),
        pin: Some(contents::FREE_AREA_PIN.to_owned()),
        mutual_authentication: Some(MutualAuthentication {
            card_key_pkcs8: vec![key::FREE_AREA],
            service_modulus: vec![contents::SERVICE_MARK],
        }),
    })
}
