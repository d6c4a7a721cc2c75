//! Where the judges are, and asking them.

use std::sync::LazyLock;

use sekisho_ca_sim_judges::{Exhibit, GnuTls, Java, Judge, OpenSsl, Opinion, Pkilint, PythonCryptography};

/// The Python with the packages that `programs/requirements.txt` names, made by `./test.sh`.
#[expect(clippy::disallowed_methods, reason = "the only way to tell a test where an outside program stands")]
pub(crate) fn python() -> String {
    let made_by_test_sh = concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/outside-python/bin/python");
    std::env::var("SEKISHO_OUTSIDE_PYTHON").unwrap_or_else(|_| made_by_test_sh.to_owned())
}

/// One Java for all tests: it starts slowly.
pub(crate) fn java() -> &'static Java {
    static JAVA: LazyLock<Java> = LazyLock::new(|| Java::start().unwrap());
    &JAVA
}

pub(crate) fn cryptography() -> PythonCryptography {
    PythonCryptography::start(&python()).unwrap()
}

pub(crate) fn pkilint() -> Pkilint {
    Pkilint::start(&python()).unwrap()
}

/// Those that validate a path with its status as a verifier of JPKI has to, and accept genuine certificates.
pub(crate) fn validators() -> [&'static dyn Judge; 3] {
    [&OpenSsl, &GnuTls, java()]
}

pub(crate) fn asked(judge: &dyn Judge, exhibits: &[Exhibit]) -> Vec<Opinion> {
    judge.verdicts(exhibits).unwrap_or_else(|error| panic!("{}: {error}", judge.name()))
}

/// Every one of them gives these opinions, by whether they are acceptances.
pub(crate) fn all_agree(judges: &[&dyn Judge], exhibits: &[Exhibit], accepted: &[bool]) {
    assert_eq!(exhibits.len(), accepted.len());
    let mut otherwise = Vec::new();
    for judge in judges {
        for ((exhibit, opinion), expected) in exhibits.iter().zip(asked(*judge, exhibits)).zip(accepted) {
            if opinion.accepts() != *expected {
                otherwise.push(format!("{} on {}: {opinion:?}", judge.name(), exhibit.name));
            }
        }
    }
    assert_eq!(otherwise, Vec::<String>::new());
}

/// The words of a refusal.
pub(crate) fn words(opinion: &Opinion) -> &str {
    match opinion {
        Opinion::Refuses(words) => words,
        other => panic!("expected a refusal, got {other:?}"),
    }
}
