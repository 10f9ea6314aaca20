//! Calls of every kind on a thread that waits, over ureq and a socket.

use crate::runtime::call::Call;
use crate::runtime::client::Client;
use crate::runtime::error::ErrorKind;
use crate::runtime::retry::RetryPolicy;
use crate::server::Server;
use crate::streams::{FollowJob, ListLines};
use std::fs;
use std::io::{self, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};
use uuid::Uuid;

/// What a connection is answered with: pieces with a pause after each.
#[derive(Clone)]
struct Answer {
    pieces: Vec<String>,
    pause: Duration,
}

fn answer(media_type: &str, body: impl Into<String>) -> Answer {
    slow(media_type, vec![body.into()], Duration::ZERO)
}

fn slow(media_type: &str, mut pieces: Vec<String>, pause: Duration) -> Answer {
    let head =
        format!("HTTP/1.1 200 OK\r\ncontent-type: {media_type}\r\nconnection: close\r\n\r\n");
    pieces.insert(0, head);
    Answer { pieces, pause }
}

/// Answers one connection after the other; keeps the heads of the requests.
fn serve(answers: Vec<Answer>) -> (Client, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let requests = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&requests);
    thread::spawn(move || {
        for answer in answers {
            let (mut socket, _) = listener.accept().unwrap();
            seen.lock().unwrap().push(head(&mut socket));
            for piece in answer.pieces {
                // Who is answered may have gone.
                let _ = socket.write_all(piece.as_bytes());
                thread::sleep(answer.pause);
            }
        }
    });
    let builder = Client::builder().base_url(url).bearer("hunter2");
    let builder = builder.timeout(Duration::from_millis(400)).blocking();
    (
        builder.retry(RetryPolicy::none()).build().unwrap(),
        requests,
    )
}

fn head(socket: &mut TcpStream) -> String {
    let mut request = Vec::new();
    while !request.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        socket.read_exact(&mut byte).unwrap();
        request.push(byte[0]);
    }
    String::from_utf8(request).unwrap()
}

const JSON: &str = "application/json";

#[test]
fn pages_and_items() {
    let first = r#"{"data":[{"id":"a"},{"id":"b"}],"pagination":{"next_page_token":"t1"}}"#;
    let last = r#"{"data":[{"id":"c"}],"pagination":{"next_page_token":null}}"#;
    let answers = [first, last, first, last].map(|page| answer(JSON, page));
    let (client, requests) = serve(answers.into());
    let items = client.jobs().list().items().blocking();
    let ids: Vec<_> = items.map(|item| item.unwrap().id).collect();
    assert_eq!(ids, ["a", "b", "c"]);
    let mut pages = client.jobs().list().pages().blocking();
    assert_eq!(pages.next().unwrap().unwrap().data.len(), 2);
    assert_eq!(pages.cursor(), Some("t1"));
    assert_eq!(pages.next().unwrap().unwrap().data.len(), 1);
    assert!(pages.next().is_none());
    let requests = requests.lock().unwrap();
    assert!(
        requests[1].starts_with("GET /api/jobs?page_token=t1 "),
        "{requests:?}"
    );
}

#[test]
fn waiting() {
    let job = |status| {
        answer(
            JSON,
            format!(r#"{{"data":{{"id":"j","status":"{status}"}}}}"#),
        )
    };
    let (client, requests) = serve(["running", "running", "completed"].map(job).into());
    let wait = client.jobs().get(Uuid::nil()).wait();
    let wait = wait.interval(Duration::from_millis(20));
    let started = Instant::now();
    assert_eq!(wait.send_blocking().unwrap().data.id, "j");
    assert!(started.elapsed() >= Duration::from_millis(50));
    assert_eq!(requests.lock().unwrap().len(), 3);

    let (client, _) = serve(vec![job("running"); 9]);
    let wait = client.jobs().get(Uuid::nil()).wait();
    let wait = wait.interval(Duration::from_millis(20));
    let error = wait.deadline(Duration::from_millis(50)).send_blocking();
    assert!(error.unwrap_err().is_timeout());
}

/// A stream goes on for longer than any time limit, and is read as it comes.
#[test]
fn json_lines() {
    let lines: Vec<_> = (0..6).map(|id| format!("{{\"id\":\"{id}\"}}\n")).collect();
    let slow = slow("application/jsonl", lines, Duration::from_millis(150));
    let (client, _) = serve(vec![slow]);
    let call: Call<ListLines> = Call::new(&client);
    let started = Instant::now();
    let mut stream = call.stream().send_blocking().unwrap();
    assert_eq!(stream.status(), 200);
    assert_eq!(stream.next().unwrap().unwrap().id, "0");
    assert!(
        started.elapsed() < Duration::from_millis(700),
        "it is read as it comes"
    );
    let rest: Vec<_> = stream.map(|item| item.unwrap().id).collect();
    assert_eq!(rest, ["1", "2", "3", "4", "5"]);
    assert!(started.elapsed() > Duration::from_millis(700));
}

#[test]
fn events_with_reconnection() {
    let first = "retry: 10\n\nid: 1\ndata: {\"id\":\"a\"}\n\n";
    let second = "id: 2\ndata: {\"id\":\"b\"}\n\n";
    let events = |text| answer("text/event-stream", text);
    let (client, requests) = serve(vec![events(first), events(second)]);
    let call: Call<FollowJob> = Call::new(&client);
    let mut stream = call.stream().reconnect(1).send_blocking().unwrap();
    assert_eq!(stream.next().unwrap().unwrap().data.id, "a");
    assert_eq!(stream.next().unwrap().unwrap().data.id, "b");
    assert_eq!(stream.last_event_id(), "2");
    let requests = requests.lock().unwrap();
    assert!(requests[1].contains("last-event-id: 1\r\n"), "{requests:?}");
}

#[test]
fn a_stream_that_is_stuck() {
    let pieces = vec!["{\"id\":\"0\"}\n".to_owned()];
    let stuck = slow("application/jsonl", pieces, Duration::from_secs(3));
    let (client, _) = serve(vec![Answer {
        pause: Duration::from_millis(1500),
        ..stuck
    }]);
    let call: Call<ListLines> = Call::new(&client);
    let mut stream = call
        .timeout(Duration::from_secs(2))
        .stream()
        .send_blocking()
        .unwrap();
    assert_eq!(stream.next().unwrap().unwrap().id, "0");
    drop(stream);
    let (client, _) = serve(vec![slow(
        JSON,
        vec!["{".to_owned()],
        Duration::from_secs(3),
    )]);
    let started = Instant::now();
    let mut chunks = client
        .jobs()
        .get(Uuid::nil())
        .download()
        .send_blocking()
        .unwrap();
    let error = chunks.find_map(Result::err).unwrap();
    assert_eq!(error.kind(), ErrorKind::Timeout, "{error:?}");
    assert!(started.elapsed() < Duration::from_secs(2));
}

#[test]
fn downloads() {
    let text = "0123456789".repeat(30_000);
    let (client, _) = serve(vec![answer("text/plain", text.as_str()); 3]);
    let download = || {
        client
            .jobs()
            .get(Uuid::nil())
            .download()
            .send_blocking()
            .unwrap()
    };
    let mut read = String::new();
    download().read_to_string(&mut read).unwrap();
    assert_eq!(read, text);
    let chunks: Vec<_> = download().map(Result::unwrap).collect();
    assert_eq!(chunks.concat(), text.as_bytes());
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("blocking");
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join("text");
    assert_eq!(download().save(&path).send_blocking().unwrap(), 300_000);
    assert_eq!(fs::read_to_string(path).unwrap(), text);
}

#[test]
fn a_reader_keeps_the_error() {
    let cut = "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nabc".to_owned();
    let (client, _) = serve(vec![Answer {
        pieces: vec![cut],
        pause: Duration::ZERO,
    }]);
    let mut chunks = client
        .jobs()
        .get(Uuid::nil())
        .download()
        .send_blocking()
        .unwrap();
    let error = io::copy(&mut chunks, &mut io::sink()).unwrap_err();
    let error = error
        .get_ref()
        .unwrap()
        .downcast_ref::<crate::runtime::Error>();
    assert_eq!(error.unwrap().kind(), ErrorKind::Transport);
}

#[test]
fn redirects() {
    let moved =
        "HTTP/1.1 302 Found\r\nlocation: /log\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
    let moved = Answer {
        pieces: vec![moved.to_owned()],
        pause: Duration::ZERO,
    };
    let (client, _) = serve(vec![moved, answer("text/plain", "the log")]);
    let redirect = client.jobs().log("7").send_blocking().unwrap().into_body();
    assert_eq!(client.follow_blocking(&redirect).unwrap().body(), "the log");
}

/// An asynchronous transport would wait for a runtime that is not there.
#[test]
fn an_asynchronous_transport_is_refused() {
    let client = Server::default().client();
    let told = "build the client with `blocking()`";
    let error = client
        .jobs()
        .list()
        .pages()
        .blocking()
        .next()
        .unwrap()
        .unwrap_err();
    assert!(error.to_string().contains(told), "{error}");
    let error = client
        .jobs()
        .get(Uuid::nil())
        .download()
        .send_blocking()
        .unwrap_err();
    assert!(error.to_string().contains(told), "{error}");
    let error = client
        .jobs()
        .get(Uuid::nil())
        .wait()
        .send_blocking()
        .unwrap_err();
    assert!(error.to_string().contains(told), "{error}");
    let call: Call<ListLines> = Call::new(&client);
    let error = call.stream().send_blocking().unwrap_err();
    assert!(error.to_string().contains(told), "{error}");
}
