//! The card and the echo responder in the two readers of one private pcscd.

use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use sekisho_card_sim::FileStore;
use sekisho_card_sim::transport::{Slots, StopHandle, VirtualCard};
use sekisho_harness_pcscd::{Options, PrivatePcscd};

use crate::echo::Echo;
use crate::failure::Failure;
use crate::sample::Sample;
use crate::sample_card::{open_card, sample_card};

const PATIENCE: Duration = Duration::from_secs(20);

/// Puts the card, with its file in `folder`, into reader `place` (0 or 1) and the echo responder into the other one, and
/// collects what the client prints. `client` makes the client's command from the names of the two readers.
///
/// # Errors
/// [`Failure`] if pcscd, a card or the client fails.
pub fn through_pcscd(
    place: usize,
    folder: &Path,
    client: impl FnOnce(&str, &str) -> Command,
) -> Result<Vec<Sample>, Failure> {
    let daemon = PrivatePcscd::start(&Options::default())?;
    let file = sample_card()?;
    let store = FileStore::create(&folder.join(format!("card-{place}.json")), &file)?;
    let stop = StopHandle::new();
    let other = 1 - place;
    let card = insert(&daemon, place, open_card(file, store)?, &stop)?;
    let echo = insert(&daemon, other, Echo::default(), &stop)?;
    let names = daemon.reader_names();
    let mut command = client(&names[place], &names[other]);
    let output =
        command.envs(daemon.environment()).stdin(Stdio::null()).output().map_err(Failure::io("run the client"));
    stop.stop();
    drop((card.join(), echo.join()));
    daemon.stop()?;
    let output = output?;
    if !output.status.success() {
        let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
        return Err(Failure::Child { program: "the client".to_owned(), status: output.status, stderr });
    }
    let sample = |line: &str| line.parse().map_err(|error| Failure::ClientLine { line: line.to_owned(), error });
    String::from_utf8_lossy(&output.stdout).lines().map(sample).collect()
}

fn insert<C: VirtualCard + Send + 'static>(
    daemon: &PrivatePcscd,
    place: usize,
    card: C,
    stop: &StopHandle,
) -> Result<Slots<C>, Failure> {
    let waiter = stop.clone();
    let wait = Arc::new(move |time| waiter.wait(time));
    let port = daemon.ports()[place];
    let slots = Slots::start("127.0.0.1", port, vec![card], stop, wait, Arc::new(|_, _| {}))
        .map_err(Failure::io("start a thread for the card"))?;
    daemon.wait_for_card(place, true, PATIENCE)?;
    Ok(slots)
}
