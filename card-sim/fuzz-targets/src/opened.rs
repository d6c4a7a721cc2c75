//! Which PIN references are verified, as the published rules have it: an account kept apart from the card's own.

use std::collections::BTreeSet;

use sekisho_card_sim::{Aid, CardFile, Settings};

use crate::{
    counters::{Act, PinId, PinState},
    paint::Allowed,
};

/// The current application and what is verified in it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Opened {
    current: Option<Aid>,
    verified_in: Option<Aid>,
    verified: BTreeSet<PinId>,
}

impl Opened {
    /// Whether what is verified now allows this.
    pub(crate) fn allows(&self, allowed: &Allowed) -> bool {
        match allowed {
            Allowed::Everybody => true,
            Allowed::Verified(pins) => pins.iter().any(|pin| self.verified.contains(pin)),
        }
    }

    /// The power went, or came.
    pub(crate) fn power(&mut self) {
        *self = Self::default();
    }

    /// The reader reset the card.
    pub(crate) fn warm_reset(&mut self, settings: &Settings) {
        self.current = None;
        if !settings.warm_reset_keeps_security_status {
            self.power();
        }
    }

    /// A SELECT by name succeeded. A name may be cut short; the first application in the card's order is meant, or the
    /// next one after the current, and the issuer security domain last.
    pub(crate) fn select(&mut self, name: &[u8], next: bool, file: &CardFile) {
        let names = file.applications.iter().map(|application| application.aid);
        let passed = match names.clone().position(|aid| next && Some(aid) == self.current) {
            Some(current) => current + 1,
            None => 0,
        };
        let Some(aid) = names.skip(passed).find(|aid| aid.as_bytes().starts_with(name)) else {
            self.power();
            return;
        };
        if self.verified_in != Some(aid) || !file.settings.reselect_keeps_security_status {
            self.verified.clear();
        }
        self.current = Some(aid);
        self.verified_in = Some(aid);
    }

    /// Follows a verification. False if it succeeded with a value that no reference of the application has.
    pub(crate) fn verify(
        &mut self,
        act: Act<'_>,
        before: &[PinState],
        after: &[PinState],
        settings: &Settings,
    ) -> bool {
        let here = before.iter().zip(after).filter(|(old, _)| Some(old.id.aid) == self.current);
        if act.status.is_ok() {
            let right: BTreeSet<PinId> = here
                .filter(|(old, new)| {
                    old.value.as_bytes() == act.data && !old.is_blocked() && new.tries_left == new.limit
                })
                .map(|(old, _)| old.id)
                .collect();
            let known = !right.is_empty();
            self.verified.extend(right);
            return known;
        }
        if settings.failed_verify_clears && act.status.tries_left().is_some() {
            for (old, _) in here.filter(|(old, new)| new.tries_left < old.tries_left) {
                self.verified.remove(&old.id);
            }
        }
        true
    }

    /// Follows a change of value that succeeded. Names a reference that was changed without being verified.
    pub(crate) fn change(&mut self, before: &[PinState], after: &[PinState], settings: &Settings) -> Option<PinId> {
        let changed = before.iter().zip(after).filter(|(old, new)| old.value != new.value).map(|(old, _)| old.id);
        for pin in changed {
            if !self.verified.contains(&pin) {
                return Some(pin);
            }
            if !settings.change_keeps_security_status {
                self.verified.remove(&pin);
            }
        }
        None
    }
}
