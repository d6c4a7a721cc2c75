//! `sekisho-driver-opensc [MODULE]`: speaks the driver protocol on standard input and output.

use std::error::Error;
use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use sekisho_harness_drivers_opensc::{Driver, Module, default_module};
use sekisho_harness_protocol::serve;

fn main() -> ExitCode {
    let module = std::env::args_os().nth(1).map(PathBuf::from);
    match run(module) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            #[expect(clippy::print_stderr, reason = "standard output carries the protocol")]
            {
                eprintln!("sekisho-driver-opensc: {error}");
            }
            ExitCode::FAILURE
        }
    }
}

fn run(module: Option<PathBuf>) -> Result<(), Box<dyn Error>> {
    let module = Module::load(&module.map_or_else(default_module, Ok)?)?;
    serve(io::stdin().lock(), io::stdout().lock(), &mut Driver::new(module))?;
    Ok(())
}
