//! What a case sets up: people, cards, offers, lists, the clock.

use jiff::{Timestamp, civil::Date};
use openssl::{hash::MessageDigest, pkey::PKey, sign::Verifier};
use sekisho_ca_sim::{CrlReason, Line, keys::KeyPool, keys::SigningKey as _};
use sekisho_card_sim::{Card, CardFile, MemoryStore, fault::FaultScript};
use sekisho_harness_protocol::{CertificateKind, PinRef, Purpose, SignatureAlgorithm};
use sekisho_jlis_sim_core::{Municipality, PoolKeyLoader, Resident, partition_municipalities};
use sekisho_reports_log::Bilingual;
use x509_cert::TbsCertificate;

use crate::{
    Bench, Stop,
    card::{TestCard, shared},
    card_edit::CardEdit,
    forge,
    holder::Holder,
    offer::Offer,
    words,
    world::{Lists, Realm},
};

/// Old enough for both certificates, whatever the settings about age.
const ADULT: i16 = 21;
/// Young enough for none but the authentication certificate.
const CHILD: i16 = 12;

impl Bench<'_> {
    /// An adult with both certificates by the world's own authority.
    pub(crate) fn holder(&self) -> Result<Holder, Stop> {
        self.holder_of(Realm::Own)
    }

    /// An adult with both certificates by another authority.
    pub(crate) fn holder_of(&self, realm: Realm) -> Result<Holder, Stop> {
        self.world.borrow_mut().person(&realm, &|resident, today| resident.birth.year() <= today.year() - ADULT)
    }

    /// An adult of another municipality.
    pub(crate) fn holder_elsewhere(&self, other: &Holder) -> Result<Holder, Stop> {
        let elsewhere = other.resident.municipality.code;
        self.world.borrow_mut().person(&Realm::Own, &|resident, today| {
            resident.birth.year() <= today.year() - ADULT && resident.municipality.code != elsewhere
        })
    }

    /// Two adults of two towns that share one romanised name, and so one revocation list.
    pub(crate) fn holders_of_one_list(&self) -> Result<[Holder; 2], Stop> {
        let places: Vec<_> = partition_municipalities().collect();
        let name = |place: &Municipality| (place.prefecture_romaji, place.name_romaji);
        let shared = places.iter().enumerate().find_map(|(index, place)| {
            let other = places.iter().skip(index + 1).find(|other| name(other) == name(place))?;
            Some([*place, *other])
        });
        let shared = shared.ok_or_else(|| Stop::Bench("no two towns share a name".to_owned()))?;
        let adult = |resident: &Resident, today: Date| resident.birth.year() <= today.year() - ADULT;
        let mut world = self.world.borrow_mut();
        let [one, other] = shared.map(|place| world.person_of(place, &adult));
        Ok([one?, other?])
    }

    /// The same person with a card that an earlier generation of the authority issued, where there are several.
    pub(crate) fn earlier(&self, holder: &Holder) -> Result<Holder, Stop> {
        self.world.borrow_mut().equip_earlier(holder)
    }

    /// A child, whose card carries no signature certificate.
    pub(crate) fn child(&self) -> Result<Holder, Stop> {
        self.world.borrow_mut().person(&Realm::Own, &|resident, today| resident.birth.year() > today.year() - CHILD)
    }

    /// The same person with a new card.
    pub(crate) fn renewed(&self, holder: &Holder) -> Result<Holder, Stop> {
        self.world.borrow_mut().equip(&holder.realm, holder.resident.clone(), holder.pins.clone())
    }

    /// The holder's card in the reader. Each call gives a fresh copy.
    pub(crate) fn card(&self, holder: &Holder) -> Result<TestCard, Stop> {
        self.insert(holder.card.clone(), &FaultScript::new("", Vec::new()))
    }

    /// The holder's card after a change to its file.
    pub(crate) fn card_with(
        &self,
        holder: &Holder,
        change: impl FnOnce(&mut CardEdit<'_>) -> Result<(), Stop>,
    ) -> Result<TestCard, Stop> {
        let mut file = holder.card.clone();
        change(&mut CardEdit::new(&mut file))?;
        self.insert(file, &FaultScript::new("", Vec::new()))
    }

    /// The holder's card, to which these faults happen.
    pub(crate) fn card_behind(&self, holder: &Holder, faults: &FaultScript) -> Result<TestCard, Stop> {
        self.insert(holder.card.clone(), faults)
    }

    fn insert(&self, file: CardFile, faults: &FaultScript) -> Result<TestCard, Stop> {
        let failed = |error: &dyn std::fmt::Display| Stop::bench("putting a card into the reader", error);
        let pool = KeyPool::committed().map_err(|error| failed(&error))?;
        let mut world = self.world.borrow_mut();
        let entropy = Box::new(world.draw().clone());
        let name = format!("card-{:08x}", world.draw().below(1 << 32));
        let card = Card::open(file, &PoolKeyLoader::new(pool), Box::new(MemoryStore), entropy);
        let slot = shared(card.map_err(|error| failed(&error))?, faults);
        let inserted = self.readers.insert(self.card_access(), &name, &slot).map_err(|error| failed(&error))?;
        Ok(TestCard::new(name, slot, inserted))
    }

    /// A right offer: a random message, signed with the holder's key, and whom to trust.
    pub(crate) fn offer(&self, holder: &Holder, purpose: Purpose) -> Result<Offer, Stop> {
        let offer = Offer {
            message: self.message(48),
            signature: Vec::new(),
            algorithm: SignatureAlgorithm::RsaPkcs1Sha256,
            certificate: holder.issued(purpose)?.der.clone(),
            purpose,
            anchors: self.anchors_of(holder.realm.clone())?,
            key: holder.key(purpose),
        };
        offer.signed_with(SignatureAlgorithm::RsaPkcs1Sha256)
    }

    /// The roots of a realm: signature line, then authentication line, in each the oldest generation first.
    pub(crate) fn anchors_of(&self, realm: Realm) -> Result<Vec<Vec<u8>>, Stop> {
        let mut world = self.world.borrow_mut();
        let authority = world.authority(&realm)?;
        let roots = Line::BOTH.into_iter().flat_map(|line| authority.generations(line));
        Ok(roots.map(|(_, state)| state.root.clone()).collect())
    }

    /// A certificate with other contents, signed by the world's own signature authority.
    pub(crate) fn reissued_by_own(
        &self,
        certificate: &[u8],
        change: impl FnOnce(&mut TbsCertificate),
    ) -> Result<Vec<u8>, Stop> {
        let key = self.world.borrow().signing_root_key(&Realm::Own)?;
        forge::reissued(certificate, &*key, change)
    }

    /// A random message.
    pub(crate) fn message(&self, length: usize) -> Vec<u8> {
        let mut message = vec![0; length];
        self.world.borrow_mut().draw().fill(&mut message);
        message
    }

    /// The time in this case's world.
    pub(crate) fn now(&self) -> Timestamp {
        self.world.borrow().now()
    }

    /// Sets the clock of this case's world.
    pub(crate) fn set_clock(&self, now: Timestamp) {
        self.world.borrow_mut().set_clock(now);
    }

    /// Revokes a certificate; today's list has it.
    pub(crate) fn revoke(&self, holder: &Holder, purpose: Purpose, reason: CrlReason) -> Result<(), Stop> {
        self.world.borrow_mut().revoke(holder, purpose, reason)
    }

    /// Revokes somebody whose serial number ends alike, in the same municipality.
    pub(crate) fn revoke_neighbour(&self, holder: &Holder) -> Result<(), Stop> {
        self.world.borrow_mut().revoke_neighbour(holder)
    }

    /// Today's list for a certificate, by the authority of this realm.
    pub(crate) fn list_of(&self, realm: Realm, holder: &Holder, purpose: Purpose) -> Result<Vec<u8>, Stop> {
        self.world.borrow_mut().list_of(&realm, holder, purpose)
    }

    /// Today's list of a certificate's municipality by another generation of the authority.
    pub(crate) fn list_of_another_generation(&self, holder: &Holder, purpose: Purpose) -> Result<Vec<u8>, Stop> {
        self.world.borrow_mut().list_of_another_generation(holder, purpose)
    }

    /// When today's list has to be followed by another.
    pub(crate) fn next_update(&self) -> Result<Timestamp, Stop> {
        Ok(self.world.borrow_mut().update_times(&Realm::Own)?.next_update())
    }

    /// Decides what is answered to whoever asks for a list.
    pub(crate) fn publish(&self, lists: Lists) {
        self.world.borrow_mut().publish(lists);
    }

    // Comparisons that several cases make.

    /// Expects these very octets.
    pub(crate) fn same_octets(&self, en: &str, ja: &str, expected: &[u8], observed: &[u8]) -> Result<(), Stop> {
        let differs = expected.iter().zip(observed).position(|(one, other)| one != other);
        let described = match differs {
            Some(position) => format!("{} octets, another octet at {position}", observed.len()),
            None if expected == observed => format!("{} octets, the same", observed.len()),
            None => format!("{} octets, alike as far as both go", observed.len()),
        };
        self.looks_right(
            Bilingual::new(en, ja),
            format!("{} octets, the same", expected.len()),
            described,
            expected == observed,
        )
    }

    /// Reads a certificate and expects the one that the holder's card carries.
    pub(crate) fn reads(
        &self,
        card: &TestCard,
        holder: &Holder,
        kind: CertificateKind,
        pin: Option<&str>,
    ) -> Result<(), Stop> {
        let read = self.read_certificate(card, kind, pin).is_done()?;
        let (en, ja) = ("The certificate is the one on the card", "カードに記録された証明書と一致する");
        self.same_octets(en, ja, &holder.certificate(kind)?, &read.certificate.0)
    }

    /// Expects the card's own counter to stand here.
    pub(crate) fn tries_left(&self, card: &TestCard, pin: PinRef, expected: u8) -> Result<(), Stop> {
        let (en, ja) = words::pin(pin);
        let (en, ja) = (format!("Tries left on the card for the {en}"), format!("カード内の{ja}の残り試行回数"));
        self.equals(&en, &ja, expected, card.tries_left(pin))
    }

    /// Asks for the tries left and expects this answer, and that asking spent none.
    pub(crate) fn reports_tries(&self, card: &TestCard, pin: PinRef, expected: u8) -> Result<(), Stop> {
        let reported = self.pin_status(card, pin).is_done()?.tries_left;
        self.equals("Tries left as reported", "報告された残り試行回数", expected, reported)?;
        self.tries_left(card, pin, expected)
    }

    /// Expects this value to be in force on the card.
    pub(crate) fn holds_pin(&self, card: &TestCard, pin: PinRef, value: &str) -> Result<(), Stop> {
        let (en, ja) = words::pin(pin);
        let says = Bilingual::new(format!("The expected {en} is in force"), format!("期待した{ja}が有効である"));
        let right = card.holds(pin, value);
        self.looks_right(
            says,
            "in force".to_owned(),
            if right { "in force" } else { "another value" }.to_owned(),
            right,
        )
    }

    /// Expects a signature to verify under the holder's certificate, by OpenSSL.
    pub(crate) fn signature_fits(
        &self,
        holder: &Holder,
        key: PinRef,
        message: &[u8],
        algorithm: SignatureAlgorithm,
        signature: &[u8],
    ) -> Result<(), Stop> {
        let purpose = if key == PinRef::Signature { Purpose::Signature } else { Purpose::Authentication };
        let digest = match algorithm {
            SignatureAlgorithm::RsaPkcs1Sha384 => MessageDigest::sha384(),
            SignatureAlgorithm::RsaPkcs1Sha512 => MessageDigest::sha512(),
            _ => MessageDigest::sha256(),
        };
        let checked = PKey::public_key_from_der(holder.key(purpose).spki_der()).and_then(|public| {
            let mut verifier = Verifier::new(digest, &public)?;
            verifier.update(message)?;
            // A signature of the wrong length is an error to OpenSSL; to us it is just wrong.
            Ok(verifier.verify(signature).unwrap_or(false))
        });
        let right = checked.map_err(|error| Stop::bench("checking a signature", error))?;
        let says = Bilingual::new(
            "The signature verifies with the certificate of that key",
            "署名がその鍵の証明書で検証できる",
        );
        let observed = if right { "verifies" } else { "does not verify" };
        self.looks_right(says, "verifies".to_owned(), format!("{observed} ({} octets)", signature.len()), right)
    }
}
