//! What the card remembers between commands and forgets without power.

use crate::application::Place;

/// The selection and the security status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Session {
    /// The current application; `None` is the issuer security domain, the default at power-on.
    pub(crate) application: Option<usize>,
    /// The current elementary file of the current application.
    pub(crate) current: Option<Place>,
    /// The application to which `verified` belongs.
    verified_in: Option<usize>,
    /// Verified PIN references, one bit for each place in the application's `pins`.
    verified: u32,
}

impl Session {
    /// Makes an application current. The security status stays only if it is the same one and `keep` says so.
    pub(crate) fn select(&mut self, application: usize, keep: bool) {
        if self.verified_in != Some(application) || !keep {
            self.verified = 0;
        }
        *self = Self {
            application: Some(application),
            current: None,
            verified_in: Some(application),
            verified: self.verified,
        };
    }

    /// Goes back to the power-on state.
    pub(crate) fn select_issuer_domain(&mut self) {
        *self = Self::default();
    }

    /// Forgets the selection, and the security status unless `keep` says otherwise. A kept status is worth something
    /// once the same application is selected again.
    pub(crate) fn warm_reset(&mut self, keep: bool) {
        if keep {
            self.application = None;
            self.current = None;
        } else {
            *self = Self::default();
        }
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
