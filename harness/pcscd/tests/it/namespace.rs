//! Without namespaces, and without the process that asked for the daemon. Each runs this test binary again in a scene of
//! its own, so that nothing of the machine is touched.

use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::net::UnixListener;
use std::process::{Command, Stdio};

use sekisho_harness_pcscd::{Isolation, Options, PcscdError, PrivatePcscd};

use crate::daemon::{outlives, readers_seen, silent_card};
use crate::missing::with_program;

const REFUSING_UNSHARE: &str = "#!/bin/sh\necho 'unshare failed: Operation not permitted' >&2\nexit 1\n";

fn this_test(name: &str) -> Vec<String> {
    let program = std::env::current_exe().unwrap().display().to_string();
    [&program, "--exact", name, "--ignored", "--nocapture"].map(str::to_owned).to_vec()
}

/// Runs an ignored test of this binary where nothing is in `/run`.
fn in_an_empty_run(name: &str) {
    let mut command = Command::new("unshare");
    if !rustix::process::geteuid().is_root() {
        command.arg("--map-root-user");
    }
    command.args(["--mount", "sh", "-c", "mount -t tmpfs tmpfs /run && mkdir /run/pcscd && exec \"$@\"", "sh"]);
    let output = command.args(this_test(name)).output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && text.contains("1 passed"), "{text}{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn where_namespaces_are_refused_the_plain_socket_serves_behind_a_lock() {
    in_an_empty_run("namespace::refused");
}

#[test]
#[ignore = "runs in a namespace where /run is empty"]
fn refused() {
    let (_folder, options) = with_program("unshare", REFUSING_UNSHARE);
    let first = PrivatePcscd::start(&options).unwrap();
    assert_eq!(first.isolation(), Isolation::MachineLock);
    assert_eq!(first.socket().to_str(), Some("/run/pcscd/pcscd.comm"));
    assert!(readers_seen(&first).contains("Virtual PCD 00 00"));
    // The second waits for the lock, which this thread gives up by dropping the first.
    let second = std::thread::spawn(move || PrivatePcscd::start(&options).map(|daemon| daemon.isolation()));
    drop(first);
    assert_eq!(second.join().unwrap().unwrap(), Isolation::MachineLock);
}

#[test]
fn where_namespaces_are_refused_a_foreign_daemon_is_left_alone() {
    in_an_empty_run("namespace::refused_and_occupied");
}

#[test]
#[ignore = "runs in a namespace where /run is empty"]
fn refused_and_occupied() {
    let _foreign = UnixListener::bind("/run/pcscd/pcscd.comm").unwrap();
    let (_folder, options) = with_program("unshare", REFUSING_UNSHARE);
    let error = PrivatePcscd::start(&options).unwrap_err();
    assert!(matches!(error, PcscdError::DaemonRunning { .. }), "{error}");
}

#[test]
fn the_daemon_dies_with_the_process_that_started_it() {
    let [program, arguments @ ..] = &this_test("namespace::held")[..] else { unreachable!() };
    let mut holder =
        Command::new(program).args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let directory = tempfile::tempdir().unwrap();
    writeln!(holder.stdin.as_mut().unwrap(), "{}", directory.path().display()).unwrap();
    let lines = BufReader::new(holder.stdout.take().unwrap()).lines().map_while(Result::ok);
    let port = lines.filter_map(|line| line.strip_prefix("port ")?.parse().ok()).next().unwrap();
    let card = silent_card(port);
    holder.kill().unwrap();
    holder.wait().unwrap();
    outlives(card);
}

#[test]
#[ignore = "is killed by the test that starts it"]
fn held() {
    let mut directory = String::new();
    std::io::stdin().read_line(&mut directory).unwrap();
    let daemon = PrivatePcscd::start(&Options { directory: directory.trim().into(), ..Options::default() }).unwrap();
    println!("\nport {}", daemon.ports()[0]);
    std::io::stdin().read_to_end(&mut Vec::new()).unwrap();
}
