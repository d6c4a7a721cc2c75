//! The card: state, power, and the way of one command through it.

use crate::{
    card_file::CardFile,
    card_file::CardFileError,
    command,
    entropy::Entropy,
    identifier::{Aid, FileId},
    key::{KeyError, KeyLoader},
    loaded_keys::LoadedKeys,
    redact::Secrets,
    session::Session,
    status::StatusWord,
    store::CardStore,
    structure::{
        access::ReadAccess,
        application::{Application, Place},
    },
    trace::{TraceRecord, Tracer, Tracing},
};

/// A virtual card, ready to be powered and spoken to.
pub struct Card {
    pub(crate) file: CardFile,
    /// Loaded keys, by application.
    pub(crate) keys: Vec<LoadedKeys>,
    pub(crate) store: Box<dyn CardStore>,
    pub(crate) entropy: Box<dyn Entropy>,
    pub(crate) session: Session,
    powered: bool,
    tracing: Option<Tracing>,
}

/// A card that cannot be opened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum OpenError {
    /// The card file breaks a rule.
    #[error(transparent)]
    File(#[from] CardFileError),
    /// A private key cannot be used.
    #[error("key {fid} of application {aid}: {error}")]
    Key {
        /// The application.
        aid: Aid,
        /// The key's file.
        fid: FileId,
        /// What the loader said.
        error: KeyError,
    },
    /// The private key for session keys cannot be used.
    #[error("the session key pair of application {aid}: {error}")]
    SessionKey {
        /// The application.
        aid: Aid,
        /// What the loader said.
        error: KeyError,
    },
}

impl Card {
    /// Opens a card. It is powered on, with nothing selected.
    ///
    /// # Errors
    /// [`OpenError`] if the card file breaks a rule or a key cannot be loaded.
    pub fn open(
        file: CardFile,
        keys: &dyn KeyLoader,
        store: Box<dyn CardStore>,
        entropy: Box<dyn Entropy>,
    ) -> Result<Self, OpenError> {
        file.check()?;
        let keys =
            file.applications.iter().map(|application| LoadedKeys::of(application, keys)).collect::<Result<_, _>>()?;
        Ok(Self { file, keys, store, entropy, session: Session::default(), powered: true, tracing: None })
    }

    /// Powers the card: a cold start. Nothing is selected or verified.
    pub fn power_on(&mut self) {
        self.powered = true;
        self.session = Session::default();
        if let Some(tracing) = &mut self.tracing {
            tracing.power(&TraceRecord::PowerOn { atr: self.file.atr.clone() });
        }
    }

    /// Takes the power away. Commands then answer `6F00` until [`Card::power_on`].
    pub fn power_off(&mut self) {
        self.powered = false;
        self.session = Session::default();
        if let Some(tracing) = &mut self.tracing {
            tracing.power(&TraceRecord::PowerOff);
        }
    }

    /// Resets the card without taking the power away. Setting `warm_reset_keeps_security_status` says what survives.
    pub fn warm_reset(&mut self) {
        self.powered = true;
        self.session.warm_reset(self.file.settings.warm_reset_keeps_security_status);
        if let Some(tracing) = &mut self.tracing {
            tracing.power(&TraceRecord::WarmReset { atr: self.file.atr.clone() });
        }
    }

    /// The answer to reset.
    #[must_use]
    pub fn atr(&self) -> &[u8] {
        &self.file.atr
    }

    /// Answers one command APDU. `response` is cleared, then filled with the response data and the status word: at
    /// least two bytes, whatever the command. Nothing is allocated once `response` has grown to its size, unless the
    /// card writes its memory, signs or is traced.
    pub fn transmit(&mut self, command: &[u8], response: &mut Vec<u8>) {
        response.clear();
        let status = if self.powered {
            command::dispatch(self, command, response).unwrap_or_else(|refusal| {
                response.clear();
                refusal
            })
        } else {
            StatusWord::NO_PRECISE_DIAGNOSIS
        };
        response.extend_from_slice(&status.bytes());
        if let Some(tracing) = &mut self.tracing {
            tracing.exchange(command, response);
        }
    }

    /// The card as it would be saved now.
    #[must_use]
    pub fn file(&self) -> &CardFile {
        &self.file
    }

    /// Tries left of a PIN reference, if there is such a reference.
    #[must_use]
    pub fn tries_left(&self, application: Aid, pin: FileId) -> Option<u8> {
        let application = self.file.applications.iter().find(|candidate| candidate.aid == application)?;
        Some(application.pin(pin)?.tries_left)
    }

    /// Sends every event to a tracer from now on, or to none. Secrets are redacted unless asked for. Names in the trace
    /// follow the selections that the tracer has seen: set it before the first command.
    pub fn set_tracer(&mut self, tracer: Option<Box<dyn Tracer>>, secrets: Secrets) {
        self.tracing = tracer.map(|tracer| Tracing::new(tracer, secrets));
    }
}

/// What the commands need of the card. All of it is about the current application.
impl Card {
    /// The current application, or `None` while the issuer security domain is current.
    pub(crate) fn application(&self) -> Option<&Application> {
        self.session.application.and_then(|index| self.file.applications.get(index))
    }

    /// The file that a reference means: `80` the current one, `80|sfi` the one with that short identifier, which
    /// becomes current.
    pub(crate) fn refer(&mut self, reference: u8) -> Result<Place, StatusWord> {
        match reference & 0x1F {
            0 => self.session.current.ok_or(self.file.settings.no_current_file),
            short => {
                let place = command::find(self, FileId::of_short(short))?;
                self.session.current = Some(place);
                Ok(place)
            }
        }
    }

    /// The loaded keys of the current application.
    pub(crate) fn loaded(&self) -> Option<&LoadedKeys> {
        self.session.application.and_then(|index| self.keys.get(index))
    }

    /// Whether any of the PIN references, or of others' keys, was verified in this session.
    pub(crate) fn is_any_verified(&self, application: &Application, pins: &[FileId]) -> bool {
        let of_rule = |(_, fid): &(usize, FileId)| pins.contains(fid);
        application.openers().enumerate().filter(of_rule).any(|(place, _)| self.session.is_verified(place))
    }

    /// Checks a file's access rule.
    pub(crate) fn may_read(&self, application: &Application, rule: &ReadAccess) -> Result<(), StatusWord> {
        match rule {
            ReadAccess::Free => Ok(()),
            ReadAccess::AnyOf(pins) if self.is_any_verified(application, pins) => Ok(()),
            ReadAccess::AnyOf(_) | ReadAccess::Unidentified => Err(StatusWord::SECURITY_NOT_SATISFIED),
            ReadAccess::Internal => Err(StatusWord::WRONG_FILE_STRUCTURE),
        }
    }

    /// Makes the state durable before anything depends on it.
    pub(crate) fn save(&mut self) -> Result<(), StatusWord> {
        self.store.save(&self.file).map_err(|_| StatusWord::MEMORY_FAILURE)
    }
}
