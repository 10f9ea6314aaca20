//! Forms and bodies in parts against the stub, which reads them by the description: what a client
//! made from the golden descriptions of bodies sends.

use std::convert::Infallible;
use std::path::Path;
use std::sync::Arc;

use bytes::Bytes;
use clientsmith_runtime::runtime::{
    Api, Body, BodyError, Call, Client, ClientBuilder, Endpoint, Operation, Parameter, Part, Style,
    Upload, body,
};
use clientsmith_stub::{Description, Rule, Stub};
use serde_json::{Value, json};

static API: Api = Api {
    name: "bodies",
    version: "1",
    server: None,
    schemes: &[],
    headers: &[],
};

macro_rules! operation {
    ($name:ident, $path:literal) => {
        struct $name;

        impl Operation for $name {
            type Output = ();
            type Error = Infallible;
            const ENDPOINT: &'static Endpoint = &Endpoint {
                id: $path,
                method: "POST",
                path: $path,
                ..Endpoint::DEFAULT
            };

            fn output(response: &http::Response<Bytes>) -> Option<Result<(), BodyError>> {
                response
                    .status()
                    .is_success()
                    .then(|| body::empty(response))
            }

            fn error(_: &http::Response<Bytes>) -> Option<Result<Infallible, BodyError>> {
                None
            }
        }
    };
}

operation!(SendTyped, "/typed");
operation!(SendForm, "/forms");
operation!(SendParts, "/parts");

async fn start(fixture: &str) -> (Stub, Client) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/golden");
    let description = Description::read(&folder.join(fixture)).expect("a description");
    let stub = Stub::start(Arc::new(description)).await;
    let client = ClientBuilder::new(&API).base_url(stub.url()).build();
    (stub, client.expect("a client"))
}

#[derive(Clone, Debug, PartialEq)]
struct Typed {
    title: Option<String>,
    file: Option<Upload>,
    pages: Vec<Upload>,
    profile: Option<Value>,
    page: Option<i64>,
}

clientsmith_runtime::record!(Typed {
    title? = "title",
    file? = "file",
    pages? = "pages",
    profile? = "profile",
    page? = "file X-Page",
});

fn typed() -> Typed {
    Typed {
        title: Some("A \"title\"\r\nof two lines, é".to_owned()),
        file: Some(Upload::from(vec![0, 13, 10, 45, 45]).media_type("image/png")),
        pages: vec![Upload::from("1"), Upload::from("2")],
        profile: Some(json!({"name": "n"})),
        page: Some(1),
    }
}

fn in_parts(value: &Typed) -> Body {
    const PARTS: [Part<'_>; 2] = [
        Part::new("profile", "application/vnd.profile+json"),
        Part::named("file").headers(&[("file X-Page", Parameter::header("X-Page"))]),
    ];
    Body::multipart("multipart/form-data", &PARTS, value)
}

#[tokio::test]
async fn parts_are_what_the_description_says() {
    let (stub, client) = start("body-multipart.yaml").await;
    let call = Call::<SendTyped>::new(&client).set_body(in_parts(&typed()));
    call.await.expect("a body that fits");
    stub.finish();
}

#[tokio::test]
async fn a_file_from_disk_among_parts() {
    let (stub, client) = start("body-multipart.yaml").await;
    let path = std::env::temp_dir().join(format!("part-{}.png", std::process::id()));
    std::fs::write(&path, vec![7; 200_000]).expect("a file");
    let file = Upload::file(&path)
        .expect("a file")
        .media_type("image/jpeg");
    let value = Typed {
        file: Some(file),
        ..typed()
    };
    let call = Call::<SendTyped>::new(&client).set_body(in_parts(&value));
    call.await.expect("a body that fits");
    let request = stub.request();
    assert!(
        request
            .body
            .windows(200_000)
            .any(|bytes| bytes.iter().all(|byte| *byte == 7))
    );
    let name = format!("filename=\"part-{}.png\"", std::process::id());
    assert!(String::from_utf8_lossy(&request.body).contains(&name));
    let length = request.body.len().to_string();
    assert_eq!(request.header_values("content-length"), [length.as_str()]);
    std::fs::remove_file(&path).expect("the file");
    stub.finish();
}

/// The stub would see it: the tests above can fail.
#[tokio::test]
async fn what_is_missing_is_seen() {
    let (stub, client) = start("body-multipart.yaml").await;
    stub.tolerate(Rule::Body);
    for value in [
        Typed {
            title: None,
            ..typed()
        },
        Typed {
            file: Some(Upload::from("no image")),
            ..typed()
        },
        Typed {
            file: Some(
                Upload::from("")
                    .media_type("image/png")
                    .header("X-Page", "one"),
            ),
            ..typed()
        },
        Typed {
            profile: Some(json!({})),
            ..typed()
        },
    ] {
        let call = Call::<SendTyped>::new(&client).set_body(in_parts(&value));
        let _ = call.await;
        assert_eq!(stub.take_violations().len(), 1, "{value:?}");
    }
}

/// The values of the parts of a body in parts, in the styles of their encoding.
#[tokio::test]
async fn parts_in_their_styles() {
    let (stub, client) = start("body-multipart-styles.yaml").await;
    let tags = Parameter::query("tags").style(Style::PipeDelimited);
    let color = Parameter::query("color").style(Style::DeepObject).indexed();
    let parts = [
        Part::named("tags").styled(tags),
        Part::named("ids").styled(Parameter::query("ids").explode(false)),
        Part::named("color").styled(color),
        Part::named("size").styled(Parameter::query("size")),
        Part::new("table", "text/csv"),
        Part::new("data", "application/ld+json"),
    ];
    let send = |value: &Value| {
        let body = Body::multipart("multipart/form-data", &parts, value);
        Call::<SendParts>::new(&client).set_body(body)
    };
    let value = json!({
        "tags": ["a b", "c"], "ids": [1, 2], "words": ["x", "y"], "color": {"r": 1, "g": 2},
        "size": {"r": 3}, "note": "a&b", "text": "t", "table": "1,2", "data": {"r": 4},
    });
    send(&value).await.expect("a body that fits");
    // The stub has read them: an id that is none is seen.
    stub.tolerate(Rule::Body);
    for value in [
        json!({"ids": ["x"]}),
        json!({"color": {"r": "x"}}),
        json!({"size": {"g": "x"}}),
    ] {
        let _ = send(&value).await;
        assert_eq!(stub.take_violations().len(), 1, "{value}");
    }
}

#[tokio::test]
async fn a_form_in_its_styles() {
    let (stub, client) = start("body-form.yaml").await;
    // Lists in style `deepObject` are beyond the description, and the stub.
    stub.tolerate(Rule::Body);
    let styled = [
        Parameter::query("items")
            .style(Style::DeepObject)
            .explode(true)
            .indexed(),
        Parameter::query("tags").explode(false),
        Parameter::query("url").allow_reserved(),
    ];
    let value = json!({
        "address": {"city": "Köln & Bonn"},
        "items": [{"price": "a b", "options": ["x", "y"]}, {"price": "2"}],
        "note": "1 + 1",
        "tags": ["a,b", "c"],
        "url": "https://x.test/?a=b",
    });
    let body = Body::form("application/x-www-form-urlencoded", &styled, &value);
    let _ = Call::<SendForm>::new(&client).set_body(body).await;
    let request = stub.request();
    let expected = [
        "address=%7B%22city%22%3A%22K%C3%B6ln+%26+Bonn%22%7D",
        "items%5B0%5D%5Boptions%5D%5B0%5D=x",
        "items%5B0%5D%5Boptions%5D%5B1%5D=y",
        "items%5B0%5D%5Bprice%5D=a%20b",
        "items%5B1%5D%5Bprice%5D=2",
        "note=1+%2B+1",
        "tags=a%2Cb,c",
        "url=https://x.test/?a=b",
    ];
    let sent = String::from_utf8_lossy(&request.body).into_owned();
    let mut sent: Vec<_> = sent.split('&').collect();
    sent.sort_unstable();
    assert_eq!(sent, expected);
    let media_type = "application/x-www-form-urlencoded";
    assert_eq!(request.header_values("content-type"), [media_type]);
}
