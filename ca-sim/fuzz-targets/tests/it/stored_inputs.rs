//! The stored inputs: every one is harmless, there are some for each target, and they stay small.

use std::path::{Path, PathBuf};

use sekisho_ca_sim_fuzz_targets::{StoredInput, TARGETS, stored_inputs};

/// A repository is no place for a fuzzer's working folder.
const MOST_BYTES: usize = 1 << 20;

pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz")
}

pub(crate) fn inputs(target: &str) -> Vec<StoredInput> {
    stored_inputs(&folder(), target).unwrap()
}

#[test]
fn every_stored_input_keeps_every_rule() {
    for target in TARGETS {
        let inputs = inputs(target.name);
        assert!(!inputs.is_empty(), "{} has no inputs", target.name);
        for input in inputs {
            assert_eq!((target.run)(&input.bytes), Ok(()), "{}", input.path.display());
        }
    }
}

#[test]
fn the_stored_inputs_stay_small() {
    let bytes: usize = TARGETS.iter().flat_map(|target| inputs(target.name)).map(|input| input.bytes.len()).sum();
    assert!(bytes < MOST_BYTES, "{bytes} bytes; minimise the corpus with ca-sim/fuzz/run.sh");
}

#[test]
fn every_target_has_a_program_for_the_fuzzer_and_every_program_a_target() {
    let names = |folder: PathBuf| {
        let mut names: Vec<String> = (folder.read_dir().unwrap())
            .map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    };
    let targets: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
    assert_eq!(names(folder().join("fuzz_targets")), targets);
    assert_eq!(names(folder().join("seeds")), targets, "people wrote inputs for each");
    let manifest = std::fs::read_to_string(folder().join("Cargo.toml")).unwrap();
    for target in targets {
        assert!(manifest.contains(&format!("path = \"fuzz_targets/{target}.rs\"")), "{target}");
    }
}
