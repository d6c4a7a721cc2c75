//! A token of its own for each test.
//!
//! SoftHSM asks the environment of the process where its tokens are, and a process has one environment. So each test runs
//! this test binary again, in a folder with a token that nobody else knows.

use std::path::{Path, PathBuf};
use std::process::Command;

use sekisho_ca_sim_pkcs11::{Module, Token, TokenName};

pub(crate) const LABEL: &str = "sekisho test token";
pub(crate) const PIN: &str = "271828";
const OFFICER_PIN: &str = "31415926";

/// Where distributions put SoftHSM's module.
const MODULES: &[&str] = &[
    "/usr/lib/softhsm/libsofthsm2.so",
    "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
    "/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so",
    "/usr/lib64/softhsm/libsofthsm2.so",
];

/// Runs an ignored test of this binary in a folder with an empty token.
pub(crate) fn with_a_token(name: &str) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("tokens")).unwrap();
    let configuration = "directories.tokendir = tokens\nobjectstore.backend = file\nlog.level = ERROR\n";
    std::fs::write(folder.path().join("softhsm2.conf"), configuration).unwrap();
    in_the_scene(folder.path(), "softhsm2-util", &new_token(LABEL));
    let program = std::env::current_exe().unwrap();
    let arguments = ["--exact", name, "--ignored", "--nocapture"];
    let text = in_the_scene(folder.path(), program.to_str().unwrap(), &arguments);
    assert!(text.contains("1 passed"), "{text}");
}

fn new_token(label: &str) -> [&str; 8] {
    ["--init-token", "--free", "--label", label, "--so-pin", OFFICER_PIN, "--pin", PIN]
}

fn in_the_scene(folder: &Path, program: &str, arguments: &[&str]) -> String {
    run(Command::new(program).args(arguments).current_dir(folder).env("SOFTHSM2_CONF", "softhsm2.conf"))
}

/// Inside of a scene: runs a program, which has to succeed.
pub(crate) fn tool(program: &str, arguments: &[&str]) -> String {
    run(Command::new(program).args(arguments))
}

fn run(command: &mut Command) -> String {
    let output = command.output();
    let output =
        output.unwrap_or_else(|error| panic!("{command:?} is needed (see test.sh for the packages), but: {error}"));
    let text = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{command:?}: {text}");
    text
}

/// Inside of a scene: one more token, with this label.
pub(crate) fn add_token(label: &str) {
    tool("softhsm2-util", &new_token(label));
}

/// Inside of a scene: SoftHSM's own tool puts a key in.
pub(crate) fn import(pem: &str, label: &str, id: &str) {
    std::fs::write("import.pem", pem).unwrap();
    let arguments = ["--import", "import.pem", "--token", LABEL, "--label", label, "--id", id, "--pin", PIN];
    tool("softhsm2-util", &arguments);
}

/// Inside of a scene: OpenSC's tool takes a public key away.
pub(crate) fn delete_public_key(label: &str) {
    let module = module_path();
    let object = ["--delete-object", "--type", "pubkey", "--label", label, "--login", "--pin", PIN];
    let token = ["--module", module.to_str().unwrap(), "--token-label", LABEL];
    tool("pkcs11-tool", &[&token[..], &object].concat());
}

pub(crate) fn module_path() -> PathBuf {
    let found = MODULES.iter().map(PathBuf::from).find(|path| path.is_file());
    found.unwrap_or_else(|| panic!("SoftHSM (Debian package softhsm2) is needed; it is at none of {MODULES:?}"))
}

pub(crate) fn module() -> Module {
    Module::open(&module_path()).unwrap()
}

/// Inside of a scene: its token, open.
pub(crate) fn token() -> Token {
    module().token(&TokenName::Label(LABEL.to_owned()), PIN).unwrap()
}
