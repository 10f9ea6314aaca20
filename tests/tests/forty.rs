//! What other generators get wrong without a word, point by point.
//!
//! `fixtures/forty/NAME.yaml` becomes a client, and `NAME.rs` beside it are the tests of that
//! client: a test a point, `p01` to `p40`. `answers` has no points: its tests are of answers of all
//! kinds, over a socket; nor have `media` and `security`, which hold every media type and every
//! arrangement of credentials to bytes. Points about what a description must not say are here.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use clientsmith::config::Config;
use clientsmith::openapi::{DiskLoader, MemoryLoader};

const CLIENTS: [&str; 6] = ["answers", "api", "media", "schemas", "security", "styles"];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("forty")
}

/// Writes the clients, with their tests, as one workspace.
fn write() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/forty");
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
    for name in CLIENTS {
        let location = fixtures.join(format!("{name}.yaml"));
        let config = Config::from_toml(&format!("package.name = '{name}'")).unwrap();
        let generation = clientsmith::generate(&location.to_string_lossy(), &DiskLoader, &config);
        let files = generation.files.expect("there are no errors");
        let own = folder().join(name);
        fs::create_dir_all(folder()).unwrap();
        clientsmith::write(&files, &own).unwrap();
        fs::create_dir_all(own.join("tests")).unwrap();
        fs::copy(
            fixtures.join(format!("{name}.rs")),
            own.join("tests/forty.rs"),
        )
        .unwrap();
    }
    let members = CLIENTS.map(|name| format!("{name:?}")).join(", ");
    let workspace = format!("[workspace]\nresolver = \"3\"\nmembers = [{members}]\n");
    fs::write(folder().join("Cargo.toml"), workspace).unwrap();
    fs::copy(lock, folder().join("Cargo.lock")).unwrap();
}

/// Runs cargo, and gives what it has printed.
fn cargo(arguments: &[&str]) -> String {
    let run = Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(folder())
        .env("CARGO_TARGET_DIR", folder().join("target"))
        .env("RUSTDOCFLAGS", "-D warnings")
        .output()
        .expect("cargo runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let printed = text(&run.stdout);
    assert!(run.status.success(), "{}{printed}", text(&run.stderr));
    printed
}

/// Points 1 to 33 and 36 to 40: the clients do what their tests say, no description becomes a
/// doctest (39), and rustdoc has nothing to say (40).
#[test]
fn the_clients_do_it_right() {
    write();
    let printed = cargo(&["test", "--workspace", "--tests"]);
    let points: Vec<u32> = printed
        .lines()
        .filter_map(|line| line.strip_prefix("test p")?.get(..2)?.parse().ok())
        .collect();
    // 8 is `styles`.
    let others = [8, 34, 35, 39, 40];
    let missing: Vec<_> = (1..=40)
        .filter(|point| !points.contains(point) && !others.contains(point))
        .collect();
    assert_eq!(missing, [0_u32; 0], "{printed}");
    let printed = cargo(&["test", "--workspace", "--doc"]);
    assert!(
        !printed.contains("FAILED") && printed.contains("0 failed"),
        "{printed}"
    );
    cargo(&["doc", "--workspace", "--no-deps"]);
}

/// The codes of the diagnostics of a description of one operation.
fn codes(operation: &str) -> Vec<&'static str> {
    let text = format!(
        "openapi: 3.1.0\ninfo: {{ title: t, version: '1' }}\nservers: [{{ url: https://a.test }}]\n\
         paths: {{ /a: {{ get: {{ operationId: a, {operation} }} }} }}"
    );
    let loader = MemoryLoader::new("a.yaml", text);
    let generation = clientsmith::generate("a.yaml", &loader, &Config::default());
    generation.report.iter().map(|it| it.code.name()).collect()
}

#[test]
fn p34_a_dangling_reference_is_named() {
    let found = codes("responses: { '200': { $ref: '#/components/responses/None' } }");
    assert!(found.contains(&"dangling-reference"), "{found:?}");
}

#[test]
fn p35_a_place_that_does_not_exist_is_named() {
    let found = codes(
        "parameters: [{ name: q, in: qurey, schema: { type: string } }], responses: { '204': { description: d } }",
    );
    assert!(!found.is_empty(), "{found:?}");
}
