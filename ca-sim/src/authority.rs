//! The authority: two lines that issue, revoke and publish.

mod publish;
mod revoke;

use std::sync::Arc;

use jiff::Timestamp;

use crate::certificate::{IssuedCertificate, SubjectKey};
use crate::error::CaError;
use crate::issuer::Issuer;
use crate::keys::{KeyPool, SigningKey};
use crate::line::Line;
use crate::partition::Partition;
use crate::profile::{Authentication, Root, Signing};
use crate::serial::Serial;
use crate::settings::Settings;
use crate::state::{AuthorityState, FormatVersion, LineState};
use crate::subject::{AuthenticationSubject, SigningSubject};
use crate::validity::Validity;

/// The private keys of the two roots.
#[derive(Debug, Clone)]
pub struct RootKeys {
    /// Key of the signing root.
    pub signing: Arc<dyn SigningKey>,
    /// Key of the authentication root.
    pub authentication: Arc<dyn SigningKey>,
}

impl RootKeys {
    /// The keys of generation `generation` (from 0) from the part of the pool that is kept for authorities. Another
    /// generation with the same names is also how to make an impostor.
    ///
    /// # Errors
    /// [`CaError::NoSuchKey`] if the pool has no such generation.
    pub fn from_pool(pool: &KeyPool, generation: usize) -> Result<Self, CaError> {
        let first = generation.saturating_mul(2);
        if first >= crate::keys::AUTHORITY_KEYS {
            return Err(CaError::NoSuchKey { index: first, size: crate::keys::AUTHORITY_KEYS });
        }
        Ok(Self { signing: pool.key(first)?, authentication: pool.key(first + 1)? })
    }

    fn of(&self, line: Line) -> Arc<dyn SigningKey> {
        match line {
            Line::Signing => Arc::clone(&self.signing),
            Line::Authentication => Arc::clone(&self.authentication),
        }
    }
}

/// A certification authority with its signing and its authentication line.
#[derive(Debug, Clone)]
pub struct Authority {
    state: AuthorityState,
    signing: Issuer,
    authentication: Issuer,
}

impl Authority {
    /// A new authority whose roots are issued at `at`.
    ///
    /// # Errors
    /// [`CaError`] if a root cannot be made.
    pub fn new(settings: &Settings, keys: &RootKeys, at: Timestamp) -> Result<Self, CaError> {
        let validity = Validity::of_root(at)?;
        let found = |line, serial| {
            let issuer = Issuer::new(&settings.names, line, serial, keys.of(line))?;
            let root = issuer.certify(&Root(&issuer), serial, &validity, issuer.spki_der())?;
            let next_serial = settings.serials.first;
            Ok::<_, CaError>((issuer, LineState::new(root, serial, next_serial)))
        };
        let (signing, signing_state) = found(Line::Signing, settings.serials.signing_root)?;
        let (authentication, authentication_state) = found(Line::Authentication, settings.serials.authentication_root)?;
        let state = AuthorityState {
            version: FormatVersion::V1,
            settings: settings.clone(),
            signing: signing_state,
            authentication: authentication_state,
        };
        Ok(Self { state, signing, authentication })
    }

    /// The authority that this state describes.
    ///
    /// # Errors
    /// [`CaError::RootKey`] if a key does not belong to its root.
    pub fn from_state(state: AuthorityState, keys: &RootKeys) -> Result<Self, CaError> {
        let open = |line| {
            let issuer = Issuer::new(&state.settings.names, line, state.line(line).root_serial, keys.of(line))?;
            if issuer.is_of_root(&state.line(line).root) { Ok(issuer) } else { Err(CaError::RootKey { line }) }
        };
        let (signing, authentication) = (open(Line::Signing)?, open(Line::Authentication)?);
        Ok(Self { state, signing, authentication })
    }

    /// Everything it must remember.
    #[must_use]
    pub fn state(&self) -> &AuthorityState {
        &self.state
    }

    /// The settings it was made with.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.state.settings
    }

    /// The root certificate of a line in DER.
    #[must_use]
    pub fn root(&self, line: Line) -> &[u8] {
        &self.state.line(line).root
    }

    /// Issues a signing certificate.
    ///
    /// # Errors
    /// [`CaError::SerialsExhausted`], or an error of encoding or of the key.
    pub fn issue_signing(
        &mut self,
        subject: &SigningSubject,
        key: &SubjectKey,
        validity: Validity,
    ) -> Result<IssuedCertificate, CaError> {
        let serial = self.state.signing.next_serial;
        let names = &self.state.settings.names;
        let profile = Signing { names, subject, requested: validity.not_before(), serial };
        let der = self.signing.certify(&profile, serial, &validity, &key.spki_der)?;
        self.record(Line::Signing, &subject.partition, key, validity, der)
    }

    /// Issues an authentication certificate.
    ///
    /// # Errors
    /// [`CaError::SerialsExhausted`], or an error of encoding or of the key.
    pub fn issue_authentication(
        &mut self,
        subject: &AuthenticationSubject,
        key: &SubjectKey,
        validity: Validity,
    ) -> Result<IssuedCertificate, CaError> {
        let serial = self.state.authentication.next_serial;
        let settings = &self.state.settings;
        let (names, ocsp_uri, spki_der) = (&settings.names, settings.ocsp_uri.as_str(), key.spki_der.as_slice());
        let profile = Authentication { names, subject, ocsp_uri, spki_der, serial };
        let der = self.authentication.certify(&profile, serial, &validity, &key.spki_der)?;
        self.record(Line::Authentication, &subject.partition, key, validity, der)
    }

    /// The certificate with this serial number, if it was issued.
    #[must_use]
    pub fn certificate(&self, line: Line, serial: Serial) -> Option<&IssuedCertificate> {
        self.state.line(line).certificates.get(&serial)
    }

    fn record(
        &mut self,
        line: Line,
        partition: &Partition,
        key: &SubjectKey,
        validity: Validity,
        der: Vec<u8>,
    ) -> Result<IssuedCertificate, CaError> {
        let state = self.state.line_mut(line);
        let serial = state.next_serial;
        state.next_serial = serial.next().ok_or(CaError::SerialsExhausted { line })?;
        let issued = IssuedCertificate {
            line,
            serial,
            partition: partition.clone(),
            not_before: validity.not_before(),
            not_after: validity.not_after(),
            key_name: key.name.clone(),
            key_reused: key.reused,
            der,
        };
        state.certificates.insert(serial, issued.clone());
        Ok(issued)
    }

    fn issuer(&self, line: Line) -> &Issuer {
        match line {
            Line::Signing => &self.signing,
            Line::Authentication => &self.authentication,
        }
    }
}
