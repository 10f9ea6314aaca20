//! A server behind a socket: answers from a list, and keeps what has come, and
//! when.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

pub struct Recorder {
    pub url: String,
    requests: Arc<Mutex<Vec<(Instant, String)>>>,
}

impl Recorder {
    /// One connection for each answer: a status and headers, without a body.
    pub fn start(answers: impl IntoIterator<Item = String>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let requests = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&requests);
        let answers: Vec<_> = answers.into_iter().collect();
        thread::spawn(move || {
            for answer in answers {
                let (mut socket, _) = listener.accept().unwrap();
                let head = head(&mut socket);
                requests.lock().unwrap().push((Instant::now(), head));
                let rest = "content-length: 0\r\nconnection: close\r\n\r\n";
                let answer = format!("HTTP/1.1 {answer}\r\n{rest}");
                socket.write_all(answer.as_bytes()).unwrap();
            }
        });
        Self {
            url,
            requests: kept,
        }
    }

    /// The heads of the requests.
    pub fn heads(&self) -> Vec<String> {
        let requests = self.requests.lock().unwrap();
        requests.iter().map(|(_, head)| head.clone()).collect()
    }

    /// How long after the one before it each request came.
    pub fn pauses(&self) -> Vec<Duration> {
        let requests = self.requests.lock().unwrap();
        let pairs = requests.windows(2);
        pairs.map(|pair| pair[1].0 - pair[0].0).collect()
    }
}

fn head(socket: &mut TcpStream) -> String {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        socket.read_exact(&mut byte).unwrap();
        head.push(byte[0]);
    }
    String::from_utf8(head).unwrap()
}
