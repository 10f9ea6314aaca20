//! `clientsmith inspect`: what a description holds.

use super::{BAD, GOOD, LOSS, WEBHOOK, place, run};
use serde_json::json;

#[test]
fn inspects() {
    let place = place(&[("api.yaml", &[GOOD, WEBHOOK, LOSS].concat())]);
    let human = run(&place, "inspect api.yaml");
    assert_eq!(human.status, 0);
    let page = "\
Clock 1, OpenAPI 3.1

  1 operation  in the client
  1 webhook    with types in `webhooks`
  1 type       1 struct

Operations
  GET   /time  client.get_time()  getTime
  POST         webhooks::Noon     noon

Losses: what of the description the client does not honour
  1  unknown-security-scheme: A security requirement that names no scheme of the components: \
the client takes the whole `Authorization` header for it.
     at #/security/0/absent, api.yaml:17:14

Next
  each loss and note with its place:
    clientsmith inspect api.yaml --verbose
  the client:
    clientsmith generate api.yaml --output clock
";
    assert_eq!(human.stdout, page);
    assert_eq!(human.stderr, "\n1 loss, 1 note\n");

    let long = run(&place, "inspect api.yaml --verbose");
    for expected in ["loss[unknown-security-scheme]", "note[webhook-types-only]"] {
        assert!(long.stderr.contains(expected), "{}", long.stderr);
    }

    let json = run(&place, "inspect api.yaml --json");
    let object: serde_json::Value = serde_json::from_str(&json.stdout).expect("JSON");
    assert_eq!(object["operations"][0]["rust"], "client.get_time()");
    assert_eq!(
        object["counts"],
        json!({ "described": 1, "generated": 1, "webhooks": 1, "callbacks": 0 })
    );
    assert_eq!(object["missing"], json!([]));
    assert_eq!(object["webhooks"][0]["rust"], "webhooks::Noon");
    assert_eq!(object["schemas"]["object"], 1);
    assert_eq!(object["losses"], json!({ "unknown-security-scheme": 1 }));
    assert_eq!(object["report"][1]["code"], "webhook-types-only");
}

#[test]
fn inspect_says_that_nothing_would_be_made() {
    let place = place(&[("bad.yaml", BAD)]);
    let bad = run(&place, "inspect bad.yaml");
    assert_eq!(bad.status, 1);
    assert!(bad.stderr.contains("error[not-openapi]"), "{}", bad.stderr);
    let end = "1 error, 2 losses: `clientsmith generate` would write nothing\n";
    assert!(bad.stderr.ends_with(end), "{}", bad.stderr);
    assert!(
        !bad.stdout.contains("clientsmith generate"),
        "{}",
        bad.stdout
    );
    let json = run(&place, "inspect bad.yaml --json");
    let object: serde_json::Value = serde_json::from_str(&json.stdout).expect("JSON");
    assert_eq!(object["counts"]["generated"], 0);
}

const PATHS: &str = r#"
openapi: 3.2.0
info: { title: Paths, version: "1" }
servers: [{ url: https://paths.test }]
paths:
  /here:
    parameters: [{ name: q, in: query, schema: { type: string } }]
    get: { responses: { "204": { description: Nothing. } } }
    query: { responses: { "204": { description: Nothing. } } }
    additionalOperations:
      COPY: { responses: { "204": { description: Nothing. } } }
  /there: { $ref: 'paths.yaml#/there' }
  /broken/{id: { get: { responses: { "204": { description: Nothing. } } } }
  /nowhere: { $ref: '#/components/pathItems/Absent', get: { responses: { "204": { description: Nothing. } } } }
"#;

const OTHER_PATHS: &str = r#"
there: { $ref: '#/further', head: { responses: { "204": { description: Nothing. } } } }
further:
  post:
    operationId: start
    responses: { "204": { description: Nothing. } }
    callbacks:
      ended:
        '{$request.query.url}':
          post:
            responses: { "204": { description: Nothing. } }
            callbacks:
              confirmed: { '{$request.body#/url}': { put: { responses: { "204": { description: Nothing. } } } } }
"#;

#[test]
fn what_is_described_is_counted_by_its_text() {
    let place = place(&[("api.yaml", PATHS), ("paths.yaml", OTHER_PATHS)]);
    let human = run(&place, "inspect api.yaml");
    assert_eq!(human.status, 0, "{}", human.stderr);
    let counts = "
  7 operations  6 in the client, 1 left out
  2 callbacks   all with types in `webhooks`
";
    assert!(human.stdout.contains(counts), "{}", human.stdout);
    let left_out = "
Left out
  GET /broken/{id  #/paths/~1broken~1{id/get, api.yaml:13:18
      the path `/broken/{id` has a `{` without a `}`: its operations are left out
";
    assert!(human.stdout.contains(left_out), "{}", human.stdout);
    let json = run(&place, "inspect api.yaml --json");
    let object: serde_json::Value = serde_json::from_str(&json.stdout).expect("JSON");
    let missing = &object["missing"][0];
    assert_eq!(missing["code"], "invalid-path-template");
    assert_eq!(missing["pointer"], "/paths/~1broken~1{id/get");
}

#[test]
fn many_operations_are_summed_by_group() {
    let operations = (0..30).map(|number| {
        let tag = if number < 20 { "big" } else { "small" };
        format!("  /{number}: {{ get: {{ operationId: get{number}, tags: [{tag}], responses: {{ '204': {{ description: '' }} }} }} }}\n")
    });
    let start = "openapi: 3.1.0\ninfo: { title: Many, version: '1' }\npaths:\n";
    let text = start.to_owned() + &operations.collect::<String>();
    let place = place(&[("api.yaml", &text)]);
    let short = run(&place, "inspect api.yaml");
    let groups = "
Operations by group
  20  client.big()
  10  client.small()
";
    assert!(short.stdout.contains(groups), "{}", short.stdout);
    let long = run(&place, "inspect api.yaml --verbose");
    let listed = "\n  GET  /29  client.small().get29()  get29\n";
    assert!(long.stdout.contains(listed), "{}", long.stdout);
}
