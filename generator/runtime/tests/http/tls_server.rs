//! An authority that signs certificates, and a server that speaks TLS.

use rcgen::{
    BasicConstraints, Certificate, CertificateParams, DnType, IsCa, Issuer, KeyPair, date_time_ymd,
};
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::WebPkiClientVerifier;
use rustls::{RootCertStore, ServerConfig, ServerConnection, StreamOwned, version};
use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Signs certificates.
pub struct Authority {
    certificate: Certificate,
    issuer: Issuer<'static, KeyPair>,
}

impl Authority {
    pub fn new(name: &str) -> Self {
        let mut params = params(name, &[]);
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().unwrap();
        Self {
            certificate: params.self_signed(&key).unwrap(),
            issuer: Issuer::new(params, key),
        }
    }

    /// Its own certificate.
    pub fn pem(&self) -> String {
        self.certificate.pem()
    }

    /// What a client of this name shows.
    pub fn pass(&self, name: &str) -> Pass {
        let (certificate, key) = self.sign(&params(name, &[]));
        Pass {
            certificate: certificate.pem(),
            key: key.serialize_pem(),
        }
    }

    fn sign(&self, params: &CertificateParams) -> (Certificate, KeyPair) {
        let key = KeyPair::generate().unwrap();
        (params.signed_by(&key, &self.issuer).unwrap(), key)
    }
}

/// A certificate and its key, in PEM.
pub struct Pass {
    pub certificate: String,
    pub key: String,
}

fn params(name: &str, hosts: &[&str]) -> CertificateParams {
    let hosts: Vec<_> = hosts.iter().map(|host| host.to_string()).collect();
    let mut params = CertificateParams::new(hosts).unwrap();
    params.distinguished_name.push(DnType::CommonName, name);
    params
}

/// What a connection asks of the client, and what it shows itself.
#[derive(Clone, Copy, Debug)]
pub enum Demand {
    /// A certificate of the authority.
    Certificate,
    /// The same; TLS 1.2 looks at it before the handshake is over, 1.3 after.
    CertificateOverTls12,
    /// One, if there is one.
    Optional,
    Nothing,
    NothingSelfSigned,
    NothingOfAnotherHost,
    NothingExpired,
    /// Answers in plain HTTP.
    NoTls,
}

/// Greets whoever comes by the name on the certificate; redirects who wants a
/// log to where there is no TLS.
pub struct TlsServer {
    pub url: String,
    counts: Arc<Counts>,
}

#[derive(Default)]
struct Counts {
    connections: AtomicUsize,
    requests: AtomicUsize,
}

impl TlsServer {
    /// The first connection meets the first demand, and so on; all others the
    /// last one.
    pub fn new(authority: &Authority, demands: &[Demand]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("https://{}", listener.local_addr().unwrap());
        let counts = Arc::new(Counts::default());
        let kept = Arc::clone(&counts);
        let configs = demands.iter().map(|demand| config(authority, *demand));
        let configs: Vec<_> = configs.collect();
        thread::spawn(move || {
            for (number, socket) in listener.incoming().enumerate() {
                let config = configs[number.min(configs.len() - 1)].clone();
                let counts = Arc::clone(&counts);
                counts.connections.fetch_add(1, Ordering::SeqCst);
                thread::spawn(move || serve(socket.unwrap(), config, &counts));
            }
        });
        Self { url, counts: kept }
    }

    pub fn connections(&self) -> usize {
        self.counts.connections.load(Ordering::SeqCst)
    }

    pub fn requests(&self) -> usize {
        self.counts.requests.load(Ordering::SeqCst)
    }
}

fn config(authority: &Authority, demand: Demand) -> Option<Arc<ServerConfig>> {
    let mut own = params("server", &["127.0.0.1"]);
    match demand {
        Demand::NoTls => return None,
        Demand::NothingOfAnotherHost => own = params("server", &["example.com"]),
        Demand::NothingExpired => own.not_after = date_time_ymd(2020, 1, 1),
        _ => {}
    }
    let (certificate, key) = match demand {
        Demand::NothingSelfSigned => {
            let key = KeyPair::generate().unwrap();
            (own.self_signed(&key).unwrap(), key)
        }
        _ => authority.sign(&own),
    };
    let chain = vec![CertificateDer::from(certificate)];
    let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();

    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut roots = RootCertStore::empty();
    let root = authority.certificate.der().clone();
    roots.add(root).unwrap();
    let verifier =
        WebPkiClientVerifier::builder_with_provider(Arc::new(roots), Arc::clone(&provider));
    let verifier = match demand {
        Demand::Certificate | Demand::CertificateOverTls12 => verifier.build().unwrap(),
        Demand::Optional => verifier.allow_unauthenticated().build().unwrap(),
        _ => WebPkiClientVerifier::no_client_auth(),
    };
    let versions = match demand {
        Demand::CertificateOverTls12 => &[&version::TLS12],
        _ => &[&version::TLS13],
    };
    let config = ServerConfig::builder_with_provider(provider)
        .with_protocol_versions(versions)
        .unwrap()
        .with_client_cert_verifier(verifier);
    Some(Arc::new(config.with_single_cert(chain, key).unwrap()))
}

fn serve(mut socket: TcpStream, config: Option<Arc<ServerConfig>>, counts: &Counts) {
    let Some(config) = config else {
        let _ = socket.write_all(b"HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n");
        return leave(socket);
    };
    let connection = ServerConnection::new(config).unwrap();
    let mut stream = StreamOwned::new(connection, socket);
    while let Some(head) = request(&mut stream) {
        counts.requests.fetch_add(1, Ordering::SeqCst);
        let shown = stream.conn.peer_certificates();
        let shown = shown.map(|chain| String::from_utf8_lossy(&chain[0]).into_owned());
        let is_alice = shown.is_some_and(|text| text.contains("alice"));
        let body = match is_alice {
            true => "hello, alice",
            false => "hello, stranger",
        };
        let length = body.len();
        let head = match head.contains("/log ") {
            true => "302 Found\r\nlocation: http://127.0.0.1:1/x",
            false => "200 OK",
        };
        let answer = format!("HTTP/1.1 {head}\r\ncontent-length: {length}\r\n\r\n{body}");
        if stream.write_all(answer.as_bytes()).is_err() {
            break;
        }
    }
    // What is still to be said is why the handshake has failed.
    while stream.conn.wants_write() && stream.conn.write_tls(&mut stream.sock).is_ok() {}
    leave(stream.sock);
}

/// Reads the head of a request.
fn request(stream: &mut impl Read) -> Option<String> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        stream.read_exact(&mut byte).ok()?;
        head.push(byte[0]);
    }
    String::from_utf8(head).ok()
}

/// Closes a connection so that what was written last arrives: one that is closed
/// with something unread is reset.
fn leave(mut socket: TcpStream) {
    let _ = socket.shutdown(Shutdown::Write);
    let _ = std::io::copy(&mut socket, &mut std::io::sink());
}
