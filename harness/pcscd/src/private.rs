//! A private pcscd, from start to stop.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::TempDir;

use crate::configuration::{Direction, reader_conf, reader_names};
use crate::installation::Installation;
use crate::isolation::{Folders, MachineLock, clear, in_namespace, in_the_open, plain_socket};
use crate::ports::free_pair;
use crate::process::{Process, Progress};
use crate::reader_state::readers_with_card;
use crate::{Isolation, Options, PcscdError};

/// What fits `sun_path` (unix(7)), less the final zero.
const SOCKET_PATH_LIMIT: usize = 107;

/// How often another free pair of ports is tried before giving up.
const PORT_ATTEMPTS: usize = 8;

/// A pcscd of our own with two virtual readers. It is stopped when this value is dropped, and dies with this process.
#[derive(Debug)]
pub struct PrivatePcscd {
    options: Options,
    installation: Installation,
    folders: Folders,
    ports: [u16; 2],
    lock: Option<MachineLock>,
    process: Option<Process>,
    // Last, so that it is removed after everything that lives in it.
    _directory: TempDir,
}

/// pcscd itself looks at its readers every 0.4 s.
const BETWEEN_READER_LOOKS: Duration = Duration::from_millis(20);

impl PrivatePcscd {
    /// Starts the daemon and returns once clients can connect.
    ///
    /// # Errors
    /// [`PcscdError`]; those about missing software name the Debian package. [`PcscdError::PortTaken`] is returned only
    /// for ports that the caller chose: free ones are chosen anew.
    pub fn start(options: &Options) -> Result<Self, PcscdError> {
        let installation = Installation::find(options)?;
        let directory = tempfile::Builder::new()
            .prefix("sekisho-pcscd-")
            .tempdir_in(&options.directory)
            .map_err(PcscdError::system(format!("make a directory in {}", options.directory.display())))?;
        let folders = Folders::make(directory.path())?;
        let socket = folders.socket();
        let length = socket.as_os_str().len();
        if length > SOCKET_PATH_LIMIT {
            return Err(PcscdError::SocketPathTooLong { path: socket, length, limit: SOCKET_PATH_LIMIT });
        }
        // Reached by a path of its own, because the folder that the distribution put it in gets covered.
        let driver = directory.path().join("libifdvpcd.so");
        let copied = fs::copy(&installation.driver, &driver).map(drop);
        copied.map_err(PcscdError::system(format!("copy {}", installation.driver.display())))?;

        let (options, ports) = (options.clone(), [0; 2]);
        let mut daemon =
            Self { options, installation, folders, ports, lock: None, process: None, _directory: directory };
        let mut attempts = 1..=PORT_ATTEMPTS;
        loop {
            daemon.ports = chosen_ports(daemon.chosen_port())?;
            daemon.configure(&driver)?;
            let result = daemon.launch();
            let taken = matches!(result, Err(PcscdError::PortTaken { .. }));
            if !taken || daemon.chosen_port().is_some() || attempts.next().is_none() {
                return result.map(|()| daemon);
            }
        }
    }

    /// The socket at which clients find the daemon.
    #[must_use]
    pub fn socket(&self) -> PathBuf {
        if self.lock.is_some() { plain_socket() } else { self.folders.socket() }
    }

    /// The readers as `SCardListReaders` names them, in the order of [`Self::ports`].
    #[must_use]
    pub fn reader_names(&self) -> [String; 2] {
        reader_names()
    }

    /// The ports at which the readers wait for a card to connect, on every address of the machine; in reversed mode, the
    /// ports of 127.0.0.1 at which they look for one.
    #[must_use]
    pub fn ports(&self) -> [u16; 2] {
        self.ports
    }

    /// What a PC/SC client needs in its environment to find this daemon instead of the machine's.
    #[must_use]
    pub fn environment(&self) -> Vec<(String, String)> {
        vec![("PCSCLITE_CSOCK_NAME".to_owned(), self.socket().display().to_string())]
    }

    /// How the daemon is kept apart.
    #[must_use]
    pub fn isolation(&self) -> Isolation {
        if self.lock.is_some() { Isolation::MachineLock } else { Isolation::MountNamespace }
    }

    /// The daemon's process id; none after [`Self::kill`].
    #[must_use]
    pub fn process_id(&self) -> Option<u32> {
        self.process.as_ref().map(Process::id)
    }

    /// Waits until pcscd has noticed that a card is in a reader, or that it is gone. It looks every 0.4 s: a card that is
    /// taken out and put back between two looks was never gone for it.
    ///
    /// # Errors
    /// [`PcscdError::CardUnnoticed`] when the time is over, [`PcscdError::NoSuchReader`].
    pub fn wait_for_card(&self, reader: usize, present: bool, within: Duration) -> Result<(), PcscdError> {
        let names = reader_names();
        let name = names.get(reader).ok_or(PcscdError::NoSuchReader { reader })?;
        let socket = self.socket();
        let process = self.process.as_ref();
        // The thread that looks must have seen an empty reader, or it takes the next card for the one that went.
        let seen_full = || process.is_some_and(|process| process.monitor().heard().seen_full.contains(name));
        let noticed = || {
            let is_present = readers_with_card(&socket)?.contains(name);
            Ok(is_present == present && (present || !seen_full()))
        };
        if process.is_some_and(|process| process.look_until(within, BETWEEN_READER_LOOKS, noticed) == Progress::Reached)
        {
            return Ok(());
        }
        let last_lines = process.map(Process::last_lines).unwrap_or_default();
        Err(PcscdError::CardUnnoticed { reader, present, within, last_lines })
    }

    /// Ends the daemon with SIGKILL, as a crash would. Socket and ports stay ours for [`Self::restart`].
    ///
    /// # Errors
    /// [`PcscdError::System`].
    pub fn kill(&mut self) -> Result<(), PcscdError> {
        self.process.take().map_or(Ok(()), Process::kill)
    }

    /// Starts the daemon again at the same socket and ports, ending it first if it runs.
    ///
    /// # Errors
    /// [`PcscdError`].
    pub fn restart(&mut self) -> Result<(), PcscdError> {
        self.end()?;
        clear(&self.socket());
        self.launch()
    }

    /// Ends the daemon, and says if that failed; dropping it does the same in silence.
    ///
    /// # Errors
    /// [`PcscdError::System`].
    pub fn stop(mut self) -> Result<(), PcscdError> {
        self.end()
    }

    fn end(&mut self) -> Result<(), PcscdError> {
        self.process.take().map_or(Ok(()), |process| process.stop(self.options.stop_within))
    }

    /// The first port, if the caller chose it.
    fn chosen_port(&self) -> Option<u16> {
        self.options.first_card.or(self.options.first_port)
    }

    fn configure(&self, driver: &Path) -> Result<(), PcscdError> {
        let path = self.folders.configuration.join("vpcd.conf");
        let direction = match self.options.first_card {
            None => Direction::CardConnects,
            Some(_) => Direction::DriverConnects,
        };
        fs::write(&path, reader_conf(driver, direction, self.ports[0]))
            .map_err(PcscdError::system(format!("write {}", path.display())))
    }

    fn launch(&mut self) -> Result<(), PcscdError> {
        if self.lock.is_none() {
            let user = rustix::process::geteuid();
            let process = Process::spawn(in_namespace(&self.installation, &self.folders, user.is_root()))?;
            let progress = process.wait_ready(&self.socket(), self.options.ready_within);
            if progress != Progress::Ended || process.monitor().heard().inside {
                return self.accept(process, progress);
            }
            let last_lines = process.last_lines();
            process.kill()?;
            if !user.is_root() {
                return Err(PcscdError::NamespaceRefused { user: user.as_raw(), last_lines });
            }
            self.lock = Some(MachineLock::take(&self.options)?);
            clear(&self.socket());
        }
        let process = Process::spawn(in_the_open(&self.installation, &self.folders))?;
        let progress = process.wait_ready(&self.socket(), self.options.ready_within);
        self.accept(process, progress)
    }

    fn accept(&mut self, process: Process, progress: Progress) -> Result<(), PcscdError> {
        let last_lines = process.last_lines();
        let problem = match progress {
            Progress::Reached if !process.monitor().heard().port_taken => {
                self.process = Some(process);
                return Ok(());
            }
            Progress::Reached => PcscdError::PortTaken { ports: self.ports, last_lines },
            Progress::Ended => PcscdError::Ended { last_lines },
            Progress::NotInTime => PcscdError::NotReady { within: self.options.ready_within, last_lines },
        };
        process.stop(self.options.stop_within)?;
        Err(problem)
    }
}

impl Drop for PrivatePcscd {
    fn drop(&mut self) {
        // Nobody is left to be told; `stop` is there for whoever wants to know.
        drop(self.end());
    }
}

fn chosen_ports(first: Option<u16>) -> Result<[u16; 2], PcscdError> {
    match first {
        None => free_pair(),
        Some(first @ 1..=65534) => Ok([first, first + 1]),
        Some(first) => Err(PcscdError::NoSecondPort { first }),
    }
}
