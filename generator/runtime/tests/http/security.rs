//! Which credentials are sent, and where.

use crate::runtime::error::{CallError, ErrorKind};
use crate::server::{Server, Step};

#[test]
fn the_first_complete_alternative_is_used() {
    let header = |builder: crate::runtime::client::ClientBuilder| {
        let request = builder
            .build()
            .unwrap()
            .jobs()
            .list()
            .into_request()
            .unwrap();
        request.headers()["authorization"]
            .to_str()
            .unwrap()
            .to_owned()
    };
    let builder = || Server::default().builder();
    assert_eq!(header(builder().bearer("t")), "Bearer t");
    assert_eq!(
        header(builder().basic("Aladdin", "open sesame")),
        "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="
    );
    assert_eq!(header(builder().basic("u", "p").bearer("t")), "Bearer t");
}

#[test]
fn a_set_is_sent_as_a_whole() {
    let builder = Server::default().builder();
    let request = |builder: &crate::runtime::client::ClientBuilder| {
        builder
            .clone()
            .build()
            .unwrap()
            .jobs()
            .both()
            .into_request()
    };
    let both = builder.clone().bearer("t").app_key("k");
    let sent = request(&both).unwrap();
    assert_eq!(sent.headers()["authorization"], "Bearer t");
    assert_eq!(sent.headers()["x-app-key"], "k");
    let other = builder.clone().bearer("t").query_key("q&").cookie_key("c;");
    let sent = request(&other).unwrap();
    assert_eq!(sent.uri(), "https://api.example.com/both?api%20key=q%26");
    assert_eq!(sent.headers()["cookie"], "session=c%3B");
    assert!(!sent.headers().contains_key("authorization"));
    let error = request(&builder.bearer("t")).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Credentials);
    assert_eq!(
        error.to_string(),
        "getBoth: no credential for `appKey`, nor for `queryKey` and `cookieKey`"
    );
}

/// Many descriptions have a key both as a scheme and as a parameter.
#[test]
fn a_key_that_is_an_argument_too_is_sent_once() {
    let builder = Server::default().builder();
    let client = builder.query_key("q").cookie_key("c").build().unwrap();
    let call = client.jobs().both().set_argument(0, &"own".to_owned());
    let request = call.into_request().unwrap();
    assert_eq!(request.uri(), "https://api.example.com/both?api%20key=own");
}

#[tokio::test]
async fn without_a_credential_nothing_is_sent() {
    let server = Server::default();
    let client = server.builder().build().unwrap();
    let error = client.jobs().list().await.unwrap_err();
    assert!(matches!(error, CallError::Credentials(_)));
    assert_eq!(
        error.to_string(),
        "listJobs: no credential for `bearerKey`, nor for `orgKey`"
    );
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn nothing_is_sent_where_nothing_is_asked_for() {
    let server = Server::new([Step::Answer(200, vec![], "hello")]);
    let client = server
        .builder()
        .bearer("t")
        .app_key("k")
        .query_key("q")
        .cookie_key("c")
        .build()
        .unwrap();
    assert_eq!(client.jobs().public().await.unwrap(), "hello");
    let request = &server.requests()[0];
    assert_eq!(request.uri(), "https://api.example.com/public");
    for name in ["authorization", "x-app-key", "cookie"] {
        assert!(!request.headers().contains_key(name), "{name}");
    }
}

#[test]
fn a_server_of_the_operation() {
    let builder = Server::default().builder().bearer("t");
    let request = builder
        .clone()
        .build()
        .unwrap()
        .jobs()
        .elsewhere()
        .into_request()
        .unwrap();
    assert_eq!(request.uri(), "https://uploads.example.com/v2/x");
    assert_eq!(request.headers()["authorization"], "Bearer t");
    // The description's own host, named by the caller, is no other installation.
    let same = builder
        .clone()
        .base_url("https://api.example.com/prefix")
        .build()
        .unwrap();
    assert!(same.jobs().elsewhere().into_request().is_ok());
    // A client of another installation keeps its credentials to itself.
    let own = builder.base_url("https://own.example.org").build().unwrap();
    let error = own.jobs().elsewhere().into_request().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Credentials);
    assert!(
        error.to_string().contains("https://own.example.org"),
        "{error}"
    );
}

#[test]
fn headers_of_the_client_stay_with_its_host() {
    let builder = Server::default()
        .builder()
        .default_header("Authorization", "Custom x");
    let request = builder
        .clone()
        .build()
        .unwrap()
        .jobs()
        .list()
        .into_request()
        .unwrap();
    assert_eq!(request.headers()["authorization"], "Custom x");
    let own = builder.base_url("https://own.example.org").build().unwrap();
    assert!(own.jobs().list().into_request().is_ok());
    let error = own.jobs().elsewhere().into_request().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Credentials);
}

#[test]
fn a_header_of_the_call_stands_in_for_a_credential() {
    let client = Server::default().builder().build().unwrap();
    let request = client
        .jobs()
        .list()
        .header("Authorization", "Custom x")
        .into_request()
        .unwrap();
    assert_eq!(request.headers()["authorization"], "Custom x");
}

#[test]
fn a_certificate_is_a_credential_too() {
    use crate::runtime::api::{Api, Endpoint, Need, SchemeKind, SecurityScheme};
    use crate::runtime::auth::Identity;
    use crate::runtime::client::ClientBuilder;
    use crate::runtime::draft::Draft;
    static API: Api = Api {
        name: "certificates",
        version: "1",
        server: Some("https://example.com"),
        schemes: &[
            SecurityScheme {
                name: "certificate",
                kind: SchemeKind::MutualTls,
            },
            SecurityScheme {
                name: "custom",
                kind: SchemeKind::Other("Custom"),
            },
        ],
        headers: &[],
    };
    const fn endpoint(security: &'static [&'static [Need]]) -> Endpoint {
        Endpoint {
            id: "x",
            path: "/",
            security,
            ..Endpoint::DEFAULT
        }
    }
    static CERTIFICATE: Endpoint = endpoint(&[&[(0, "")]]);
    static BOTH: Endpoint = endpoint(&[&[(0, ""), (1, "")]]);
    static ANONYMOUS: Endpoint = endpoint(&[&[(1, "")], &[]]);
    let builder = ClientBuilder::new(&API).transport(Server::default());
    let refusal = |builder: &ClientBuilder, endpoint| {
        let client = builder.clone().build().unwrap();
        let request = Draft::new(&client, endpoint).into_request();
        request.unwrap_err().to_string()
    };
    assert_eq!(
        refusal(&builder, &CERTIFICATE),
        "x: no credential for `certificate`"
    );
    assert_eq!(
        refusal(&builder, &BOTH),
        "x: no credential for `certificate` and `custom`"
    );
    let builder = builder.identity(Identity::of_transport());
    assert_eq!(refusal(&builder, &BOTH), "x: no credential for `custom`");
    let request = |builder: &ClientBuilder, endpoint| {
        let client = builder.clone().build().unwrap();
        Draft::new(&client, endpoint).into_request().unwrap()
    };
    for endpoint in [&CERTIFICATE, &ANONYMOUS] {
        let sent = request(&builder, endpoint);
        assert!(!sent.headers().contains_key("authorization"));
    }
    let builder = builder.credential(1, "t");
    for endpoint in [&BOTH, &ANONYMOUS] {
        let sent = request(&builder, endpoint);
        assert_eq!(sent.headers()["authorization"], "Custom t");
    }
    // A certificate that the client could not show is refused at once.
    let pem = builder.identity(Identity::pem("hunter2", "hunter2"));
    let error = pem.build().unwrap_err().to_string();
    assert!(error.contains("Identity::of_transport"), "{error}");
}

#[cfg(any(feature = "rustls", feature = "native-tls"))]
#[test]
fn a_certificate_that_cannot_be_read() {
    use crate::runtime::auth::Identity;
    use crate::runtime::client::Client;
    let builder = Client::builder().identity(Identity::pem("hunter2", "hunter3"));
    let error = builder.build().unwrap_err().to_string();
    assert!(error.contains("cannot be read"), "{error}");
    assert!(!error.contains("hunter"), "{error}");
}

#[test]
fn a_scheme_without_a_name_is_the_whole_header() {
    use crate::runtime::api::{Api, Endpoint, SchemeKind, SecurityScheme};
    use crate::runtime::auth::Credential;
    use crate::runtime::client::ClientBuilder;
    use crate::runtime::draft::Draft;
    static API: Api = Api {
        name: "undescribed",
        version: "1",
        server: Some("https://example.com"),
        schemes: &[SecurityScheme {
            name: "mystery",
            kind: SchemeKind::Other(""),
        }],
        headers: &[],
    };
    static ENDPOINT: Endpoint = Endpoint {
        id: "x",
        path: "/",
        security: &[&[(0, "")]],
        ..Endpoint::DEFAULT
    };
    let builder = ClientBuilder::new(&API).transport(Server::default());
    let bare = builder.clone().build().unwrap();
    assert!(Draft::new(&bare, &ENDPOINT).into_request().is_err());
    let credential = Credential::token("Custom key=1");
    let client = builder.credential(0, credential).build().unwrap();
    let request = Draft::new(&client, &ENDPOINT).into_request().unwrap();
    assert_eq!(request.headers()["authorization"], "Custom key=1");
}
