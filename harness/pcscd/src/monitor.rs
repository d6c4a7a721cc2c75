//! What pcscd says, as far as it matters: ready, or a port in use; and its last lines for an error message.

use std::collections::{BTreeSet, VecDeque};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// The line that the start script writes as soon as it runs inside the namespace.
pub(crate) const INSIDE: &str = "sekisho: inside the namespace";

const KEPT_LINES: usize = 12;

/// The state of the daemon, as its lines tell it.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Heard {
    /// The namespace was granted.
    pub(crate) inside: bool,
    /// The driver could not listen on one of its ports.
    pub(crate) port_taken: bool,
    /// The readers are set up. The socket follows a moment later.
    pub(crate) ready: bool,
    /// The readers into which a card came and from which none has gone since, as the thread that looks at them saw it. A
    /// client whose reset fails makes pcscd call a reader empty before that thread has looked.
    pub(crate) seen_full: BTreeSet<String>,
    /// The daemon has closed its output, which it does by ending.
    pub(crate) ended: bool,
    /// The last lines.
    pub(crate) last_lines: VecDeque<String>,
}

impl Heard {
    /// Takes in one line. The texts are those of pcsc-lite 1.9 and 2.x and of vsmartcard 0.8 and 0.9.
    fn hear(&mut self, line: String) {
        self.inside |= line == INSIDE;
        self.port_taken |= line.contains("Could not initialize connection to virtual ICC");
        self.ready |= line.contains("daemon ready");
        if let Some((_, reader)) = line.split_once("Card inserted into ") {
            self.seen_full.insert(reader.trim_end().to_owned());
        }
        if let Some((_, reader)) = line.split_once("Card Removed From ") {
            self.seen_full.remove(reader.trim_end());
        }
        if self.last_lines.len() == KEPT_LINES {
            self.last_lines.pop_front();
        }
        self.last_lines.push_back(line);
    }
}

/// [`Heard`], shared between the thread that reads and those that wait. Clones are the same monitor.
#[derive(Clone, Debug, Default)]
pub(crate) struct Monitor(Arc<(Mutex<Heard>, Condvar)>);

impl Monitor {
    pub(crate) fn hear(&self, line: String) {
        self.state().hear(line);
        self.0.1.notify_all();
    }

    pub(crate) fn end(&self) {
        self.state().ended = true;
        self.0.1.notify_all();
    }

    /// Waits until the condition holds, and says whether it does.
    pub(crate) fn wait(&self, within: Duration, condition: impl Fn(&Heard) -> bool) -> bool {
        let waited = self.0.1.wait_timeout_while(self.state(), within, |heard| !condition(heard));
        let (heard, _) = waited.unwrap_or_else(PoisonError::into_inner);
        condition(&heard)
    }

    pub(crate) fn heard(&self) -> Heard {
        self.state().clone()
    }

    fn state(&self) -> MutexGuard<'_, Heard> {
        self.0.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(lines: &[&str]) -> Heard {
        let mut heard = Heard::default();
        lines.iter().for_each(|line| heard.hear((*line).to_owned()));
        heard
    }

    #[test]
    fn a_daemon_that_is_ready_without_its_second_port_is_heard_as_both() {
        let heard = after(&[
            INSIDE,
            "00000021 ifd-vpcd.c:116:IFDHCreateChannel() Waiting for virtual ICC on port 37155",
            "00000037 ifd-vpcd.c:120:IFDHCreateChannel() Could not initialize connection to virtual ICC",
            "00000051 pcscdaemon.c:666:main() pcsc-lite 1.9.9 daemon ready.",
        ]);
        assert!(heard.inside && heard.port_taken && heard.ready && !heard.ended);
    }

    #[test]
    fn a_reader_is_seen_full_until_its_card_is_seen_to_go() {
        let came = "00400379 eventhandler.c:423:EHStatusHandlerThread() Card inserted into Virtual PCD 00 00";
        let other = "00000011 eventhandler.c:423:EHStatusHandlerThread() Card inserted into Virtual PCD 00 01";
        let failed = "00010872 winscard.c:935:SCardDisconnect() Error resetting card.";
        let went = "00386706 eventhandler.c:358:EHStatusHandlerThread() Card Removed From Virtual PCD 00 00";
        assert!(after(&[came, other, failed]).seen_full.contains("Virtual PCD 00 00"));
        assert!(after(&[came, other, failed, went]).seen_full.iter().eq(["Virtual PCD 00 01"]));
    }

    #[test]
    fn only_the_last_lines_are_kept() {
        let lines: Vec<String> = (0..100).map(|number| number.to_string()).collect();
        let heard = after(&lines.iter().map(String::as_str).collect::<Vec<_>>());
        assert!(heard.last_lines.iter().eq(&lines[88..]), "{heard:?}");
    }
}
