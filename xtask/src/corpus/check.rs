//! From crates to what the compiler says to each, a batch at a time.

use super::FOLDER;
use super::cargo_messages::{self, Failure};
use super::generation::{End, Generated, crates, folder};
use super::journal::Progress;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// How many crates are one workspace: so many share the start of cargo, and so
/// few fit on a disk.
const BATCH: usize = 40;

/// What the compiler says to a crate.
#[derive(Clone, Debug)]
pub(super) struct Compiled {
    /// The description's name.
    pub(super) name: String,
    /// `None` where there is nothing to say.
    pub(super) failure: Option<Failure>,
}

/// Compiles all crates that were generated.
pub(super) fn check(generated: &[Generated], jobs: usize) -> Result<Vec<Compiled>, String> {
    let crates: Vec<_> = generated
        .iter()
        .filter(|it| it.end == End::Generated)
        .collect();
    let progress = Progress::new("compiling", crates.len());
    let mut compiled = BTreeMap::new();
    let mut open = Vec::new();
    for generated in &crates {
        let package = generated.description.package.clone();
        let hash = hash(&folder(&generated.description));
        match read(&package, &hash) {
            Some(failure) => {
                progress.step(&package);
                compiled.insert(package, failure);
            }
            None => open.push((package, hash)),
        }
    }
    for batch in open.chunks(BATCH) {
        let packages: Vec<_> = batch.iter().map(|(package, _)| package.as_str()).collect();
        let failures = compile(&packages, jobs)?;
        for (package, hash) in batch {
            let failure = failures.get(package).cloned().flatten();
            write(package, hash, failure.as_ref())?;
            compiled.insert(package.clone(), failure);
        }
        progress.steps(batch.len(), "");
    }
    progress.finish();
    let compiled = crates.iter().filter_map(|generated| {
        let failure = compiled.remove(&generated.description.package)?;
        Some(Compiled {
            name: generated.description.name.clone(),
            failure,
        })
    });
    Ok(compiled.collect())
}

/// Makes the crates a workspace, so that their dependencies are compiled once.
fn compile(packages: &[&str], jobs: usize) -> Result<BTreeMap<String, Option<Failure>>, String> {
    workspace(packages)?;
    let mut check = cargo();
    check
        .args(["check", "--workspace", "--lib", "--keep-going"])
        .args(["--message-format", "json", "--jobs", &jobs.to_string()])
        .env("RUSTFLAGS", "-D warnings")
        .stdout(Stdio::piped());
    let output = check
        .output()
        .map_err(|error| format!("cannot run cargo: {error}"))?;
    let messages = String::from_utf8_lossy(&output.stdout);
    let complaint = String::from_utf8_lossy(&output.stderr);
    let failures = cargo_messages::failures(packages, &messages, &complaint);

    clean(packages);
    Ok(failures)
}

/// Takes away what the compiler has made: else the artifacts of all crates fill
/// the disk.
pub(super) fn clean(packages: &[&str]) {
    let mut clean = cargo();
    clean.arg("clean").stderr(Stdio::null());
    clean.args(packages.iter().flat_map(|package| ["--package", package]));
    let _ = clean.status();
}

/// Makes crates a workspace.
pub(super) fn workspace(packages: &[&str]) -> Result<(), String> {
    let members: Vec<_> = packages.iter().map(|it| format!("    {it:?},\n")).collect();
    let manifest = format!(
        "[workspace]\nresolver = \"3\"\nmembers = [\n{}]\n\n[profile.dev]\ndebug = 0\nincremental = false\n",
        members.concat()
    );
    let path = crates().join("Cargo.toml");
    fs::write(&path, manifest).map_err(|error| format!("{}: {error}", path.display()))
}

/// In the folder of the crates, with a folder for artifacts of their own.
pub(super) fn cargo() -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo
        .current_dir(crates())
        .env("CARGO_TARGET_DIR", "../build")
        .env_remove("CARGO_ENCODED_RUSTFLAGS");
    cargo
}

/// What the compiler has said to a crate before, if that was as it is now.
fn read(package: &str, hash: &str) -> Option<Option<Failure>> {
    let text = fs::read_to_string(result_path(package)).ok()?;
    let value: Value = serde_json::from_str(&text).ok()?;
    if value["hash"] != hash {
        return None;
    }
    match &value["failure"] {
        Value::Null => Some(None),
        failure => Failure::from_json(failure).map(Some),
    }
}

fn write(package: &str, hash: &str, failure: Option<&Failure>) -> Result<(), String> {
    let path = result_path(package);
    let value = json!({ "hash": hash, "failure": failure.map(Failure::to_json) });
    path.parent()
        .map_or(Ok(()), fs::create_dir_all)
        .and_then(|()| fs::write(&path, format!("{value:#}\n")))
        .map_err(|error| format!("{}: {error}", path.display()))
}

fn result_path(package: &str) -> PathBuf {
    let folder = Path::new(FOLDER).join("compiled");
    folder.join(format!("{package}.json"))
}

/// Of all that the compiler reads of a crate.
fn hash(folder: &Path) -> String {
    let mut hasher = DefaultHasher::new();
    let mut folders = vec![folder.join("src")];
    let mut files = vec![folder.join("Cargo.toml")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            match entry.path().is_dir() {
                true => folders.push(entry.path()),
                false => files.push(entry.path()),
            }
        }
    }
    files.sort();
    for file in files {
        file.hash(&mut hasher);
        fs::read(&file).unwrap_or_default().hash(&mut hasher);
    }
    format!("{:016x}", hasher.finish())
}
