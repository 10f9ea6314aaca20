//! The folder that is written to, and what may be done in it.

use super::error::{Kind, WriteError};
use super::manifest::{self, MANIFEST};
use std::collections::BTreeSet;
use std::fs::{self, Metadata};
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

/// A folder; it may not exist yet.
pub(super) struct Folder {
    root: PathBuf,
}

impl Folder {
    pub(super) fn new(root: &Path) -> Folder {
        // An empty path is the current folder.
        let is_empty = root.as_os_str().is_empty();
        Folder {
            root: if is_empty {
                PathBuf::from(".")
            } else {
                root.to_owned()
            },
        }
    }

    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    pub(super) fn path(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// The files that an earlier run wrote.
    pub(super) fn written(&self) -> Result<BTreeSet<String>, WriteError> {
        let text = self.read(MANIFEST)?.unwrap_or_default();
        Ok(manifest::paths(&String::from_utf8_lossy(&text)))
    }

    /// Refuses a folder of someone else. One that holds nothing but a new
    /// repository is free.
    pub(super) fn check_is_ours(&self, written: &BTreeSet<String>) -> Result<(), WriteError> {
        let entries = match fs::read_dir(&self.root) {
            Ok(entries) => entries,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            Err(error) if error.kind() == ErrorKind::NotADirectory => {
                return Err(WriteError::new(&self.root, Kind::NotAFolder));
            }
            Err(error) => return Err(WriteError::io("read", &self.root)(error)),
        };
        if !written.is_empty() {
            return Ok(());
        }
        for entry in entries {
            let entry = entry.map_err(WriteError::io("read", &self.root))?;
            if entry.file_name() != ".git" {
                return Err(WriteError::new(&self.root, Kind::NotOurs));
            }
        }
        Ok(())
    }

    /// Refuses a path that is not plainly within the folder, or that goes
    /// through a symbolic link.
    pub(super) fn check_path(&self, path: &str) -> Result<(), WriteError> {
        let is_plain = !path.is_empty()
            && !path.contains(['\\', '\0'])
            && Path::new(path)
                .components()
                .all(|part| matches!(part, Component::Normal(_)));
        if !is_plain {
            return Err(WriteError::new(path, Kind::UnsafePath));
        }
        for parent in Path::new(path).ancestors().skip(1) {
            if parent.as_os_str().is_empty() {
                break;
            }
            let parent = self.root.join(parent);
            if metadata(&parent)?.is_some_and(|metadata| !metadata.is_dir()) {
                return Err(WriteError::new(parent, Kind::NotAFolder));
            }
        }
        Ok(())
    }

    /// Refuses to write where something is that an earlier run did not write.
    pub(super) fn check_file(
        &self,
        path: &str,
        written: &BTreeSet<String>,
    ) -> Result<(), WriteError> {
        let full = self.path(path);
        let Some(metadata) = metadata(&full)? else {
            return Ok(());
        };
        if !written.contains(path) {
            return Err(WriteError::new(full, Kind::Foreign));
        }
        if metadata.is_dir() {
            return Err(WriteError::new(full, Kind::NotAFile));
        }
        Ok(())
    }

    /// The content of a file; `None` if it is not there, or is something else.
    pub(super) fn read(&self, path: &str) -> Result<Option<Vec<u8>>, WriteError> {
        let full = self.path(path);
        match metadata(&full)? {
            Some(metadata) if metadata.is_file() => fs::read(&full)
                .map(Some)
                .map_err(WriteError::io("read", &full)),
            _ => Ok(None),
        }
    }

    /// Whether a file, or a link to one, is there.
    pub(super) fn is_file(&self, path: &str) -> Result<bool, WriteError> {
        Ok(metadata(&self.path(path))?.is_some_and(|metadata| !metadata.is_dir()))
    }
}

/// What is at a path; links are not followed.
fn metadata(path: &Path) -> Result<Option<Metadata>, WriteError> {
    match fs::symlink_metadata(path) {
        Ok(metadata) => Ok(Some(metadata)),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            Ok(None)
        }
        Err(error) => Err(WriteError::io("read", path)(error)),
    }
}
