//! Two who change one authority: nobody's work is lost, and the message says what to do.

use std::fs;

use sekisho_ca_sim::{AuthorityFile, CaError, Line, load};
use tempfile::TempDir;

use crate::world::{issue, test_authority};

#[test]
fn a_second_handle_is_refused_until_the_first_is_gone() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("authority.json");
    let mut authority = test_authority();
    let mut first = AuthorityFile::create(&path, authority.state()).unwrap();
    let in_use = CaError::InUse { path: path.display().to_string() };
    assert_eq!(AuthorityFile::open(&path).map(drop), Err(in_use.clone()));

    issue(&mut authority, Line::Signing);
    first.save(authority.state()).unwrap();
    assert_eq!(AuthorityFile::open(&path).map(drop), Err(in_use), "the lock was lost with the old file");
    assert_eq!(load(&path).unwrap(), *authority.state(), "reading needs no lock");

    drop(first);
    assert_eq!(AuthorityFile::open(&path).unwrap().0, *authority.state());
}

#[test]
fn what_somebody_wrote_past_the_lock_is_not_overwritten() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("authority.json");
    let mut authority = test_authority();
    drop(AuthorityFile::create(&path, authority.state()).unwrap());
    let (state, mut file) = AuthorityFile::open(&path).unwrap();

    issue(&mut authority, Line::Signing);
    fs::remove_file(&path).unwrap();
    drop(AuthorityFile::create(&path, authority.state()).unwrap());
    let changed = Err(CaError::Changed { path: path.display().to_string() });
    assert_eq!(file.save(&state), changed);
    assert_eq!(load(&path).unwrap(), *authority.state());

    fs::remove_file(&path).unwrap();
    assert_eq!(file.save(&state), changed, "a file that was removed on purpose does not come back");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "a temporary file was left behind");
}

#[test]
fn an_authority_is_not_founded_over_another() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("authority.json");
    let mut there = test_authority();
    issue(&mut there, Line::Signing);
    drop(AuthorityFile::create(&path, there.state()).unwrap());
    let refused = AuthorityFile::create(&path, test_authority().state()).map(drop);
    assert_eq!(refused, Err(CaError::Exists { path: path.display().to_string() }));
    assert_eq!(load(&path).unwrap(), *there.state());
}

#[test]
fn a_state_that_could_not_be_read_back_is_not_written() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("authority.json");
    let mut state = test_authority().state().clone();
    state.settings.crl.life_hours = 0;
    assert!(matches!(
        AuthorityFile::create(&path, &state),
        Err(CaError::StateFile { field, .. }) if field == "settings.crl.life_hours"
    ));
    assert!(!path.exists());
}

/// Else two would hold two locks, change two files, and give one serial number twice.
#[test]
#[cfg(unix)]
fn an_authority_behind_a_symbolic_link_is_changed_where_it_is() {
    let folder = TempDir::new().unwrap();
    let [path, link] = ["authority.json", "link.json"].map(|name| folder.path().join(name));
    let mut authority = test_authority();
    drop(AuthorityFile::create(&path, authority.state()).unwrap());
    std::os::unix::fs::symlink("authority.json", &link).unwrap();
    let (_, mut opened) = AuthorityFile::open(&link).unwrap();
    issue(&mut authority, Line::Signing);
    opened.save(authority.state()).unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(load(&path).unwrap(), *authority.state());
    let in_use = CaError::InUse { path: path.display().to_string() };
    assert_eq!(AuthorityFile::open(&path).map(drop), Err(in_use));
}

#[test]
#[cfg(unix)]
fn who_may_read_an_authority_stays_as_its_owner_said() {
    use std::os::unix::fs::PermissionsExt as _;

    let folder = TempDir::new().unwrap();
    let path = folder.path().join("authority.json");
    let authority = test_authority();
    drop(AuthorityFile::create(&path, authority.state()).unwrap());
    let mode = || fs::metadata(&path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(), 0o600);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    let (_, mut opened) = AuthorityFile::open(&path).unwrap();
    opened.save(authority.state()).unwrap();
    assert_eq!(mode(), 0o640);
}

#[test]
fn every_refusal_names_the_file_and_what_to_do() {
    let path = "ca.json".to_owned();
    for refusal in [
        CaError::InUse { path: path.clone() },
        CaError::Changed { path: path.clone() },
        CaError::Exists { path: path.clone() },
    ] {
        let message = refusal.to_string();
        assert!(message.starts_with("ca.json ") && message.contains("run "), "{message}");
    }
}
