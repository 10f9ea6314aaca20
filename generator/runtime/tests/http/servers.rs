//! Where calls go: the servers of the description, and what is in their place.

use crate::runtime::api::{Api, Endpoint, Need, SchemeKind, SecurityScheme};
use crate::runtime::auth::Credential;
use crate::runtime::client::ClientBuilder;
use crate::runtime::draft::Draft;
use crate::runtime::server::expand;
use crate::server::Server;

static API: Api = api(Some("https://example.com/v1"));
static RELATIVE: Api = api(Some("/api/v1"));
static UNSET: Api = api(Some("https://{region}.example.com"));
const TOKEN: &[&[Need]] = &[&[(0, "")], &[]];
static USUAL: Endpoint = endpoint(None);
static UPLOADS: Endpoint = endpoint(Some((0, "https://uploads.example.com")));
static BESIDE: Endpoint = endpoint(Some((1, "/v2")));
static OPEN: Endpoint = endpoint(Some((2, "https://{region}.example.com/{x}")));

const fn api(server: Option<&'static str>) -> Api {
    Api {
        name: "servers",
        version: "1",
        server,
        schemes: &[SecurityScheme {
            name: "token",
            kind: SchemeKind::Bearer,
        }],
        headers: &[],
    }
}

const fn endpoint(server: Option<(usize, &'static str)>) -> Endpoint {
    Endpoint {
        id: "x",
        path: "/x",
        security: TOKEN,
        server,
        ..Endpoint::DEFAULT
    }
}

fn builder(api: &'static Api) -> ClientBuilder {
    let builder = ClientBuilder::new(api).transport(Server::default());
    builder.credential(0, Credential::token("t"))
}

fn chosen(url: &str) -> Result<String, String> {
    Ok(url.to_owned())
}

/// The URL that is called, with a star where the credential goes along.
fn url(builder: ClientBuilder, endpoint: &'static Endpoint) -> String {
    let client = builder.build().unwrap();
    match Draft::new(&client, endpoint).into_request() {
        Ok(request) => {
            let has_token = request.headers().contains_key("authorization");
            format!("{}{}", request.uri(), if has_token { "*" } else { "" })
        }
        Err(error) => error.to_string(),
    }
}

#[test]
fn the_server_of_an_operation_goes_before_the_apis() {
    assert_eq!(url(builder(&API), &USUAL), "https://example.com/v1/x*");
    assert_eq!(
        url(builder(&API), &UPLOADS),
        "https://uploads.example.com/x*"
    );
    assert_eq!(url(builder(&API), &BESIDE), "https://example.com/v2/x*");
    assert_eq!(
        url(builder(&API), &OPEN),
        "x: the server `https://{region}.example.com/{x}` of the operation has variables without a value"
    );
}

#[test]
fn servers_are_chosen() {
    let eu = || builder(&API).described_server(chosen("https://eu.example.com/"));
    assert_eq!(url(eu(), &USUAL), "https://eu.example.com/x*");
    assert_eq!(url(eu(), &UPLOADS), "https://uploads.example.com/x*");
    assert_eq!(url(eu(), &BESIDE), "https://eu.example.com/v2/x*");
    let own = || eu().own_server(0, chosen("https://files.test/a"));
    assert_eq!(url(own(), &UPLOADS), "https://files.test/a/x*");
    assert_eq!(url(own(), &BESIDE), "https://eu.example.com/v2/x*");
    let last = own().own_server(0, chosen("/b"));
    assert_eq!(url(last, &UPLOADS), "https://eu.example.com/b/x*");
}

#[test]
fn a_base_url_goes_before_what_is_chosen() {
    let local = |builder: ClientBuilder| builder.base_url("http://localhost:1/p");
    let eu = || builder(&API).described_server(chosen("https://eu.example.com"));
    assert_eq!(url(local(eu()), &USUAL), "http://localhost:1/p/x*");
    // The credential is for that host, and for those that are named.
    assert_eq!(url(local(eu()), &UPLOADS), "https://uploads.example.com/x");
    let own = local(eu()).own_server(0, chosen("http://localhost:2"));
    assert_eq!(url(own, &UPLOADS), "http://localhost:2/x*");
}

/// OpenAPI 3.1.1, section 4.8.5: relative to where the description is served.
#[test]
fn relative_servers_need_a_base_url() {
    let error = |builder: ClientBuilder| builder.build().unwrap_err().to_string();
    assert_eq!(
        error(builder(&RELATIVE)),
        "there is no base URL: the server `/api/v1` is relative to where the description is served, so set `base_url`"
    );
    let beside = || builder(&API).described_server(chosen("../v3"));
    assert!(error(beside()).starts_with("there is no base URL: the server `../v3` is relative"));
    let base = "https://docs.test/spec/openapi.json";
    assert_eq!(
        url(beside().base_url(base), &USUAL),
        "https://docs.test/v3/x*"
    );
    // Without a choice, the base URL is all.
    let whole = builder(&RELATIVE).base_url("https://example.com/api/v1");
    assert_eq!(url(whole, &USUAL), "https://example.com/api/v1/x*");
    assert_eq!(
        error(builder(&UNSET)),
        "there is no base URL: the server `https://{region}.example.com` has variables without a value, so set `server` or `base_url`"
    );
}

#[test]
fn variables_have_values() {
    let cases = [
        ("https://{a}.test", "eu", "https://eu.test"),
        (
            "https://{a}/v1",
            "localhost:8080",
            "https://localhost:8080/v1",
        ),
        ("{a}://example.com/v1", "http", "http://example.com/v1"),
        ("{a}/v1", "https://example.com", "https://example.com/v1"),
        (
            "https://example.com:{a}",
            "8443",
            "https://example.com:8443",
        ),
        (
            "https://example.com/{a}",
            "v1/b",
            "https://example.com/v1/b",
        ),
        ("https://example.com/{a}", "/v1", "https://example.com/v1"),
        ("https://api{a}.test", "", "https://api.test"),
    ];
    for (template, value, expected) in cases {
        assert_eq!(expand(template, &[("a", value)]).unwrap(), expected);
    }
}

#[test]
fn no_value_leads_to_another_host() {
    for (template, value) in [
        ("https://{a}.example.com", "evil.test/"),
        ("https://{a}.example.com", "evil.test?"),
        ("https://{a}.example.com", "evil.test#"),
        ("https://{a}.example.com", "evil.test\\"),
        ("https://{a}.example.com", "user@evil.test"),
        ("https://{a}.example.com", ""),
        ("https://x.{a}.example.com", ""),
        ("https://example.com:{a}", "1@evil.test"),
        ("{a}://example.com", "https://evil.test/"),
        ("{a}://example.com", "https:"),
        ("https://example.com/{a}", "?x"),
        ("//{a}.example.com", "evil.test/"),
        ("https://{b}.example.com", "eu"),
    ] {
        let expanded = expand(template, &[("a", value)]);
        assert!(expanded.is_err(), "{template} {value}: {expanded:?}");
    }
    // What no URL can hold is refused when the client is built.
    for value in ["a b", "a\r\n", "é", "a:b"] {
        let url = expand("https://{a}.example.com", &[("a", value)]);
        assert!(
            builder(&API).described_server(url).build().is_err(),
            "{value}"
        );
    }
    let up = expand("https://example.com/{a}", &[("a", "../x")]);
    assert!(builder(&API).described_server(up).build().is_err());
}
