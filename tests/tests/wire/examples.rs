//! The examples that are generated with the client, each run as a process of its own.

use std::process::Output;

use clientsmith_tests::{Answer, Stub};
use serde_json::json;
use tokio::process::Command;

use crate::{EXECUTION, SYNC, TOKEN, start};

async fn run(program: &str, stub: &Stub, arguments: &[String]) -> Output {
    let mut command = Command::new(program);
    let command = command.args(arguments).env("POLYTOMIC_BEARER", TOKEN);
    let command = command.env("POLYTOMIC_BASE_URL", stub.url());
    let output = command.output().await.expect("the program runs");
    assert!(output.status.success(), "{output:?}");
    output
}

#[tokio::test]
async fn get_execution() {
    let (stub, _) = start().await;
    let program = env!("CARGO_BIN_EXE_get_execution");
    let arguments = [SYNC.to_string(), EXECUTION.to_string()];
    let output = run(program, &stub, &arguments).await;
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(text.contains("something went wrong"), "{text}");
    let expected = format!("/api/syncs/{SYNC}/executions/{EXECUTION}");
    assert_eq!(stub.request().target, expected);
    stub.finish();
}

#[tokio::test]
async fn list_syncs() {
    let (stub, _) = start().await;
    for (name, token) in [("first", json!("2")), ("second", json!(null))] {
        let page =
            json!({ "data": [{ "name": name }], "pagination": { "next_page_token": token } });
        stub.script(Answer::json(200, &page));
    }
    let output = run(env!("CARGO_BIN_EXE_list_syncs"), &stub, &[]).await;
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(text.contains("first") && text.contains("second"), "{text}");
    stub.finish();
}

#[tokio::test]
async fn start_sync() {
    let (stub, _) = start().await;
    stub.script(Answer::json(
        200,
        &json!({ "data": { "id": EXECUTION.to_string() } }),
    ));
    let data = json!({ "data": { "status": "completed" } });
    stub.script(Answer::json(200, &data));
    let program = env!("CARGO_BIN_EXE_start_sync");
    let output = run(program, &stub, &[SYNC.to_string()]).await;
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(text.contains("Completed"), "{text}");
    let requests = stub.requests();
    let operations = requests.iter().map(|one| one.operation.as_deref());
    let expected = [Some("startSync"), Some("getExecution")];
    assert_eq!(operations.collect::<Vec<_>>(), expected);
    stub.finish();
}

/// Without arguments a program says how it is used, and fails.
#[tokio::test]
async fn usage() {
    let program = env!("CARGO_BIN_EXE_get_execution");
    let output = Command::new(program).output().await.expect("it runs");
    assert!(!output.status.success());
    let text = String::from_utf8_lossy(&output.stderr);
    assert!(text.contains("SYNC_ID"), "{text}");
}
