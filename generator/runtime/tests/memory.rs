//! Answers that do not fit into memory do not have to: its peak stays where it is
//! while a gigabyte comes, and a million items.
//!
//! In a process of its own, whose peak is that of these calls. Only Linux tells
//! it without a system call (`/proc/self/status`).

#![cfg(all(target_os = "linux", feature = "rustls"))]

use bytes::Bytes;
use clientsmith_runtime::record;
use clientsmith_runtime::runtime::api::{Api, Endpoint};
use clientsmith_runtime::runtime::body::{self, BodyError};
use clientsmith_runtime::runtime::call::Call;
use clientsmith_runtime::runtime::client::{Client, ClientBuilder};
use clientsmith_runtime::runtime::event::{self, Event};
use clientsmith_runtime::runtime::frames::{Frame, Framing};
use clientsmith_runtime::runtime::operation::Operation;
use clientsmith_runtime::runtime::stream::{self, Form, Streamed};
use std::convert::Infallible;
use std::io::{BufWriter, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;

static API: Api = Api {
    name: "memory",
    version: "1",
    server: None,
    schemes: &[],
    headers: &[],
};

/// How much more memory may be in use than before the call.
const BOUND: u64 = 64 << 20;
const GIGABYTE: u64 = 1 << 30;
const ITEMS: u64 = 1_000_000;

#[derive(Debug, PartialEq)]
struct Row {
    id: u64,
    name: String,
}

record!(Row { id = "id", name = "name", });

struct Download;

impl Operation for Download {
    type Output = Bytes;
    type Error = Infallible;
    const ENDPOINT: &'static Endpoint = &Endpoint {
        id: "download",
        path: "/bytes",
        ..Endpoint::DEFAULT
    };

    fn output(response: &http::Response<Bytes>) -> Option<Result<Self::Output, BodyError>> {
        Some(Ok(response.body().clone()))
    }

    fn error(_: &http::Response<Bytes>) -> Option<Result<Self::Error, BodyError>> {
        None
    }
}

/// An operation whose answer comes row by row.
macro_rules! streamed {
    ($operation:ident: $path:literal, $item:ty, $framing:expr, $read:expr;) => {
        struct $operation;

        impl Operation for $operation {
            type Output = Row;
            type Error = Infallible;
            const ENDPOINT: &'static Endpoint = &Endpoint {
                id: stringify!($operation),
                path: $path,
                ..Endpoint::DEFAULT
            };

            fn output(response: &http::Response<Bytes>) -> Option<Result<Self::Output, BodyError>> {
                Some(body::json(response))
            }

            fn error(_: &http::Response<Bytes>) -> Option<Result<Self::Error, BodyError>> {
                None
            }
        }

        impl Streamed for $operation {
            type Item = $item;

            const FORM: Form = Form {
                accept: "*/*",
                framing: $framing,
            };

            fn item(frame: &Frame) -> Option<Result<Self::Item, BodyError>> {
                $read(frame)
            }
        }
    };
}

streamed! {
    Lines: "/lines", Row, Framing::Lines, |frame: &Frame| Some(stream::json(frame));
}
streamed! {
    Events: "/events", Event<Row>, Framing::Events, event::event;
}

#[tokio::test]
async fn a_download_of_a_gigabyte() {
    let client = client();
    let before = peak();
    let call: Call<Download> = Call::new(&client);
    let mut chunks = call.download().await.unwrap();
    assert_eq!(chunks.length(), Some(GIGABYTE));
    let mut received = 0;
    while let Some(chunk) = chunks.next().await {
        received += chunk.unwrap().len() as u64;
    }
    assert_eq!(received, GIGABYTE);
    is_flat(before);
}

#[tokio::test]
async fn a_million_json_lines() {
    let client = client();
    let before = peak();
    let call: Call<Lines> = Call::new(&client);
    let mut rows = call.stream().await.unwrap();
    let mut received = 0;
    while let Some(row) = rows.next().await {
        assert_eq!(row.unwrap().id, received);
        received += 1;
    }
    assert_eq!(received, ITEMS);
    is_flat(before);
}

#[tokio::test]
async fn a_million_events() {
    let client = client();
    let before = peak();
    let call: Call<Events> = Call::new(&client);
    let mut rows = call.stream().await.unwrap();
    for received in 0..ITEMS {
        assert_eq!(rows.next().await.unwrap().unwrap().data.id, received);
    }
    is_flat(before);
}

/// The most memory that the process has had in use so far.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.unwrap().trim().trim_end_matches(" kB");
    kilobytes.parse::<u64>().unwrap() << 10
}

fn is_flat(before: u64) {
    let more = peak() - before;
    assert!(more < BOUND, "{more} bytes more than before");
}

/// A client of a server that makes its answers as they go.
fn client() -> Client {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        let (mut socket, _) = listener.accept().unwrap();
        let path = path(&mut socket);
        answer(&path, &mut BufWriter::with_capacity(1 << 16, socket)).unwrap();
    });
    ClientBuilder::new(&API).base_url(url).build().unwrap()
}

fn path(socket: &mut TcpStream) -> String {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        socket.read_exact(&mut byte).unwrap();
        head.push(byte[0]);
    }
    let head = String::from_utf8(head).unwrap();
    head.split(' ').nth(1).unwrap().to_owned()
}

fn answer(path: &str, to: &mut impl Write) -> std::io::Result<()> {
    to.write_all(b"HTTP/1.1 200 OK\r\nconnection: close\r\n")?;
    if path == "/bytes" {
        write!(to, "content-length: {GIGABYTE}\r\n\r\n")?;
        let block = vec![b'x'; 1 << 16];
        for _ in 0..GIGABYTE >> 16 {
            to.write_all(&block)?;
        }
        return to.flush();
    }
    let (media_type, before, after) = match path {
        "/events" => ("text/event-stream", "data: ", "\n\n"),
        _ => ("application/jsonl", "", "\n"),
    };
    write!(to, "content-type: {media_type}\r\n\r\n")?;
    for id in 0..ITEMS {
        let name = "a name of some length, so that all of them would fill some memory";
        write!(to, r#"{before}{{"id":{id},"name":"{name}"}}{after}"#)?;
    }
    to.flush()
}
