//! The municipalities of Japan and the wards of designated cities, from an open list.
//!
//! Romanised by rule, not by J-LIS's own table, which is not public: chosen.

use std::sync::LazyLock;

use sekisho_ca_sim::{CaError, Partition};

use crate::settings::SharedName;

const TABLE: &str = include_str!("../data/municipalities.csv");

static ALL: LazyLock<Vec<Municipality>> =
    LazyLock::new(|| TABLE.lines().skip(1).filter_map(Municipality::from_row).collect());

/// What a row of the list is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MunicipalityKind {
    /// A city, town, village or special ward: accepts applications.
    Municipality,
    /// A designated city: its wards accept applications, itself does not.
    DesignatedCity,
    /// A ward of a designated city: accepts applications.
    Ward,
}

/// One municipality or ward.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Municipality {
    /// 全国地方公共団体コード: six digits, the last a check digit.
    pub code: &'static str,
    /// What it is.
    pub kind: MunicipalityKind,
    /// Prefecture, such as 東京都.
    pub prefecture: &'static str,
    /// Name without the prefecture; wards with their city.
    pub name: &'static str,
    /// Name in hiragana.
    pub kana: &'static str,
    /// Romanised prefecture, such as `Tokyo-to`.
    pub prefecture_romaji: &'static str,
    /// Romanised name, such as `Shibuya-ku` or `Sapporo-shi-Kita-ku`.
    pub name_romaji: &'static str,
}

impl Municipality {
    fn from_row(row: &'static str) -> Option<Self> {
        let mut columns = row.split(',');
        let mut next = || columns.next();
        let (code, kind) = (next()?, next()?);
        let kind = match kind {
            "designated-city" => MunicipalityKind::DesignatedCity,
            "ward" => MunicipalityKind::Ward,
            _ => MunicipalityKind::Municipality,
        };
        Some(Self {
            code,
            kind,
            prefecture: next()?,
            name: next()?,
            kana: next()?,
            prefecture_romaji: next()?,
            name_romaji: next()?,
        })
    }

    /// The code without its check digit, as it stands in subject names.
    #[must_use]
    pub fn short_code(&self) -> &'static str {
        self.code.get(..5).unwrap_or(self.code)
    }

    /// Whether it accepts applications, and so has a CRL partition.
    #[must_use]
    pub fn accepts_applications(&self) -> bool {
        self.kind != MunicipalityKind::DesignatedCity
    }

    /// The CRL partition of applications accepted here.
    ///
    /// # Errors
    /// [`CaError::Text`] if a romanised name is empty, which no row of the list is.
    pub fn partition(&self, shared_name: SharedName) -> Result<Partition, CaError> {
        let shares = || {
            let same = |other: &&Self| {
                (other.prefecture_romaji, other.name_romaji) == (self.prefecture_romaji, self.name_romaji)
            };
            ALL.iter().filter(same).count() > 1
        };
        if shared_name == SharedName::CodeAppended && shares() {
            return Partition::new(self.prefecture_romaji, &format!("{}-{}", self.name_romaji, self.short_code()));
        }
        Partition::new(self.prefecture_romaji, self.name_romaji)
    }
}

/// Every row of the list, in the order of the codes.
#[must_use]
pub fn all_municipalities() -> &'static [Municipality] {
    &ALL
}

/// Those that accept applications: all but the designated cities themselves.
pub fn partition_municipalities() -> impl Iterator<Item = &'static Municipality> {
    ALL.iter().filter(|municipality| municipality.accepts_applications())
}
