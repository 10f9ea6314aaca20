//! The crates of a batch as a workspace, which cargo builds.

use super::generation::{End, Generated, crates};
use std::fs;
use std::process::{Command, Output, Stdio};

/// How many crates are one workspace, and how long their descriptions are
/// together: so many share the start of cargo, and so few fit on a disk and into
/// memory.
const BATCH: usize = 40;
const BATCH_BYTES: u64 = 8 << 20;

/// The clients that were generated, in batches.
pub(super) fn batches<'g>(
    generated: impl Iterator<Item = &'g Generated>,
) -> Vec<Vec<&'g Generated>> {
    let mut batches: Vec<Vec<_>> = Vec::new();
    let mut bytes = 0;
    for generated in generated.filter(|it| it.end == End::Generated) {
        let more = generated.description.bytes();
        match batches.last_mut() {
            Some(batch) if batch.len() < BATCH && bytes + more <= BATCH_BYTES => {
                batch.push(generated);
                bytes += more;
            }
            _ => {
                batches.push(vec![generated]);
                bytes = more;
            }
        }
    }
    batches
}

/// Makes crates a workspace, so that their dependencies are compiled once.
pub(super) fn make(packages: &[&str]) -> Result<(), String> {
    let members: Vec<_> = packages.iter().map(|it| format!("    {it:?},\n")).collect();
    let manifest = format!(
        "[workspace]\nresolver = \"3\"\nmembers = [\n{}]\n\n[profile.dev]\ndebug = 0\nstrip = true\nincremental = false\n",
        members.concat()
    );
    let path = crates().join("Cargo.toml");
    fs::write(&path, manifest).map_err(|error| format!("{}: {error}", path.display()))
}

/// In the folder of the crates, with a folder for artifacts of their own.
fn cargo() -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo
        .current_dir(crates())
        .env("CARGO_TARGET_DIR", "../build")
        .env_remove("CARGO_ENCODED_RUSTFLAGS");
    cargo
}

/// What cargo says when it builds the workspace, warnings being errors.
pub(super) fn build(arguments: &[&str], jobs: usize) -> Result<Output, String> {
    let mut build = cargo();
    build
        .args(arguments)
        .args(["--workspace", "--keep-going", "--message-format", "json"])
        .args(["--jobs", &jobs.to_string()])
        .env("RUSTFLAGS", "-D warnings")
        .stdout(Stdio::piped());
    build
        .output()
        .map_err(|error| format!("cannot run cargo: {error}"))
}

/// Takes away what the compiler has made: else the artifacts of all crates fill
/// the disk.
pub(super) fn clean(packages: &[&str]) {
    let mut clean = cargo();
    clean.arg("clean").stderr(Stdio::null());
    clean.args(packages.iter().flat_map(|package| ["--package", package]));
    let _ = clean.status();
}
