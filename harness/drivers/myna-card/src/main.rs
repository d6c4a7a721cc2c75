//! `sekisho-driver-myna-card [ISSUER-KEYS]`: speaks the driver protocol on standard input and output.

use std::error::Error;
use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use sekisho_harness_drivers_myna_card::{Driver, IssuerKey};
use sekisho_harness_protocol::serve;

fn main() -> ExitCode {
    let issuers = std::env::args_os().nth(1).map(PathBuf::from);
    match run(issuers) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            #[expect(clippy::print_stderr, reason = "standard output carries the protocol")]
            {
                eprintln!("sekisho-driver-myna-card: {error}");
            }
            ExitCode::FAILURE
        }
    }
}

fn run(issuers: Option<PathBuf>) -> Result<(), Box<dyn Error>> {
    let issuers = issuers.map_or_else(|| Ok(Vec::new()), |path| IssuerKey::read_all(&path))?;
    serve(io::stdin().lock(), io::stdout().lock(), &mut Driver::new(issuers))?;
    Ok(())
}
