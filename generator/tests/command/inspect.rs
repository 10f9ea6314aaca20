//! `clientsmith inspect`: what a description holds.

use super::{BAD, GOOD, WEBHOOK, place, run};

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
        human.stdout.contains("\nnoon  POST  webhooks::Noon\n"),
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
        human.stderr.contains("note[webhook-types-only]"),
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
    assert_eq!(object["webhooks"][0]["rust"], "webhooks::Noon");
    assert_eq!(object["schemas"]["object"], 1);
    assert_eq!(object["report"][0]["code"], "webhook-types-only");
}

#[test]
fn inspect_says_that_nothing_would_be_made() {
    let place = place(&[("api.yaml", GOOD), ("bad.yaml", BAD)]);
    let bad = run(&place, "inspect bad.yaml");
    assert_eq!(bad.status, 1);
    let counts = "\n0 operations described, no client, since there are errors\n0 schemas\n";
    assert!(bad.stdout.ends_with(counts), "{}", bad.stdout);
    let end = "1 error, 2 losses: `clientsmith generate` would write nothing\n";
    assert!(bad.stderr.ends_with(end), "{}", bad.stderr);
    let json = run(&place, "inspect bad.yaml --json");
    let object: serde_json::Value = serde_json::from_str(&json.stdout).expect("JSON");
    assert_eq!(object["counts"]["generated"], 0);

    let good = run(&place, "inspect api.yaml");
    let schemas = "\n2 schemas, 1 of them inline: 1 object, 1 string\n";
    assert!(good.stdout.ends_with(schemas), "{}", good.stdout);
}
