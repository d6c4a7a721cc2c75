//! The OCSP service: a clock, and the responder of the newest snapshot.

use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};

use jiff::Timestamp;
use sekisho_ca_sim::ocsp::{OcspAnswer, OcspFault, OcspResponder};

use crate::clock::Clock;

/// What answers requests. Whoever runs it publishes a new responder for each snapshot; requests that are being answered
/// then keep the old one to their end.
pub struct OcspService {
    clock: Box<dyn Clock>,
    newest: RwLock<Option<Arc<OcspResponder>>>,
}

impl OcspService {
    /// A service without data: it answers tryLater until something is published.
    #[must_use]
    pub fn new(clock: impl Clock + 'static) -> Self {
        Self { clock: Box::new(clock), newest: RwLock::new(None) }
    }

    /// Answers from this responder from now on.
    pub fn publish(&self, responder: Arc<OcspResponder>) {
        // Nothing can be half done when a thread panics: the value is one pointer.
        *self.newest.write().unwrap_or_else(PoisonError::into_inner) = Some(responder);
    }

    /// The time of the service's clock.
    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Answers a request.
    pub(crate) fn answer(&self, request: &[u8], now: Timestamp) -> OcspAnswer {
        let newest = self.newest.read().unwrap_or_else(PoisonError::into_inner).clone();
        match newest {
            Some(responder) => responder.answer(request, now),
            None => OcspAnswer::Refused(OcspFault::NoSnapshot),
        }
    }
}

impl fmt::Debug for OcspService {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OcspService").field("newest", &self.newest).finish_non_exhaustive()
    }
}
