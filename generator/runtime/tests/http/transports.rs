//! Transports beside reqwest: functions, services of tower, and threads that
//! wait.

use crate::runtime::in_process::InProcess;
use crate::runtime::outgoing::Outgoing;
use crate::schemes::{Open, builder, call};

#[tokio::test]
async fn a_function_that_answers() {
    let transport = InProcess::new(|request: http::Request<Outgoing>| {
        assert_eq!(request.uri().path(), "/v1/open");
        let response = http::Response::builder().header("content-type", "text/plain");
        response.body("done").unwrap()
    });
    let client = builder().transport(transport).build().unwrap();
    assert_eq!(call::<Open>(&client).await.unwrap(), "done");
}

#[cfg(feature = "tower")]
mod tower {
    use super::*;
    use crate::runtime::transport_tower::TowerTransport;
    use std::convert::Infallible;
    use std::future::{Ready, ready};
    use std::task::{Context, Poll};
    use tower_service::Service;

    #[derive(Clone)]
    struct Echo(bool);

    impl Service<http::Request<Outgoing>> for Echo {
        type Response = http::Response<Outgoing>;
        type Error = Infallible;
        type Future = Ready<Result<Self::Response, Infallible>>;

        fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
            self.0 = true;
            Poll::Ready(Ok(()))
        }

        fn call(&mut self, request: http::Request<Outgoing>) -> Self::Future {
            assert!(self.0, "it was not asked whether it is ready");
            let path = request.uri().path().to_owned();
            let response = http::Response::builder().header("content-type", "text/plain");
            ready(Ok(response.body(Outgoing::from(path)).unwrap()))
        }
    }

    #[tokio::test]
    async fn a_service() {
        let transport = TowerTransport::new(Echo(false));
        let client = builder().transport(transport).build().unwrap();
        assert_eq!(call::<Open>(&client).await.unwrap(), "/v1/open");
        assert_eq!(call::<Open>(&client).await.unwrap(), "/v1/open");
    }
}

#[cfg(feature = "blocking")]
mod blocking {
    use super::*;
    use crate::runtime::client::Client;
    use crate::runtime::retry::RetryPolicy;
    use crate::schemes::{KEY, Keyed};
    use crate::server::Server;
    use std::io::{Read, Write};
    use std::net::TcpListener;
    use std::thread::{self, JoinHandle};
    use std::time::{Duration, Instant};

    /// Answers one connection after the other with these bytes; gives the
    /// requests.
    fn serve(answers: Vec<&'static str>) -> (String, JoinHandle<Vec<String>>) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/base", listener.local_addr().unwrap());
        let server = thread::spawn(move || {
            let answer = |answer: &str| {
                let (mut socket, _) = listener.accept().unwrap();
                let mut request = Vec::new();
                while !request.windows(4).any(|end| end == b"\r\n\r\n") {
                    let mut buffer = [0; 1024];
                    let length = socket.read(&mut buffer).unwrap();
                    request.extend_from_slice(&buffer[..length]);
                }
                socket.write_all(answer.as_bytes()).unwrap();
                if answer.is_empty() {
                    thread::sleep(Duration::from_secs(2));
                }
                String::from_utf8(request).unwrap().to_lowercase()
            };
            answers.into_iter().map(answer).collect()
        });
        (url, server)
    }

    fn client(url: &str) -> Client {
        let pause = Duration::from_millis(1);
        let policy = RetryPolicy::default().backoff(pause, pause);
        let builder = builder().base_url(url).credential(KEY, "hunter2");
        builder.retry(policy).blocking().build().unwrap()
    }

    const DONE: &str = "HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\ncontent-length: 4\r\nconnection: close\r\n\r\ndone";
    const BUSY: &str = "HTTP/1.1 503 Busy\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";

    #[test]
    fn a_thread_that_waits() {
        let (url, server) = serve(vec![BUSY, DONE, DONE]);
        let client = client(&url);
        let response = call::<Open>(&client).send_blocking().unwrap();
        assert_eq!((response.attempts(), response.body().as_str()), (2, "done"));
        call::<Keyed>(&client).send_blocking().unwrap();
        let requests = server.join().unwrap();
        assert!(
            requests[1].starts_with("get /base/open http/1.1\r\n"),
            "{requests:?}"
        );
        assert!(!requests[1].contains("authorization") && !requests[1].contains("content-length"));
        assert!(requests[2].starts_with("post /base/keyed http/1.1\r\n"));
        assert!(requests[2].contains("authorization: bearer hunter2\r\n"));
        assert!(
            requests[2].contains("content-length: 0\r\n"),
            "{requests:?}"
        );
    }

    #[test]
    fn a_server_that_says_nothing() {
        let (url, _server) = serve(vec![""]);
        let started = Instant::now();
        let call = call::<Open>(&client(&url)).timeout(Duration::from_millis(100));
        let error = call.send_blocking().unwrap_err();
        assert!(error.is_timeout(), "{error:?}");
        assert_eq!(error.attempts(), 1);
        assert!(started.elapsed() < Duration::from_secs(1));
    }

    #[test]
    fn no_server() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        drop(listener);
        let error = call::<Open>(&client(&url)).send_blocking().unwrap_err();
        assert!(error.is_connect(), "{error:?}");
        assert_eq!(error.attempts(), 3);
    }

    /// An asynchronous transport would wait for a runtime that is not there.
    #[test]
    fn an_asynchronous_transport_is_refused() {
        let client = builder().transport(Server::default()).build().unwrap();
        let error = call::<Open>(&client).send_blocking().unwrap_err();
        assert!(error.to_string().contains("`blocking()`"), "{error}");
    }
}
