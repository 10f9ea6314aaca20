//! `clientsmith stub`: what it prints, what it refuses, and that it serves.

#![cfg(feature = "stub")]

use super::{GOOD, place, run};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Command, Stdio};

#[test]
fn says_what_is_wrong_with_the_faults() {
    let place = place(&[("api.yaml", GOOD)]);
    let broken = run(&place, "stub api.yaml --fault getTime=slow");
    assert_eq!((broken.status, broken.stdout.as_str()), (1, ""));
    assert!(
        broken.stderr.contains("`slow` is none of"),
        "{}",
        broken.stderr
    );
    let unknown = run(&place, "stub api.yaml --fault getDate=503");
    assert_eq!(unknown.status, 1);
    assert!(
        unknown.stderr.contains("no operation `getDate`"),
        "{}",
        unknown.stderr
    );
    let absent = run(&place, "stub none.yaml");
    assert_eq!(absent.status, 1);
    let latency = run(&place, "stub api.yaml --latency 2s..1s");
    assert_eq!(latency.status, 2);
}

#[test]
fn serves_and_logs() {
    let place = place(&[("api.yaml", GOOD)]);
    let mut server = Command::new(env!("CARGO_BIN_EXE_clientsmith"))
        .args([
            "stub",
            "api.yaml",
            "--port",
            "0",
            "--fault",
            "getTime=503+retry-after=7",
        ])
        .current_dir(&place)
        .stdout(Stdio::piped())
        .spawn()
        .expect("the command runs");
    let mut lines = BufReader::new(server.stdout.take().expect("its output")).lines();
    let mut line = || lines.next().expect("a line").expect("text");
    assert_eq!(line(), "GET  /time  getTime");
    assert_eq!(line(), "");
    let address = line();
    let address = address
        .strip_prefix("1 operation at http://")
        .expect("an address");
    let ask = |target: &str| {
        let mut stream = TcpStream::connect(address).expect("a connection");
        write!(
            stream,
            "GET {target} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n"
        )
        .expect("sent");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        answer
    };
    let busy = ask("/time");
    assert!(busy.starts_with("HTTP/1.1 503 "), "{busy}");
    assert!(busy.contains("retry-after: 7\r\n"), "{busy}");
    let right = ask("/time");
    assert!(right.contains(r#"{"now":""#), "{right}");
    let wrong = ask("/time?zone=1");
    assert!(wrong.starts_with("HTTP/1.1 400 "), "{wrong}");
    assert!(
        wrong.contains(r#""pointer":"/paths/~1time/get""#),
        "{wrong}"
    );
    assert_eq!(
        (line(), line()),
        ("Ctrl-C ends it.".to_owned(), String::new())
    );
    assert!(line().starts_with("503 GET /time getTime "));
    assert!(line().starts_with("200 GET /time getTime "));
    assert!(line().starts_with("400 GET /time?zone=1 getTime "));
    assert_eq!(line(), "    Query: `zone` is not declared");
    let place = line();
    assert!(
        place.ends_with("api.yaml:7:5 (#/paths/~1time/get)"),
        "{place}"
    );
    server.kill().expect("it runs until it is ended");
    server.wait().expect("it has ended");
}
