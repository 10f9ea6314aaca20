//! The command: exit status, where output goes, and what is left on the disk.

#![cfg(feature = "command")]

mod check;
mod config;
mod inspect;
mod proposal;
mod stub;

use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

const GOOD: &str = r#"
openapi: 3.1.0
info: { title: Clock, version: "1" }
servers: [{ url: https://clock.test }]
paths:
  /time:
    get:
      operationId: getTime
      responses:
        "200":
          description: The time.
          content: { application/json: { schema: { $ref: '#/components/schemas/Hour' } } }
components:
  schemas:
    Hour: { type: object, properties: { now: { type: string } } }
"#;

const WEBHOOK: &str =
    "webhooks: { noon: { post: { responses: { '200': { description: ok } } } } }\n";

/// A part of a description that a client cannot honour.
const LOSS: &str = "security: [{ absent: [] }]\n";

const BAD: &str = r#"
openapi: 3.1.0
info: { title: Clock, version: [1] }
pathes:
  /time: { get: { responses: { "204": { description: Nothing. } } } }
"#;

/// A description with mistakes that a client can be made around.
const MISTAKEN: &str = r#"
openapi: 3.1.0
info: { title: Clock, version: "1" }
paths:
  /time/{zone}:
    get:
      parameters: [{ name: zone, in: qurey, schema: { type: string } }]
      responses: { "200": { $ref: '#/components/responses/None' } }
"#;

/// What a run has come to.
struct Run {
    status: i32,
    stdout: String,
    stderr: String,
}

fn run(place: &TempDir, arguments: &str) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_clientsmith"))
        .args(arguments.split(' '))
        .current_dir(place)
        .output()
        .expect("the command runs");
    Run {
        status: output.status.code().expect("it ends by itself"),
        stdout: String::from_utf8(output.stdout).expect("text"),
        stderr: String::from_utf8(output.stderr).expect("text"),
    }
}

/// Output for programs: an object a line, all with the same keys.
fn objects(output: &str) -> Vec<serde_json::Value> {
    let keys = [
        "severity", "code", "message", "file", "pointer", "line", "column", "help",
    ];
    let objects: Vec<serde_json::Value> = output
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    for object in &objects {
        let found: Vec<_> = object.as_object().expect("an object").keys().collect();
        assert_eq!(found, keys);
    }
    objects
}

fn place(files: &[(&str, &str)]) -> TempDir {
    let place = TempDir::new().expect("a folder");
    for (path, text) in files {
        fs::write(place.path().join(path), text).expect("a file");
    }
    place
}

fn text(place: &TempDir, path: &str) -> String {
    fs::read_to_string(place.path().join(path)).expect("a file")
}

fn exists(place: &TempDir, path: &str) -> bool {
    Path::new(place.path()).join(path).exists()
}

#[test]
fn writes_a_client() {
    let place = place(&[("api.yaml", GOOD)]);
    let first = run(&place, "generate api.yaml --output out --name my-clock");
    assert_eq!(first.status, 0, "{}", first.stderr);
    assert!(
        first.stderr.starts_with("1 operation, 1 type: wrote "),
        "{}",
        first.stderr
    );
    assert!(
        first.stderr.ends_with(" files to out\n"),
        "{}",
        first.stderr
    );
    assert_eq!(first.stdout, "");
    assert!(text(&place, "out/Cargo.toml").contains("name = \"my-clock\""));
    assert!(text(&place, "out/.clientsmith-manifest").contains("\nCargo.toml\n"));

    fs::write(place.path().join("out/mine.rs"), "").expect("a file");
    let again = run(&place, "generate api.yaml --output out --name my-clock");
    assert_eq!(again.stderr, "1 operation, 1 type: out is up to date\n");
    assert!(exists(&place, "out/mine.rs"));
}

#[test]
fn writes_nothing_if_there_are_errors() {
    let place = place(&[("api.yaml", GOOD), ("bad.yaml", BAD)]);
    let bad = run(&place, "generate bad.yaml --output out");
    assert_eq!((bad.status, bad.stdout.as_str()), (1, ""));
    for expected in [
        "error[not-openapi]",
        "bad.yaml:2:",
        "loss[wrong-type]",
        "nothing was written\n",
    ] {
        assert!(bad.stderr.contains(expected), "{expected}: {}", bad.stderr);
    }
    assert!(!exists(&place, "out"));

    assert_eq!(run(&place, "generate api.yaml --output out").status, 0);
    let before = text(&place, "out/src/lib.rs");
    assert_eq!(run(&place, "generate bad.yaml --output out").status, 1);
    assert_eq!(text(&place, "out/src/lib.rs"), before);
    assert_eq!(run(&place, "generate missing.yaml --output out").status, 1);
}

#[test]
fn makes_a_client_around_mistakes() {
    let place = place(&[("mistaken.yaml", MISTAKEN)]);
    let made = run(&place, "generate mistaken.yaml --output out");
    assert_eq!(made.status, 0);
    for expected in [
        "loss[unknown-parameter-location]",
        "mistaken.yaml:7:",
        "loss[path-variable-without-parameter]",
        "loss[dangling-reference]",
        "1 operation, 0 types, 3 losses: wrote ",
    ] {
        assert!(
            made.stderr.contains(expected),
            "{expected}: {}",
            made.stderr
        );
    }
    let denied = run(&place, "generate mistaken.yaml --output other --deny loss");
    assert_eq!(denied.status, 1);
    assert!(!exists(&place, "other"));
}

#[test]
fn lists_losses_and_denies_them_if_asked() {
    let place = place(&[("api.yaml", &[GOOD, LOSS].concat())]);
    let denied = run(&place, "generate api.yaml --output out --deny loss");
    assert_eq!(denied.status, 1);
    assert!(
        denied.stderr.contains("loss[unknown-security-scheme]"),
        "{}",
        denied.stderr
    );
    let reason = "denied by --deny loss: 1 loss: nothing was written\n";
    assert!(denied.stderr.ends_with(reason), "{}", denied.stderr);
    assert!(!exists(&place, "out"));
    let json = run(
        &place,
        "generate api.yaml --output out --deny loss --message-format json",
    );
    let codes: Vec<_> = objects(&json.stdout)
        .iter()
        .map(|it| it["code"].clone())
        .collect();
    assert_eq!(codes, ["unknown-security-scheme", "denied"]);
    let allowed = run(&place, "generate api.yaml --output out");
    assert_eq!(allowed.status, 0);
    assert!(
        allowed
            .stderr
            .contains("1 operation, 1 type, 1 loss: wrote "),
        "{}",
        allowed.stderr
    );
}

#[test]
fn speaks_json_a_line() {
    let place = place(&[("bad.yaml", BAD)]);
    let bad = run(
        &place,
        "generate bad.yaml --output out --message-format json",
    );
    assert_eq!(bad.status, 1);
    assert!(objects(&bad.stdout).len() >= 2, "{}", bad.stdout);
}

#[test]
fn removes_what_it_no_longer_writes() {
    let place = place(&[("api.yaml", GOOD)]);
    assert_eq!(run(&place, "generate api.yaml --output out").status, 0);
    assert!(exists(&place, "out/src/types/hour.rs"));
    fs::write(
        place.path().join("api.yaml"),
        GOOD.replace("Hour", "Minute"),
    )
    .expect("a file");
    let renamed = run(&place, "generate api.yaml --output out");
    assert!(
        renamed.stderr.ends_with(", removed 1\n"),
        "{}",
        renamed.stderr
    );
    assert!(!exists(&place, "out/src/types/hour.rs"));
    assert!(exists(&place, "out/src/types/minute.rs"));
}

#[test]
fn refuses_a_folder_of_someone_else() {
    let place = place(&[("api.yaml", GOOD)]);
    let refused = run(&place, "generate api.yaml --output .");
    assert_eq!(refused.status, 1);
    assert!(
        refused.stderr.contains("did not write"),
        "{}",
        refused.stderr
    );
    assert!(refused.stderr.contains("= help: "), "{}", refused.stderr);
    assert!(!exists(&place, "Cargo.toml"));
    let json = run(&place, "generate api.yaml --output . --message-format json");
    assert!(
        json.stdout.contains("\"code\":\"output\""),
        "{}",
        json.stdout
    );
}

#[test]
fn wrong_usage_is_two() {
    let place = place(&[("api.yaml", GOOD)]);
    for arguments in [
        "generate api.yaml",
        "generate --output out",
        "generate api.yaml --output out --name 1x",
        "generate api.yaml --output out --deny all",
        "destroy",
    ] {
        assert_eq!(run(&place, arguments).status, 2, "{arguments}");
    }
}
