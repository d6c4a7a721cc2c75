//! Writes the stored inputs of a target where libFuzzer finds them:
//! `cargo run -p sekisho-ca-sim-fuzz-targets --example write-inputs -- TARGET FOLDER`.

fn main() -> std::io::Result<()> {
    sekisho_ca_sim_fuzz_targets::SUITE.write_inputs(std::env::args().skip(1))
}
