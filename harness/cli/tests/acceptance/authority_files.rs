//! What commands write: whole or not at all, never over what is no file, and private keys for their owner alone.

use std::fs::{self, File};
use std::io::{BufRead as _, BufReader};
use std::os::unix::fs::{FileTypeExt as _, PermissionsExt as _, symlink};
use std::process::{Command, Stdio};

use crate::office::{ISSUED, Office};
use crate::tool::{Said, Tool};

const LATER: &str = "2026-06-02T00:00:00Z";

fn state(office: &Office) -> Vec<u8> {
    fs::read(office.name("ca.json")).unwrap()
}

fn mode(file: &str) -> u32 {
    fs::metadata(file).unwrap().permissions().mode() & 0o777
}

/// `sekisho ca ...` by a shell, with what comes before and after it.
fn by_shell(office: &Office, before: &str, arguments: &[&str], after: &str) -> Said {
    let script = format!("{before}; sekisho=$1 ca=$2; shift 2; \"$sekisho\" ca \"$@\" --ca \"$ca\" {after}");
    let ca = office.name("ca.json");
    let who = ["-c", &script, "sh", env!("CARGO_BIN_EXE_sekisho"), &ca];
    Tool::new("sh", "dash").arguments([&who[..], arguments].concat()).run()
}

#[test]
fn a_file_with_a_private_key_is_for_its_owner_alone_and_every_other_one_for_whom_the_umask_lets() {
    let office = Office::with_generations(1);
    let name = office.issue_one(&["--line", "signature"]);
    let out = office.write("out", b"replaced");
    for format in [&["--format", "pem"][..], &["--format", "pkcs12", "--password", "x"]] {
        let export = [&["export", &name, "--out", &out][..], format].concat();
        by_shell(&office, "umask 000", &export, "").accepted();
        assert_eq!(mode(&out), 0o600);
    }
    for (umask, expected) in [("umask 022", 0o644), ("umask 077", 0o600)] {
        by_shell(&office, umask, &["crl", "--for", &name, "--at", LATER, "--out", &out], "").accepted();
        assert_eq!(mode(&out), expected);
    }
}

#[test]
fn a_pipe_is_not_replaced_by_a_file() {
    let office = Office::with_generations(1);
    let name = office.issue_one(&["--line", "signature"]);
    office.ca(&["crl", "--line", "signature", "--combined", "--at", ISSUED]).accepted();
    let (pipe, before) = (office.name("pipe"), state(&office));
    Tool::new("mkfifo", "coreutils").arguments([&pipe]).run().accepted();
    for command in [
        &["crl", "--for", &name, "--at", LATER][..],
        &["issue", "--at", LATER],
        &["renew", &name, "--at", LATER],
        &["export", &name],
        &["crl", "--line", "signature", "--combined", "--delta", "--at", LATER],
    ] {
        let refused = office.refused(5, &[command, &["--out", &pipe]].concat());
        assert!(refused.contains("a folder, a device or a pipe"), "{command:?}: {refused}");
        assert!(fs::symlink_metadata(&pipe).unwrap().file_type().is_fifo(), "{command:?}");
    }
    assert!(state(&office) == before);
}

#[test]
fn what_a_symbolic_link_points_to_is_replaced_and_not_the_link() {
    let office = Office::with_generations(1);
    let name = office.issue_one(&["--line", "signature"]);
    let (link, target) = (office.name("link.crl"), office.write("target.crl", b"old"));
    symlink(&target, &link).unwrap();
    office.ca(&["crl", "--for", &name, "--at", LATER, "--out", &link]).accepted();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_ne!(fs::read(&target).unwrap(), b"old");
    fs::remove_file(target).unwrap();
    office.refused(5, &["crl", "--for", &name, "--at", LATER, "--out", &link]);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
}

#[test]
fn the_authoritys_own_file_is_written_over_by_nothing() {
    let office = Office::with_generations(1);
    let name = office.issue_one(&["--line", "signature"]);
    let before = state(&office);
    let (request, link) = (office.write("request.der", b"0"), office.name("link.json"));
    symlink(office.name("ca.json"), &link).unwrap();
    let entries = office.write("entries.txt", b"");
    let from_file = ["crl", "--entries", &entries, "--line", "signature", "--combined", "--number", "1"];
    for command in [
        &["crl", "--for", &name][..],
        &from_file,
        &["issue"],
        &["renew", &name],
        &["export", &name],
        &["ocsp", "--once", &request],
    ] {
        for out in [office.name("ca.json"), link.clone()] {
            let refused = office.refused(2, &[command, &["--out", &out]].concat());
            assert!(refused.contains("own file"), "{refused}");
        }
    }
    assert!(state(&office) == before);
}

#[test]
fn what_cannot_be_written_is_not_on_record() {
    let office = Office::with_generations(1);
    let name = office.issue_one(&["--line", "signature"]);
    let (nowhere, before) = (office.name("no such folder/file"), state(&office));
    for command in [&["crl", "--for", &name, "--at", LATER][..], &["issue"], &["renew", &name, "--at", LATER]] {
        office.refused(5, &[command, &["--out", &nowhere]].concat());
        assert!(state(&office) == before, "{command:?}");
    }
}

#[test]
fn data_that_cannot_be_printed_are_a_failure() {
    let office = Office::with_generations(1);
    for command in [&["show"][..], &["show", "--json"], &["show", "--root", "signature"]] {
        let said = by_shell(&office, ":", command, "> /dev/full");
        assert_eq!(said.code, Some(5), "{}", said.text);
        assert_eq!(said.text.matches("cannot be written").count(), 1, "{}", said.text);
    }
}

#[test]
fn the_daily_run_removes_what_a_killed_one_left_and_nothing_else() {
    let office = Office::with_generations(1);
    let (lists, elsewhere) = (office.name("lists"), office.name("elsewhere"));
    let [left, linked, other] = [".sekisho-left", ".sekisho-linked", "other"].map(|name| format!("{lists}/{name}"));
    for folder in [&left, &other, &elsewhere] {
        fs::create_dir_all(folder).unwrap();
        fs::write(format!("{folder}/file"), b"x").unwrap();
    }
    symlink(&elsewhere, &linked).unwrap();
    office.ca(&["crl", "--all", "--at", LATER, "--out", &lists]).accepted();
    assert!(!fs::exists(&left).unwrap());
    assert!([&other, &elsewhere].into_iter().all(|folder| fs::exists(format!("{folder}/file")).unwrap()));
    let hidden = fs::read_dir(&lists).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert_eq!(hidden.filter(|name| name.starts_with('.')).collect::<Vec<_>>(), [".sekisho-linked"]);
}

#[test]
fn a_folder_takes_the_lists_of_one_daily_run_at_a_time() {
    let office = Office::with_generations(1);
    let (lists, before) = (office.name("lists"), state(&office));
    fs::create_dir(&lists).unwrap();
    let other_run = File::open(&lists).unwrap();
    other_run.lock().unwrap();
    let refused = office.refused(5, &["crl", "--all", "--at", LATER, "--out", &lists]);
    assert!(refused.contains("another `sekisho ca crl --all` writes into"), "{refused}");
    assert!(state(&office) == before && fs::read_dir(&lists).unwrap().next().is_none());
}

#[test]
fn a_command_waits_for_another_that_has_the_authority() {
    let office = Office::with_generations(1);
    let name = office.issue_one(&["--line", "signature"]);
    let ca = office.name("ca.json");
    let other_command = File::open(&ca).unwrap();
    other_command.lock().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_sekisho"));
    command.args(["ca", "suspend", &name, "--ca", &ca, "--at", LATER]).stdout(Stdio::null()).stderr(Stdio::piped());
    let mut waiting = command.spawn().unwrap();
    let mut said = BufReader::new(waiting.stderr.take().unwrap()).lines().map_while(Result::ok);
    assert!(said.any(|line| line.ends_with("waiting")));
    drop(other_command);
    assert!(waiting.wait().unwrap().success());
    assert_eq!(office.json(&["show", "--json", "--at", LATER])["certificates"][0]["status"], "on hold");
}
