//! What is sent, to the byte.

use crate::api::StartJob;
use crate::runtime::client::Client;
use crate::runtime::codec::Nullable;
use crate::runtime::error::ErrorKind;
use crate::runtime::outgoing::Outgoing;
use crate::server::Server;
use std::future::IntoFuture;
use uuid::Uuid;

fn client() -> Client {
    Server::default().client()
}

fn headers<T>(request: &http::Request<T>) -> Vec<String> {
    let show = |(name, value): (&http::HeaderName, &http::HeaderValue)| {
        format!("{name}: {}", String::from_utf8_lossy(value.as_bytes()))
    };
    request.headers().iter().map(show).collect()
}

#[test]
fn a_get_has_neither_body_nor_content_type() {
    let id: Uuid = "0ecd09c1-b901-4d27-9053-f0367c427254".parse().unwrap();
    let request = client().jobs().get(id).into_request().unwrap();
    assert_eq!(request.method(), "GET");
    assert_eq!(
        request.uri(),
        "https://api.example.com/api/jobs/0ecd09c1-b901-4d27-9053-f0367c427254"
    );
    assert_eq!(
        headers(&request),
        [
            "user-agent: sample/0.1.0",
            "accept: application/json",
            "x-sample-version: 2025-09-18",
            "authorization: Bearer hunter2",
        ]
    );
    assert_eq!(request.body().length(), Some(0));
}

#[test]
fn query_parameters_come_in_the_order_of_the_description() {
    let params = [
        ("b c".to_owned(), vec!["1".to_owned(), "&=+".to_owned()]),
        ("a".to_owned(), vec![]),
    ];
    let call = client()
        .jobs()
        .list()
        .page_token("t/?#")
        .limit(20)
        .active(false)
        .params(params.into());
    let request = call.into_request().unwrap();
    let query = "active=false&params%5Bb%20c%5D=1&params%5Bb%20c%5D=%26%3D%2B&limit=20&page_token=t%2F%3F%23";
    assert_eq!(request.uri().query(), Some(query));
}

#[test]
fn a_body_tells_absent_from_null() {
    let send = |body: StartJob| client().jobs().start(&body).into_request().unwrap();
    let request = send(StartJob::default());
    assert_eq!(request.headers()["content-type"], "application/json");
    assert_eq!(request.body().as_bytes().unwrap(), "{}");
    let body = StartJob {
        name: Some("é".to_owned()),
        expires: Nullable::Null,
    };
    assert_eq!(
        send(body).body().as_bytes().unwrap(),
        r#"{"name":"é","expires":null}"#
    );
}

#[test]
fn a_path_argument_cannot_change_the_route() {
    let path = |id: &str| {
        client()
            .jobs()
            .cancel(id)
            .into_request()
            .map(|request| request.uri().to_string())
    };
    let expected = |id: &str| format!("https://api.example.com/api/jobs/{id}/cancel");
    for (id, encoded) in [
        ("a/b", "a%2Fb"),
        ("a?b", "a%3Fb"),
        ("a#b", "a%23b"),
        ("a%b", "a%25b"),
        ("%2e", "%252e"),
        ("..%2f", "..%252f"),
        ("...", "..."),
        ("a b+c", "a%20b%2Bc"),
        ("a\\b", "a%5Cb"),
        ("Zoë/名", "Zo%C3%AB%2F%E5%90%8D"),
        ("-._~", "-._~"),
        ("\r\n", "%0D%0A"),
    ] {
        assert_eq!(path(id).unwrap(), expected(encoded), "{id:?}");
    }
    for id in ["", ".", ".."] {
        let error = path(id).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Request, "{id:?}");
        assert_eq!(error.attempts(), 0);
    }
    assert_eq!(
        path("..").unwrap_err().to_string(),
        "cancelJob: an argument makes a segment `.` or `..` of the path, which would change the route"
    );
    assert_eq!(
        path("").unwrap_err().to_string(),
        "cancelJob: the parameter `id` cannot be sent: it is empty, which would change the path"
    );
}

#[test]
fn headers_of_one_call() {
    let call = client()
        .jobs()
        .list()
        .header("X-Sample-Version", "2024-02-08")
        .header("x-extra", "1");
    let request = call.clone().into_request().unwrap();
    assert_eq!(request.headers()["x-sample-version"], "2024-02-08");
    assert_eq!(request.headers()["x-extra"], "1");
    let request = call
        .without_header("x-sample-version")
        .into_request()
        .unwrap();
    assert!(!request.headers().contains_key("x-sample-version"));
}

#[test]
fn a_header_that_cannot_be_sent_is_refused_without_showing_it() {
    let calls = client().jobs();
    let body = StartJob::default();
    for error in [
        calls
            .list()
            .header("x-extra", "hunter3\r\nx-evil: 1")
            .into_request()
            .unwrap_err(),
        calls
            .list()
            .header("x extra", "1")
            .into_request()
            .unwrap_err(),
        calls
            .start(&body)
            .idempotency_key("hunter3\n")
            .into_request()
            .unwrap_err(),
        calls
            .start(&body)
            .idempotency_key(" hunter3")
            .into_request()
            .unwrap_err(),
    ] {
        assert_eq!(error.kind(), ErrorKind::Request);
        assert!(!format!("{error} {error:?}").contains("hunter3"), "{error}");
    }
}

#[test]
fn lifted_headers() {
    let version = |client: Client| {
        let request = client.jobs().list().into_request().unwrap();
        assert!(!request.headers().contains_key("x-tenant"));
        request
            .headers()
            .get("x-sample-version")
            .map(|value| value.to_str().unwrap().to_owned())
    };
    let builder = Server::default().builder().bearer("hunter2");
    assert_eq!(
        version(builder.clone().build().unwrap()).as_deref(),
        Some("2025-09-18")
    );
    assert_eq!(
        version(
            builder
                .clone()
                .sample_version("2021-05-23")
                .build()
                .unwrap()
        )
        .as_deref(),
        Some("2021-05-23")
    );
    assert_eq!(
        version(builder.without_sample_version().build().unwrap()),
        None
    );
}

#[test]
fn no_content_type_without_a_body() {
    let request = client().jobs().cancel("x").into_request().unwrap();
    assert_eq!(
        headers(&request),
        ["user-agent: sample/0.1.0", "authorization: Bearer hunter2"]
    );
}

#[test]
fn a_body_that_cannot_be_written_is_refused() {
    use crate::runtime::body::Body;
    let call = client()
        .jobs()
        .start(&StartJob::default())
        .set_body(Body::json("application/json", &f64::NAN));
    let error = call.into_request().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
    assert_eq!(
        error.to_string(),
        "startJob: the body cannot be sent: NaN is not a JSON number"
    );
}

#[test]
fn a_url_beyond_all_limits_is_refused() {
    let error = client()
        .jobs()
        .list()
        .page_token("x".repeat(70_000))
        .into_request()
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
    assert!(error.to_string().len() < 200);
}

/// Calls, pages and waits can be spawned, whatever the operation.
#[test]
fn futures_are_send() {
    fn check<T: Send>(_: T) {}
    let jobs = client().jobs();
    check(jobs.list().into_future());
    check(jobs.list().send());
    check(async {
        let mut pages = jobs.list().pages();
        let _ = pages.next().await;
        let mut items = jobs.list().items();
        let _ = items.next().await;
        let _ = jobs.get(Uuid::nil()).wait().await;
        if let Ok(redirect) = jobs.log("7").await {
            let _ = client().follow(&redirect).await;
        }
    });
    fn sync<T: Send + Sync + 'static>() {}
    sync::<Client>();
    sync::<crate::runtime::error::Error>();
    sync::<crate::runtime::error::CallError<crate::api::ApiError>>();
}

#[tokio::test]
async fn a_function_is_a_transport() {
    use crate::runtime::transport::Incoming;
    let client = Client::builder()
        .bearer("t")
        .transport(|request: http::Request<Outgoing>| async move {
            assert_eq!(request.uri().path(), "/api/jobs");
            Ok(http::Response::new(Incoming::from(r#"{"data":[]}"#)))
        })
        .build()
        .unwrap();
    assert!(client.jobs().list().await.unwrap().data.is_empty());
}

#[test]
fn a_required_header_comes_from_the_client_or_the_call() {
    use crate::runtime::api::{Api, Endpoint, Parameter};
    use crate::runtime::client::ClientBuilder;
    use crate::runtime::draft::Draft;
    static API: Api = Api {
        name: "lifted",
        version: "1\n",
        server: Some("https://example.com"),
        schemes: &[],
        headers: &[("X-Tenant", None)],
    };
    static ENDPOINT: Endpoint = Endpoint {
        id: "x",
        path: "/",
        parameters: &[Parameter::header("X-Tenant").required().lifted(0)],
        accept: "é\n",
        ..Endpoint::DEFAULT
    };
    let builder = ClientBuilder::new(&API).transport(Server::default());
    let client = builder.clone().build().unwrap();
    let error = Draft::new(&client, &ENDPOINT).into_request().unwrap_err();
    assert_eq!(
        error.to_string(),
        "x: the required parameter `X-Tenant` is not set"
    );
    let mut draft = Draft::new(&client, &ENDPOINT);
    draft.set_header("x-tenant", Some("a"));
    // What the description says of the version and of `Accept` is no header: an
    // error, and no panic.
    let error = draft.clone().into_request().unwrap_err();
    assert!(error.to_string().contains("`Accept`"), "{error}");
    let client = builder
        .client_header(0, Some("b".to_owned()))
        .build()
        .unwrap();
    let error = Draft::new(&client, &ENDPOINT).into_request().unwrap_err();
    assert!(error.to_string().contains("`Accept`"), "{error}");
}
