//! An authority, a few holders and an instant: where exhibits come from.

use jiff::{SignedDuration, Timestamp};
use sekisho_ca_sim::keys::KeyPool;
use sekisho_ca_sim::{
    AuthenticationSubject, Authority, CaError, HolderItems, IssuedCertificate, Line, Partition, ReceptionWindow,
    RootKeys, Settings, Sex, SigningSubject, Validity,
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

    /// When its exhibits are looked at: 2026-11-24T00:00:00Z.
    pub const NOW: Timestamp = Timestamp::constant(1_795_478_400, 0);

    /// A new authority with the keys of one generation of the pool: another generation is an impostor with the same names.
    ///
    /// # Errors
    /// [`CaError`] if it cannot be founded.
    pub fn new(settings: &Settings, generation: usize) -> Result<Self, CaError> {
        const FOUNDED: Timestamp = Timestamp::constant(1_715_302_923, 0);
        let keys = RootKeys::from_pool(KeyPool::committed()?, generation)?;
        Ok(Self { authority: Authority::new(settings, &keys, FOUNDED)?, holders: 0 })
    }

    /// Where the holders live.
    ///
    /// # Errors
    /// None: the names are fixed.
    pub fn partition() -> Result<Partition, CaError> {
        Partition::new("Tokyo-to", "Shibuya-ku")
    }

    /// Issues to the next holder, for as long as the rule says.
    ///
    /// # Errors
    /// [`CaError`] if that is not possible.
    pub fn issue(&mut self, line: Line) -> Result<IssuedCertificate, CaError> {
        let birth = jiff::civil::date(1990, 4, 1);
        let validity = Validity::of_holder(self.authority.settings(), Self::ISSUED, birth, None)?;
        self.issue_for(line, validity)
    }

    /// Issues to the next holder, for a given time.
    ///
    /// # Errors
    /// [`CaError`] if that is not possible.
    pub fn issue_for(&mut self, line: Line, validity: Validity) -> Result<IssuedCertificate, CaError> {
        let key = KeyPool::committed()?.assign(self.holders)?.subject_key();
        self.holders += 1;
        let (partition, window) = (Self::partition()?, ReceptionWindow::of_municipality("13113")?);
        match line {
            Line::Signing => {
                let items = HolderItems {
                    name: "試験\u{3000}太郎".to_owned(),
                    name_substitutes: "00000".to_owned(),
                    sex: Sex::Male,
                    birth: "419900401".to_owned(),
                    address: "東京都渋谷区架空町一丁目１番".to_owned(),
                    address_substitutes: "00000000000000".to_owned(),
                };
                self.authority.issue_signing(&SigningSubject { partition, window, items }, &key, validity)
            }
            Line::Authentication => {
                self.authority.issue_authentication(&AuthenticationSubject { partition, window }, &key, validity)
            }
        }
    }

    /// The newest CRL of the holders' partition at [`Scene::NOW`] plus so many days.
    ///
    /// # Errors
    /// [`CaError`] if it cannot be made.
    pub fn crl(&mut self, line: Line, days: i64) -> Result<Vec<u8>, CaError> {
        let rule = self.authority.settings().crl;
        let times = rule.newest_at(Self::NOW + SignedDuration::from_hours(24 * days))?;
        self.authority.crl(line, &Self::partition()?, times)
    }

    /// A certificate under the authority's root and without evidence about its status.
    #[must_use]
    pub fn exhibit(&self, name: &str, holder: &IssuedCertificate) -> Exhibit {
        Exhibit {
            name: name.to_owned(),
            kind: Kind::Certificate,
            roots: vec![self.authority.root(holder.line).to_vec()],
            certificate: holder.der.clone(),
            others: Vec::new(),
            crls: Vec::new(),
            ocsp: None,
            at: Self::NOW,
            purpose: match holder.line {
                Line::Signing => Purpose::Signing,
                Line::Authentication => Purpose::Authentication,
            },
        }
    }
}
