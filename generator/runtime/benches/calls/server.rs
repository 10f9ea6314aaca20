//! Answers as fast as it can, with what it has made before: on one thread, so
//! that both sides find it at the same place.

use std::net::TcpListener;
use std::sync::Arc;
use std::{io, thread};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::runtime::Builder;

/// The number in the small answer.
pub(crate) const TOTAL: i64 = 421_337;

/// How many items there are in the large one.
pub(crate) const ITEMS: usize = 67_000;

/// Gives the URL.
pub(crate) fn start() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let small = format!(
        r#"{{"id":"248df4b7-aa70-47b8-a036-33ac447e668d","status":"completed","total":{TOTAL},"label":null}}"#
    );
    let items = (0..ITEMS).map(|item| {
        format!(
            r#"{{"id":"item-{item:06}","name":"Some \"quoted\" name","active":{},"count":{item},"ratio":{item}.25,"tags":["alpha","beta","gamma"],"note":null}}"#,
            item % 2 == 0
        )
    });
    let large = format!(r#"{{"data":[{}]}}"#, items.collect::<Vec<_>>().join(","));
    assert!(large.len() > 9_000_000, "{}", large.len());
    let answers = Arc::new([answer(&small), answer(&large)]);
    listener.set_nonblocking(true).unwrap();
    thread::spawn(move || {
        let runtime = Builder::new_current_thread().enable_io().build().unwrap();
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener).unwrap();
            loop {
                let (socket, _) = listener.accept().await.unwrap();
                tokio::spawn(serve(socket, Arc::clone(&answers)));
            }
        });
    });
    url
}

fn answer(body: &str) -> Vec<u8> {
    let length = body.len();
    format!("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}")
        .into_bytes()
}

/// Answers one request after the other, until there are no more.
async fn serve(mut socket: TcpStream, answers: Arc<[Vec<u8>; 2]>) -> io::Result<()> {
    socket.set_nodelay(true)?;
    let mut buffer = [0; 4096];
    let mut held = 0;
    loop {
        match socket.read(&mut buffer[held..]).await? {
            0 => return Ok(()),
            length => held += length,
        }
        if buffer[..held].ends_with(b"\r\n\r\n") {
            let is_large = buffer.starts_with(b"GET /items");
            socket.write_all(&answers[usize::from(is_large)]).await?;
            held = 0;
        }
    }
}
