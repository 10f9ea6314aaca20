//! The files that a description was read from, kept for rendering.

/// A file of [`Sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// YAML 1.2.
    Yaml,
    /// JSON (RFC 8259).
    Json,
    /// TOML 1.0: a configuration.
    Toml,
}

/// A file, as it was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The name to print: the path as the user gave it.
    pub name: String,
    /// The text.
    pub text: String,
    /// How the text is written.
    pub format: Format,
}

/// All files of a run.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<Source>,
}

impl Sources {
    /// No files yet.
    pub fn new() -> Sources {
        Sources::default()
    }

    /// Adds a file.
    pub fn add(&mut self, source: Source) -> FileId {
        self.files.push(source);
        FileId(u32::try_from(self.files.len() - 1).unwrap_or(u32::MAX))
    }

    /// The file with an id that [`Sources::add`] of these sources returned.
    pub fn get(&self, file: FileId) -> &Source {
        &self.files[file.0 as usize]
    }
}
