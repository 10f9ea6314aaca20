//! What the generator makes of descriptions of one construct each.
//!
//! `fixtures/golden/NAME.yaml`, with `NAME.toml` beside it where it has a
//! configuration, has a snapshot of the files that it becomes. All of them
//! together, and a record of thousands of properties, are compiled, linted and documented, without a warning; those with features for
//! parts of the API with each combination of these.

mod fixture;

use fixture::{diagnostics, fixtures, generation, stem};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
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
    let is_sliced = path == "Cargo.toml" && text.contains("full = [");
    let is_list = path == "src/types/mod.rs" && !text.contains("#[cfg(");
    let is_type = path.starts_with("src/types/") && !is_list;
    let is_operation = path.starts_with("src/operations/") && text.contains("Call<");
    let is_configured = path == "src/client.rs" && text.contains("impl ClientBuilder");
    let is_listed = ["src/headers.rs", "src/servers.rs", "src/webhooks.rs"].contains(&path);
    is_sliced
        || is_listed
        || is_type
        || is_operation
        || is_configured
        || path.starts_with("examples/")
        || path.starts_with("tests/examples/")
        || path == "tests/smoke/given.json"
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
    let crates: BTreeMap<_, _> = compiled()
        .iter()
        .flat_map(|path| {
            let name = stem(path);
            files(path)
                .into_iter()
                .map(move |(file, text)| (Path::new(&name).join(file), text))
        })
        .collect();
    put(&folder.join("crates"), &crates);
    fs::write(
        folder.join("Cargo.toml"),
        "[workspace]\nresolver = \"3\"\nmembers = [\"crates/*\"]\n",
    )
    .unwrap();
    fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    let packages: Vec<_> = wanted()
        .iter()
        .flat_map(|path| ["--package".to_owned(), stem(path)])
        .collect();
    let lint = ["--all-targets", "--", "-D", "warnings"];
    cargo(&folder, "clippy", &packages, &lint);
    cargo(&folder, "doc", &packages, &["--no-deps"]);
    for path in wanted() {
        let package = ["--package".to_owned(), stem(&path)];
        for slice in slices(&files(&path)["Cargo.toml"]) {
            let arguments = [&["--no-default-features", "--features", &slice], &lint[..]];
            cargo(&folder, "clippy", &package, &arguments.concat());
        }
    }
}

/// All combinations of the features for parts of an API, where it has any, with a transport;
/// and nothing at all.
fn slices(manifest: &str) -> Vec<String> {
    let Some((_, rest)) = manifest.split_once("full = [") else {
        return Vec::new();
    };
    let (names, _) = rest.split_once(']').unwrap();
    let mut slices = vec!["rustls".to_owned()];
    for name in names.split('"').skip(1).step_by(2) {
        let with = slices.iter().map(|slice| format!("{slice},{name}"));
        slices.extend(with.collect::<Vec<_>>());
    }
    slices.push(String::new());
    slices
}

/// Makes a folder hold these files and no others. A file that is as it should be is not touched,
/// so that cargo compiles only what has changed since the last run.
fn put(folder: &Path, files: &BTreeMap<PathBuf, String>) {
    for old in files_within(folder) {
        if !files.contains_key(old.strip_prefix(folder).unwrap()) {
            fs::remove_file(&old).unwrap();
            // With the folders that are empty now.
            let _ = old.ancestors().skip(1).try_for_each(fs::remove_dir);
        }
    }
    for (path, text) in files {
        let path = folder.join(path);
        if fs::read_to_string(&path).is_ok_and(|old| old == *text) {
            continue;
        }
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

fn files_within(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => files.extend(files_within(&path)),
            false => files.push(path),
        }
    }
    files
}

/// All fixtures, and what is too long to be one.
fn compiled() -> Vec<PathBuf> {
    let mut fixtures = fixtures("golden");
    fixtures.push(thousands_of_properties());
    fixtures
}

/// A description of a record that goes beyond the compiler's own limit of recursion.
fn thousands_of_properties() -> PathBuf {
    let properties: String = (0..2_000)
        .map(|number| format!("property_{number}: {{type: boolean}}, "))
        .collect();
    let description = format!(
        "openapi: 3.1.0
info: {{title: Golden, version: '1'}}
servers: [{{url: 'https://golden.test/v1'}}]
paths:
  /records:
    get:
      operationId: getRecord
      responses: {{'200': {{description: It., content: {{application/json: {{schema: {{$ref: '#/components/schemas/Record'}}}}}}}}}}
components: {{schemas: {{Record: {{type: object, properties: {{{properties}}}}}}}}}
"
    );
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("thousands-of-properties.yaml");
    fs::write(&path, description).unwrap();
    path
}

/// What is compiled, or those with the text of the variable `GOLDEN` in their name.
fn wanted() -> Vec<PathBuf> {
    let text = std::env::var("GOLDEN").unwrap_or_default();
    let mut fixtures = compiled();
    fixtures.retain(|path| stem(path).contains(&text));
    assert!(!fixtures.is_empty(), "no fixture has {text:?} in its name");
    fixtures
}

fn cargo(folder: &Path, task: &str, packages: &[String], arguments: &[&str]) {
    let output = Command::new(env!("CARGO"))
        .arg(task)
        .args(packages)
        .args(arguments)
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .env("RUSTDOCFLAGS", "-D warnings")
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "cargo {task} {arguments:?}:\n{}",
        String::from_utf8_lossy(&output.stderr)
    );
}
