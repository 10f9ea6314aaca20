//! TLS in earnest: handshakes with a server that demands a certificate, and
//! with one that cannot be trusted.
//!
//! Each test runs in a process of its own, whose environment names the authority
//! that is trusted (`SSL_CERT_FILE`); that is heeded on Linux only.

use crate::runtime::auth::Identity;
use crate::runtime::call::Call;
use crate::runtime::client::{Client, ClientBuilder};
use crate::runtime::error::{CallError, Error, ErrorKind};
use crate::runtime::operation::Operation;
use crate::runtime::redirect::Redirect;
use crate::runtime::retry::RetryPolicy;
#[cfg(feature = "blocking")]
use crate::runtime::transport_ureq::UreqTransport;
use crate::schemes::{self, Certified, Open, call};
use crate::tls_server::{Authority, Demand, Pass, TlsServer};
use std::process::Command;
use std::time::{Duration, Instant};

const DEADLINE: Duration = Duration::from_secs(5);

/// The ways a client can send; all have to do the same.
#[derive(Clone, Copy, Debug)]
enum Way {
    Async,
    #[cfg(feature = "blocking")]
    Blocking,
}

const WAYS: &[Way] = &[
    Way::Async,
    #[cfg(feature = "blocking")]
    Way::Blocking,
];

impl Way {
    fn client(self, server: &TlsServer, pass: Option<&Pass>) -> Client {
        let builder = self.builder(server, pass).retry(RetryPolicy::none());
        builder.build().unwrap()
    }

    fn builder(self, server: &TlsServer, pass: Option<&Pass>) -> ClientBuilder {
        let builder = schemes::builder().base_url(&server.url).deadline(DEADLINE);
        match (self, pass) {
            (_, None) => self.sending(builder),
            (Self::Async, Some(pass)) => {
                builder.identity(Identity::pem(&pass.certificate, pass.key.as_str()))
            }
            #[cfg(feature = "blocking")]
            (Self::Blocking, Some(pass)) => builder
                .transport(UreqTransport::from(agent(pass)))
                .identity(Identity::of_transport()),
        }
    }

    fn sending(self, builder: ClientBuilder) -> ClientBuilder {
        match self {
            Self::Async => builder,
            #[cfg(feature = "blocking")]
            Self::Blocking => builder.blocking(),
        }
    }

    /// Calls an operation that asks for the certificate.
    fn certified(self, client: &Client) -> Result<String, Error> {
        self.wait(call::<Certified>(client))
    }

    /// Calls one that asks for nothing.
    fn open(self, client: &Client) -> Result<String, Error> {
        self.wait(call::<Open>(client))
    }

    fn wait<O: Operation>(self, call: Call<O>) -> Result<O::Output, Error>
    where
        Error: From<CallError<O::Error>>,
    {
        match self {
            Self::Async => Ok(within(call.send())?.into_body()),
            #[cfg(feature = "blocking")]
            Self::Blocking => Ok(call.send_blocking()?.into_body()),
        }
    }

    fn follow(self, client: &Client, redirect: &Redirect) -> Result<(), Error> {
        match self {
            Self::Async => within(client.follow(redirect)).map(drop),
            #[cfg(feature = "blocking")]
            Self::Blocking => client.follow_blocking(redirect).map(drop),
        }
    }
}

fn within<F: Future>(future: F) -> F::Output {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    runtime.enable_all().build().unwrap().block_on(future)
}

/// An agent of ureq shows its certificate to every server that asks.
#[cfg(feature = "blocking")]
fn agent(pass: &Pass) -> ureq::Agent {
    use ureq::tls::{Certificate, ClientCert, PrivateKey, RootCerts, TlsConfig};

    let chain = [Certificate::from_pem(pass.certificate.as_bytes()).unwrap()];
    let key = PrivateKey::from_pem(pass.key.as_bytes()).unwrap();
    let tls = TlsConfig::builder()
        .client_cert(Some(ClientCert::new_with_certs(&chain, key)))
        .root_certs(RootCerts::PlatformVerifier);
    let config = ureq::Agent::config_builder().tls_config(tls.build());
    config.build().into()
}

/// Runs a test in a process of its own, once for each way to send.
fn alone(name: &str, test: impl Fn(&Authority, Way)) {
    const CHILD: &str = "CLIENTSMITH_TLS_TEST";
    if std::env::var_os(CHILD).is_some() {
        let authority = Authority::new("the authority that is trusted");
        let path = std::env::var_os("SSL_CERT_FILE").unwrap();
        std::fs::write(path, authority.pem()).unwrap();
        for way in WAYS {
            test(&authority, *way);
        }
        return;
    }
    let trusted = format!("clientsmith-{}-{name}.pem", std::process::id());
    let trusted = std::env::temp_dir().join(trusted);
    let output = Command::new(std::env::current_exe().unwrap())
        .args([&format!("mutual_tls::{name}"), "--exact", "--nocapture"])
        .env(CHILD, "1")
        .env("SSL_CERT_FILE", &trusted)
        .env_remove("SSL_CERT_DIR")
        .output()
        .unwrap();
    let _ = std::fs::remove_file(trusted);
    let text = String::from_utf8_lossy(&output.stdout);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{text}{said}");
    assert!(text.contains("1 passed"), "{text}");
}

/// A call that has to fail soon, and what it says with all its causes.
fn fails(call: impl FnOnce() -> Result<String, Error>) -> (Error, String) {
    let started = Instant::now();
    let error = call().expect_err("the connection is refused");
    assert!(started.elapsed() < DEADLINE, "{:?}", started.elapsed());
    assert_eq!(error.kind(), ErrorKind::Transport, "{error:#}");
    let text = format!("{error:#}");
    (error, text)
}

#[test]
fn a_certificate_is_shown_and_accepted() {
    alone("a_certificate_is_shown_and_accepted", |authority, way| {
        for demand in [Demand::Certificate, Demand::CertificateOverTls12] {
            let server = TlsServer::new(authority, &[demand]);
            let client = way.client(&server, Some(&authority.pass("alice")));
            assert_eq!(way.certified(&client).unwrap(), "hello, alice", "{way:?}");
            assert_eq!(way.certified(&client).unwrap(), "hello, alice", "{way:?}");
        }
    });
}

/// Where the description says which operations ask for a certificate, others do
/// not show it, though they go to the same server. Where the transport shows it,
/// it decides by itself.
#[test]
fn a_certificate_is_shown_only_where_it_is_asked_for() {
    let name = "a_certificate_is_shown_only_where_it_is_asked_for";
    alone(name, |authority, way| {
        let server = TlsServer::new(authority, &[Demand::Optional]);
        let client = way.client(&server, Some(&authority.pass("alice")));
        assert_eq!(way.certified(&client).unwrap(), "hello, alice", "{way:?}");
        if matches!(way, Way::Async) {
            assert_eq!(way.open(&client).unwrap(), "hello, stranger");
        }
        assert_eq!(way.certified(&client).unwrap(), "hello, alice", "{way:?}");
    });
}

#[test]
fn without_a_certificate_nothing_is_sent() {
    alone("without_a_certificate_nothing_is_sent", |authority, way| {
        let server = TlsServer::new(authority, &[Demand::Certificate]);
        let client = way.client(&server, None);
        let error = way.certified(&client).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Credentials);
        let text = error.to_string();
        assert_eq!(text, "Certified: no credential for `certificate`");
        assert_eq!(server.connections(), 0);
    });
}

#[test]
fn a_server_refuses_who_shows_no_certificate() {
    let name = "a_server_refuses_who_shows_no_certificate";
    alone(name, |authority, way| {
        for demand in [Demand::Certificate, Demand::CertificateOverTls12] {
            let server = TlsServer::new(authority, &[demand, Demand::Optional]);
            let client = way.client(&server, None);
            let (_, text) = fails(|| way.open(&client));
            let is_said = text.contains("CertificateRequired") || text.contains("HandshakeFailure");
            assert!(is_said, "{way:?} {demand:?}: {text}");
            assert_eq!(way.open(&client).unwrap(), "hello, stranger", "{way:?}");
        }
    });
}

#[test]
fn a_server_refuses_a_certificate_of_another_authority() {
    let name = "a_server_refuses_a_certificate_of_another_authority";
    alone(name, |authority, way| {
        let other = Authority::new("another authority");
        for demand in [Demand::Certificate, Demand::CertificateOverTls12] {
            let server = TlsServer::new(authority, &[demand, Demand::Nothing]);
            let client = way.client(&server, Some(&other.pass("mallory")));
            let (_, text) = fails(|| way.certified(&client));
            assert!(text.contains("UnknownCA"), "{way:?} {demand:?}: {text}");
            assert!(!text.contains("PRIVATE"), "{text}");
            assert_eq!(way.certified(&client).unwrap(), "hello, stranger");
        }
    });
}

/// Each is refused before a request is sent, and is not tried again: it would be
/// refused again.
#[test]
fn a_server_that_cannot_be_trusted() {
    alone("a_server_that_cannot_be_trusted", |authority, way| {
        for (demand, reason) in [
            (Demand::NothingSelfSigned, "UnknownIssuer"),
            (Demand::NothingOfAnotherHost, "not valid for name"),
            (Demand::NothingExpired, "expired"),
        ] {
            let server = TlsServer::new(authority, &[demand, Demand::Nothing]);
            let client = way.builder(&server, None).build().unwrap();
            let (error, text) = fails(|| way.open(&client));
            assert!(text.contains(reason), "{way:?} {demand:?}: {text}");
            let said = "the certificate of the server is not trusted";
            assert!(text.contains(said), "{way:?} {demand:?}: {text}");
            assert!(error.is_connect(), "{way:?} {demand:?}: {text}");
            assert!(!error.is_retryable(), "{way:?} {demand:?}: {text}");
            assert_eq!((error.attempts(), server.connections()), (1, 1), "{way:?}");
            assert_eq!(server.requests(), 0, "{way:?} {demand:?}");
            assert_eq!(way.open(&client).unwrap(), "hello, stranger", "{way:?}");
        }
    });
}

#[test]
fn a_server_without_tls() {
    alone("a_server_without_tls", |authority, way| {
        let server = TlsServer::new(authority, &[Demand::NoTls, Demand::Nothing]);
        let client = way.client(&server, None);
        let (error, text) = fails(|| way.open(&client));
        assert!(text.contains("corrupt"), "{way:?}: {text}");
        assert!(error.is_connect(), "{way:?}: {text}");
        assert_eq!(server.requests(), 0, "{way:?}");
        assert_eq!(way.open(&client).unwrap(), "hello, stranger", "{way:?}");
    });
}

#[test]
fn a_redirect_from_https_to_http() {
    alone("a_redirect_from_https_to_http", |authority, way| {
        let server = TlsServer::new(authority, &[Demand::Nothing]);
        let builder = Client::builder();
        let client = builder.base_url(&server.url).bearer("hunter2");
        let client = way.sending(client).build().unwrap();
        let redirect = way.wait(client.jobs().log("7")).unwrap();
        let error = way.follow(&client, &redirect).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Request, "{error:#}");
        assert!(error.to_string().contains("from https to http"), "{error}");
        assert_eq!(server.requests(), 1);
        let next = way.wait(client.jobs().public());
        assert_eq!(next.unwrap(), "hello, stranger", "{way:?}");
    });
}

/// `blocking` sets a transport, which the certificate has to be given to.
#[cfg(feature = "blocking")]
#[test]
fn a_certificate_that_would_not_be_shown_is_refused() {
    let pass = Authority::new("an authority").pass("alice");
    let builder = schemes::builder().identity(Identity::pem(&pass.certificate, pass.key));
    let error = builder.blocking().build().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Configuration);
    assert!(error.to_string().contains("of_transport"), "{error}");
}
