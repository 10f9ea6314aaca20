//! Bodies of plain text that are a scalar.

use crate::api::Status;
use crate::runtime::body::Body;
use crate::runtime::call::Call;
use crate::runtime::codec::Value;
use crate::runtime::error::Error;
use crate::runtime::plain;
use bytes::Bytes;
use serde_json::json;

crate::operation! {
    pub type GetLimit: "GET" "/limit", "getLimit";
    output i32, |response| { 200..=299 => plain::read(response), }
}

fn answer(text: &'static str) -> http::Response<Bytes> {
    let answer = http::Response::builder().header("content-type", "text/plain; charset=utf-8");
    answer.body(Bytes::from_static(text.as_bytes())).unwrap()
}

fn read<T: Value>(text: &'static str) -> Result<T, String> {
    plain::read(&answer(text)).map_err(|error| error.to_string())
}

#[test]
fn what_scalars_are_read_from() {
    assert_eq!(read::<i64>("-42\n"), Ok(-42));
    assert_eq!(read::<u64>("18446744073709551615"), Ok(u64::MAX));
    assert_eq!(read::<f64>(" 1.5e3"), Ok(1500.0));
    assert_eq!(read::<bool>("true"), Ok(true));
    assert_eq!(read::<Status>("running"), Ok(Status::Running));
    assert_eq!(read::<Status>("7"), Ok(Status::Unknown("7".to_owned())));
    let uuid = "f81d4fae-7dec-11d0-a765-00a0c91e6bf6";
    assert_eq!(read::<uuid::Uuid>(uuid).unwrap().to_string(), uuid);
}

#[test]
fn what_is_no_such_scalar() {
    for (text, reason) in [
        ("", "found a string"),
        ("four", "found a string"),
        ("\"4\"", "found a string"),
        ("1.5", "found a number"),
        ("99999999999", "does not fit"),
    ] {
        let error = Call::<GetLimit>::decode(answer(text)).unwrap_err();
        let excerpt = Some(text).filter(|text| !text.is_empty());
        assert_eq!(error.excerpt().as_deref(), excerpt);
        let error = format!("{:#}", Error::from(error));
        assert!(error.contains(reason), "{text}: {error}");
    }
    assert!(read::<bool>("1").is_err());
    assert!(read::<uuid::Uuid>("7").is_err());
    let other = http::Response::builder().header("content-type", "text/plain; charset=utf-16");
    assert!(plain::read::<i64>(&other.body(Bytes::new()).unwrap()).is_err());
}

#[test]
fn what_scalars_are_sent_as() {
    let sent = |value: &dyn Value| {
        let body = Body::plain("text/plain", value);
        assert_eq!(body.media_type, "text/plain");
        let content = body.content?.open().map_err(|error| error.to_string())?;
        Ok::<_, String>(content.as_bytes().unwrap().clone())
    };
    assert_eq!(sent(&-42_i64).unwrap(), "-42");
    assert_eq!(sent(&1.5).unwrap(), "1.5");
    assert_eq!(sent(&true).unwrap(), "true");
    assert_eq!(sent(&Status::Running).unwrap(), "running");
    assert!(sent(&f64::NAN).is_err());
    assert!(sent(&json!({})).is_err());
    assert!(sent(&None::<i64>).is_err());
}
