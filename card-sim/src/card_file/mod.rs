//! The card as one JSON document: everything that outlives a power cycle.

mod error;
mod rules;

pub use error::{CardFileError, Fault};

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    applications::jpki,
    bytes::Hex,
    settings::Settings,
    structure::{application::Application, data_object::IssuerDomain},
    token_info::{TokenLabel, label_in},
};

/// The version of the document that this library reads and writes.
pub const CARD_FILE_VERSION: u32 = 2;

/// The contact ATR that cards get unless another is given. OpenSC knows it as JPKI.
pub const DEFAULT_ATR: [u8; 9] = [0x3B, 0xE0, 0x00, 0xFF, 0x81, 0x31, 0xFE, 0x45, 0x14];

/// A virtual card: what it holds, how it behaves, and its counters.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CardFile {
    /// Version of this document's format; 2.
    #[schemars(extend("const" = CARD_FILE_VERSION))]
    pub version: u32,
    /// Always true: everything on the card is synthetic, and no real card may be stored here.
    #[schemars(extend("const" = true))]
    pub test_object: bool,
    /// A label for people. Free text, never sent to a reader.
    pub holder: String,
    /// Which token the card presents itself as.
    pub profile: TokenLabel,
    /// The answer to reset.
    pub atr: Hex,
    /// Choices where the real card's behaviour is not publicly known.
    #[serde(default)]
    pub settings: Settings,
    /// What the issuer security domain holds.
    #[serde(default)]
    pub issuer_domain: IssuerDomain,
    /// The applications, in the order in which a shortened DF name finds them.
    pub applications: Vec<Application>,
}

impl CardFile {
    /// A card with default settings and ATR.
    #[must_use]
    pub fn new(holder: &str, profile: TokenLabel, applications: Vec<Application>) -> Self {
        Self {
            version: CARD_FILE_VERSION,
            test_object: true,
            holder: holder.to_owned(),
            profile,
            atr: Hex(DEFAULT_ATR.to_vec()),
            settings: Settings::default(),
            issuer_domain: IssuerDomain::default(),
            applications,
        }
    }

    /// Reads a card file.
    ///
    /// # Errors
    /// [`CardFileError`] naming the first field that is missing, unknown, of the wrong type or out of its rule.
    pub fn parse(text: &str) -> Result<Self, CardFileError> {
        let mut json = serde_json::Deserializer::from_str(text);
        let file: Self = serde_path_to_error::deserialize(&mut json).map_err(CardFileError::from_serde)?;
        json.end().map_err(|error| CardFileError::syntax(&error))?;
        file.check()?;
        Ok(file)
    }

    /// The document as JSON text, indented, with a final newline.
    ///
    /// # Errors
    /// None is known: the document holds nothing that JSON cannot express.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        let mut text = serde_json::to_string_pretty(self)?;
        text.push('\n');
        Ok(text)
    }

    /// Checks the rules that types do not express.
    ///
    /// # Errors
    /// [`CardFileError::Rule`] naming the first field that breaks one.
    pub fn check(&self) -> Result<(), CardFileError> {
        let rule = |path: &str, fault| Err(CardFileError::Rule { path: path.to_owned(), fault });
        if self.version != CARD_FILE_VERSION {
            return rule("version", Fault::Version { expected: CARD_FILE_VERSION, got: self.version });
        }
        if !self.test_object {
            return rule("test_object", Fault::NotATestObject);
        }
        if !(2..=33).contains(&self.atr.len()) {
            return rule("atr", Fault::AtrLength { got: self.atr.len() });
        }
        for (field, status) in self.settings.statuses() {
            if status.is_ok() {
                return rule(&format!("settings.{field}"), Fault::StatusGrants { got: status });
            }
        }
        rules::check_objects(&self.issuer_domain.objects, "issuer_domain")?;
        let mut names = BTreeSet::new();
        for (index, application) in self.applications.iter().enumerate() {
            let path = format!("applications[{index}]");
            if !names.insert(application.aid) {
                return rule(&format!("{path}.aid"), Fault::DuplicateApplication { aid: application.aid });
            }
            rules::check_application(application, &path)?;
        }
        self.check_profile()
    }

    /// The token information is what readers see of the profile.
    fn check_profile(&self) -> Result<(), CardFileError> {
        let jpki = self.applications.iter().find(|application| application.aid == jpki::AID);
        let file = jpki.and_then(|jpki| jpki.file(jpki::TOKEN_INFO));
        let expected = self.profile.text();
        match file.map(|file| label_in(&file.content)) {
            Some(got) if got != expected => {
                Err(CardFileError::Rule { path: "profile".to_owned(), fault: Fault::TokenLabel { expected, got } })
            }
            _ => Ok(()),
        }
    }
}
