//! The driver's process: started in a group and a home of its own, read without trusting it, and ended with its group.

use std::{
    collections::VecDeque,
    io::{BufRead, BufReader, Read, Write},
    os::unix::process::CommandExt,
    process::{Child, ChildStdin, Command, Stdio},
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, sync_channel},
    },
    thread,
    time::Duration,
};

use rustix::process::{Pid, Signal, kill_process_group};
use tempfile::TempDir;

use super::{IutCommand, IutFault, fault::shortened};

/// A longer line is a flood, not a message. The longest message that makes sense, a few documents in base64, is far below.
const LONGEST_LINE: u64 = 8 << 20;
/// Lines waiting to be looked at; beyond it the driver blocks on its own pipe.
const LINES_WAITING: usize = 64;
/// Messages waiting to be read by the driver; beyond it the driver does not read.
const MESSAGES_WAITING: usize = 64;
/// How often a silent driver is looked after.
const LOOK_AFTER: Duration = Duration::from_millis(250);
/// How long an ended driver's last words may take to arrive: a process it left behind can keep the pipe open for ever.
const LAST_WORDS_WITHIN: Duration = Duration::from_secs(1);
/// What is kept of standard error.
const LAST_WORDS: usize = 2_000;

/// A running driver.
pub(super) struct Process {
    child: Child,
    messages: SyncSender<Vec<u8>>,
    lines: Receiver<Line>,
    last_words: Arc<Mutex<VecDeque<u8>>>,
    last_words_complete: Receiver<()>,
    ended: bool,
    // Its HOME and TMPDIR; gone with it.
    _home: TempDir,
}

/// What was read from standard output.
pub(super) enum Line {
    /// A line without its end.
    Text(String),
    /// More than [`LONGEST_LINE`] without an end of line, or not UTF-8.
    Unreadable(String),
}

impl Process {
    pub(super) fn start(command: &IutCommand) -> Result<Self, IutFault> {
        let not_started = |error: std::io::Error| IutFault::NotStarted {
            program: command.program.display().to_string(),
            problem: error.to_string(),
        };
        let home = tempfile::Builder::new().prefix("sekisho-iut-").tempdir().map_err(not_started)?;
        let mut process = Command::new(&command.program);
        process.args(&command.arguments).env_clear();
        process.env("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin").env("LANG", "C.UTF-8");
        process.env("HOME", home.path()).env("TMPDIR", home.path());
        process.envs(command.environment.iter().map(|(name, value)| (name, value)));
        process.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).process_group(0);
        let mut child = process.spawn().map_err(not_started)?;
        let (sender, lines) = sync_channel(LINES_WAITING);
        if let Some(output) = child.stdout.take() {
            thread::spawn(move || read_lines(output, &sender));
        }
        let last_words = Arc::new(Mutex::new(VecDeque::new()));
        let (complete, last_words_complete) = sync_channel(1);
        if let Some(stderr) = child.stderr.take() {
            let keep = Arc::clone(&last_words);
            thread::spawn(move || {
                keep_last_words(stderr, &keep);
                let _ = complete.send(());
            });
        }
        let (messages, waiting) = sync_channel(MESSAGES_WAITING);
        if let Some(input) = child.stdin.take() {
            thread::spawn(move || write_messages(input, &waiting));
        }
        Ok(Self { child, messages, lines, last_words, last_words_complete, ended: false, _home: home })
    }

    /// Hands over one message. It is written by another thread, because a driver that does not read would block us. A
    /// driver that is gone is noticed when its answer is read.
    pub(super) fn write_line(&mut self, mut line: Vec<u8>) -> Result<(), IutFault> {
        line.push(b'\n');
        match self.messages.try_send(line) {
            Ok(()) | Err(TrySendError::Disconnected(_)) => Ok(()),
            Err(TrySendError::Full(_)) => Err(IutFault::Protocol {
                problem: "expected the driver to read the answers to its call-backs".to_owned(),
                line: format!("more call-backs, with {MESSAGES_WAITING} answers unread"),
            }),
        }
    }

    /// The next line, `None` when there is none in time. A driver that has ended while something it left behind keeps its
    /// output open is a crash all the same.
    pub(super) fn read_line(&mut self, wait: Duration) -> Result<Option<Line>, IutFault> {
        let mut left = wait;
        let mut has_ended = false;
        while !left.is_zero() {
            let slice = left.min(LOOK_AFTER);
            match self.lines.recv_timeout(slice) {
                Ok(line) => return Ok(Some(line)),
                Err(RecvTimeoutError::Disconnected) => return Err(self.crash()),
                // What it wrote before it ended had one more slice to arrive.
                Err(RecvTimeoutError::Timeout) if has_ended => return Err(self.crash()),
                Err(RecvTimeoutError::Timeout) => has_ended = matches!(self.child.try_wait(), Ok(Some(_))),
            }
            left = left.saturating_sub(slice);
        }
        Ok(None)
    }

    fn crash(&mut self) -> IutFault {
        self.end_group();
        let exit = self.child.wait().map_or_else(|error| error.to_string(), |status| status.to_string());
        let _ = self.last_words_complete.recv_timeout(LAST_WORDS_WITHIN);
        let kept = self.last_words.lock().unwrap_or_else(PoisonError::into_inner);
        let bytes: Vec<u8> = kept.iter().copied().collect();
        let words = String::from_utf8_lossy(&bytes);
        let words = if words.trim().is_empty() { "none".to_owned() } else { shortened(words.trim(), LAST_WORDS) };
        IutFault::Crash { exit, last_words: words }
    }

    /// Ends the driver and whatever stayed in its process group. A process that left the group on purpose outlives it.
    fn end_group(&mut self) {
        // Once the leader has been waited for, its number may belong to somebody else.
        if std::mem::replace(&mut self.ended, true) {
            return;
        }
        if let Ok(id) = i32::try_from(self.child.id())
            && let Some(group) = Pid::from_raw(id)
        {
            let _ = kill_process_group(group, Signal::KILL);
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.end_group();
        let _ = self.child.wait();
    }
}

fn write_messages(mut input: ChildStdin, waiting: &Receiver<Vec<u8>>) {
    while let Ok(message) = waiting.recv() {
        if input.write_all(&message).and_then(|()| input.flush()).is_err() {
            return;
        }
    }
}

fn read_lines(output: impl Read, sender: &SyncSender<Line>) {
    let mut output = BufReader::new(output);
    loop {
        let mut line = Vec::new();
        match output.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut line) {
            Ok(0) | Err(_) => return,
            Ok(_) => {}
        }
        let complete = line.last() == Some(&b'\n');
        let too_long = !complete && line.len() as u64 == LONGEST_LINE;
        let line = match String::from_utf8(line) {
            Ok(text) if !too_long => Line::Text(text.trim_end_matches(['\n', '\r']).to_owned()),
            Ok(text) => Line::Unreadable(shortened(&text, 200)),
            Err(error) => Line::Unreadable(shortened(&String::from_utf8_lossy(error.as_bytes()), 200)),
        };
        if sender.send(line).is_err() || too_long {
            return;
        }
    }
}

fn keep_last_words(stderr: impl Read, keep: &Mutex<VecDeque<u8>>) {
    let mut stderr = BufReader::new(stderr);
    loop {
        let Ok(chunk) = stderr.fill_buf() else { return };
        if chunk.is_empty() {
            return;
        }
        let length = chunk.len();
        let mut kept = keep.lock().unwrap_or_else(PoisonError::into_inner);
        kept.extend(chunk);
        let surplus = kept.len().saturating_sub(LAST_WORDS);
        kept.drain(..surplus);
        drop(kept);
        stderr.consume(length);
    }
}
