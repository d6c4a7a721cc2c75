//! The file to which served cards write their exchanges, and the exchanges on the terminal.

use std::{
    fs::File,
    io::Write as _,
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};

use sekisho_card_sim::{Card, Secrets, TraceRecord};

use crate::{failure::Failure, output};

/// Clones write to the same file: all cards of a process share one.
#[derive(Clone)]
pub(super) struct Record(Arc<Mutex<File>>);

impl Record {
    /// Opens the file for appending.
    pub(super) fn begin(path: &Path) -> Result<Self, Failure> {
        let file = File::options().create(true).append(true).open(path);
        let file =
            file.map_err(|error| Failure::Environment(format!("{} cannot be written: {error}", path.display())))?;
        Ok(Self(Arc::new(Mutex::new(file))))
    }

    /// Has a card's events printed, recorded, both or neither.
    pub(super) fn follow(card: &mut Card, print: bool, file: Option<Self>) {
        if !print && file.is_none() {
            return;
        }
        let note = move |record: &TraceRecord| {
            if print {
                output::remark(record);
            }
            if let Some(Err(error)) = file.as_ref().map(|file| file.write(record)) {
                output::remark(format_args!("an exchange could not be recorded: {error}"));
            }
        };
        card.set_tracer(Some(Box::new(note)), Secrets::Redacted);
    }

    fn write(&self, record: &TraceRecord) -> std::io::Result<()> {
        let mut line = serde_json::to_vec(record)?;
        line.push(b'\n');
        self.0.lock().unwrap_or_else(PoisonError::into_inner).write_all(&line)
    }
}
