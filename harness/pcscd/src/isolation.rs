//! How the private daemon is kept apart from the machine's own.

use std::fs::{File, OpenOptions};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::installation::Installation;
use crate::monitor::INSIDE;
use crate::{Options, PcscdError};

/// Where pcscd makes its socket: compiled in.
const PLAIN_DIRECTORY: &str = "/run/pcscd";
const SOCKET: &str = "pcscd.comm";

/// Runs inside the namespace. `/run` is covered only where pcscd has never run; `$3`, if any, is where it would find
/// drivers of USB readers.
const SCRIPT: &str = r#"set -e
[ -d /run/pcscd ] || { mount -t tmpfs tmpfs /run; mkdir /run/pcscd; }
mount --bind "$1" /run/pcscd
[ -z "$3" ] || mount --bind "$2" "$3"
shift 3
exec "$@"
"#;

/// How the private daemon is kept apart from the machine's own.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Isolation {
    /// It lives in a mount namespace of its own. Several can run at once.
    MountNamespace,
    /// Namespaces are refused: it uses the plain socket, behind a lock for the whole machine. One at a time.
    MachineLock,
}

/// What is held while the plain socket is ours.
#[derive(Debug)]
pub(crate) struct MachineLock {
    _file: File,
}

impl MachineLock {
    /// Waits until no other private daemon of ours uses the plain socket; refuses if there is one that is not ours.
    pub(crate) fn take(options: &Options) -> Result<Self, PcscdError> {
        let action = || format!("lock {}", options.lock_file.display());
        let file = OpenOptions::new().create(true).append(true).open(&options.lock_file);
        let file = file.map_err(PcscdError::system(action()))?;
        file.lock().map_err(PcscdError::system(action()))?;
        let socket = plain_socket();
        match UnixStream::connect(&socket) {
            Ok(_) => Err(PcscdError::DaemonRunning { socket }),
            Err(_) => Ok(Self { _file: file }),
        }
    }
}

pub(crate) fn plain_socket() -> PathBuf {
    Path::new(PLAIN_DIRECTORY).join(SOCKET)
}

/// Forgets what a killed daemon has left, else the next one takes the number in its file for a running daemon.
pub(crate) fn clear(socket: &Path) {
    for path in [socket.to_owned(), socket.with_extension("pid")] {
        // Usually it is not there; where it is and cannot be removed, pcscd says so itself.
        drop(std::fs::remove_file(path));
    }
}

/// The folders of one private daemon, below its temporary directory.
#[derive(Clone, Debug)]
pub(crate) struct Folders {
    pub(crate) run: PathBuf,
    pub(crate) configuration: PathBuf,
    pub(crate) empty: PathBuf,
}

impl Folders {
    pub(crate) fn make(directory: &Path) -> Result<Self, PcscdError> {
        let make = |name| {
            let path = directory.join(name);
            std::fs::create_dir(&path).map_err(PcscdError::system(format!("make {}", path.display())))?;
            Ok(path)
        };
        Ok(Self { run: make("run")?, configuration: make("conf")?, empty: make("none")? })
    }

    pub(crate) fn socket(&self) -> PathBuf {
        self.run.join(SOCKET)
    }
}

/// The command that starts pcscd in its own namespace. It ends with the thread that starts it.
pub(crate) fn in_namespace(installation: &Installation, folders: &Folders, is_root: bool) -> Command {
    let mut command = Command::new(&installation.unshare);
    command.arg("--mount");
    if !is_root {
        command.arg("--map-root-user");
    }
    command.arg(&installation.setpriv).args(["--pdeathsig", "KILL"]).arg(&installation.shell);
    command.args(["-c", &format!("exec 2>&1; echo '{INSIDE}'\n{SCRIPT}"), "sh"]);
    command.arg(&folders.run).arg(&folders.empty);
    command.arg(installation.usb_drivers().unwrap_or_else(|| Path::new("")));
    add_pcscd(&mut command, installation, folders);
    command
}

/// The command that starts pcscd at the plain socket. It ends with the thread that starts it.
pub(crate) fn in_the_open(installation: &Installation, folders: &Folders) -> Command {
    let mut command = Command::new(&installation.setpriv);
    command.args(["--pdeathsig", "KILL"]);
    add_pcscd(&mut command, installation, folders);
    command
}

fn add_pcscd(command: &mut Command, installation: &Installation, folders: &Folders) {
    command.arg(&installation.pcscd).args(["--foreground", "--info", "--config"]).arg(&folders.configuration);
}
