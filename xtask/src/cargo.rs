//! Runs cargo.

use crate::{Outcome, fail};
use std::path::Path;
use std::process::Command;

/// Runs cargo with arguments, under variables of the environment.
pub(crate) fn run(arguments: &[&str], variables: &[(&str, &str)]) -> Outcome {
    // Set by the cargo that runs this.
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .args(arguments)
        .envs(variables.iter().copied())
        .status();
    match status {
        Ok(status) if status.success() => Outcome::Done,
        Ok(_) => Outcome::Failed,
        Err(error) => fail(&format!("cannot run cargo: {error}")),
    }
}

/// Whether the toolchain can build for a target.
pub(crate) fn has_target(target: &str) -> bool {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let arguments = ["--print", "target-libdir", "--target", target];
    let output = Command::new(rustc).args(arguments).output();
    output.is_ok_and(|output| {
        let folder = String::from_utf8_lossy(&output.stdout);
        output.status.success() && Path::new(folder.trim()).is_dir()
    })
}
