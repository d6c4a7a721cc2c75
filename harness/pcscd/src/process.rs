//! The daemon's process: started, listened to, ended.

use std::io::{self, BufRead, BufReader};
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};

use crate::PcscdError;
use crate::log::{Tail, Told};

const BETWEEN_ATTEMPTS: Duration = Duration::from_millis(2);

/// A running pcscd. The channel closes when the process has closed its output, which it does by ending.
#[derive(Debug)]
pub(crate) struct Process {
    child: Child,
    ready: Receiver<Told>,
    tail: Tail,
}

/// How a start went wrong, with what was heard until then.
#[derive(Debug)]
pub(crate) enum NoStart {
    Ended(Told),
    NotInTime,
}

impl Process {
    /// Starts the command. Its thread lives as long as the daemon: `setpriv --pdeathsig` ties a child to the *thread* that
    /// started it, and the caller's may end early.
    pub(crate) fn spawn(command: Command) -> Result<Self, PcscdError> {
        let (born, birth) = channel();
        let (say_ready, ready) = channel();
        let tail = Tail::default();
        let kept = tail.clone();
        thread::Builder::new()
            .name("pcscd log".to_owned())
            .spawn(move || live(command, &born, say_ready, &kept))
            .map_err(PcscdError::system("start a thread"))?;
        let child = birth.recv().unwrap_or_else(|_| Err(io::ErrorKind::BrokenPipe.into()));
        Ok(Self { child: child.map_err(PcscdError::system("start pcscd"))?, ready, tail })
    }

    /// Waits until the daemon says that it is ready and answers at its socket, and returns what it said before.
    pub(crate) fn wait_ready(&self, socket: &Path, within: Duration) -> Result<Told, NoStart> {
        let told = match self.ready.recv_timeout(within) {
            Ok(told) if told.ready => told,
            Ok(told) => return Err(NoStart::Ended(told)),
            Err(RecvTimeoutError::Timeout) => return Err(NoStart::NotInTime),
            Err(RecvTimeoutError::Disconnected) => return Err(NoStart::Ended(Told::default())),
        };
        // pcscd says that it is ready a moment before it makes its socket. Between two attempts its end is waited for.
        for _ in 0..within.as_nanos().div_ceil(BETWEEN_ATTEMPTS.as_nanos()) {
            if UnixStream::connect(socket).is_ok() {
                return Ok(told);
            }
            if self.ready.recv_timeout(BETWEEN_ATTEMPTS) == Err(RecvTimeoutError::Disconnected) {
                return Err(NoStart::Ended(told));
            }
        }
        Err(NoStart::NotInTime)
    }

    pub(crate) fn last_lines(&self) -> Vec<String> {
        self.tail.lines()
    }

    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// SIGTERM, then SIGKILL if it does not help in time.
    pub(crate) fn stop(mut self, within: Duration) -> Result<(), PcscdError> {
        // The process is not reaped yet, so its number cannot belong to another one; failing means that it has ended.
        let told = i32::try_from(self.child.id()).ok().and_then(Pid::from_raw).map(|id| kill_process(id, Signal::TERM));
        if told.is_none_or(|told| told.is_ok()) {
            while self.ready.recv_timeout(within).is_ok() {}
        }
        self.kill_and_reap()
    }

    /// SIGKILL, as a crash would have it.
    pub(crate) fn kill(mut self) -> Result<(), PcscdError> {
        self.kill_and_reap()
    }

    fn kill_and_reap(&mut self) -> Result<(), PcscdError> {
        self.child.kill().and_then(|()| self.child.wait()).map(drop).map_err(PcscdError::system("end pcscd"))
    }
}

fn live(mut command: Command, born: &Sender<io::Result<Child>>, say_ready: Sender<Told>, tail: &Tail) {
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
    if born.send(Ok(child)).is_err() {
        return;
    }
    let mut told = Told::default();
    for line in BufReader::new(output).split(b'\n').map_while(Result::ok) {
        let line = String::from_utf8_lossy(&line).into_owned();
        let was_ready = told.ready;
        told.hear(&line);
        tail.push(line);
        if told.ready && !was_ready {
            // Nobody listens any more when the deadline has passed; the lines are read on, so that the daemon never blocks.
            let _ = say_ready.send(told);
        }
    }
    if !told.ready {
        let _ = say_ready.send(told);
    }
}
