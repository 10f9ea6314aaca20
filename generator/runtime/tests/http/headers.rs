//! Headers of answers, by the types that they have.

use crate::api::{GetJob, Job, Status};
use crate::runtime::call::Call;
use crate::runtime::codec::{Nullable, Value};
use crate::runtime::typed_header::Header;
use bytes::Bytes;
use http::HeaderMap;
use std::collections::BTreeMap;

/// What a header with this text is.
fn read<T: Value>(header: Header<T>, text: &str) -> Result<T, String> {
    let mut headers = HeaderMap::new();
    let value = http::HeaderValue::from_bytes(text.as_bytes()).unwrap();
    headers.insert(header.name(), value);
    header.of(&headers).map_err(|error| error.to_string())
}

fn plain<T: Value>(text: &str) -> Result<T, String> {
    read(Header::new("x-it"), text)
}

#[test]
fn scalars() {
    assert_eq!(plain::<i64>("-7"), Ok(-7));
    assert_eq!(plain::<u64>("18446744073709551615"), Ok(u64::MAX));
    assert_eq!(plain::<f64>("1.5"), Ok(1.5));
    assert_eq!(plain::<bool>("true"), Ok(true));
    assert_eq!(plain::<String>("1"), Ok("1".to_owned()));
    assert_eq!(plain::<String>("a, b"), Ok("a, b".to_owned()));
    assert_eq!(plain::<String>("é"), Ok("é".to_owned()));
    assert_eq!(plain::<Status>("running"), Ok(Status::Running));
    assert_eq!(
        plain::<uuid::Uuid>(&uuid::Uuid::nil().to_string()),
        Ok(uuid::Uuid::nil())
    );
    assert_eq!(plain::<Option<i64>>("7"), Ok(Some(7)));
    for (found, expected) in [
        (
            plain::<i64>("1.5").err(),
            "the header `x-it`: expected an integer",
        ),
        (
            plain::<i64>("").err(),
            "the header `x-it`: expected an integer",
        ),
        (
            plain::<i64>("hunter2").err(),
            "the header `x-it`: expected an integer",
        ),
        (
            plain::<i8>("300").err(),
            "the header `x-it`: out of the range of an 8-bit integer",
        ),
    ] {
        assert_eq!(found.as_deref(), Some(expected));
    }
    assert!(plain::<f64>("NaN").is_err());
}

/// OpenAPI 3.1, section 4.8.12.3: style `simple`.
#[test]
fn lists_and_objects() {
    assert_eq!(plain::<Vec<i64>>("1,2, 3"), Ok(vec![1, 2, 3]));
    assert_eq!(plain::<Vec<String>>(""), Ok(vec![]));
    let colour =
        BTreeMap::from([("R", 100), ("G", 200)].map(|(key, value)| (key.to_owned(), value)));
    assert_eq!(
        plain::<BTreeMap<String, i64>>("R,100,G,200"),
        Ok(colour.clone())
    );
    let exploded = Header::<BTreeMap<String, i64>>::new("x-it").exploded();
    assert_eq!(read(exploded, "R=100,G=200"), Ok(colour));
    let job = Job {
        id: "7".to_owned(),
        status: Some(Status::Completed),
        total: None,
        ended_at: Nullable::Absent,
    };
    assert_eq!(plain::<Job>("id,7,status,completed,new,1"), Ok(job.clone()));
    let json = Header::<Job>::new("x-it").json();
    assert_eq!(read(json, r#"{"id":"7","status":"completed"}"#), Ok(job));
    for (found, expected) in [
        (
            plain::<Job>("status,running").err(),
            "id: required, but not there",
        ),
        (
            plain::<Job>("id,7,total,x").err(),
            "total: expected an integer",
        ),
        (plain::<Job>("id").err(), "expected an object"),
        (
            read(json, "{}").err(),
            "id: required, but not there at line 1 column 2",
        ),
        (plain::<Vec<i64>>("1,,2").err(), "expected an integer"),
    ] {
        assert_eq!(found, Some(format!("the header `x-it`: {expected}")));
    }
}

#[test]
fn a_header_that_is_missing() {
    let none = HeaderMap::new();
    assert_eq!(Header::<Option<i64>>::new("x-it").of(&none), Ok(None));
    let error = Header::<i64>::new("x-it").of(&none).unwrap_err();
    assert_eq!(error.to_string(), "the header `x-it`: it is missing");
}

/// RFC 9110, section 5.3.
#[test]
fn several_lines_are_one_list() {
    let mut headers = HeaderMap::new();
    headers.append("x-it", "1, 2".parse().unwrap());
    headers.append("x-it", "3".parse().unwrap());
    assert_eq!(
        Header::<Vec<i64>>::new("X-It").of(&headers),
        Ok(vec![1, 2, 3])
    );
}

#[test]
fn of_answers_and_errors() {
    const LIMIT: Header<i64> = Header::new("X-Limit");
    let answer = |status, body: &'static str| {
        let response = http::Response::builder()
            .status(status)
            .header("x-limit", "9");
        response.body(Bytes::from(body)).unwrap()
    };
    let response = Call::<GetJob>::decode(answer(200, r#"{"data":{"id":"a"}}"#)).unwrap();
    assert_eq!(response.header(LIMIT), Ok(9));
    let error = Call::<GetJob>::decode(answer(404, "{}")).unwrap_err();
    assert_eq!(error.header(LIMIT), Ok(9));
    let error = crate::runtime::error::Error::from(error);
    assert_eq!(error.header(LIMIT), Ok(9));
}
