//! Where files come from.

use std::collections::BTreeMap;

/// Gives the bytes of a file; the one way by which this stage reads anything.
pub trait Loader {
    /// The bytes of the file at `location`: the location that
    /// [`parse`](super::parse) was called with, or one made from it and a
    /// relative `$ref`.
    ///
    /// # Errors
    /// Why there is no such file, as a person should read it.
    fn load(&self, location: &str) -> Result<Vec<u8>, String>;
}

/// Whether a location is that of something on a network, which is not fetched.
pub(super) fn is_url(location: &str) -> bool {
    location.contains("://")
}

/// Reads files from the disk; locations are paths with `/`.
#[derive(Clone, Copy, Debug, Default)]
pub struct DiskLoader;

impl Loader for DiskLoader {
    fn load(&self, location: &str) -> Result<Vec<u8>, String> {
        match is_url(location) {
            true => Err("files are not fetched from the network".to_owned()),
            false => std::fs::read(location).map_err(|error| error.to_string()),
        }
    }
}

/// Files that are in memory already.
#[derive(Clone, Debug, Default)]
pub struct MemoryLoader {
    files: BTreeMap<String, Vec<u8>>,
}

impl MemoryLoader {
    /// With one file; for more, call [`MemoryLoader::with`].
    pub fn new(location: &str, bytes: impl Into<Vec<u8>>) -> MemoryLoader {
        MemoryLoader::default().with(location, bytes)
    }

    /// Adds a file.
    pub fn with(mut self, location: &str, bytes: impl Into<Vec<u8>>) -> MemoryLoader {
        self.files.insert(location.to_owned(), bytes.into());
        self
    }
}

impl Loader for MemoryLoader {
    fn load(&self, location: &str) -> Result<Vec<u8>, String> {
        self.files
            .get(location)
            .cloned()
            .ok_or_else(|| "there is no such file".to_owned())
    }
}
