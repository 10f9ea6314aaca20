//! Parts with headers and in styles (OpenAPI 3.2.1, section 4.15.1). Expected
//! bytes are written by hand.

use crate::forms::parts;
use crate::runtime::api::{Parameter, Style};
use crate::runtime::body::Body;
use crate::runtime::codec::Value;
use crate::runtime::multipart::Multipart;
use crate::runtime::part::Part;
use crate::runtime::upload::Upload;
use serde_json::{Value as Json, json};

async fn sent(parts_of: &[Part<'_>], value: &dyn Value) -> Result<String, String> {
    parts(Body::multipart("multipart/form-data", parts_of, value)).await
}

/// A record as the generator writes it, headers and all.
#[derive(Clone, Debug, PartialEq)]
struct Photo {
    photo: Upload,
    pages: Vec<Upload>,
    tags: Option<Vec<String>>,
    width: Option<i64>,
    page: Option<Json>,
    languages: Option<Vec<String>>,
}

crate::record!(Photo {
    photo = "photo",
    pages = "pages",
    tags? = "tags",
    width? = "photo X-Width",
    page? = "pages X-Page",
    languages? = "tags X-Languages",
});

const PARTS: [Part<'_>; 3] = [
    Part::new("photo", "image/png")
        .headers(&[("photo X-Width", Parameter::header("X-Width").required())]),
    Part::named("pages").headers(&[(
        "pages X-Page",
        Parameter::header("X-Page").explode(true).required(),
    )]),
    Part::named("tags").headers(&[("tags X-Languages", Parameter::header("X-Languages"))]),
];

fn photo() -> Photo {
    Photo {
        photo: Upload::from("1"),
        pages: vec![Upload::from("2").header("x-page", "own"), Upload::from("3")],
        tags: Some(vec!["a".to_owned()]),
        width: Some(640),
        page: Some(json!({"number": 1, "of": 2})),
        languages: Some(vec!["de".to_owned(), "en".to_owned()]),
    }
}

#[tokio::test]
async fn parts_have_their_headers() {
    let expected = "multipart/form-data\n\
        --B\r\n\
        Content-Disposition: form-data; name=\"photo\"; filename=\"photo\"\r\n\
        Content-Type: image/png\r\n\
        X-Width: 640\r\n\
        \r\n\
        1\r\n\
        --B\r\n\
        Content-Disposition: form-data; name=\"pages\"; filename=\"pages\"\r\n\
        Content-Type: application/octet-stream\r\n\
        x-page: own\r\n\
        \r\n\
        2\r\n\
        --B\r\n\
        Content-Disposition: form-data; name=\"pages\"; filename=\"pages\"\r\n\
        Content-Type: application/octet-stream\r\n\
        X-Page: number=1,of=2\r\n\
        \r\n\
        3\r\n\
        --B\r\n\
        Content-Disposition: form-data; name=\"tags\"\r\n\
        X-Languages: de,en\r\n\
        \r\n\
        a\r\n\
        --B--\r\n";
    assert_eq!(sent(&PARTS, &photo()).await.unwrap(), expected);
}

#[tokio::test]
async fn a_header_that_must_be_there() {
    let value = Photo {
        width: None,
        ..photo()
    };
    let error = sent(&PARTS, &value).await.unwrap_err();
    assert_eq!(error, "`photo` is without its header `X-Width`");
    // The file brings it, or there is no part.
    let value = Photo {
        photo: Upload::from("1").header("X-Width", "7"),
        pages: Vec::new(),
        width: None,
        page: None,
        ..photo()
    };
    let text = sent(&PARTS, &value).await.unwrap();
    assert!(text.contains("\r\nX-Width: 7\r\n"), "{text}");
    // What no header can hold.
    let value = Photo {
        languages: Some(vec!["a\r\nX: y".to_owned()]),
        ..photo()
    };
    assert!(sent(&PARTS, &value).await.is_err());
}

/// Each part as `name: text`.
async fn styled(parameter: Parameter, value: Json) -> Result<Vec<String>, String> {
    let part = Part::named("tags").styled(parameter);
    let text = sent(&[part], &json!({ "tags": value })).await?;
    let texts = text.split("--B\r\nContent-Disposition: form-data; name=\"");
    let shown = texts.skip(1).map(|part| {
        let (name, text) = part.split_once("\"\r\n\r\n").unwrap();
        format!("{name}: {}", text.split("\r\n").next().unwrap())
    });
    Ok(shown.collect())
}

/// No part is percent-encoded.
#[tokio::test]
async fn parts_in_a_style() {
    let tags = Parameter::query("tags");
    for (parameter, value, expected) in [
        (
            tags,
            json!(["a b", "c,d&é"]),
            &["tags: a b", "tags: c,d&é"][..],
        ),
        (
            tags.explode(false),
            json!(["a b", "c&d=e"]),
            &["tags: a b,c&d=e"],
        ),
        (tags.explode(false), json!("a,b"), &["tags: a,b"]),
        (
            tags.explode(false),
            json!({"G": true, "R": 1}),
            &["tags: G,true,R,1"],
        ),
        (tags, json!({"G": "%41+", "R": 1}), &["G: %41+", "R: 1"]),
        (
            tags.style(Style::PipeDelimited),
            json!(["a b", 1]),
            &["tags: a b|1"],
        ),
        (
            tags.style(Style::SpaceDelimited),
            json!(["a|b", 1]),
            &["tags: a|b 1"],
        ),
        (
            tags.style(Style::DeepObject).indexed(),
            json!({"G": "a=b", "R": {"x": [1]}}),
            &["tags[G]: a=b", "tags[R][x][0]: 1"],
        ),
        (tags.explode(false), json!([]), &[]),
        (tags, json!(null), &[]),
    ] {
        assert_eq!(styled(parameter, value).await.unwrap(), expected);
    }
    for (parameter, value) in [
        (tags.explode(false), json!(["a,b", "c"])),
        (tags.style(Style::PipeDelimited), json!(["a|b", "c"])),
        (tags, json!([["a"]])),
    ] {
        let error = styled(parameter, value).await.unwrap_err();
        assert!(error.starts_with("`tags`: "), "{error}");
    }
}

#[tokio::test]
async fn a_part_that_is_no_file() {
    let content = Upload::from("<a/>")
        .media_type("text/xml")
        .header("X-Size", "4");
    let body = Body::parts("multipart/form-data", Multipart::new().part("a", content));
    let expected = "multipart/form-data\n\
        --B\r\n\
        Content-Disposition: form-data; name=\"a\"\r\n\
        Content-Type: text/xml\r\n\
        X-Size: 4\r\n\
        \r\n\
        <a/>\r\n\
        --B--\r\n";
    assert_eq!(parts(body).await.unwrap(), expected);
}
