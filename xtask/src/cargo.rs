//! Runs cargo.

use crate::{Outcome, fail};
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
