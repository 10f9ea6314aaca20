//! A TCP connection between the network and the HTTP server: keeps what was read, byte for byte,
//! and can break off what is written, which HTTP alone cannot.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, ready};

use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};

/// Accepts tapped connections.
#[derive(Debug)]
pub(super) struct Taps {
    listener: TcpListener,
    address: SocketAddr,
}

impl Taps {
    /// Listens at a port of 127.0.0.1; 0: a free one.
    pub(super) async fn bind(port: u16) -> io::Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", port)).await?;
        let address = listener.local_addr()?;
        Ok(Self { listener, address })
    }

    pub(super) fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Listener for Taps {
    type Io = Tap;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Tap, SocketAddr) {
        let (stream, address) = Listener::accept(&mut self.listener).await;
        let wire = Wire::default();
        (Tap { stream, wire }, address)
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        Ok(self.address)
    }
}

/// What the answering side holds of a connection.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wire(Arc<Mutex<WireState>>);

#[derive(Debug, Default)]
struct WireState {
    read: Vec<u8>,
    cut: Option<Cut>,
}

/// How a connection ends early.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cut {
    /// Written in place of the server's answer.
    pub(crate) bytes: Vec<u8>,
    /// Ends the connection by a reset (RST), not in order (FIN).
    pub(crate) is_reset: bool,
}

impl Wire {
    /// Takes what was read since the last time.
    pub(super) fn take_read(&self) -> Vec<u8> {
        std::mem::take(&mut self.lock().read)
    }

    /// From now on nothing is written but these bytes; then the connection ends.
    pub(super) fn cut(&self, cut: Cut) {
        self.lock().cut = Some(cut);
    }

    fn lock(&self) -> MutexGuard<'_, WireState> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Connected<IncomingStream<'_, Taps>> for Wire {
    fn connect_info(stream: IncomingStream<'_, Taps>) -> Self {
        stream.io().wire.clone()
    }
}

/// One tapped connection.
#[derive(Debug)]
pub(super) struct Tap {
    stream: TcpStream,
    wire: Wire,
}

impl AsyncRead for Tap {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let start = buffer.filled().len();
        ready!(Pin::new(&mut self.stream).poll_read(cx, buffer))?;
        self.wire.lock().read.extend(&buffer.filled()[start..]);
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Tap {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let cut = self.wire.lock().cut.clone();
        let Some(cut) = cut else {
            return Pin::new(&mut self.stream).poll_write(cx, bytes);
        };
        if !cut.bytes.is_empty() {
            let written = ready!(Pin::new(&mut self.stream).poll_write(cx, &cut.bytes))?;
            let rest = cut.bytes[written..].to_vec();
            self.wire.cut(Cut { bytes: rest, ..cut });
            // Nothing of the server's own bytes was taken: it is asked to write them again.
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        if cut.is_reset {
            self.stream.set_zero_linger()?;
        }
        Poll::Ready(Err(io::ErrorKind::ConnectionReset.into()))
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
