//! Bodies as forms and in parts. Expected bytes are written by hand.

use crate::runtime::api::{Parameter, Style};
use crate::runtime::body::Body;
use crate::runtime::codec::{Nullable, Value};
use crate::runtime::multipart::Multipart;
use crate::runtime::part::Part;
use crate::runtime::upload::Upload;
use serde_json::{Value as Json, json};

const FORM: &str = "application/x-www-form-urlencoded";

async fn text(body: Body) -> Result<String, String> {
    let body = body.content?.open().map_err(|error| error.to_string())?;
    let bytes = body.collect().await.map_err(|error| error.to_string())?;
    Ok(String::from_utf8(bytes.to_vec()).unwrap())
}

async fn form(styled: &[Parameter], value: &Json) -> Result<String, String> {
    text(Body::form(FORM, styled, value)).await
}

/// WHATWG URL, section 5.2: the serializer of the form encoding.
#[tokio::test]
async fn a_form_by_its_defaults() {
    let value = json!({
        "a b": "c d+&=é~*-._",
        "list": [1, null, true],
        "none": null,
        "object": {"x": [1.5]},
        "objects": [{"y": 1}, "z"],
    });
    assert_eq!(
        form(&[], &value).await.unwrap(),
        "a+b=c+d%2B%26%3D%C3%A9%7E*-._&list=1&list=true&object=%7B%22x%22%3A%5B1.5%5D%7D&objects=%7B%22y%22%3A1%7D&objects=z"
    );
    assert_eq!(form(&[], &json!({})).await.unwrap(), "");
    assert!(form(&[], &json!([1])).await.is_err());
}

/// OpenAPI 3.1.1, section 4.8.15.1.2: as parameters of the query.
#[tokio::test]
async fn properties_of_a_form_in_a_style() {
    let tags = json!({"tags": ["a b", "c"], "x": 1});
    let colors = json!({"tags": {"G": {"H": [1, {"i": 2}]}, "R": 100}, "x": 1});
    let tag = Parameter::query("tags");
    for (parameter, value, expected) in [
        (tag, &tags, "tags=a%20b&tags=c&x=1"),
        (tag.explode(false), &tags, "tags=a%20b,c&x=1"),
        (
            tag.style(Style::PipeDelimited),
            &json!({"tags": ["a", "c"]}),
            "tags=a%7Cc",
        ),
        (
            tag.style(Style::SpaceDelimited),
            &json!({"tags": ["a", "c"]}),
            "tags=a%20c",
        ),
        (tag, &json!({"tags": {"G": 200, "R": 100}}), "G=200&R=100"),
        (
            tag.explode(false),
            &json!({"tags": {"G": 200, "R": 100}}),
            "tags=G,200,R,100",
        ),
        (
            tag.style(Style::DeepObject).explode(true),
            &colors,
            "tags%5BG%5D%5BH%5D%5B0%5D=1&tags%5BG%5D%5BH%5D%5B1%5D%5Bi%5D=2&tags%5BR%5D=100&x=1",
        ),
        (
            tag.style(Style::DeepObject).explode(true),
            &json!({"tags": ["a", "b"]}),
            "tags%5B0%5D=a&tags%5B1%5D=b",
        ),
        (
            tag.allow_reserved(),
            &json!({"tags": "a/b?c d&e"}),
            "tags=a/b?c%20d%26e",
        ),
        (tag, &json!({"tags": []}), ""),
        (tag, &json!({"tags": null}), ""),
    ] {
        assert_eq!(form(&[parameter], value).await.unwrap(), expected);
    }
    let error = form(&[tag], &colors).await.unwrap_err();
    assert!(error.starts_with("`tags`"), "{error}");
}

/// A record as the generator writes it.
#[derive(Clone, Debug, PartialEq)]
struct Report {
    title: String,
    files: Vec<Upload>,
    author: Nullable<Json>,
    tags: Option<Vec<String>>,
}

crate::record!(Report {
    title = "title",
    files = "files[]",
    author? = "author",
    tags? = "tags",
});

fn report() -> Report {
    Report {
        title: "Ünïcode\r\n".to_owned(),
        files: vec![
            Upload::from("a,b")
                .file_name("a\".csv")
                .media_type("text/csv"),
        ],
        author: Nullable::Absent,
        tags: None,
    }
}

/// The text of a body in parts, with `B` for its boundary.
pub async fn parts(body: Body) -> Result<String, String> {
    let media_type = body.media_type.to_string();
    let (essence, boundary) = media_type.split_once("; boundary=").unwrap();
    // RFC 2046, section 5.1.1: at most 70 characters, these without quotes.
    assert!(boundary.len() <= 70 && boundary.chars().all(|c| c.is_ascii_alphanumeric()));
    let text = text(body).await?.replace(boundary, "B");
    Ok(format!("{essence}\n{text}"))
}

fn sent(parts: &[Part<'_>], value: &dyn Value) -> Body {
    Body::multipart("multipart/form-data", parts, value)
}

#[tokio::test]
async fn parts_by_their_types() {
    let report = Report {
        files: vec![
            Upload::from("a,b")
                .file_name("a\".csv")
                .media_type("text/csv"),
            Upload::from("xyz").header("X-Page", "2"),
        ],
        author: Nullable::Value(json!({"name": "é"})),
        tags: Some(vec!["x".to_owned(), "y z".to_owned()]),
        ..report()
    };
    let expected = "multipart/form-data\n\
        --B\r\n\
        Content-Disposition: form-data; name=\"title\"\r\n\
        \r\n\
        Ünïcode\r\n\r\n\
        --B\r\n\
        Content-Disposition: form-data; name=\"files[]\"; filename=\"a%22.csv\"\r\n\
        Content-Type: text/csv\r\n\
        \r\n\
        a,b\r\n\
        --B\r\n\
        Content-Disposition: form-data; name=\"files[]\"; filename=\"files[]\"\r\n\
        Content-Type: application/octet-stream\r\n\
        X-Page: 2\r\n\
        \r\n\
        xyz\r\n\
        --B\r\n\
        Content-Disposition: form-data; name=\"author\"\r\n\
        Content-Type: application/json\r\n\
        \r\n\
        {\"name\":\"é\"}\r\n\
        --B\r\n\
        Content-Disposition: form-data; name=\"tags\"\r\n\
        \r\n\
        x\r\n\
        --B\r\n\
        Content-Disposition: form-data; name=\"tags\"\r\n\
        \r\n\
        y z\r\n\
        --B--\r\n";
    assert_eq!(parts(sent(&[], &report)).await.unwrap(), expected);
}

/// OpenAPI 3.1.1, section 4.8.15.1.1: `contentType`.
#[tokio::test]
async fn parts_in_the_media_type_that_the_description_says() {
    let table = [
        Part::new("title", "text/markdown"),
        Part::new("files[]", "image/png"),
        Part::new("author", "application/ld+json"),
    ];
    let report = Report {
        files: vec![Upload::from("1"), Upload::from("2").media_type("image/gif")],
        author: Nullable::Value(json!({})),
        ..report()
    };
    let text = parts(sent(&table, &report)).await.unwrap();
    let types: Vec<_> = text
        .lines()
        .filter_map(|line| line.strip_prefix("Content-Type: "))
        .collect();
    assert_eq!(
        types,
        [
            "text/markdown",
            "image/png",
            "image/gif",
            "application/ld+json"
        ]
    );
}

#[tokio::test]
async fn two_bodies_have_two_boundaries() {
    let (one, other) = (sent(&[], &report()), sent(&[], &report()));
    assert_ne!(one.media_type, other.media_type);
}

#[tokio::test]
async fn streams_among_parts() {
    let length = Some(4);
    let pieces = || crate::uploads::Pieces::new(["st", "rm"]);
    let mut report = report();
    report.files.push(Upload::streams(length, pieces));
    let body = sent(&[], &report);
    let content = body.content.clone().unwrap();
    let shown = parts(body.clone()).await.unwrap();
    assert!(shown.ends_with("\r\n\r\nstrm\r\n--B--\r\n"), "{shown}");
    // All lengths are known, so that of the whole is.
    let whole = text(body.clone()).await.unwrap();
    assert_eq!(content.length(), Some(whole.len() as u64));
    assert!(content.is_repeatable());

    report.files.push(Upload::stream(pieces()));
    let body = sent(&[], &report);
    assert_eq!(body.content.clone().unwrap().length(), None);
    assert!(!body.content.clone().unwrap().is_repeatable());
    assert!(text(body.clone()).await.is_ok());
    assert!(text(body).await.unwrap_err().contains("has been sent"));
}

#[tokio::test]
async fn parts_that_the_description_does_not_name() {
    let form = Multipart::new()
        .text("a\r\nb", "1")
        .json("c", &json!([1, 2]))
        .file("d", "bytes");
    let expected = "multipart/form-data\n\
        --B\r\n\
        Content-Disposition: form-data; name=\"a%0D%0Ab\"\r\n\
        \r\n\
        1\r\n\
        --B\r\n\
        Content-Disposition: form-data; name=\"c\"\r\n\
        Content-Type: application/json\r\n\
        \r\n\
        [1,2]\r\n\
        --B\r\n\
        Content-Disposition: form-data; name=\"d\"; filename=\"d\"\r\n\
        Content-Type: application/octet-stream\r\n\
        \r\n\
        bytes\r\n\
        --B--\r\n";
    let body = Body::parts("multipart/form-data", form);
    assert_eq!(parts(body).await.unwrap(), expected);
    let body = Body::parts("multipart/form-data", Multipart::new());
    assert_eq!(parts(body).await.unwrap(), "multipart/form-data\n--B--\r\n");
}

/// RFC 2387: the parts of other bodies have an order, and no names.
#[tokio::test]
async fn parts_that_are_no_form() {
    let form = Multipart::new()
        .json("metadata", &json!({"a": 1}))
        .file("media", Upload::from("x").media_type("image/png"));
    let expected = "multipart/related\n\
        --B\r\n\
        Content-Type: application/json\r\n\
        \r\n\
        {\"a\":1}\r\n\
        --B\r\n\
        Content-Type: image/png\r\n\
        \r\n\
        x\r\n\
        --B--\r\n";
    let body = Body::parts("multipart/related", form);
    assert_eq!(parts(body).await.unwrap(), expected);
}

#[tokio::test]
async fn what_cannot_be_a_part() {
    for form in [
        Multipart::new().json("a", &f64::NAN),
        Multipart::new().file("a", Upload::from("").media_type("text/plain\r\nX: y")),
        Multipart::new().file("a", Upload::from("").header("X: y", "z")),
        Multipart::new().file("a", Upload::from("").header("X", "y\nZ: w")),
    ] {
        assert!(
            parts(Body::parts("multipart/form-data", form))
                .await
                .is_err()
        );
    }
    assert!(parts(sent(&[], &json!([1]))).await.is_err());
    // A file is no JSON, and no pair of a form.
    assert!(
        text(Body::json("application/json", &report()))
            .await
            .is_err()
    );
    assert!(text(Body::form(FORM, &[], &report())).await.is_err());
}
