//! An authority, a few holders and an instant: where exhibits come from.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use sekisho_ca_sim::keys::{KeyFamily, KeyPool, PoolKeys};
use sekisho_ca_sim::{
    Application, AuthenticationSubject, Authority, CaError, Carrier, CrlScope, HolderItems, IssuedCertificate, Line,
    Partition, ReceptionWindow, Settings, Sex, SigningSubject, Subject, Validity,
};

use crate::exhibit::{Exhibit, Kind, Purpose};

/// An authority with holders in one municipality. The same bytes each time.
#[derive(Debug)]
pub struct Scene {
    /// The authority, founded on 10 May 2024.
    pub authority: Authority,
    holders: usize,
}

impl Scene {
    /// When its certificates are issued: 2026-11-22T03:04:05Z.
    pub const ISSUED: Timestamp = Timestamp::constant(1_795_316_645, 0);

    /// When somebody loses a card: an hour later.
    pub const LOST: Timestamp = Timestamp::constant(1_795_320_245, 0);

    /// When a certificate is issued that has to be renewed since: 2021-06-01T00:15:00Z, for five birthdays.
    pub const LONG_AGO: Timestamp = Timestamp::constant(1_622_506_500, 0);

    /// When it is renewed, in the last of its months: 2026-02-01T03:04:05Z.
    pub const RENEWED: Timestamp = Timestamp::constant(1_769_915_045, 0);

    /// When its exhibits are looked at: 2026-11-24T00:00:00Z.
    pub const NOW: Timestamp = Timestamp::constant(1_795_478_400, 0);

    /// When the holders were born.
    const BIRTH: Date = jiff::civil::date(1990, 4, 1);

    /// A new authority with the keys of a family, of which each line has one generation.
    ///
    /// # Errors
    /// [`CaError`] if it cannot be founded.
    pub fn new(settings: &Settings, family: KeyFamily) -> Result<Self, CaError> {
        Self::with_generations(settings, family, 1)
    }

    /// As [`Scene::new`], with so many generations of each line.
    ///
    /// # Errors
    /// [`CaError`] if it cannot be founded.
    pub fn with_generations(settings: &Settings, family: KeyFamily, generations: u8) -> Result<Self, CaError> {
        // 2024-05-10T01:02:03Z.
        const FOUNDED: Timestamp = Timestamp::constant(1_715_302_923, 0);
        let keys = PoolKeys::new(KeyPool::committed()?, family);
        Ok(Self { authority: Authority::with_generations(settings, keys, FOUNDED, generations)?, holders: 0 })
    }

    /// Where the holders live.
    ///
    /// # Errors
    /// None: the names are fixed.
    pub fn partition() -> Result<Partition, CaError> {
        Partition::new("Tokyo-to", "Shibuya-ku")
    }

    /// An application of the next holder, for a card and for as long as the rule says.
    ///
    /// # Errors
    /// [`CaError`] if that is not possible.
    pub fn application(&mut self, line: Line) -> Result<Application, CaError> {
        let validity = Validity::of_holder(self.authority.settings(), Carrier::Card, Self::ISSUED, Self::BIRTH, None)?;
        let key = KeyPool::committed()?.assign(self.holders)?.subject_key();
        self.holders += 1;
        let (partition, window) = (Self::partition()?, ReceptionWindow::of_municipality("13113")?);
        let subject = match line {
            Line::Signing => {
                let items = HolderItems {
                    name: "試験\u{3000}太郎".to_owned(),
                    name_substitutes: "00000".to_owned(),
                    sex: Sex::Male,
                    birth: "419900401".to_owned(),
                    address: "東京都渋谷区架空町一丁目１番".to_owned(),
                    address_substitutes: "00000000000000".to_owned(),
                    furigana: Some("シケン\u{3000}タロウ".to_owned()),
                };
                Subject::Signing(SigningSubject { partition, window, items })
            }
            Line::Authentication => Subject::Authentication(AuthenticationSubject { partition, window }),
        };
        Ok(Application::for_card(subject, key, validity))
    }

    /// Issues to the next holder.
    ///
    /// # Errors
    /// [`CaError`] if that is not possible.
    pub fn issue(&mut self, line: Line) -> Result<IssuedCertificate, CaError> {
        let application = self.application(line)?;
        self.authority.issue(&application)
    }

    /// Renews the certificate of the next holder within its last months. A generation of then must be there.
    ///
    /// # Errors
    /// [`CaError`] if that is not possible.
    pub fn renew(&mut self, line: Line) -> Result<IssuedCertificate, CaError> {
        let settings = self.authority.settings();
        let validity = Validity::of_holder(settings, Carrier::Card, Self::LONG_AGO, Self::BIRTH, None)?;
        let application = Application { validity, ..self.application(line)? };
        let old = self.authority.issue(&application)?;
        let settings = self.authority.settings();
        let validity = Validity::of_renewal(settings, Carrier::Card, Self::RENEWED, Self::BIRTH, old.not_after, None)?;
        let application = Application { validity, ..self.application(line)? };
        self.authority.renew(old.serial, &application)
    }

    /// The newest CRL of the holders' partition by the generation that issued to this one, at [`Scene::NOW`] plus so many
    /// days.
    ///
    /// # Errors
    /// [`CaError`] if it cannot be made.
    pub fn crl(&mut self, holder: &IssuedCertificate, days: i64) -> Result<Vec<u8>, CaError> {
        let rule = self.authority.settings().crl;
        let times = rule.newest_at(Self::NOW + SignedDuration::from_hours(24 * days))?;
        self.authority.crl(holder.line, holder.generation, &CrlScope::Partition(Self::partition()?), times)
    }

    /// A certificate under the authority's root and without evidence about its status.
    ///
    /// # Errors
    /// [`CaError::NoSuchGeneration`] for a certificate of another authority.
    pub fn exhibit(&self, name: &str, holder: &IssuedCertificate) -> Result<Exhibit, CaError> {
        Ok(Exhibit {
            name: name.to_owned(),
            kind: Kind::Certificate,
            roots: vec![self.authority.root(holder.line, holder.generation)?.to_vec()],
            certificate: holder.der.clone(),
            crls: Vec::new(),
            ocsp: None,
            at: Self::NOW,
            purpose: match holder.line {
                Line::Signing => Purpose::Signing,
                Line::Authentication => Purpose::Authentication,
            },
        })
    }
}
