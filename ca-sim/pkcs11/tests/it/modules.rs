//! Modules and tokens that cannot be used.

use std::path::Path;

use cryptoki::error::RvError;
use sekisho_ca_sim_pkcs11::{Module, Pkcs11Error, TokenName, TokenSeen};

use crate::scene::{LABEL, PIN, add_token, module, module_path, with_a_token};

fn labelled(label: &str) -> TokenName {
    TokenName::Label(label.to_owned())
}

#[test]
fn a_file_that_is_missing_and_one_that_is_no_library_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("module.so");
    std::fs::write(&text, "no library").unwrap();
    for file in [&text, Path::new("/nowhere/module.so")] {
        let error = Module::open(file).unwrap_err();
        let Pkcs11Error::ModuleNotLoadable { path, problem } = error else { panic!("{error}") };
        assert_eq!(path, file);
        assert!(!problem.is_empty());
    }
}

#[test]
fn a_module_is_used_once_at_a_time() {
    with_a_token("modules::used_once");
}

#[test]
#[ignore = "runs in a scene of its own"]
fn used_once() {
    let first = module();
    assert_eq!(Module::open(&module_path()).unwrap_err(), Pkcs11Error::ModuleInUse { path: module_path() });
    let token = first.token(&labelled(LABEL), PIN).unwrap();
    assert_eq!(first.path(), module_path());
    drop(first);
    // The token keeps it.
    assert_eq!(Module::open(&module_path()).unwrap_err(), Pkcs11Error::ModuleInUse { path: module_path() });
    drop(token);
    module();
}

#[test]
fn a_token_is_found_by_its_label_and_by_its_serial_number_and_others_are_listed() {
    with_a_token("modules::found");
}

#[test]
#[ignore = "runs in a scene of its own"]
fn found() {
    let module = module();
    let wanted = labelled("another");
    let error = module.token(&wanted, PIN).unwrap_err();
    let Pkcs11Error::NoSuchToken { wanted: refused, found } = error else { panic!("{error}") };
    assert_eq!(refused, wanted);
    let [TokenSeen { label, serial }] = &found[..] else { panic!("{found:?}") };
    assert_eq!(label, LABEL);
    let by_serial = TokenName::Serial(serial.clone());
    assert_eq!(module.token(&by_serial, PIN).unwrap().label(), LABEL);
    assert_eq!(module.token(&labelled(LABEL), PIN).unwrap().label(), LABEL);
    let neither = TokenName::Serial(LABEL.to_owned());
    assert_eq!(module.token(&neither, PIN).unwrap_err(), Pkcs11Error::NoSuchToken { wanted: neither, found });
}

#[test]
fn of_two_tokens_with_one_label_neither_is_taken_before_the_serial_number_says_which() {
    with_a_token("modules::twins");
}

#[test]
#[ignore = "runs in a scene of its own"]
fn twins() {
    add_token(LABEL);
    let module = module();
    let error = module.token(&labelled(LABEL), PIN).unwrap_err();
    let Pkcs11Error::SeveralTokens { wanted, found } = error else { panic!("{error}") };
    assert_eq!((wanted, found.len()), (labelled(LABEL), 2));
    for token in found {
        assert_eq!(module.token(&TokenName::Serial(token.serial), PIN).unwrap().label(), LABEL);
    }
}

#[test]
fn a_wrong_pin_is_refused_as_such_and_not_repeated() {
    with_a_token("modules::wrong_pin");
}

#[test]
#[ignore = "runs in a scene of its own"]
fn wrong_pin() {
    let module = module();
    for (pin, value) in [("271829", RvError::PinIncorrect), ("", RvError::PinIncorrect)] {
        let error = module.token(&labelled(LABEL), pin).unwrap_err();
        assert!(pin.is_empty() || !error.to_string().contains(pin));
        assert_eq!(error, Pkcs11Error::WrongPin { token: LABEL.to_owned(), value });
    }
    assert!(module.token(&labelled(LABEL), PIN).is_ok());
}

/// Once one session is logged in, PKCS#11 looks at no PIN of the next.
#[test]
fn a_token_that_is_open_takes_no_second_login_whatever_the_pin() {
    with_a_token("modules::open_twice");
}

#[test]
#[ignore = "runs in a scene of its own"]
fn open_twice() {
    let module = module();
    let first = module.token(&labelled(LABEL), PIN).unwrap();
    for pin in [PIN, "271829"] {
        let error = module.token(&labelled(LABEL), pin).unwrap_err();
        assert_eq!(error, Pkcs11Error::TokenInUse { token: LABEL.to_owned() });
    }
    drop(first);
    assert!(module.token(&labelled(LABEL), PIN).is_ok());
}
