//! How sure it is what JPKI has in a field.

use serde::Serialize;

use super::text::{Text, text};

/// Where the knowledge about a field comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// Read from genuine certificates whose signatures were checked.
    Certificate,
    /// Two independent public sources or more agree.
    TwoSources,
    /// One public source.
    OneSource,
    /// Inferred from what is known.
    Inferred,
    /// Not known: this simulator chose a value.
    Chosen,
    /// A standard demands it of everybody.
    Standard,
}

impl Certainty {
    /// Every degree.
    pub const ALL: [Self; 6] =
        [Self::Certificate, Self::TwoSources, Self::OneSource, Self::Inferred, Self::Chosen, Self::Standard];

    /// The degree in words.
    #[must_use]
    pub const fn text(self) -> Text {
        match self {
            Self::Certificate => text("read from genuine certificates", "実物の証明書で確認"),
            Self::TwoSources => text("two public sources", "複数の公開情報で確認"),
            Self::OneSource => text("one public source", "公開情報1件"),
            Self::Inferred => text("inferred", "推定"),
            Self::Chosen => text("not known, chosen here", "不明（本シミュレーターの選択）"),
            Self::Standard => text("demanded by a standard", "標準の規定"),
        }
    }
}
