//! Software that is not there, and a daemon that does not behave.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::time::Duration;

use sekisho_harness_pcscd::{Options, PcscdError, PrivatePcscd};
use tempfile::TempDir;

/// The default folders, with a folder before them in which `name` is this script.
pub(crate) fn with_program(name: &str, script: &str) -> (TempDir, Options) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, script).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    let mut options = Options::default();
    options.program_folders.insert(0, folder.path().to_owned());
    (folder, options)
}

#[test]
fn a_missing_driver_library_is_named_with_its_package() {
    let nowhere = PathBuf::from("/nonexistent/libifdvpcd.so");
    let options = Options { driver_libraries: vec![nowhere.clone()], ..Options::default() };
    match PrivatePcscd::start(&options).unwrap_err() {
        PcscdError::DriverMissing { package: "vsmartcard-vpcd", searched } => assert_eq!(searched, [nowhere]),
        other => panic!("{other}"),
    }
}

#[test]
fn a_missing_pcscd_is_named_with_its_package() {
    let options = Options { program_folders: vec!["/nonexistent".into()], ..Options::default() };
    let error = PrivatePcscd::start(&options).unwrap_err();
    assert!(matches!(error, PcscdError::ProgramMissing { program: "pcscd", package: "pcscd", .. }), "{error}");
}

#[test]
fn a_directory_too_long_for_a_socket_is_refused_before_anything_starts() {
    let folder = tempfile::tempdir().unwrap();
    let deep = folder.path().join("d".repeat(100));
    fs::create_dir(&deep).unwrap();
    let error = PrivatePcscd::start(&Options { directory: deep, ..Options::default() }).unwrap_err();
    assert!(matches!(error, PcscdError::SocketPathTooLong { length, limit: 107, .. } if length > 107), "{error}");
}

#[test]
fn a_daemon_that_ends_at_once_is_quoted() {
    let (_folder, options) = with_program("pcscd", "#!/bin/sh\necho 'no luck today' >&2\nexit 1\n");
    match PrivatePcscd::start(&options).unwrap_err() {
        PcscdError::Ended { last_lines } => assert_eq!(last_lines.last().unwrap(), "no luck today"),
        other => panic!("{other}"),
    }
}

#[test]
fn a_daemon_that_never_gets_ready_is_given_up_and_quoted() {
    let (_folder, mut options) = with_program("pcscd", "#!/bin/sh\necho 'looking around'\nexec tail -f /dev/null\n");
    options.ready_within = Duration::from_millis(500);
    match PrivatePcscd::start(&options).unwrap_err() {
        PcscdError::NotReady { last_lines, .. } => assert_eq!(last_lines.last().unwrap(), "looking around"),
        other => panic!("{other}"),
    }
}

#[test]
fn a_first_port_that_nothing_follows_is_refused() {
    for first in [0, 65535] {
        let error = PrivatePcscd::start(&Options { first_port: Some(first), ..Options::default() }).unwrap_err();
        assert!(matches!(error, PcscdError::NoSecondPort { first: named } if named == first), "{error}");
    }
}
