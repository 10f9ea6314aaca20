//! Redirects that lead nowhere, or to somebody else.

use super::{GOOD, builder, request};
use crate::runtime::client::Client;
use crate::runtime::error::{Error, ErrorKind};
use crate::runtime::redirect::Redirect;
use std::sync::{Arc, Mutex};
use tokio::io::AsyncWriteExt;
use tokio::net::TcpListener;
use uuid::Uuid;

/// A server on a socket that keeps the heads of its requests.
struct Server {
    url: String,
    heads: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Redirects what is asked of it to the same place each time, but for jobs.
    async fn start(location: impl Into<String>) -> Self {
        let location = location.into();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let heads = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&heads);
        tokio::spawn(async move {
            while let Ok((mut socket, _)) = listener.accept().await {
                let head = request(&mut socket).await;
                let answer = match () {
                    () if head.contains("/log ") || head.contains("/round ") => format!(
                        "HTTP/1.1 302 Found\r\nlocation: {location}\r\nset-cookie: a=hunter3\r\n\
                         content-length: 0\r\nconnection: close\r\n\r\n"
                    ),
                    () => GOOD.replace("\r\n\r\n", "\r\nconnection: close\r\n\r\n"),
                };
                kept.lock().unwrap().push(head);
                socket.write_all(answer.as_bytes()).await.unwrap();
            }
        });
        Self { url, heads }
    }

    fn client(&self) -> Client {
        let builder = builder(self.url.clone()).default_header("x-extra", "hunter2");
        builder.bearer("hunter2").build().unwrap()
    }

    fn heads(&self) -> Vec<String> {
        self.heads.lock().unwrap().clone()
    }
}

async fn redirect(client: &Client) -> Redirect {
    client.jobs().log("7").await.unwrap()
}

async fn next_call(client: &Client) {
    let next = client.jobs().get(Uuid::nil()).await;
    next.expect("the next call works");
}

#[tokio::test]
async fn redirects_in_circles() {
    let server = Server::start("/round").await;
    let client = server.client();
    let error: Error = client.follow(&redirect(&client).await).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
    assert!(error.to_string().contains("10 redirects"), "{error}");
    assert_eq!(server.heads().len(), 11);
    next_call(&client).await;
}

/// Nothing of the client goes along, nor what the first server has set.
#[tokio::test]
async fn a_redirect_to_another_host() {
    let other = Server::start("/").await;
    let host = other.url.replace("127.0.0.1", "localhost");
    let server = Server::start(format!("{host}/x?signature=1")).await;
    let client = server.client();
    let answer = client.follow(&redirect(&client).await).await.unwrap();
    assert!(answer.body().starts_with(b"{"));
    let [head] = &other.heads()[..] else {
        panic!("one request");
    };
    assert!(
        head.starts_with("GET /x?signature=1 HTTP/1.1\r\n"),
        "{head}"
    );
    assert!(!head.contains("hunter"), "{head}");
    assert!(!head.contains("authorization"), "{head}");
    assert!(server.heads()[0].contains("authorization: Bearer hunter2"));
    next_call(&client).await;
}

#[tokio::test]
async fn a_redirect_to_where_nobody_is() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let nowhere = format!("http://{}/x", listener.local_addr().unwrap());
    drop(listener);
    let server = Server::start(nowhere).await;
    let client = server.client();
    let error = client.follow(&redirect(&client).await).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert!(error.is_connect(), "{error:#}");
    next_call(&client).await;
}
