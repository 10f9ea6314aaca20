//! What the generator makes of descriptions of one construct each.
//!
//! `fixtures/golden/NAME.yaml`, with `NAME.toml` beside it where it has a
//! configuration, has a snapshot of the files that it becomes. All of them
//! together are compiled, linted and documented, without a warning.

mod fixture;

use fixture::{diagnostics, fixtures, generation, stem};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

fn files(path: &Path) -> BTreeMap<String, String> {
    let generation = generation(path);
    let report = diagnostics(&generation);
    generation
        .files
        .unwrap_or_else(|| panic!("{} has errors:\n{report}", path.display()))
}

/// What is particular to a client: the runtime is the same in all.
fn is_particular(path: &str, text: &str) -> bool {
    let is_type = path.starts_with("src/types/") && path != "src/types/mod.rs";
    let is_operation = path.starts_with("src/operations/") && text.contains("Call<");
    let is_configured = path == "src/client.rs" && text.contains("impl ClientBuilder");
    is_type || is_operation || is_configured || path.starts_with("examples/")
}

#[test]
fn descriptions_become_what_their_snapshots_show() {
    for path in fixtures("golden") {
        let generation = generation(&path);
        let mut shown = diagnostics(&generation);
        for (name, text) in generation.files.unwrap_or_default() {
            if is_particular(&name, &text) {
                let _ = write!(shown, "\n==== {name}\n{text}");
            }
        }
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true, snapshot_path => "../snapshots/golden" }, {
            insta::assert_snapshot!(stem(&path), shown);
        });
    }
}

#[test]
fn the_same_description_becomes_the_same_files() {
    for path in fixtures("golden") {
        assert_eq!(files(&path), files(&path), "{}", path.display());
    }
}

#[test]
fn what_is_generated_compiles_without_a_warning() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("golden");
    let _ = fs::remove_dir_all(folder.join("crates"));
    for path in fixtures("golden") {
        for (name, text) in files(&path) {
            let file = folder.join("crates").join(stem(&path)).join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
    }
    fs::write(
        folder.join("Cargo.toml"),
        "[workspace]\nresolver = \"3\"\nmembers = [\"crates/*\"]\n",
    )
    .unwrap();
    fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    cargo(
        &folder,
        &[
            "clippy",
            "--workspace",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ],
    );
    cargo(&folder, &["doc", "--workspace", "--no-deps"]);
}

fn cargo(folder: &Path, arguments: &[&str]) {
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .env("RUSTDOCFLAGS", "-D warnings")
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "cargo {arguments:?}:\n{}",
        String::from_utf8_lossy(&output.stderr)
    );
}
