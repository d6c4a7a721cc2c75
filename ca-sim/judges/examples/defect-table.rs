//! Writes the page again: `cargo run -p sekisho-ca-sim-judges --example defect-table > docs/defects.md`.

use std::error::Error;
use std::io::{self, Write};

use sekisho_ca_sim_judges::{
    DefectTable, GnuTls, Java, OpenSsl, Pkilint, PythonCryptography, RightAnswer, RustlsWebpki,
};
use sekisho_harness_bench::Expectation;

fn main() -> Result<(), Box<dyn Error>> {
    // Made by `./test.sh`.
    let python = concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/outside-python/bin/python");
    let (java, cryptography, pkilint) = (Java::start()?, PythonCryptography::start(python)?, Pkilint::start(python)?);
    let table = DefectTable::ask(&[&OpenSsl, &GnuTls, &java, &RustlsWebpki, &cryptography, &pkilint], |defect| {
        let expectation = Expectation::of(defect);
        RightAnswer { words: expectation.words()[0], refusal: matches!(expectation, Expectation::Refused(_)) }
    })?;
    write!(io::stdout(), "{table}")?;
    Ok(())
}
