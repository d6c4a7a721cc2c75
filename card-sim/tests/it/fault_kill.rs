//! Tearing, once more with a real process that is really killed where the power would go.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _, stdin, stdout},
    path::Path,
    process::{Command, Stdio},
};

use sekisho_card_sim::{CardFile, CardStore, FileStore, StoreError, jpki};

use crate::{
    support::{PIN, open},
    tearing::{SELECT_JPKI, Torn, present},
};

const CHILD: &str = "fault_kill::a_card_that_waits_to_be_killed";
const HERE: &str = "kill me here";

/// Says that the moment has come, and waits for the end.
fn wait_for_the_end() {
    stdout().write_all(format!("{HERE}\n").as_bytes()).unwrap();
    // Nothing comes.
    let _ = stdin().read(&mut [0]);
}

/// Waits before, in or after one of its saves.
struct Mortal {
    inner: FileStore,
    saves: usize,
    at: (usize, String),
}

impl CardStore for Mortal {
    fn save(&mut self, file: &CardFile) -> Result<(), StoreError> {
        self.saves += 1;
        let now = |moment: &str| self.at == (self.saves, moment.to_owned());
        if now("before") {
            wait_for_the_end();
        }
        if now("during") {
            self.inner.tear(file, 700)?;
            wait_for_the_end();
        }
        self.inner.save(file)?;
        if now("after") {
            wait_for_the_end();
        }
        Ok(())
    }
}

#[test]
#[ignore = "is killed by the test that starts it"]
fn a_card_that_waits_to_be_killed() {
    let mut orders = String::new();
    stdin().read_line(&mut orders).unwrap();
    let [commands, save, moment] = orders.split_whitespace().collect::<Vec<_>>()[..] else { panic!("{orders:?}") };
    let (file, inner) = FileStore::open(Path::new("card.json")).unwrap();
    let at = (save.parse().unwrap(), moment.to_owned());
    let mut card = open(file, Box::new(Mortal { inner, saves: 0, at }));
    card.ok(SELECT_JPKI);
    card.select(jpki::AUTHENTICATION_PIN);
    for command in commands.split(',') {
        card.send(&hex::decode(command).unwrap());
    }
    // The answer is there; nobody has seen it.
    wait_for_the_end();
}

/// Kills a process with the card of this file, in the middle of the last of these commands.
fn kill(card: &Torn, commands: &[&[u8]], save: usize, moment: &str) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", CHILD, "--ignored", "--nocapture"])
        .current_dir(card.folder())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut orders = child.stdin.take().unwrap();
    let commands: Vec<String> = commands.iter().map(hex::encode).collect();
    writeln!(orders, "{} {save} {moment}", commands.join(",")).unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let reached = lines.map_while(Result::ok).any(|line| line.contains(HERE));
    child.kill().unwrap();
    let status = child.wait().unwrap();
    assert!(reached, "the process ended by itself: {status}");
    assert_eq!(std::os::unix::process::ExitStatusExt::signal(&status), Some(9));
}

#[test]
fn a_process_killed_while_it_verifies_gives_no_free_try() {
    let (wrong, right) = (present(0x20, 0x00, "0000"), present(0x20, 0x00, PIN));
    // There is no ninth write: these are killed between the comparison and the answer.
    for (command, save, moment, tries) in [
        (&wrong, 1, "before", 3),
        (&wrong, 1, "during", 3),
        (&wrong, 1, "after", 2),
        (&wrong, 9, "before", 2),
        (&right, 1, "after", 2),
        (&right, 2, "before", 2),
        (&right, 2, "during", 2),
        (&right, 2, "after", 3),
        (&right, 9, "before", 3),
    ] {
        let card = Torn::new();
        kill(&card, &[command], save, moment);
        assert_eq!((card.pin().tries_left, card.pin().value.0.as_str()), (tries, PIN), "{moment} write {save}");
        assert!(card.opens(), "{moment} write {save}");
    }
}

#[test]
fn a_process_killed_while_it_changes_a_pin_leaves_the_old_one_or_the_new_one() {
    let (right, change) = (present(0x20, 0x00, PIN), present(0x24, 0x01, "9876"));
    // VERIFY writes twice before.
    for (save, moment, value) in [(3, "before", PIN), (3, "during", PIN), (3, "after", "9876"), (9, "before", "9876")] {
        let card = Torn::new();
        kill(&card, &[&right, &change], save, moment);
        assert_eq!((card.pin().tries_left, card.pin().value.0.as_str()), (3, value), "{moment} write {save}");
        assert!(card.opens(), "{moment} write {save}");
    }
}
