//! Replaces files so that a failure leaves what was there.

use super::error::WriteError;
use super::folder::Folder;
use super::manifest::MANIFEST;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A replacement that is under way. Dropped before its end, it puts back what
/// it has done.
pub(super) struct Replacement<'a> {
    folder: &'a Folder,
    /// Where new files wait and old ones are kept: in the folder itself, since
    /// that is the one place from which a rename is sure to succeed, even where
    /// the folder is a mount of its own.
    place: Option<TempDir>,
    /// How many names in it have been given.
    names: usize,
    /// What has been done, in order.
    done: Vec<Step>,
}

/// A new list of what is ours.
pub(super) struct NewList {
    /// Its text for now: with what the old one lists.
    pub(super) with_old: String,
    /// Its text in the end.
    pub(super) new: String,
}

enum Step {
    /// A folder was made.
    Made(PathBuf),
    /// A file was put at a path, or taken from it; the old one, if there was
    /// one, is kept.
    Moved {
        path: PathBuf,
        kept: Option<PathBuf>,
    },
}

impl<'a> Replacement<'a> {
    pub(super) fn begin(folder: &'a Folder) -> Result<Self, WriteError> {
        let mut replacement = Replacement {
            folder,
            place: None,
            names: 0,
            done: Vec::new(),
        };
        replacement.make(folder.root())?;
        let place = tempfile::Builder::new()
            .prefix(".clientsmith-")
            .tempdir_in(folder.root())
            .map_err(without_path)
            .map_err(WriteError::io("write in", folder.root()))?;
        replacement.place = Some(place);
        Ok(replacement)
    }

    /// Replaces and removes files. A new list of what is ours is in place before
    /// anything else, together with the old one, so that a run that is killed
    /// can be repeated.
    pub(super) fn run(
        mut self,
        changed: &[(&str, &str)],
        removed: &[&str],
        list: Option<NewList>,
    ) -> Result<(), WriteError> {
        let mut staged = Vec::new();
        for (path, text) in changed {
            staged.push((*path, self.stage(path, text)?));
        }
        let list = match list {
            Some(list) => Some((
                self.stage(MANIFEST, &list.with_old)?,
                self.stage(MANIFEST, &list.new)?,
            )),
            None => None,
        };
        if let Some((with_old, _)) = &list {
            self.put(MANIFEST, with_old)?;
        }
        for (path, new) in &staged {
            self.put(path, new)?;
        }
        for path in removed {
            self.remove(path)?;
        }
        if let Some((_, new)) = &list {
            self.put(MANIFEST, new)?;
        }
        self.done.clear();
        for path in removed {
            remove_empty_parents(self.folder, path);
        }
        Ok(())
    }

    /// Writes the text for a path to the temporary place. An error names the
    /// path: the place is nothing that a user knows of.
    fn stage(&mut self, path: &str, text: &str) -> Result<PathBuf, WriteError> {
        let new = self.unused();
        fs::write(&new, text).map_err(WriteError::io("write", &self.folder.path(path)))?;
        Ok(new)
    }

    /// Moves a new file to its path.
    fn put(&mut self, path: &str, new: &Path) -> Result<(), WriteError> {
        let path = self.folder.path(path);
        if let Some(parent) = path.parent() {
            self.make(parent)?;
        }
        let kept = match fs::symlink_metadata(&path) {
            Ok(_) => {
                let kept = self.unused();
                // A second link is the old file itself, its time included.
                fs::hard_link(&path, &kept)
                    .or_else(|_| fs::copy(&path, &kept).map(drop))
                    .map_err(WriteError::io("keep", &path))?;
                Some(kept)
            }
            Err(_) => None,
        };
        fs::rename(new, &path).map_err(WriteError::io("write", &path))?;
        self.done.push(Step::Moved { path, kept });
        Ok(())
    }

    fn remove(&mut self, path: &str) -> Result<(), WriteError> {
        let path = self.folder.path(path);
        let kept = self.unused();
        fs::rename(&path, &kept).map_err(WriteError::io("remove", &path))?;
        self.done.push(Step::Moved {
            path,
            kept: Some(kept),
        });
        Ok(())
    }

    /// Makes a folder, and those that it is in.
    fn make(&mut self, path: &Path) -> Result<(), WriteError> {
        let missing: Vec<_> = path
            .ancestors()
            .take_while(|path| !path.as_os_str().is_empty() && !path.exists())
            .collect();
        for path in missing.into_iter().rev() {
            match fs::create_dir(path) {
                Ok(()) => self.done.push(Step::Made(path.to_owned())),
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(WriteError::io("make", path)(error)),
            }
        }
        Ok(())
    }

    /// A path in the temporary place that nothing is at.
    fn unused(&mut self) -> PathBuf {
        self.names += 1;
        let place = self
            .place
            .as_ref()
            .map_or(self.folder.root(), TempDir::path);
        place.join(self.names.to_string())
    }
}

impl Drop for Replacement<'_> {
    fn drop(&mut self) {
        let made: Vec<_> = self
            .done
            .drain(..)
            .rev()
            .filter_map(|step| match step {
                Step::Made(path) => Some(path),
                // Nothing better can be done where this fails as well.
                Step::Moved { path, kept } => {
                    let _ = match kept {
                        Some(kept) => fs::rename(kept, path),
                        None => fs::remove_file(path),
                    };
                    None
                }
            })
            .collect();
        drop(self.place.take());
        for path in made {
            // Fails, rightly, where something else is in it by now.
            let _ = fs::remove_dir(path);
        }
    }
}

/// An error of the system without the path that `tempfile` adds to it.
fn without_path(error: io::Error) -> io::Error {
    let text = error.to_string();
    match text.split_once(" at path ") {
        Some((reason, _)) => io::Error::new(error.kind(), reason),
        None => error,
    }
}

/// Removes the folders that a removed file leaves empty.
fn remove_empty_parents(folder: &Folder, path: &str) {
    for parent in Path::new(path).ancestors().skip(1) {
        let is_root = parent.as_os_str().is_empty();
        if is_root || fs::remove_dir(folder.root().join(parent)).is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Folder, Replacement};
    use tempfile::TempDir;

    #[test]
    fn errors_do_not_name_the_temporary_place() {
        let place = TempDir::new().expect("a folder");
        let file = place.path().join("file");
        std::fs::write(&file, "").expect("written");
        // No folder, so nothing can be made in it.
        let folder = Folder::new(&file);
        let error = Replacement::begin(&folder)
            .err()
            .expect("an error")
            .to_string();
        let expected = format!("cannot write in `{}`: ", file.display());
        assert!(error.starts_with(&expected), "{error}");
        assert!(!error.contains("clientsmith-"), "{error}");
    }

    #[test]
    fn errors_name_the_file_that_was_to_be() {
        let place = TempDir::new().expect("a folder");
        let folder = Folder::new(place.path());
        let mut replacement = Replacement::begin(&folder).expect("a place");
        replacement.place.take();
        replacement.names = 0;
        // The path that is given next is a folder.
        std::fs::create_dir(place.path().join("1")).expect("written");
        let error = replacement
            .stage("src/lib.rs", "")
            .expect_err("an error")
            .to_string();
        let expected = format!("cannot write `{}`: ", folder.path("src/lib.rs").display());
        assert!(error.starts_with(&expected), "{error}");
    }
}
