//! A way to end a transport from another thread.

use std::{
    collections::BTreeMap,
    net::{Shutdown, TcpStream},
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

/// Ends whatever was started with it: shuts open connections and listeners down and wakes whoever waits. Clones are the same
/// handle. It holds each connection itself, not a second descriptor of it.
#[derive(Clone, Debug, Default)]
pub struct StopHandle {
    shared: Arc<(Mutex<State>, Condvar)>,
}

#[derive(Debug, Default)]
struct State {
    stopped: bool,
    streams: BTreeMap<u64, Arc<TcpStream>>,
    next: u64,
}

/// Takes its connection off the handle again.
pub(crate) struct Registration<'a> {
    handle: &'a StopHandle,
    number: u64,
}

impl StopHandle {
    /// A handle on which nobody has called [`StopHandle::stop`].
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Ends everything, for good. Nothing is waited for.
    pub fn stop(&self) {
        let mut state = self.state();
        state.stopped = true;
        for stream in std::mem::take(&mut state.streams).into_values() {
            // A connection that is down already is what was wanted.
            let _ = stream.shutdown(Shutdown::Both);
        }
        self.shared.1.notify_all();
    }

    /// Whether [`StopHandle::stop`] was called.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        self.state().stopped
    }

    /// Waits until stopped, at most this long: a waiter for reconnection.
    pub fn wait(&self, longest: Duration) {
        let waited = self.shared.1.wait_timeout_while(self.state(), longest, |state| !state.stopped);
        drop(waited);
    }

    /// Puts a connection under the handle, or returns `None` if it was stopped meanwhile.
    pub(crate) fn register(&self, stream: Arc<TcpStream>) -> Option<Registration<'_>> {
        let mut state = self.state();
        if state.stopped {
            return None;
        }
        let number = state.next;
        state.next += 1;
        state.streams.insert(number, stream);
        Some(Registration { handle: self, number })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.shared.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Registration<'_> {
    fn drop(&mut self) {
        self.handle.state().streams.remove(&self.number);
    }
}
