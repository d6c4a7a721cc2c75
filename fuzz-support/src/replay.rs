//! What tests ask of a suite.

use std::{fmt::Debug, fs, panic, path::Path, thread};

use crate::{Suite, Target, mutator::Mutator};

/// A repository is no place for a fuzzer's working folder.
const MOST_BYTES: usize = 1 << 20;

impl<'a, B: Debug> Suite<'a, B> {
    /// Runs every stored input as it is.
    ///
    /// # Panics
    /// If one breaks a rule, if a target has none, and if a file cannot be read.
    pub fn replay_stored_inputs(&self) {
        for target in self.targets {
            let inputs = self.inputs(target.name).unwrap();
            assert!(!inputs.is_empty(), "{} has no inputs", target.name);
            for input in inputs {
                target.assert_kept(&input.bytes, || input.path.display().to_string());
            }
        }
    }

    /// Runs stored inputs of each target changed at random from a fixed seed, so many times, the targets side by side.
    ///
    /// # Panics
    /// If an input breaks a rule, and if a file cannot be read.
    pub fn replay_changed_inputs(&self, times: usize) {
        thread::scope(|scope| {
            let replay = |target: &'a Target<B>| {
                move || {
                    let pool = self.inputs(target.name).unwrap().into_iter().map(|input| input.bytes).collect();
                    let mut mutator = Mutator::new(pool, self.telling);
                    for _ in 0..times {
                        let input = mutator.next();
                        target.assert_kept(&input, || hex::encode(&input));
                    }
                }
            };
            let running: Vec<_> = self.targets.iter().map(|target| scope.spawn(replay(target))).collect();
            for thread in running {
                // What broke is said by the thread's panic, not by that of the scope.
                thread.join().unwrap_or_else(|panic| panic::resume_unwind(panic));
            }
        });
    }

    /// The stored inputs stay small.
    ///
    /// # Panics
    /// If they are not, and if a file cannot be read.
    pub fn assert_small(&self) {
        let inputs = self.targets.iter().flat_map(|target| self.inputs(target.name).unwrap());
        let bytes: usize = inputs.map(|input| input.bytes.len()).sum();
        assert!(bytes < MOST_BYTES, "{bytes} bytes; minimise the corpus with {}/run.sh", self.folder);
    }

    /// Every target has a program and inputs written by people, and the other way round.
    ///
    /// # Panics
    /// If one lacks, and if a file cannot be read.
    pub fn assert_complete(&self) {
        let folder = Path::new(self.folder);
        let targets: Vec<&str> = self.targets.iter().map(|target| target.name).collect();
        for kind in ["fuzz_targets", "seeds"] {
            let mut names: Vec<String> = (folder.join(kind).read_dir().unwrap())
                .map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
                .collect();
            names.sort();
            assert_eq!(names, targets, "what is in {kind}, and the targets");
        }
        let manifest = fs::read_to_string(folder.join("Cargo.toml")).unwrap();
        for target in targets {
            assert!(manifest.contains(&format!("path = \"fuzz_targets/{target}.rs\"")), "{target} is no program");
        }
    }
}

impl<B: Debug> Target<B> {
    fn assert_kept(&self, input: &[u8], name: impl FnOnce() -> String) {
        let result = panic::catch_unwind(|| (self.run)(input));
        assert!(matches!(result, Ok(Ok(()))), "{} broke a rule: {result:?}; the input is {}", self.name, name());
    }
}
