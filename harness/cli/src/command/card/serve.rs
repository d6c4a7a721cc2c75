//! `sekisho card serve`: cards in virtual PC/SC readers until the process ends.

use std::{
    fs::File,
    io::Write as _,
    path::Path,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use sekisho_ca_sim::keys::KeyPool;
use sekisho_card_sim::{
    Card, FileStore, Secrets, StoreError, TraceRecord,
    transport::{DriverKind, Slots, StopHandle, VpcdEvent},
};
use sekisho_jlis_sim_core::PoolKeyLoader;

use crate::{arguments::CardServe, exit::Exit, failure::Failure, output, secure_random::SystemEntropy};

pub(super) fn execute(options: &CardServe) -> Result<Exit, Failure> {
    let record = options.record.as_deref().map(begin_record).transpose()?;
    let cards =
        options.cards.iter().map(|path| open(path, options.trace, record.clone())).collect::<Result<Vec<_>, _>>()?;
    let names: Vec<String> = options.cards.iter().map(|path| path.display().to_string()).collect();
    let (host, port) = (options.host.clone(), options.port);
    let stop = StopHandle::new();
    let waiting = stop.clone();
    // Whether the absence of a driver was mentioned since it was last there.
    let mentioned: [AtomicBool; 2] = Default::default();
    let observer = move |slot: usize, event: &VpcdEvent<'_>| {
        let name = names.get(slot).map_or("card", String::as_str);
        let port = usize::from(port) + slot;
        match event {
            VpcdEvent::Connected => {
                mention(&mentioned, slot, false);
                output::remark(format_args!("serving {name} on {host}:{port}"));
            }
            VpcdEvent::Driver(DriverKind::SplitsFrames) => output::remark(
                "the driver sends each frame in two parts; the card acknowledges at once, so nothing is lost",
            ),
            VpcdEvent::Closed => output::remark(format_args!("{host}:{port} closed the connection; trying again")),
            VpcdEvent::Failed(error) => output::remark(format_args!("{host}:{port}: {error}; trying again")),
            VpcdEvent::Unreachable { error, .. } if !mention(&mentioned, slot, true) => output::remark(format_args!(
                "no vpcd driver on {host}:{port} ({error}); trying again. Is pcscd running with vsmartcard-vpcd?"
            )),
            _ => {}
        }
    };
    let wait = Arc::new(move |time| waiting.wait(time));
    let slots = Slots::start(&options.host, options.port, cards, &stop, wait, Arc::new(observer));
    slots.map_err(Failure::environment)?.join();
    Ok(Exit::Conforming)
}

/// Sets whether something was mentioned, and says whether it had been.
fn mention(mentioned: &[AtomicBool], slot: usize, now: bool) -> bool {
    mentioned.get(slot).is_some_and(|before| before.swap(now, Ordering::Relaxed))
}

/// Both cards of a process write to one file.
type Record = Arc<Mutex<File>>;

fn begin_record(path: &Path) -> Result<Record, Failure> {
    let file = File::options().create(true).append(true).open(path);
    let file = file.map_err(|error| Failure::Environment(format!("{} cannot be written: {error}", path.display())))?;
    Ok(Arc::new(Mutex::new(file)))
}

fn write_record(file: &Record, record: &TraceRecord) -> std::io::Result<()> {
    let mut line = serde_json::to_vec(record)?;
    line.push(b'\n');
    file.lock().unwrap_or_else(PoisonError::into_inner).write_all(&line)
}

fn open(path: &Path, trace: bool, file: Option<Record>) -> Result<Card, Failure> {
    let (card, store) = FileStore::open(path).map_err(|error| match error {
        StoreError::Broken { .. } => Failure::usage(error),
        other => Failure::environment(other),
    })?;
    let pool = KeyPool::committed().map_err(Failure::bench)?;
    let entropy = Box::new(SystemEntropy::open()?);
    let mut card = Card::open(card, &PoolKeyLoader::new(pool), Box::new(store), entropy)
        .map_err(|error| Failure::Usage(format!("{}: {error}", path.display())))?;
    if trace || file.is_some() {
        let note = move |record: &TraceRecord| {
            if trace {
                output::remark(record);
            }
            if let Some(Err(error)) = file.as_ref().map(|file| write_record(file, record)) {
                output::remark(format_args!("an exchange could not be recorded: {error}"));
            }
        };
        card.set_tracer(Some(Box::new(note)), Secrets::Redacted);
    }
    Ok(card)
}
