//! What pcscd says, as far as it matters: ready, or a port in use; and its last lines for an error message.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

/// The line that the start script writes as soon as it runs inside the namespace.
pub(crate) const INSIDE: &str = "sekisho: inside the namespace";

const KEPT_LINES: usize = 12;

/// The state of the daemon, as its lines tell it.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) struct Told {
    /// The namespace was granted.
    pub(crate) inside: bool,
    /// The driver could not listen on one of its ports.
    pub(crate) port_taken: bool,
    /// Clients can connect.
    pub(crate) ready: bool,
}

impl Told {
    /// Takes in one line. The texts are those of pcsc-lite 1.9 and 2.x and of vsmartcard 0.8 and 0.9.
    pub(crate) fn hear(&mut self, line: &str) {
        self.inside |= line == INSIDE;
        self.port_taken |= line.contains("Could not initialize connection to virtual ICC");
        self.ready |= line.contains("daemon ready");
    }
}

/// The last lines, shared between the thread that reads and whoever reports.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tail(Arc<Mutex<VecDeque<String>>>);

impl Tail {
    pub(crate) fn push(&self, line: String) {
        let mut lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if lines.len() == KEPT_LINES {
            lines.pop_front();
        }
        lines.push_back(line);
    }

    pub(crate) fn lines(&self) -> Vec<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_daemon_that_is_ready_without_its_second_port_is_heard_as_both() {
        let mut told = Told::default();
        for line in [
            INSIDE,
            "00000021 ifd-vpcd.c:116:IFDHCreateChannel() Waiting for virtual ICC on port 37155",
            "00000037 ifd-vpcd.c:120:IFDHCreateChannel() Could not initialize connection to virtual ICC",
            "00000051 pcscdaemon.c:666:main() pcsc-lite 1.9.9 daemon ready.",
        ] {
            told.hear(line);
        }
        assert_eq!(told, Told { inside: true, port_taken: true, ready: true });
    }

    #[test]
    fn only_the_last_lines_are_kept() {
        let tail = Tail::default();
        (0..100).for_each(|number| tail.push(number.to_string()));
        assert_eq!(tail.lines().first().map(String::as_str), Some("88"));
        assert_eq!(tail.lines().last().map(String::as_str), Some("99"));
    }
}
