//! What a server can do wrong, byte for byte: an error of the right kind in
//! time, and the next call works.

#![cfg(any(feature = "rustls", feature = "native-tls"))]

use crate::runtime::client::Client;
use crate::runtime::codec::from_json;
use crate::runtime::error::{Error, ErrorKind};
use crate::runtime::retry::RetryPolicy;
use crate::runtime::transport_reqwest::ReqwestTransport;
use bytes::Bytes;
use std::sync::OnceLock;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use uuid::Uuid;

const GOOD: &str = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 19\r\n\r\n{\"data\":{\"id\":\"a\"}}";
const SECOND: Duration = Duration::from_secs(1);

/// What the server does after it has sent its bytes.
#[derive(Clone, Copy)]
enum Then {
    Close,
    Stall,
    /// Sends this again and again.
    Repeat(&'static str),
}

/// A server whose first answer is a bad one, and whose others are good.
async fn serve(bad: Vec<u8>, then: Then) -> Client {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        let (mut first, _) = listener.accept().await.unwrap();
        request(&mut first).await;
        let sent = first.write_all(&bad).await;
        if let (Then::Repeat(text), Ok(())) = (then, sent) {
            let block = text.repeat(1 + 10_000 / text.len());
            while first.write_all(block.as_bytes()).await.is_ok() {}
        }
        let stalled = matches!(then, Then::Stall).then_some(first);
        while let Ok((mut stream, _)) = listener.accept().await {
            request(&mut stream).await;
            stream.write_all(GOOD.as_bytes()).await.unwrap();
        }
        drop(stalled);
    });
    static TRANSPORT: OnceLock<ReqwestTransport> = OnceLock::new();
    let transport = TRANSPORT.get_or_init(|| ReqwestTransport::new().unwrap());
    Client::builder()
        .base_url(url)
        .transport(transport.clone())
        .bearer("t")
        .timeout(SECOND)
        .retry(RetryPolicy::none())
        .body_limit(200_000)
        .build()
        .unwrap()
}

async fn request(stream: &mut TcpStream) {
    let mut request = Vec::new();
    while !request.ends_with(b"\r\n\r\n") {
        request.push(stream.read_u8().await.unwrap());
    }
}

/// What the first call ends with; the second has to succeed.
async fn fault(bad: impl Into<Vec<u8>>, then: Then) -> Error {
    let client = serve(bad.into(), then).await;
    let started = Instant::now();
    let error = client.jobs().get(Uuid::nil()).await.expect_err("a fault");
    assert!(started.elapsed() < 3 * SECOND, "{:?}", started.elapsed());
    client
        .jobs()
        .get(Uuid::nil())
        .await
        .expect("the next call works");
    error.into()
}

fn with(headers: &str, body: &str) -> String {
    format!("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n{headers}\r\n\r\n{body}")
}

/// At any byte of the head and of the body, all calls at once.
#[tokio::test]
async fn a_server_that_stalls() {
    let calls = (0..GOOD.len()).map(|end| tokio::spawn(fault(&GOOD[..end], Then::Stall)));
    for call in calls.collect::<Vec<_>>() {
        let error = call.await.unwrap();
        assert_eq!(error.kind(), ErrorKind::Timeout, "{error}");
    }
}

#[tokio::test]
async fn a_server_that_closes() {
    for end in (0..GOOD.len()).step_by(7) {
        let error = fault(&GOOD[..end], Then::Close).await;
        assert_eq!(error.kind(), ErrorKind::Transport, "{end}: {error}");
    }
}

#[tokio::test]
async fn what_does_not_end() {
    let head = "HTTP/1.1 200 OK\r\n";
    let error = fault(head, Then::Repeat("x-more: and more\r\n")).await;
    assert_eq!(error.kind(), ErrorKind::Transport, "{error}");
    let error = fault(head, Then::Repeat("x")).await;
    assert_eq!(error.kind(), ErrorKind::Transport, "{error}");
    let error = fault(
        with("transfer-encoding: chunked", ""),
        Then::Repeat("10\r\n0123456789abcdef\r\n"),
    )
    .await;
    assert_eq!(error.kind(), ErrorKind::TooLarge, "{error}");
    let error = fault(
        with("content-length: 999999999999", ""),
        Then::Repeat("xxxx"),
    )
    .await;
    assert_eq!(error.kind(), ErrorKind::TooLarge, "{error}");
    let error = fault(with("connection: close", ""), Then::Repeat("xxxx")).await;
    assert_eq!(error.kind(), ErrorKind::TooLarge, "{error}");
}

#[tokio::test]
async fn what_is_not_the_protocol() {
    for bad in [
        "SSH-2.0-OpenSSH\r\n\r\n".to_owned(),
        "\0\u{1}\u{2}\r\n\r\n".to_owned(),
        "HTTP/1.1 abc OK\r\n\r\n".to_owned(),
        "HTTP/9.9 200 OK\r\n\r\n".to_owned(),
        with("content-length: -1", "{}"),
        with("content-length: 2\r\ncontent-length: 3", "{}"),
        with("content-length: 99999999999999999999999", "{}"),
        with("transfer-encoding: chunked", "zz\r\n{}"),
        with("transfer-encoding: chunked", "ffffffffffffffffff\r\n{}"),
        with("transfer-encoding: chunked", "a\r\n{}"),
        with("x y: z", "{}"),
    ] {
        let error = fault(bad.as_str(), Then::Close).await;
        assert_eq!(error.kind(), ErrorKind::Transport, "{bad:?}: {error}");
    }
}

/// Whatever the body is, status, headers and bytes are kept.
#[tokio::test]
async fn bodies_that_are_not_what_was_declared() {
    let deep = "[".repeat(100_000);
    for body in [
        b"{\"data\":{\"id\":\"\xff\"}}".as_slice(),
        b"{\"data\":{\"id\":\"\xed\xa0\x80\"}}",
        br#"{"data":{"id":"\ud800"}}"#,
        br#"{"data":{"id":"a","total":NaN}}"#,
        br#"{"data":{"id":"a","total":1e999}}"#,
        br#"{"data":{"id":"a","total":99999999999999999999}}"#,
        br#"{"data":{"id":"a","id":"b"}}"#,
        br#"{"data":{"id":"a"},"data":{"id":"b"}}"#,
        format!(r#"{{"data":{deep}"#).as_bytes(),
        format!(r#"{{"new":{deep}"#).as_bytes(),
        br#"{"data":{"id":"a"}} trailing"#,
        br#"{"data":{"id":"a"}"#,
        b"",
    ] {
        let mut bad = with(&format!("content-length: {}", body.len()), "").into_bytes();
        bad.extend_from_slice(body);
        let error = fault(bad, Then::Close).await;
        let shown = String::from_utf8_lossy(&body[..body.len().min(60)]);
        assert_eq!(error.kind(), ErrorKind::Decode, "{shown}: {error}");
        assert_eq!(error.bytes().unwrap(), body, "{shown}");
        assert_eq!(error.status().unwrap(), 200);
    }
}

/// The depth that the decoder goes to has a limit, wherever a document is deep:
/// in what is kept as it is, in what is skipped, and in maps and lists.
#[test]
fn documents_that_are_too_deep() {
    type Lists = Vec<Vec<serde_json::Value>>;
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let deep = format!("{}0{}", open.repeat(100_000), close.repeat(100_000));
        assert!(from_json::<serde_json::Value>(deep.as_bytes()).is_err());
        assert!(from_json::<Lists>(format!("[[{deep}]]").as_bytes()).is_err());
        let skipped = format!("{{\"message\":\"m\",\"new\":{deep}}}");
        // It may be skipped or refused, but the process goes on.
        let _ = from_json::<crate::api::ApiError>(skipped.as_bytes());
    }
}

/// More than is ever buffered, in pieces: only an item has to fit.
#[tokio::test]
async fn a_body_beyond_the_limit_can_be_streamed() {
    let client = serve(
        with("connection: close", "").into(),
        Then::Repeat("0123456789"),
    )
    .await;
    let mut chunks = client.jobs().get(Uuid::nil()).download().await.unwrap();
    let mut received = 0;
    while received < 20_000_000 {
        let chunk: Bytes = chunks.next().await.unwrap().unwrap();
        assert!(chunk.len() <= 1_000_000, "{}", chunk.len());
        received += chunk.len();
    }
}

/// The limit holds for what comes out of the compression.
#[cfg(feature = "gzip")]
#[tokio::test]
async fn compressed_answers() {
    use base64::prelude::{BASE64_STANDARD, Engine};

    let gzip = |text: &[u8]| {
        // RFC 1952, with one stored block (RFC 1951, section 3.2.4).
        let length = u16::try_from(text.len()).unwrap();
        let mut bytes = b"\x1f\x8b\x08\0\0\0\0\0\0\xff\x01".to_vec();
        bytes.extend(length.to_le_bytes());
        bytes.extend((!length).to_le_bytes());
        bytes.extend(text);
        bytes.extend(crc32(text).to_le_bytes());
        bytes.extend(u32::from(length).to_le_bytes());
        bytes
    };
    let answer = |body: Vec<u8>| {
        let headers = format!("content-encoding: gzip\r\ncontent-length: {}", body.len());
        [with(&headers, "").into_bytes(), body].concat()
    };
    let body = gzip(br#"{"data":{"id":"z"}}"#);
    let client = serve(answer(body.clone()), Then::Close).await;
    let job = client.jobs().get(Uuid::nil()).await.unwrap();
    assert_eq!(job.data.id, "z");
    let error = fault(answer(body[..20].to_vec()), Then::Close).await;
    assert_eq!(error.kind(), ErrorKind::Transport, "{error}");
    // 300,000 spaces, as gzip writes them.
    const SPACES: &str = "H4sIAAAAAAACA+3BAQ0AAADCoCrvn9IeDigAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
         AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
         AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
         AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\
         AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAPgx3yofVOCTBAA=";
    let spaces = BASE64_STANDARD.decode(SPACES).unwrap();
    let error = fault(answer(spaces), Then::Close).await;
    assert_eq!(error.kind(), ErrorKind::TooLarge, "{error}");
}

/// RFC 1952, section 8.
#[cfg(feature = "gzip")]
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc, &byte| {
        (0..8).fold(crc ^ u32::from(byte), |crc, _| {
            (crc >> 1) ^ if crc & 1 == 1 { 0xEDB8_8320 } else { 0 }
        })
    })
}
