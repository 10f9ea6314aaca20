//! Over a socket, what other tests look at within the process: the options of a
//! call, encodings of answers, and streams.

#![cfg(any(feature = "rustls", feature = "native-tls"))]

use crate::api::{Job, StartJob};
use crate::runtime::api::Endpoint;
use crate::runtime::body::BodyError;
use crate::runtime::call::Call;
use crate::runtime::client::Client;
use crate::runtime::error::{Error, ErrorKind};
use crate::runtime::frames::{Frame, Framing};
use crate::runtime::operation::Operation;
use crate::runtime::retry::RetryPolicy;
use crate::runtime::stream::{self, Form, Streamed};
use crate::sockets::serve;
use crate::streams::FollowJob;
use bytes::Bytes;
use std::convert::Infallible;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// Answers each connection with the next of these texts, and closes it; gives
/// the heads of the requests.
async fn script(answers: Vec<String>) -> (String, JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let server = tokio::spawn(async move {
        let mut heads = Vec::new();
        for answer in answers {
            let (mut socket, _) = listener.accept().await.unwrap();
            let mut head = Vec::new();
            while !head.ends_with(b"\r\n\r\n") {
                head.push(socket.read_u8().await.unwrap());
            }
            heads.push(String::from_utf8(head).unwrap());
            socket.write_all(answer.as_bytes()).await.unwrap();
        }
        heads
    });
    (url, server)
}

fn answer(head: &str, body: &str) -> String {
    format!("HTTP/1.1 {head}\r\nconnection: close\r\n\r\n{body}")
}

#[tokio::test]
async fn options_of_a_call() {
    let created = "HTTP/1.1 201 Created\r\ncontent-length: 19\r\n\r\n{\"data\":{\"id\":\"a\"}}";
    let (client, server) = serve(created).await;
    let url = client.base_url().replace("/base", "/other");
    let elsewhere = Client::builder().base_url("http://127.0.0.1:1").build();
    let call = elsewhere.unwrap().jobs().start(&StartJob::default());
    call.base_url(&url)
        .credential("bearerKey", "hunter3")
        .header("x-extra", "1")
        .query_pair("a b", "c&d")
        .idempotency_key("key-7")
        .timeout(Duration::from_secs(9))
        .deadline(Duration::from_secs(9))
        .retry(RetryPolicy::none())
        .await
        .unwrap();
    let request = server.await.unwrap();
    for part in [
        "POST /other/api/jobs?a%20b=c%26d HTTP/1.1\r\n",
        "\r\nauthorization: Bearer hunter3\r\n",
        "\r\nx-extra: 1\r\n",
        "\r\nidempotency-key: key-7\r\n",
    ] {
        assert!(request.contains(part), "{part:?}: {request}");
    }
}

#[tokio::test]
async fn options_of_a_client() {
    let busy = "503 Service Unavailable\r\nretry-after-ms: 1";
    let good = answer("200 OK", r#"{"data":[]}"#);
    let (url, server) = script(vec![answer(busy, ""), good]).await;
    let client = Client::builder()
        .base_url(format!("{url}/v2"))
        .basic("user", "hunter2")
        .default_header("x-extra", "1")
        .default_query("v", "1&2")
        .attempt_header("x-attempt")
        .timeout(Duration::from_secs(9))
        .deadline(Duration::from_secs(9))
        .retry(RetryPolicy::default().retries(1))
        .build()
        .unwrap();
    let response = client.jobs().list().send().await.unwrap();
    assert_eq!(response.attempts(), 2);
    for (number, head) in server.await.unwrap().into_iter().enumerate() {
        for part in [
            "GET /v2/api/jobs?v=1%262 HTTP/1.1\r\n",
            "\r\nauthorization: Basic dXNlcjpodW50ZXIy\r\n",
            "\r\nx-extra: 1\r\n",
            &format!("\r\nx-attempt: {}\r\n", number + 1),
        ] {
            assert!(head.contains(part), "{part:?}: {head}");
        }
    }
}

/// As the format stores what it does not pack: brotli (RFC 7932, section 9.2),
/// zstd (RFC 8878, section 3.1.1).
#[allow(dead_code, reason = "what is used depends on the features")]
fn stored(encoding: &str, text: &str) -> Vec<u8> {
    let length = u16::try_from(text.len()).unwrap();
    let mut bytes = Vec::new();
    match encoding {
        "zstd" => {
            bytes.extend([0x28, 0xb5, 0x2f, 0xfd, 0x20, text.len() as u8]);
            bytes.extend(&(1 | u32::from(length) << 3).to_le_bytes()[..3]);
            bytes.extend(text.bytes());
        }
        "br" => {
            let head = (u32::from(length) - 1) << 4 | 1 << 20;
            bytes.extend(&head.to_le_bytes()[..3]);
            bytes.extend(text.bytes());
            bytes.push(3);
        }
        _ => panic!("{encoding}"),
    }
    bytes
}

/// What the features are for is asked for, and unpacked.
#[allow(dead_code, reason = "what is used depends on the features")]
async fn is_unpacked(encoding: &str, packed: Vec<u8>) {
    let head = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-encoding: {encoding}\r\n\
         content-length: {}\r\n\r\n",
        packed.len()
    );
    let (client, server) = serve([head.as_bytes(), &packed].concat()).await;
    let list = client.jobs().list().await.unwrap();
    assert_eq!(list.data[0].id, "packed", "{encoding}");
    let request = server.await.unwrap();
    let asked = request
        .lines()
        .find_map(|line| line.strip_prefix("accept-encoding: "));
    let asked = asked.unwrap_or_else(|| panic!("{request}"));
    assert!(asked.split(',').any(|it| it.trim() == encoding), "{asked}");
}

#[allow(dead_code, reason = "what is used depends on the features")]
const PACKED: &str = r#"{"data":[{"id":"packed"}]}"#;

#[cfg(feature = "gzip")]
#[tokio::test]
async fn an_answer_in_gzip() {
    use std::io::Write;

    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(PACKED.as_bytes()).unwrap();
    is_unpacked("gzip", packed.finish().unwrap()).await;
}

#[cfg(feature = "brotli")]
#[tokio::test]
async fn an_answer_in_brotli() {
    is_unpacked("br", stored("br", PACKED)).await;
}

#[cfg(feature = "zstd")]
#[tokio::test]
async fn an_answer_in_zstd() {
    is_unpacked("zstd", stored("zstd", PACKED)).await;
}

/// 64 MiB, with an error of their own.
#[tokio::test]
async fn the_limit_of_what_is_kept_in_memory() {
    const LIMIT: usize = 64 << 20;
    for (length, fits) in [(LIMIT, true), (LIMIT + 1, false)] {
        let head =
            format!("HTTP/1.1 302 Found\r\nlocation: /x\r\ncontent-length: {length}\r\n\r\n");
        let mut answer = head.into_bytes();
        answer.resize(answer.len() + length, b' ');
        let (client, _server) = serve(answer).await;
        let outcome = client.jobs().log("7").await.map(drop);
        assert_eq!(outcome.is_ok(), fits, "{length}");
        if let Err(error) = outcome {
            assert_eq!(Error::from(error).kind(), ErrorKind::TooLarge);
        }
    }
}

/// Answers a JSON sequence (RFC 7464).
struct Sequence;

impl Operation for Sequence {
    type Output = Vec<Job>;
    type Error = Infallible;
    const ENDPOINT: &'static Endpoint = &Endpoint {
        id: "sequence",
        path: "/sequence",
        ..Endpoint::DEFAULT
    };

    fn output(response: &http::Response<Bytes>) -> Option<Result<Self::Output, BodyError>> {
        Some(stream::all::<Self>(response))
    }

    fn error(_: &http::Response<Bytes>) -> Option<Result<Self::Error, BodyError>> {
        None
    }
}

impl Streamed for Sequence {
    type Item = Job;

    const FORM: Form = Form {
        accept: "application/json-seq",
        framing: Framing::Sequence,
    };

    fn item(frame: &Frame) -> Option<Result<Self::Item, BodyError>> {
        Some(stream::json(frame))
    }
}

#[tokio::test]
async fn a_json_sequence() {
    let head = "200 OK\r\ncontent-type: application/json-seq\r\ntransfer-encoding: chunked";
    let chunks =
        "8\r\n\x1e{\"id\":\"\r\n3\r\na\"}\r\n1\r\n\n\r\nb\r\n\x1e{\"id\":\"b\"}\r\n0\r\n\r\n";
    let (url, server) = script(vec![answer(head, chunks)]).await;
    let client = Client::builder().base_url(url).build().unwrap();
    let call: Call<Sequence> = Call::new(&client);
    let mut items = call.stream().await.unwrap();
    assert_eq!(items.next().await.unwrap().unwrap().id, "a");
    assert_eq!(items.next().await.unwrap().unwrap().id, "b");
    assert!(items.next().await.is_none());
    let head = &server.await.unwrap()[0];
    assert!(head.contains("accept: application/json-seq\r\n"), "{head}");
}

/// A connection that breaks within a chunk is taken up where it was.
#[tokio::test]
async fn events_through_broken_connections() {
    let head = "200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked";
    let first = "retry: 1\nid: 4\ndata: {\"id\":\"a\"}\n\nid: 5\ndata: {\"id\"";
    let first = format!("{:x}\r\n{first}", first.len() + 9);
    let second = "id: 6\ndata: {\"id\":\"b\"}\n\n";
    let second = format!("{:x}\r\n{second}\r\n0\r\n\r\n", second.len());
    let answers = vec![
        answer(head, &first),
        answer(head, &second),
        answer("204 No Content", ""),
    ];
    let (url, server) = script(answers).await;
    let client = Client::builder().base_url(url).build().unwrap();
    let call: Call<FollowJob> = Call::new(&client);
    let mut stream = call.stream().reconnect(2).await.unwrap();
    assert_eq!(stream.next().await.unwrap().unwrap().data.id, "a");
    assert_eq!(stream.next().await.unwrap().unwrap().data.id, "b");
    assert!(stream.next().await.is_none());
    let heads = server.await.unwrap();
    let ids = heads.iter().map(|head| {
        let mut lines = head.lines();
        lines.find_map(|line| line.strip_prefix("last-event-id: "))
    });
    assert_eq!(ids.collect::<Vec<_>>(), [None, Some("4"), Some("6")]);
}
