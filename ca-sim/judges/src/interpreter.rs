//! A program of ours in somebody else's language, started once and asked many times.

use std::fmt;
use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Mutex, PoisonError};

use crate::desk::Desk;
use crate::error::JudgeError;

/// A running program that answers each line with a line. It ends when this is dropped.
pub(crate) struct Interpreter {
    name: String,
    desk: Desk,
    running: Mutex<Running>,
}

struct Running {
    child: Child,
    questions: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

impl Interpreter {
    /// Starts `program` with the options and the source, which is put into a private folder as `name`.
    pub(crate) fn start(program: &str, options: &[&str], name: &str, source: &str) -> Result<Self, JudgeError> {
        let desk = Desk::new()?;
        desk.put(name, source.as_bytes())?;
        let missing =
            |error: std::io::Error| JudgeError::Missing { program: program.to_owned(), problem: error.to_string() };
        let folder = |error: std::io::Error| JudgeError::Folder { problem: error.to_string() };
        let mut child = Command::new(program)
            .args(options)
            .arg(name)
            .current_dir(desk.path())
            .env("LC_ALL", "C.UTF-8")
            .env("TZ", "UTC")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(File::create(desk.path().join("stderr")).map_err(folder)?)
            .spawn()
            .map_err(missing)?;
        let nothing = || JudgeError::BrokeDown { program: program.to_owned(), said: "no pipe".to_owned() };
        let (questions, answers) = (child.stdin.take(), child.stdout.take().ok_or_else(nothing)?);
        let running = Mutex::new(Running { child, questions, answers: BufReader::new(answers) });
        Ok(Self { name: program.to_owned(), desk, running })
    }

    /// Its answer to one question, both a line without its end.
    pub(crate) fn ask(&self, question: &str) -> Result<String, JudgeError> {
        let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        let mut answer = String::new();
        let asked = running.exchange(question, &mut answer);
        match (asked, answer.strip_suffix('\n')) {
            (Ok(()), Some(line)) => Ok(line.to_owned()),
            _ => {
                let said = std::fs::read_to_string(self.desk.path().join("stderr")).unwrap_or_default();
                let last = said.lines().rfind(|line| !line.trim().is_empty()).unwrap_or("it ended").to_owned();
                Err(JudgeError::BrokeDown { program: self.name.clone(), said: last })
            }
        }
    }
}

impl Running {
    fn exchange(&mut self, question: &str, answer: &mut String) -> std::io::Result<()> {
        if let Some(questions) = &mut self.questions {
            writeln!(questions, "{question}")?;
            questions.flush()?;
        }
        self.answers.read_line(answer).map(|_| ())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // The end of its input is the program's sign to go. Whether it does is nobody's business any more.
        self.questions = None;
        drop(self.child.wait());
    }
}

impl fmt::Debug for Interpreter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Interpreter({})", self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interpreter_that_is_not_there_or_ends_at_once_is_an_error() {
        let missing = Interpreter::start("/nowhere/python", &[], "judge.py", "").map(|_| ());
        assert!(matches!(missing, Err(JudgeError::Missing { .. })), "{missing:?}");
        let mute = Interpreter::start("true", &[], "judge", "").unwrap().ask("version");
        assert!(matches!(mute, Err(JudgeError::BrokeDown { .. })), "{mute:?}");
    }

    #[test]
    fn an_interpreter_that_breaks_down_is_quoted() {
        let said = Interpreter::start("sh", &[], "judge.sh", "read question; echo no idea >&2").unwrap().ask("version");
        assert_eq!(said, Err(JudgeError::BrokeDown { program: "sh".to_owned(), said: "no idea".to_owned() }));
    }
}
