//! What the card remembers between commands and forgets without power.

use crate::{messaging::Messaging, structure::application::Place};

/// The selection, the security status, and what opened commands left behind.
#[derive(Clone, Debug, Default)]
pub(crate) struct Session {
    /// The current application; `None` is the issuer security domain, the default at power-on.
    pub(crate) application: Option<usize>,
    /// The current elementary file of the current application.
    pub(crate) current: Option<Place>,
    /// The session of secure messaging in the current application.
    pub(crate) messaging: Option<Messaging>,
    /// The last challenge that was given out and not used.
    pub(crate) challenge: Option<Vec<u8>>,
    /// The body of a terminal certificate whose signature has not come yet.
    pub(crate) terminal_body: Option<Vec<u8>>,
    /// The application to which `verified` belongs.
    verified_in: Option<usize>,
    /// Verified PIN references, one bit for each place in the application's `pins`.
    verified: u32,
}

impl Session {
    /// Makes an application current. The security status stays only if it is the same one and `keep` says so.
    pub(crate) fn select(&mut self, application: usize, keep: bool) {
        let same = self.verified_in == Some(application) && keep;
        *self = Self {
            application: Some(application),
            verified_in: Some(application),
            verified: if same { self.verified } else { 0 },
            // Cleared by a selection "exactly like a security status": so it also stays like one.
            messaging: self.messaging.take().filter(|_| same),
            ..Self::default()
        };
    }

    /// Goes back to the power-on state.
    pub(crate) fn select_issuer_domain(&mut self) {
        *self = Self::default();
    }

    /// Forgets the selection, and the security status unless `keep` says otherwise. A kept status is worth something
    /// once the same application is selected again.
    pub(crate) fn warm_reset(&mut self, keep: bool) {
        let (verified_in, verified) = if keep { (self.verified_in, self.verified) } else { (None, 0) };
        *self = Self { verified_in, verified, ..Self::default() };
    }

    /// Whether the current application's reference at this place is verified.
    pub(crate) fn is_verified(&self, pin: usize) -> bool {
        self.verified & bit(pin) != 0
    }

    /// Grants or takes back what the reference at this place opens.
    pub(crate) fn set_verified(&mut self, pin: usize, verified: bool) {
        if verified {
            self.verified |= bit(pin);
        } else {
            self.verified &= !bit(pin);
        }
    }
}

fn bit(pin: usize) -> u32 {
    u32::try_from(pin).ok().and_then(|pin| 1_u32.checked_shl(pin)).unwrap_or(0)
}
