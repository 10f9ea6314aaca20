//! From files in memory to a folder on the disk, and back for comparison.
//!
//! Only what an earlier run wrote is ever replaced or removed; the crate's
//! [manifest](MANIFEST) says what that is. Files beside it are the user's own.

mod check;
mod error;
mod folder;
mod manifest;
mod replace;

pub use check::{Difference, check, render_differences};
pub use error::WriteError;
pub use manifest::MANIFEST;

use crate::emit::Files;
use folder::Folder;
use replace::{NewList, Replacement};
use std::path::Path;

/// What writing has changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Files that are new, or new in content.
    pub changed: usize,
    /// Files that are as they were, and were not touched.
    pub unchanged: usize,
    /// Files of an earlier run that this one does not have.
    pub removed: usize,
}

/// Writes files into a folder, which is made if it is not there.
///
/// All new content is written to a temporary place first, then each file is
/// replaced at once; where anything fails, what was replaced is put back. Files
/// whose content stays are not touched, so that builds stay fresh. Files that
/// an earlier run wrote and that are not among `files` are removed.
///
/// # Errors
///
/// Where the folder holds files but no manifest, where a file would replace one
/// that the manifest does not list, where a symbolic link stands in for a folder
/// within, or where the system refuses.
pub fn write(files: &Files, folder: &Path) -> Result<Written, WriteError> {
    let folder = Folder::new(folder);
    let written = folder.written()?;
    folder.check_is_ours(&written)?;
    let mut changed = Vec::new();
    for (path, text) in files {
        folder.check_path(path)?;
        folder.check_file(path, &written)?;
        if folder.read(path)?.as_deref() != Some(text.as_bytes()) {
            changed.push((path.as_str(), text.as_str()));
        }
    }
    let mut removed = Vec::new();
    for path in written.iter().map(String::as_str) {
        folder.check_path(path)?;
        let is_new = path == MANIFEST || files.contains_key(path);
        if !is_new && folder.is_file(path)? {
            removed.push(path);
        }
    }
    let counts = Written {
        changed: changed.len(),
        unchanged: files.len() - changed.len(),
        removed: removed.len(),
    };
    let paths = || files.keys().map(String::as_str);
    let list = NewList {
        with_old: manifest::text(paths().chain(written.iter().map(String::as_str))),
        new: manifest::text(paths()),
    };
    let list = (folder.read(MANIFEST)?.as_deref() != Some(list.new.as_bytes())).then_some(list);
    if list.is_some() || !changed.is_empty() || !removed.is_empty() {
        Replacement::begin(&folder)?.run(&changed, &removed, list)?;
    }
    Ok(counts)
}
