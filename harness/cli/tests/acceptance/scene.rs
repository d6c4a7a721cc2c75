//! The card in a reader: a private pcscd, and `sekisho card serve` as a process of its own.

use std::process::{Child, Command, Stdio};
use std::time::Duration;

use sekisho_harness_pcscd::{Options, PrivatePcscd};

use crate::desk::Desk;
use crate::tool::{Said, Tool};

const PATIENCE: Duration = Duration::from_secs(30);

/// A desk whose card is in the first reader.
pub(crate) struct Scene {
    pub(crate) desk: Desk,
    served: Served,
}

struct Served {
    pcscd: PrivatePcscd,
    card: Child,
}

impl Scene {
    pub(crate) fn new() -> Self {
        Self::with(Desk::new())
    }

    pub(crate) fn with(desk: Desk) -> Self {
        let served = Served::start(&desk);
        Self { desk, served }
    }

    /// Kills the card's process and the daemon, as a power cut would, and starts new ones.
    pub(crate) fn crash_and_restart(&mut self) {
        self.served.card.kill().unwrap();
        self.served.card.wait().unwrap();
        self.served.pcscd.kill().unwrap();
        self.served = Served::start(&self.desk);
    }

    fn client(&self, program: &str, arguments: &[&str]) -> Said {
        Tool::new(program, "opensc").arguments(arguments).environment(self.served.pcscd.environment()).run()
    }

    pub(crate) fn opensc_tool(&self, arguments: &[&str]) -> Said {
        self.client("opensc-tool", arguments)
    }

    pub(crate) fn pkcs15_tool(&self, arguments: &[&str]) -> Said {
        self.client("pkcs15-tool", arguments)
    }

    pub(crate) fn pkcs11_tool(&self, arguments: &[&str]) -> Said {
        self.client("pkcs11-tool", arguments)
    }
}

impl Served {
    fn start(desk: &Desk) -> Self {
        let pcscd = PrivatePcscd::start(&Options::default()).unwrap_or_else(|error| panic!("{error}"));
        let mut command = Command::new(env!("CARGO_BIN_EXE_sekisho"));
        let driver = format!("127.0.0.1:{}", pcscd.ports()[0]);
        command.args([
            "card",
            "serve",
            &desk.name("card.json"),
            "--to",
            &driver,
            "--record",
            &desk.name("record.ndjson"),
        ]);
        let card = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let served = Self { pcscd, card };
        served.pcscd.wait_for_card(0, true, PATIENCE).unwrap_or_else(|error| panic!("{error}"));
        served
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // It may be dead already, by the test's own hand.
        let _ = self.card.kill();
        let _ = self.card.wait();
    }
}
