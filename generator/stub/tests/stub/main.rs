//! The stub server: does it see each kind of violation, and answer and fail as it is told?

mod answers;
mod any;
mod judging;
mod routing;
mod schemas;
mod security;
mod server;
mod serving;

use std::sync::Arc;

use clientsmith_stub::{Description, Rule, Stub};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

const THINGS: &str = include_str!("things.yaml");
const ID: &str = "248df4b7-aa70-47b8-a036-33ac447e668d";

async fn things() -> Stub {
    let description = Description::parse(THINGS).expect("the description is readable");
    Stub::start(Arc::new(description)).await
}

/// Sends raw bytes, so that no client can mend them: a head without `host`, and a body.
async fn send(stub: &Stub, head: &str, body: &str) -> String {
    let address = stub.origin().trim_start_matches("http://").to_owned();
    let mut stream = TcpStream::connect(&address).await.unwrap();
    let (line, headers) = head.split_once('\n').unwrap_or((head, ""));
    let mut request = format!("{line} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n");
    for header in headers.lines() {
        request.push_str(&format!("{}\r\n", header.trim()));
    }
    if !body.is_empty() {
        request.push_str(&format!("content-length: {}\r\n", body.len()));
    }
    request.push_str(&format!("\r\n{body}"));
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer
}

/// The status of an answer.
fn status(answer: &str) -> u16 {
    let status = answer.split(' ').nth(1).expect("a status line");
    status.parse().expect("a status")
}

/// Sends a request and takes the rules that it breaks.
async fn broken(head: &str, body: &str) -> Vec<Rule> {
    let stub = things().await;
    let answer = send(&stub, head, body).await;
    let violations = stub.take_violations();
    let statuses: Vec<_> = violations
        .iter()
        .filter_map(|it| it.rule.status())
        .collect();
    match statuses.is_empty() {
        true => assert!(status(&answer) < 300, "{head}: {answer}"),
        false => assert!(statuses.contains(&status(&answer)), "{head}: {answer}"),
    }
    violations.iter().map(|violation| violation.rule).collect()
}
