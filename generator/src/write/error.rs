//! Why files could not be written: what is in the way, and what to do.

use std::path::{Path, PathBuf};
use std::{fmt, io};

/// Files that could not be written, or compared.
#[derive(Debug)]
pub struct WriteError {
    path: PathBuf,
    kind: Kind,
}

#[derive(Debug)]
pub(super) enum Kind {
    /// The folder holds files, and none of ours.
    NotOurs,
    /// A file is in the way that is not ours.
    Foreign,
    /// What is in the way is no file.
    NotAFile,
    /// A folder is to be that something else is.
    NotAFolder,
    /// A path that leads out of the folder, or nowhere.
    UnsafePath,
    /// The system refuses.
    Io(&'static str, io::Error),
}

impl WriteError {
    pub(super) fn new(path: impl Into<PathBuf>, kind: Kind) -> WriteError {
        WriteError {
            path: path.into(),
            kind,
        }
    }

    /// Wraps an error of the system: what could not be done, to what.
    pub(super) fn io<'a>(
        action: &'static str,
        path: &'a Path,
    ) -> impl FnOnce(io::Error) -> WriteError + 'a {
        move |error| WriteError::new(path, Kind::Io(action, error))
    }

    /// What it is about.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What to do about it.
    pub fn help(&self) -> Option<&'static str> {
        match self.kind {
            Kind::NotOurs => Some("name an empty folder, or one that an earlier run has made"),
            Kind::Foreign | Kind::NotAFile => {
                Some("move it away: only files that an earlier run wrote are replaced")
            }
            Kind::NotAFolder => Some("move it away, or name another folder"),
            Kind::UnsafePath => Some("the manifest may be damaged: remove that line from it"),
            Kind::Io(..) => None,
        }
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display();
        match &self.kind {
            Kind::NotOurs => write!(f, "`{path}` holds files that clientsmith did not write"),
            Kind::Foreign => write!(
                f,
                "`{path}` is in the way, and clientsmith did not write it"
            ),
            Kind::NotAFile => write!(f, "`{path}` is in the way, and is no file"),
            Kind::NotAFolder => write!(f, "`{path}` is no folder"),
            Kind::UnsafePath => write!(f, "`{path}` is no path within the folder"),
            Kind::Io(action, error) => write!(f, "cannot {action} `{path}`: {error}"),
        }
    }
}

impl std::error::Error for WriteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.kind {
            Kind::Io(_, error) => Some(error),
            _ => None,
        }
    }
}
