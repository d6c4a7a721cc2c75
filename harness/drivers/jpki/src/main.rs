//! `sekisho-driver-jpki`: speaks the driver protocol on standard input and output.

use std::io;
use std::process::ExitCode;

use sekisho_harness_drivers_jpki::Driver;
use sekisho_harness_protocol::serve;

fn main() -> ExitCode {
    match serve(io::stdin().lock(), io::stdout().lock(), &mut Driver) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            #[expect(clippy::print_stderr, reason = "standard output carries the protocol")]
            {
                eprintln!("sekisho-driver-jpki: {error}");
            }
            ExitCode::FAILURE
        }
    }
}
