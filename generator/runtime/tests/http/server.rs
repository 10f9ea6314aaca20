//! A server in the test's own process: answers from a queue, and keeps the
//! requests.

use crate::runtime::client::{Client, ClientBuilder};
use crate::runtime::outgoing::Outgoing;
use crate::runtime::transport::{Incoming, Sending, Transport, TransportError};
use bytes::Bytes;
use std::collections::VecDeque;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, ready};
use std::time::Duration;
use tokio::time::{Instant, Sleep, sleep};

/// What the server does with a request.
pub enum Step {
    /// Answers with a status, headers and a body.
    Answer(u16, Vec<(&'static str, String)>, &'static str),
    /// Waits first.
    After(Duration, Box<Step>),
    /// Accepts no connection.
    Refuse,
    /// Breaks the connection.
    Break,
    /// Breaks the connection in the body.
    Cut(&'static str),
    /// Answers 200 with a body of this type, piece by piece.
    Pieces(&'static str, Vec<Piece>),
}

/// A piece of a body.
#[derive(Clone)]
pub enum Piece {
    Bytes(Bytes),
    Pause(Duration),
    Break,
}

/// The text in pieces of this many bytes.
pub fn pieces(text: &str, size: usize) -> Vec<Piece> {
    let pieces = text.as_bytes().chunks(size);
    pieces
        .map(|piece| Piece::Bytes(Bytes::copy_from_slice(piece)))
        .collect()
}

#[derive(Clone, Default)]
pub struct Server(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    steps: VecDeque<Step>,
    requests: Vec<http::Request<Bytes>>,
    times: Vec<Instant>,
}

impl Server {
    pub fn new(steps: impl IntoIterator<Item = Step>) -> Self {
        let server = Self::default();
        server.0.lock().unwrap().steps.extend(steps);
        server
    }

    /// A client that talks to this server, with a bearer token.
    pub fn client(&self) -> Client {
        self.builder().bearer("hunter2").build().unwrap()
    }

    pub fn builder(&self) -> ClientBuilder {
        Client::builder().transport(self.clone())
    }

    pub fn requests(&self) -> Vec<http::Request<Bytes>> {
        self.0.lock().unwrap().requests.clone()
    }

    /// When the requests came, from the first one on.
    pub fn times(&self) -> Vec<Duration> {
        let state = self.0.lock().unwrap();
        state
            .times
            .iter()
            .map(|time| *time - state.times[0])
            .collect()
    }

    /// The requests as `METHOD url`.
    pub fn lines(&self) -> Vec<String> {
        self.requests()
            .iter()
            .map(|request| format!("{} {}", request.method(), request.uri()))
            .collect()
    }
}

impl Transport for Server {
    fn send(&self, request: http::Request<Outgoing>) -> Sending {
        let server = self.clone();
        Box::pin(async move {
            let (head, body) = request.into_parts();
            let body = body.collect().await.map_err(TransportError::request)?;
            let step = {
                let mut state = server.0.lock().unwrap();
                state.requests.push(http::Request::from_parts(head, body));
                state.times.push(Instant::now());
                state.steps.pop_front()
            };
            act(step.expect("a request that the test does not expect")).await
        })
    }
}

async fn act(step: Step) -> Result<http::Response<Incoming>, TransportError> {
    match step {
        Step::Answer(status, headers, body) => {
            let mut response = http::Response::builder().status(status);
            for (name, value) in headers {
                response = response.header(name, value);
            }
            Ok(response.body(Incoming::from(body)).unwrap())
        }
        Step::After(pause, step) => {
            sleep(pause).await;
            Box::pin(act(*step)).await
        }
        Step::Refuse => Err(TransportError::connect("connection refused")),
        Step::Break => Err(TransportError::connection("connection reset")),
        Step::Cut(body) => {
            let pieces = vec![Piece::Bytes(body.into()), Piece::Break];
            Ok(http::Response::new(Incoming::stream(Pieces::new(pieces))))
        }
        Step::Pieces(media_type, pieces) => {
            let response = http::Response::builder().header("content-type", media_type);
            let body = Incoming::stream(Pieces::new(pieces));
            Ok(response.body(body).unwrap())
        }
    }
}

/// A body in pieces.
pub struct Pieces {
    pieces: VecDeque<Piece>,
    pause: Option<Pin<Box<Sleep>>>,
}

impl Pieces {
    pub fn new(pieces: Vec<Piece>) -> Self {
        Self {
            pieces: pieces.into(),
            pause: None,
        }
    }
}

impl futures_core::Stream for Pieces {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if let Some(pause) = &mut self.pause {
            ready!(pause.as_mut().poll(context));
            self.pause = None;
        }
        match self.pieces.pop_front() {
            None => Poll::Ready(None),
            Some(Piece::Bytes(bytes)) => Poll::Ready(Some(Ok(bytes))),
            Some(Piece::Break) => {
                Poll::Ready(Some(Err(TransportError::connection("connection reset"))))
            }
            Some(Piece::Pause(pause)) => {
                self.pause = Some(Box::pin(sleep(pause)));
                self.poll_next(context)
            }
        }
    }
}

/// An answer with JSON.
pub fn json(status: u16, body: &'static str) -> Step {
    Step::Answer(
        status,
        vec![("content-type", "application/json".into())],
        body,
    )
}

/// An answer with a header and no body.
pub fn with(status: u16, name: &'static str, value: impl ToString) -> Step {
    Step::Answer(status, vec![(name, value.to_string())], "")
}

/// A job that runs.
pub fn job(status: &'static str) -> Step {
    json(
        200,
        match status {
            "running" => r#"{"data":{"id":"j","status":"running"}}"#,
            "completed" => r#"{"data":{"id":"j","status":"completed","total":7}}"#,
            _ => r#"{"data":{"id":"j"}}"#,
        },
    )
}
