//! The one binary: reads the command line and starts what it asks.

use std::process::ExitCode;

fn main() -> ExitCode {
    bloemenzee::cli::run()
}
