//! Founding an authority, and opening one that was founded.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::{Span, Timestamp, tz::TimeZone};

use super::Authority;
use crate::error::CaError;
use crate::generation::Generation;
use crate::issuer::Issuer;
use crate::keys::{AuthorityKeys, KeyRole, SignatureAlgorithm};
use crate::line::Line;
use crate::profile::Root;
use crate::serial::Serial;
use crate::settings::Settings;
use crate::state::{AuthorityState, FormatVersion, GenerationState, LineState};
use crate::validity::Validity;

impl Authority {
    /// A new authority with one generation, whose roots are issued at `at`.
    ///
    /// # Errors
    /// [`CaError::Text`] if the serial counters would come to the number of a root, [`CaError`] if a root cannot be made.
    pub fn new(settings: &Settings, keys: impl AuthorityKeys + 'static, at: Timestamp) -> Result<Self, CaError> {
        if let Some((field, expected, got)) = settings.serials.contradiction() {
            return Err(CaError::Text { field, expected, got: got.to_string() });
        }
        let keys: Arc<dyn AuthorityKeys> = Arc::new(keys);
        let algorithm = settings.algorithm;
        let mut issuers = BTreeMap::new();
        let mut found = |line, serial| {
            let issuer = make_issuer(settings, &*keys, line, Generation::FIRST, algorithm, serial)?;
            let generation = make_root(&issuer, serial, at)?;
            issuers.insert((line, Generation::FIRST), issuer);
            Ok::<_, CaError>(LineState {
                generations: BTreeMap::from([(Generation::FIRST, generation)]),
                next_serial: settings.serials.first,
                certificates: BTreeMap::new(),
                histories: BTreeMap::new(),
            })
        };
        let state = AuthorityState {
            version: FormatVersion::V2,
            settings: settings.clone(),
            signing: found(Line::Signing, settings.serials.signing_root)?,
            authentication: found(Line::Authentication, settings.serials.authentication_root)?,
        };
        Ok(Self { state, issuers, keys })
    }

    /// A new authority with `count` generations: the newest is founded at `at`, each of the others as many years before
    /// the next as the settings say. At least one is founded.
    ///
    /// # Errors
    /// [`CaError`] if a root cannot be made.
    pub fn with_generations(
        settings: &Settings,
        keys: impl AuthorityKeys + 'static,
        at: Timestamp,
        count: u8,
    ) -> Result<Self, CaError> {
        let founded = |before_the_newest: u8| {
            let years = i64::from(before_the_newest) * i64::from(settings.life_cycle.generation_years);
            let span = Span::new().try_years(years);
            let earlier = span.and_then(|span| at.to_zoned(TimeZone::UTC).checked_sub(span));
            earlier.map(|zoned| zoned.timestamp()).map_err(|_| CaError::Time { at })
        };
        let last = count.saturating_sub(1);
        let mut authority = Self::new(settings, keys, founded(last)?)?;
        for before_the_newest in (0..last).rev() {
            for line in Line::BOTH {
                authority.roll_over(line, founded(before_the_newest)?)?;
            }
        }
        Ok(authority)
    }

    /// The authority that this state describes.
    ///
    /// # Errors
    /// [`CaError::RootKey`] if a key does not belong to its root.
    pub fn from_state(state: AuthorityState, keys: impl AuthorityKeys + 'static) -> Result<Self, CaError> {
        let keys: Arc<dyn AuthorityKeys> = Arc::new(keys);
        let mut issuers = BTreeMap::new();
        for line in Line::BOTH {
            for (&generation, known) in &state.line(line).generations {
                let (algorithm, serial) = (known.algorithm, known.root_serial);
                let issuer = make_issuer(&state.settings, &*keys, line, generation, algorithm, serial)?;
                if !issuer.is_of_root(&known.root) {
                    return Err(CaError::RootKey { line });
                }
                issuers.insert((line, generation), issuer);
            }
        }
        Ok(Self { state, issuers, keys })
    }
}

pub(super) fn make_issuer(
    settings: &Settings,
    keys: &dyn AuthorityKeys,
    line: Line,
    generation: Generation,
    algorithm: SignatureAlgorithm,
    serial: Serial,
) -> Result<Issuer, CaError> {
    let key = keys.key(line, generation, KeyRole::Root, algorithm)?;
    Issuer::new(&settings.names, line, algorithm, serial, key)
}

/// The root of a generation, self-signed, issued at `at`.
pub(super) fn make_root(issuer: &Issuer, serial: Serial, at: Timestamp) -> Result<GenerationState, CaError> {
    let validity = Validity::of_root(at)?;
    Ok(GenerationState {
        root: issuer.certify(&Root, serial, &validity, issuer.spki_der())?,
        root_serial: serial,
        algorithm: issuer.algorithm(),
        not_before: validity.not_before(),
        not_after: validity.not_after(),
        revoked: None,
        responders: Vec::new(),
        crls: BTreeMap::new(),
    })
}
