//! The command: exit status, where output goes, and what is left on the disk.

#![cfg(feature = "command")]

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

const BAD: &str = r#"
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
        "error[unknown-parameter-location]",
        "bad.yaml:7:",
        "error[dangling-reference]",
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
fn lists_losses_and_denies_them_if_asked() {
    let place = place(&[("api.yaml", &[GOOD, WEBHOOK].concat())]);
    let denied = run(&place, "generate api.yaml --output out --deny loss");
    assert_eq!(denied.status, 1);
    assert!(
        denied.stderr.contains("loss[webhook-not-generated]"),
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
    assert_eq!(codes, ["webhook-not-generated", "denied"]);
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
fn checks_without_writing() {
    let place = place(&[("api.yaml", GOOD)]);
    let missing = run(&place, "generate api.yaml --output out --check");
    assert_eq!(missing.status, 3);
    assert!(missing.stdout.contains("--- /dev/null\n+++ b/Cargo.toml\n"));
    assert!(!exists(&place, "out"));

    assert_eq!(run(&place, "generate api.yaml --output out").status, 0);
    let same = run(&place, "generate api.yaml --output out --check");
    assert_eq!(
        (same.status, same.stderr.as_str()),
        (0, "out is up to date\n")
    );

    fs::write(
        place.path().join("api.yaml"),
        GOOD.replace("getTime", "tell"),
    )
    .expect("a file");
    let before = text(&place, "out/src/operations/mod.rs");
    let changed = run(&place, "generate api.yaml --output out --check");
    assert_eq!(changed.status, 3);
    assert!(
        changed.stdout.contains("+    pub fn tell("),
        "{}",
        changed.stdout
    );
    let mend = "to mend it: clientsmith generate api.yaml --output out\n";
    assert!(changed.stderr.ends_with(mend), "{}", changed.stderr);
    assert_eq!(text(&place, "out/src/operations/mod.rs"), before);
}

#[test]
fn checks_for_programs() {
    let place = place(&[("api.yaml", GOOD)]);
    assert_eq!(run(&place, "generate api.yaml --output out").status, 0);
    fs::write(
        place.path().join("api.yaml"),
        GOOD.replace("Hour", "Minute"),
    )
    .expect("a file");
    let json = run(
        &place,
        "generate api.yaml --output out --check --message-format json",
    );
    assert_eq!(json.status, 3);
    let objects = objects(&json.stdout);
    let state = |file: &str| {
        let object = objects.iter().find(|it| it["file"] == file);
        let object = object.expect("the file differs");
        assert_eq!(
            (&object["severity"], &object["code"]),
            (&"error".into(), &"differs".into())
        );
        object["message"].as_str().expect("text").to_owned()
    };
    let mend = "to mend it: clientsmith generate api.yaml --output out";
    for (file, is) in [
        ("out/src/types/minute.rs", "is missing"),
        ("out/src/types/hour.rs", "is no longer part of the client"),
        ("out/src/types/mod.rs", "differs from what would be written"),
    ] {
        assert_eq!(state(file), format!("`{file}` {is}; {mend}"));
    }
    assert!(
        json.stderr.contains("--- a/src/types/mod.rs"),
        "{}",
        json.stderr
    );
}

#[test]
fn check_refuses_what_writing_would() {
    let place = place(&[("api.yaml", GOOD)]);
    let check = "generate api.yaml --output out --check";
    fs::create_dir(place.path().join("out")).expect("a folder");
    fs::write(place.path().join("out/mine"), "").expect("a file");
    let foreign = run(&place, check);
    assert_eq!(foreign.status, 1);
    assert!(
        foreign.stderr.contains("`out` holds files that"),
        "{}",
        foreign.stderr
    );

    fs::remove_file(place.path().join("out/mine")).expect("removed");
    assert_eq!(run(&place, "generate api.yaml --output out").status, 0);
    fs::write(
        place.path().join("api.yaml"),
        GOOD.replace("Hour", "Minute"),
    )
    .expect("a file");
    fs::write(place.path().join("out/src/types/minute.rs"), "").expect("a file");
    let in_the_way = run(&place, check);
    assert_eq!((in_the_way.status, in_the_way.stdout.as_str()), (1, ""));
    let message = "`out/src/types/minute.rs` is in the way";
    assert!(in_the_way.stderr.contains(message), "{}", in_the_way.stderr);
    assert!(
        !in_the_way.stderr.contains("to mend it"),
        "{}",
        in_the_way.stderr
    );
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
fn reads_the_configuration_beside_the_description() {
    let config = "[package]\nname = 'a'\nversion = '2.0.0'\n";
    let place = place(&[
        ("api.yaml", GOOD),
        ("clientsmith.toml", config),
        ("b.toml", "x = 1\n"),
    ]);
    assert_eq!(
        run(&place, "generate api.yaml --output out --name c").status,
        0
    );
    assert!(text(&place, "out/Cargo.toml").contains("version = \"2.0.0\""));
    assert!(text(&place, "out/Cargo.toml").contains("name = \"c\""));
    let bad = run(&place, "generate api.yaml --output out --config b.toml");
    assert_eq!(bad.status, 1);
    assert!(
        bad.stderr.contains("error[invalid-configuration]"),
        "{}",
        bad.stderr
    );
    assert!(bad.stderr.contains("b.toml:1:1"), "{}", bad.stderr);
    let missing = run(&place, "generate api.yaml --output out --config no.toml");
    assert_eq!(missing.status, 1);
    assert!(
        missing.stderr.contains("cannot read `no.toml`: "),
        "{}",
        missing.stderr
    );
    assert!(
        missing.stderr.contains("= help: check the path"),
        "{}",
        missing.stderr
    );
}

#[test]
fn suggests_what_the_configuration_means() {
    for (config, meant) in [
        ("[pakage]\n", "package"),
        ("[package]\nnmae = 'a'\n", "name"),
        ("types.dates = 'jif'\n", "jiff"),
    ] {
        let place = place(&[("api.yaml", GOOD), ("clientsmith.toml", config)]);
        let bad = run(&place, "generate api.yaml --output out");
        assert_eq!(bad.status, 1);
        let help = format!("= help: did you mean `{meant}`?");
        assert!(bad.stderr.contains(&help), "{}", bad.stderr);
    }
}

#[test]
fn inspects() {
    let place = place(&[("api.yaml", &[GOOD, WEBHOOK].concat())]);
    let human = run(&place, "inspect api.yaml");
    assert_eq!(human.status, 0);
    assert!(
        human
            .stdout
            .contains("getTime  GET  /time  client.get_time()\n"),
        "{}",
        human.stdout
    );
    assert!(
        human
            .stdout
            .contains("1 operation described, 1 in the client\n"),
        "{}",
        human.stdout
    );
    assert!(
        human.stderr.contains("loss[webhook-not-generated]"),
        "{}",
        human.stderr
    );

    let json = run(&place, "inspect api.yaml --json");
    let object: serde_json::Value = serde_json::from_str(&json.stdout).expect("JSON");
    assert_eq!(object["operations"][0]["rust"], "client.get_time()");
    assert_eq!(
        object["counts"],
        serde_json::json!({ "described": 1, "generated": 1 })
    );
    assert_eq!(object["schemas"]["object"], 1);
    assert_eq!(object["report"][0]["code"], "webhook-not-generated");
}

#[test]
fn inspect_says_that_nothing_would_be_made() {
    let place = place(&[("api.yaml", GOOD), ("bad.yaml", BAD)]);
    let bad = run(&place, "inspect bad.yaml");
    assert_eq!(bad.status, 1);
    let counts = "\n1 operation described, no client, since there are errors\n0 schemas\n";
    assert!(bad.stdout.ends_with(counts), "{}", bad.stdout);
    let end = "errors: `clientsmith generate` would write nothing\n";
    assert!(bad.stderr.ends_with(end), "{}", bad.stderr);
    let json = run(&place, "inspect bad.yaml --json");
    let object: serde_json::Value = serde_json::from_str(&json.stdout).expect("JSON");
    assert_eq!(object["counts"]["generated"], 0);

    let good = run(&place, "inspect api.yaml");
    let schemas = "\n2 schemas, 1 of them inline: 1 object, 1 string\n";
    assert!(good.stdout.ends_with(schemas), "{}", good.stdout);
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
