//! Bodies that are not what the description or their headers say.

use super::{Then, fault, with};
#[cfg(feature = "gzip")]
use super::{async_fault, serve};
use crate::runtime::codec::from_json;
use crate::runtime::error::ErrorKind;
#[cfg(feature = "gzip")]
use std::io::Write;
#[cfg(feature = "gzip")]
use uuid::Uuid;

/// Whatever the body is, status, headers and bytes are kept.
async fn is_no_json(body: &[u8]) {
    let mut bad = with(&format!("content-length: {}", body.len()), "").into_bytes();
    bad.extend_from_slice(body);
    let error = fault(bad, Then::Close, ErrorKind::Decode).await;
    let shown = String::from_utf8_lossy(&body[..body.len().min(60)]);
    assert_eq!(error.bytes().unwrap(), body, "{shown}");
    assert_eq!(error.status().unwrap(), 200);
    assert_eq!(error.headers().unwrap()["content-type"], "application/json");
}

#[tokio::test]
async fn text_that_is_not_utf8() {
    is_no_json(b"{\"data\":{\"id\":\"\xff\"}}").await;
    is_no_json(b"{\"data\":{\"id\":\"\xed\xa0\x80\"}}").await;
    is_no_json(br#"{"data":{"id":"\ud800"}}"#).await;
    is_no_json(b"\xff\xfe{\0}\0").await;
}

#[tokio::test]
async fn numbers_that_do_not_fit() {
    for number in [
        "NaN",
        "Infinity",
        "-Infinity",
        "1e999",
        "-1e999",
        "99999999999999999999",
        "1.5",
        "0x10",
        "01",
        "1e",
    ] {
        is_no_json(format!(r#"{{"data":{{"id":"a","total":{number}}}}}"#).as_bytes()).await;
    }
    let long = "9".repeat(100_000);
    is_no_json(format!(r#"{{"data":{{"id":"a","total":{long}}}}}"#).as_bytes()).await;
}

#[tokio::test]
async fn keys_that_come_twice() {
    is_no_json(br#"{"data":{"id":"a","id":"b"}}"#).await;
    is_no_json(br#"{"data":{"id":"a"},"data":{"id":"b"}}"#).await;
}

#[tokio::test]
async fn a_hundred_thousand_levels() {
    let deep = "[".repeat(100_000);
    is_no_json(deep.as_bytes()).await;
    is_no_json(format!(r#"{{"data":{deep}"#).as_bytes()).await;
    is_no_json(format!(r#"{{"new":{deep}"#).as_bytes()).await;
    let maps = r#"{"a":"#.repeat(30_000);
    is_no_json(format!(r#"{{"new":{maps}"#).as_bytes()).await;
}

#[tokio::test]
async fn json_that_goes_on_or_breaks_off() {
    is_no_json(br#"{"data":{"id":"a"}} trailing"#).await;
    is_no_json(br#"{"data":{"id":"a"}"#).await;
    is_no_json(b"").await;
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

/// What is not unpacked is not JSON.
#[tokio::test]
async fn encodings_that_are_lies() {
    let headers = "content-encoding: compress\r\ncontent-length: 3";
    let error = fault(
        with(headers, "\u{1f}\u{1d}!"),
        Then::Close,
        ErrorKind::Decode,
    )
    .await;
    assert_eq!(error.headers().unwrap()["content-encoding"], "compress");
    #[cfg(feature = "gzip")]
    {
        let body = r#"{"data":{"id":"z"}}"#;
        let headers = format!("content-encoding: gzip\r\ncontent-length: {}", body.len());
        let answer = with(&headers, body).into_bytes();
        async_fault(answer, Then::Close, ErrorKind::Transport).await;
    }
}

/// The limit holds for what comes out of the compression.
#[cfg(feature = "gzip")]
#[tokio::test]
async fn what_is_short_until_it_is_unpacked() {
    let answer = |text: &str, length: usize| {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        packed.write_all(text.as_bytes()).unwrap();
        let packed = packed.finish().unwrap();
        let packed = &packed[..packed.len().min(length)];
        let headers = format!("content-encoding: gzip\r\ncontent-length: {}", packed.len());
        [with(&headers, "").as_bytes(), packed].concat()
    };
    let client = serve(answer(r#"{"data":{"id":"z"}}"#, 1000), Then::Close).await;
    let job = client.build().unwrap().jobs().get(Uuid::nil()).await;
    assert_eq!(job.unwrap().data.id, "z");
    let cut = answer(r#"{"data":{"id":"z"}}"#, 20);
    async_fault(cut, Then::Close, ErrorKind::Transport).await;
    let bomb = answer(&" ".repeat(100_000_000), 200_000);
    assert!(bomb.len() < 200_000);
    async_fault(bomb, Then::Close, ErrorKind::TooLarge).await;
}
