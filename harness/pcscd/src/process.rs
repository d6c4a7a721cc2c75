//! The daemon's process: started, listened to, ended.

use std::io::{self, BufRead, BufReader, ErrorKind};
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};

use crate::PcscdError;
use crate::monitor::Monitor;
use crate::reader_state::ANSWER_WITHIN;

/// Between two looks at something that pcscd does not announce, its end is waited for.
const BETWEEN_LOOKS: Duration = Duration::from_millis(2);

/// A running pcscd.
#[derive(Debug)]
pub(crate) struct Process {
    child: Child,
    monitor: Monitor,
}

/// How far a daemon came.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Progress {
    /// It is as it was waited for.
    Reached,
    Ended,
    NotInTime,
}

impl Process {
    /// Starts the command. Its thread lives as long as the daemon: `setpriv --pdeathsig` ties a child to the *thread* that
    /// started it, and the caller's may end early.
    pub(crate) fn spawn(command: Command) -> Result<Self, PcscdError> {
        let (born, birth) = channel();
        let monitor = Monitor::default();
        let listener = monitor.clone();
        thread::Builder::new()
            .name("pcscd log".to_owned())
            .spawn(move || live(command, &born, &listener))
            .map_err(PcscdError::system("start a thread"))?;
        let child = birth.recv().unwrap_or_else(|_| Err(ErrorKind::BrokenPipe.into()));
        Ok(Self { child: child.map_err(PcscdError::system("start pcscd"))?, monitor })
    }

    /// Waits until the daemon says that it is ready and then answers at its socket.
    pub(crate) fn wait_ready(&self, socket: &Path, within: Duration) -> Progress {
        if !self.monitor.wait(within, |heard| heard.ready || heard.ended) {
            return Progress::NotInTime;
        }
        // pcscd says that it is ready a moment before it makes its socket.
        self.look_until(within, BETWEEN_LOOKS, || Ok(UnixStream::connect(socket).is_ok()))
    }

    /// Looks until it is so, or the daemon ends. A look that waited for an answer in vain counts with its whole patience.
    pub(crate) fn look_until(
        &self,
        within: Duration,
        between: Duration,
        mut is_so: impl FnMut() -> io::Result<bool>,
    ) -> Progress {
        let mut left = within;
        while !left.is_zero() {
            let spent = match is_so() {
                Ok(true) => return Progress::Reached,
                Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => ANSWER_WITHIN,
                Ok(false) | Err(_) => Duration::ZERO,
            };
            if self.monitor.wait(between, |heard| heard.ended) {
                return Progress::Ended;
            }
            left = left.saturating_sub(between + spent);
        }
        Progress::NotInTime
    }

    pub(crate) fn monitor(&self) -> &Monitor {
        &self.monitor
    }

    pub(crate) fn last_lines(&self) -> Vec<String> {
        self.monitor.heard().last_lines.into()
    }

    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// SIGTERM, then SIGKILL if it does not help in time.
    pub(crate) fn stop(self, within: Duration) -> Result<(), PcscdError> {
        if let Some(id) = i32::try_from(self.child.id()).ok().and_then(Pid::from_raw) {
            // The process is not reaped yet, so its number cannot belong to another one; an error says that it has ended.
            let _ = kill_process(id, Signal::TERM);
            self.monitor.wait(within, |heard| heard.ended);
        }
        self.kill()
    }

    /// SIGKILL, as a crash would have it.
    pub(crate) fn kill(mut self) -> Result<(), PcscdError> {
        self.child.kill().and_then(|()| self.child.wait()).map(drop).map_err(PcscdError::system("end pcscd"))
    }
}

fn live(mut command: Command, born: &Sender<io::Result<Child>>, monitor: &Monitor) {
    let spawned = io::pipe().and_then(|(output, input)| {
        command.stdin(Stdio::null()).stdout(input.try_clone()?).stderr(input);
        Ok((command.spawn()?, output))
    });
    // The command holds this side's copies of the pipe: while it lives, the pipe never ends.
    drop(command);
    let (child, output) = match spawned {
        Ok(parts) => parts,
        Err(error) => return drop(born.send(Err(error))),
    };
    if born.send(Ok(child)).is_ok() {
        let lines = BufReader::new(output).split(b'\n').map_while(Result::ok);
        lines.for_each(|line| monitor.hear(String::from_utf8_lossy(&line).into_owned()));
        monitor.end();
    }
}
