//! Files that are read while they are sent.

use crate::runtime::content::Content;
use crate::runtime::outgoing::{Outgoing, ReadError};
use crate::runtime::upload::Upload;
use bytes::Bytes;
use futures_core::Stream;
use std::fs::File;
use std::future::Future;
use std::io::{self, Read};
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use tokio::runtime::Handle;
use tokio::task::JoinHandle;

/// How much of a file is in memory at a time.
const PIECE: usize = 64 * 1024;

impl Upload {
    /// A file on disk, under its own name. It is read while it is sent, and
    /// again where the call is retried.
    ///
    /// # Errors
    ///
    /// Where there is no such file.
    pub fn file(path: impl Into<PathBuf>) -> io::Result<Self> {
        let path = path.into();
        let metadata = std::fs::metadata(&path)?;
        if metadata.is_dir() {
            return Err(io::Error::other("a folder, not a file"));
        }
        // The length of a pipe or a device is not known before its end.
        let length = metadata.is_file().then_some(metadata.len());
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        let open = move || {
            let reading = Reading::Idle(Source::Path(path.clone()));
            Ok(Outgoing::stream(Box::pin(reading), length))
        };
        let upload = Self::of(Content::Stream {
            open: Arc::new(open),
            length,
            is_repeatable: true,
        });
        Ok(match name {
            Some(name) => upload.file_name(name),
            None => upload,
        })
    }
}

/// A file that is being read, a piece at a time.
enum Reading {
    /// Nothing is being read.
    Idle(Source),
    /// Reading blocks, so that another thread does it.
    Busy(JoinHandle<Piece>),
    /// A piece is there.
    Read(Piece),
    /// Nothing is left.
    Done,
}

enum Source {
    Path(PathBuf),
    File(File),
}

/// The file and its next piece, which is empty at the end.
type Piece = io::Result<(File, Bytes)>;

impl Reading {
    fn begin(source: Source) -> Self {
        match Handle::try_current() {
            Ok(runtime) => Self::Busy(runtime.spawn_blocking(|| read(source))),
            // Whoever polls outside of tokio's runtime has no such threads.
            Err(_) => Self::Read(read(source)),
        }
    }
}

fn read(source: Source) -> Piece {
    let mut file = match source {
        Source::Path(path) => File::open(path)?,
        Source::File(file) => file,
    };
    let mut piece = Vec::with_capacity(PIECE);
    Read::by_ref(&mut file)
        .take(PIECE as u64)
        .read_to_end(&mut piece)?;
    Ok((file, piece.into()))
}

impl Stream for Reading {
    type Item = Result<Bytes, ReadError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            *self = match std::mem::replace(&mut *self, Self::Done) {
                Self::Done => return Poll::Ready(None),
                Self::Idle(source) => Self::begin(source),
                Self::Busy(mut task) => match Pin::new(&mut task).poll(context) {
                    Poll::Ready(piece) => {
                        Self::Read(piece.unwrap_or_else(|error| Err(io::Error::other(error))))
                    }
                    Poll::Pending => {
                        *self = Self::Busy(task);
                        return Poll::Pending;
                    }
                },
                Self::Read(Ok((_, piece))) if piece.is_empty() => Self::Done,
                Self::Read(Ok((file, piece))) => {
                    *self = Self::Idle(Source::File(file));
                    return Poll::Ready(Some(Ok(piece)));
                }
                Self::Read(Err(error)) => return Poll::Ready(Some(Err(error.into()))),
            };
        }
    }
}
