//! The smoke tests of the committed client, against a stub that knows its description.

use std::collections::BTreeMap;
use std::process::Command;
use std::sync::Arc;

use clientsmith_tests::{Description, Stub};

#[tokio::test(flavor = "multi_thread")]
async fn every_operation_is_called_twice_and_understood() {
    let text = include_str!("../../spec/polytomic.yaml");
    let description = Arc::new(Description::parse(text).expect("the description is readable"));
    let stub = Stub::start(Arc::clone(&description)).await;
    let run = Command::new(env!("CARGO"))
        .args(["test", "--package", "polytomic", "--test", "smoke"])
        .env("POLYTOMIC_STUB_URL", stub.url())
        .output()
        .expect("cargo runs");
    let (printed, complaint) = (text_of(&run.stdout), text_of(&run.stderr));
    assert!(run.status.success(), "{complaint}{printed}");
    let mut calls = BTreeMap::new();
    for request in stub.take_requests() {
        *calls.entry(request.operation).or_insert(0) += 1;
    }
    let all = description.operations().iter();
    let expected: BTreeMap<_, _> = all.map(|it| (Some(it.id.clone()), 2)).collect();
    assert_eq!(calls, expected);
    stub.finish();
}

fn text_of(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
