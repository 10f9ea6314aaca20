//! From the bytes of an answer to a file.

#[cfg(feature = "blocking")]
use crate::runtime::blocking::wait_for;
use crate::runtime::chunks::Chunks;
use crate::runtime::clock::Clock;
use crate::runtime::error::{Error, ErrorKind};
use std::fmt;
use std::fs::{self, File};
use std::future::{Future, IntoFuture};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::pin::Pin;
use tokio::runtime::Handle;

/// How much is written at once.
const BLOCK: usize = 256 << 10;

impl Chunks {
    /// Writes the body to a file, in place of what is there. Until all of it has
    /// come it stands beside it, under another name; nothing is left of it if
    /// it does not come.
    pub fn save(self, path: impl AsRef<Path>) -> Save {
        Save {
            chunks: self,
            path: path.as_ref().to_owned(),
            progress: Box::new(|_, _| {}),
        }
    }
}

/// Writes the body of an answer to a file once it is awaited, and gives its
/// length.
#[must_use = "nothing is saved until it is awaited"]
pub struct Save {
    chunks: Chunks,
    path: PathBuf,
    progress: Box<dyn FnMut(u64, Option<u64>) + Send>,
}

impl Save {
    /// Is told how many bytes have come, of how many if the server says so.
    pub fn progress(mut self, tell: impl FnMut(u64, Option<u64>) + Send + 'static) -> Self {
        self.progress = Box::new(tell);
        self
    }

    async fn run(mut self) -> Result<u64, Error> {
        let path = self.path.clone();
        let clock = self.chunks.clock();
        let mut part = match blocking(clock, move || Part::create(&path)).await {
            Ok(part) => part,
            Err(error) => return Err(self.cannot(&error)),
        };
        let length = self.chunks.length();
        let mut received = 0;
        let mut block = Vec::with_capacity(BLOCK);
        while let Some(chunk) = self.chunks.next().await {
            let chunk = chunk?;
            received += chunk.len() as u64;
            (self.progress)(received, length);
            block.extend_from_slice(&chunk);
            if block.len() >= BLOCK {
                (part, block) = match blocking(clock, move || part.write(block)).await {
                    Ok(written) => written,
                    Err(error) => return Err(self.cannot(&error)),
                };
            }
        }
        let path = self.path.clone();
        match blocking(clock, move || part.write(block)?.0.finish(&path)).await {
            Ok(()) => Ok(received),
            Err(error) => Err(self.cannot(&error)),
        }
    }

    fn cannot(&self, error: &io::Error) -> Error {
        let reason = format!("`{}` cannot be written: {error}", self.path.display());
        self.chunks.fault(ErrorKind::File, reason)
    }
}

#[cfg(feature = "blocking")]
impl Save {
    /// Writes the file on this thread.
    ///
    /// # Errors
    ///
    /// Where the body does not come in whole, or cannot be written.
    pub fn send_blocking(self) -> Result<u64, Error> {
        wait_for(self.run())
    }
}

impl IntoFuture for Save {
    type Output = Result<u64, Error>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}

impl fmt::Debug for Save {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Save")
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}

/// Does what blocks on another thread, where there is somebody else to wait.
async fn blocking<T: Send + 'static>(
    clock: Clock,
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> io::Result<T> {
    match Handle::try_current() {
        Ok(runtime) if clock == Clock::Runtime => {
            let written = runtime.spawn_blocking(work).await;
            written.unwrap_or_else(|error| Err(io::Error::other(error)))
        }
        _ => work(),
    }
}

/// A file that is not whole yet. It is removed unless it is finished.
struct Part {
    file: File,
    path: PathBuf,
    is_whole: bool,
}

impl Part {
    /// A new file in the same folder, so that it can take the other's place.
    fn create(path: &Path) -> io::Result<Self> {
        let name = path
            .file_name()
            .ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "the path names no file"))?;
        let mut part = name.to_owned();
        part.push(format!(".{:016x}.part", fastrand::u64(..)));
        let path = path.with_file_name(part);
        Ok(Self {
            file: File::create_new(&path)?,
            path,
            is_whole: false,
        })
    }

    /// Writes a block, and gives its memory back.
    fn write(mut self, mut block: Vec<u8>) -> io::Result<(Self, Vec<u8>)> {
        self.file.write_all(&block)?;
        block.clear();
        Ok((self, block))
    }

    fn finish(mut self, path: &Path) -> io::Result<()> {
        self.file.sync_all()?;
        fs::rename(&self.path, path)?;
        self.is_whole = true;
        Ok(())
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        if !self.is_whole {
            // It has failed already: there is nobody to tell.
            let _ = fs::remove_file(&self.path);
        }
    }
}
