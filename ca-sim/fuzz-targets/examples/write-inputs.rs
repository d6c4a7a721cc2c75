//! Writes the stored inputs of a target where libFuzzer finds them:
//! `cargo run -p sekisho-ca-sim-fuzz-targets --example write-inputs -- TARGET FOLDER`.

use std::{fs, io, path::Path};

use sekisho_ca_sim_fuzz_targets::stored_inputs;

fn main() -> io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [target, folder] = arguments.as_slice() else {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "expected: write-inputs TARGET FOLDER"));
    };
    fs::create_dir_all(folder)?;
    for input in stored_inputs(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz"), target)? {
        let name = input.path.file_name().ok_or(io::ErrorKind::InvalidData)?;
        fs::write(Path::new(folder).join(name), input.bytes)?;
    }
    Ok(())
}
