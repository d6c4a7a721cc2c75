//! What `doctor` is told.

use sekisho_harness_pcscd::{Options, Tool, probe};

#[test]
fn what_is_installed_is_found_with_a_version() {
    let probes = probe(&Options::default());
    for tool in [Tool::Pcscd, Tool::VpcdDriver, Tool::OpenSc] {
        let found = probes.iter().find(|probe| probe.tool == tool).unwrap().found.as_ref().unwrap();
        assert!(found.path.is_absolute(), "{found:?}");
        assert!(found.version.as_ref().unwrap().contains('.'), "{found:?}");
    }
}

#[test]
fn what_is_missing_is_reported_with_its_package() {
    let nothing = Options {
        program_folders: Vec::new(),
        driver_libraries: Vec::new(),
        opensc_modules: Vec::new(),
        ..Options::default()
    };
    let packages: Vec<_> = probe(&nothing).iter().map(|probe| (probe.package, probe.found.is_none())).collect();
    let expected = ["pcscd", "vsmartcard-vpcd", "opensc", "opensc-pkcs11", "openssl", "gnutls-bin"];
    assert_eq!(packages, expected.map(|package| (package, true)));
}
