#!/usr/bin/env bash
# Fuzzes one target with stable Rust, no nightly and no cargo-fuzz. Each folder of programs has a run.sh that calls this one
# with that folder and the longest input in octets: run.sh FOLDER LONGEST TARGET SECONDS [libFuzzer options]
# Needs g++ (Debian: build-essential). Then takes what is worth keeping into corpus/TARGET, as small as it gets.
# A finding is written to artifacts/TARGET and ends the run with a status other than 0.
set -euo pipefail

cd "$1"
longest=$2
shift 2
if (($# < 2)); then
    echo "usage: $PWD/run.sh TARGET SECONDS [libFuzzer options]; targets: $(cd fuzz_targets && echo *.rs)" >&2
    exit 2
fi
target=$1 seconds=$2
shift 2
build=$PWD/target
host=$(rustc -vV | sed -n 's/^host: //p')

# What cargo-fuzz would pass: the coverage that libFuzzer follows. A sanitizer needs nightly Rust, and in code without
# `unsafe` it has little to find. --target keeps the flags away from build scripts.
coverage="-Cpasses=sancov-module
    -Cllvm-args=-sanitizer-coverage-level=4
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters
    -Cllvm-args=-sanitizer-coverage-pc-table
    -Cllvm-args=-sanitizer-coverage-trace-compares"
RUSTFLAGS="${RUSTFLAGS:-} --cfg fuzzing $(echo $coverage)" \
    cargo build --release --locked --target-dir "$build" --target "$host" --bin "$target"
program=$build/$host/release/$target

# What the tests replay is what the fuzzer begins with; it works in a folder of its own, which outlives the run.
work=$build/work/$target
mkdir -p "$work" "corpus/$target" "artifacts/$target"
# Built apart, without the flags above, and with the repository's own lock file.
write_inputs() { (cd ../fuzz-targets && cargo run --quiet --locked --example write-inputs -- "$target" "$1"); }
write_inputs "$work"

options=("-max_len=$longest" -timeout=10 -rss_limit_mb=2048 "-artifact_prefix=artifacts/$target/")
if [ -f "dictionaries/$target.dict" ]; then options+=("-dict=dictionaries/$target.dict"); fi

nice -n 19 "$program" "${options[@]}" "-max_total_time=$seconds" -print_final_stats=1 "$@" "$work"

# Only what reaches code (not: reaches it more often) that no situation described by people reaches, and nothing smaller.
found='.*/[0-9a-f]{40}'
small=$build/small/$target
rm -rf "$small"
write_inputs "$small"
find "$small" -type f -regextype posix-extended -regex "$found" -delete
nice -n 19 "$program" "${options[@]}" -set_cover_merge=1 -use_counters=0 "$small" "$work" 2>&1 | tail -n 1
# Long inputs reach a last few branches and make up half of the bytes; the working folder keeps them.
find "$small" -type f -regextype posix-extended -regex "$found" -size +800c -delete
find "corpus/$target" -type f -regextype posix-extended -regex "$found" -delete
find "$small" -type f -regextype posix-extended -regex "$found" -exec cp -t "corpus/$target" {} +
du -sb "corpus/$target"
