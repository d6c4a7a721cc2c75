//! The library itself, on a card in the same process: every signature that it can check, and secure messaging.

use myna_card::ap::common::CommonAp;
use myna_card::ap::jpki::SignatureScheme;
use myna_card::ap::surface::SurfaceAp;
use myna_card::ap::text::{TextAp, ef};
use myna_card::data::{CardVerifiableCertificate, RsaPublicKey};
use myna_card::mf::{MasterFile, tag};
use myna_card::sm::SEED_LEN;
use myna_card::transport::Transmit;
use myna_card::{Card, Error, Pin};
use sekisho_ca_sim::keys::KeyPool;
use sekisho_card_sim::MemoryStore;
use sekisho_harness_drivers_scene::{Issued, issued, pins};
use sekisho_jlis_sim_core::{
    CardAuthority, CardAuthorityLine, CardAuthorityNames, CardPlan, IssueSettings, PoolKeyLoader, Seed,
};

/// The library's way to the card.
struct InProcess(sekisho_card_sim::Card);

impl Transmit for InProcess {
    fn transmit(&mut self, command: &[u8]) -> Result<Vec<u8>, Error> {
        let mut response = Vec::new();
        self.0.transmit(command, &mut response);
        Ok(response)
    }
}

fn issued_under(card_authority: CardAuthorityNames) -> Issued {
    issued(&CardPlan::plastic(), &IssueSettings { card_authority, ..IssueSettings::default() })
}

fn open(issued: &Issued) -> Card<InProcess> {
    let loader = PoolKeyLoader::new(KeyPool::committed().unwrap());
    let draw = Seed::of_run("library").draw();
    let file = issued.personalised.card.clone();
    let mut card = sekisho_card_sim::Card::open(file, &loader, Box::new(MemoryStore), Box::new(draw)).unwrap();
    card.power_on();
    Card::new(InProcess(card))
}

fn authority_key(line: CardAuthorityLine) -> RsaPublicKey {
    let authority = CardAuthority::new(KeyPool::committed().unwrap(), CardAuthorityNames::Own);
    RsaPublicKey::parse(&authority.public_key(line).unwrap().encode()).unwrap()
}

fn text_pin() -> Pin {
    Pin::numeric(pins().text_pin).unwrap()
}

#[test]
fn given_our_issuer_key_every_signature_of_the_text_application_verifies() {
    let issued = issued_under(CardAuthorityNames::Own);
    let mut card = open(&issued);
    let mut text = TextAp::select(&mut card).unwrap();
    let certificate = text.read_certificate().unwrap();
    certificate.verify_with(&authority_key(CardAuthorityLine::Text)).unwrap();
    assert!(matches!(certificate.verify(), Err(Error::UnknownCertificateAuthority(_))));
    text.verify_pin(&text_pin()).unwrap();
    let record = text.read_integrity_record().unwrap();
    record.verify(&certificate.public_key).unwrap();
    assert!(record.matches_my_number_file(&text.read_my_number_file().unwrap()));
    assert!(record.matches_attributes_file(&text.read_ef(ef::ATTRIBUTES).unwrap()).unwrap());
    let signed = text.read_signed_public_key().unwrap();
    signed.verify(&certificate.public_key).unwrap();
    let challenge = text.card().get_challenge(16).unwrap();
    let signature = text.sign(&challenge).unwrap();
    SignatureScheme::Sha256DigestInfo.verify(&signed.public_key, &challenge, &signature).unwrap();
}

#[test]
fn given_our_issuer_key_every_signature_of_the_surface_application_verifies() {
    let issued = issued_under(CardAuthorityNames::Own);
    let mut card = open(&issued);
    let mut surface = SurfaceAp::select(&mut card).unwrap();
    let certificate = surface.read_certificate().unwrap();
    certificate.verify_with(&authority_key(CardAuthorityLine::Surface)).unwrap();
    surface.verify_birth_date(&Pin::numeric("550217").unwrap()).unwrap();
    let age = surface.read_age_record().unwrap();
    age.verify(&certificate.public_key).unwrap();
    surface.verify_code_a(&Pin::numeric(issued.matching_number_a()).unwrap()).unwrap();
    let face = surface.read_card_face().unwrap();
    face.verify(&certificate.public_key).unwrap();
    let number = surface.read_my_number_image().unwrap();
    number.verify(&certificate.public_key).unwrap();
    assert_eq!((&age.public_key, &number.public_key), (&face.public_key, &face.public_key));
    let challenge = surface.card().get_challenge(16).unwrap();
    let signature = surface.sign(&challenge).unwrap();
    SignatureScheme::Sha256DigestInfo.verify(&face.public_key, &challenge, &signature).unwrap();
    // Municipality and version are read, too.
    let basic = surface.read_ap_basic_data().unwrap();
    assert_eq!(basic.municipality_code, issued.resident.municipality.short_code());
}

#[test]
fn the_chain_of_the_master_file_leads_from_our_authority_to_the_card() {
    let issued = issued_under(CardAuthorityNames::Own);
    let mut card = open(&issued);
    let mut master = MasterFile::new(&mut card);
    let chain = master.certificate_chain().unwrap();
    let [upper, lower] = &chain[..] else { unreachable!("{} certificates", chain.len()) };
    upper.verify_with(&authority_key(CardAuthorityLine::Chain)).unwrap();
    lower.verify_with(&upper.public_key).unwrap();
    assert_eq!(lower.issuer_key_id, upper.subject_key_id);
    assert_eq!(master.data_object(tag::INTERMEDIATE_KEY_ID).unwrap(), upper.subject_key_id.as_bytes());
    let municipality = issued.resident.municipality.short_code();
    assert_eq!(master.data_object(tag::MUNICIPALITY_CODE).unwrap(), municipality.as_bytes());
    let mut common = CommonAp::select(&mut card).unwrap();
    assert!(common.card().contact_atr().unwrap().starts_with(&[0x3B]));
    let info = common.read_card_info().unwrap();
    assert_eq!((info.serial, info.municipality_code.as_str()), (issued.numbers.serial.to_string(), municipality));
    assert_eq!(info.expiry.to_string(), issued.personalised.card_expiry.to_string());
}

/// A reader that uses the numbers of real test cards must not be told that our card is one.
#[test]
fn under_the_numbers_of_test_cards_each_certificate_is_a_bad_signature() {
    let issued = issued_under(CardAuthorityNames::TestCards);
    let mut card = open(&issued);
    let chain = MasterFile::new(&mut card).certificate_chain().unwrap();
    let text = TextAp::select(&mut card).unwrap().read_certificate().unwrap();
    let surface = SurfaceAp::select(&mut card).unwrap().read_certificate().unwrap();
    for (certificate, number) in [(&chain[0], "6000020"), (&text, "6000033"), (&surface, "6000023")] {
        assert_eq!(certificate.issuer_key_id.number(), number);
        assert!(matches!(certificate.verify(), Err(Error::SignatureInvalid(_))), "{number}");
    }
    assert!(matches!(CardVerifiableCertificate::verify_chain(&chain), Err(Error::SignatureInvalid(_))));
}

#[test]
fn number_and_attributes_are_read_under_secure_messaging_with_the_matching_number_encrypted() {
    let issued = issued_under(CardAuthorityNames::Own);
    let mut card = open(&issued);
    let mut text = TextAp::select(&mut card).unwrap();
    text.verify_pin(&text_pin()).unwrap();
    let attributes = text.read_ef(ef::ATTRIBUTES).unwrap();
    let number = text.read_my_number_file().unwrap();
    let mut session = text.open_secure_session(&[0x5A; SEED_LEN]).unwrap();
    session.verify(ef::CODE_A, &Pin::numeric(issued.matching_number_a()).unwrap()).unwrap();
    assert_eq!(session.read_ef_physical(ef::MY_NUMBER).unwrap(), number);
    assert_eq!(session.read_ef(ef::ATTRIBUTES).unwrap(), attributes);
    // A plain command in between does not move the counter, and a refused one does.
    session.card().get_challenge(8).unwrap();
    let wrong = session.verify(ef::CODE_B, &Pin::numeric("00000000000000").unwrap()).unwrap_err();
    assert!(matches!(wrong, Error::PinIncorrect { retries: Some(9) }), "{wrong}");
    session.select_ef(ef::MY_NUMBER).unwrap();
    assert_eq!(session.read_binary(3, 12).unwrap(), issued.matching_number_a().as_bytes());
    assert_eq!((session.counter(), session.is_broken()), (9, false));
}

#[test]
fn a_session_key_is_not_taken_before_the_pin() {
    let issued = issued_under(CardAuthorityNames::Own);
    let mut card = open(&issued);
    let mut text = TextAp::select(&mut card).unwrap();
    // The matching number opens the file with the key, but not the session.
    text.verify_code_a(&Pin::numeric(issued.matching_number_a()).unwrap()).unwrap();
    let refused = text.open_secure_session(&[0x5A; SEED_LEN]).map(drop);
    assert!(matches!(&refused, Err(Error::Status(status)) if status.value() == 0x6982), "{refused:?}");
}
