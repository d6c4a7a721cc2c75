//! Writes the stored inputs of a target where libFuzzer finds them, scripts as bytes:
//! `cargo run -p sekisho-card-sim-fuzz-targets --example write-inputs -- TARGET FOLDER`.

fn main() -> std::io::Result<()> {
    sekisho_card_sim_fuzz_targets::SUITE.write_inputs(std::env::args().skip(1))
}
