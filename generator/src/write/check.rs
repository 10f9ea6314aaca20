//! Compares files in memory with those in a folder.

use super::error::WriteError;
use super::folder::Folder;
use super::manifest;
use crate::emit::Files;
use similar::TextDiff;
use std::path::Path;

/// The longest part of the difference of one file that is shown, in lines.
const LINES: usize = 60;

/// The most files whose difference is shown; the others are named.
const FILES: usize = 20;

/// A file that is not as it would be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Its path, with `/`.
    pub path: String,
    /// What is there; `None` if nothing is.
    pub found: Option<String>,
    /// What would be there; `None` if it would be removed.
    pub wanted: Option<String>,
}

/// What [`write`](super::write()) would change in a folder.
///
/// # Errors
///
/// Where the system refuses to read, and where [`write`](super::write()) would
/// refuse to write, since something is in the way.
pub fn check(files: &Files, folder: &Path) -> Result<Vec<Difference>, WriteError> {
    let folder = Folder::new(folder);
    let written = folder.written()?;
    folder.check_is_ours(&written)?;
    for path in files.keys() {
        folder.check_path(path)?;
        folder.check_file(path, &written)?;
    }
    let files = manifest::with_manifest(files);
    let mut differences = Vec::new();
    for (path, text) in &files {
        let found = folder.read(path)?;
        if found.as_deref() != Some(text.as_bytes()) {
            differences.push(Difference {
                path: path.clone(),
                found: found.map(text_of),
                wanted: Some(text.clone()),
            });
        }
    }
    for path in written {
        folder.check_path(&path)?;
        if !files.contains_key(&path) && folder.is_file(&path)? {
            differences.push(Difference {
                found: Some(folder.read(&path)?.map(text_of).unwrap_or_default()),
                path,
                wanted: None,
            });
        }
    }
    Ok(differences)
}

/// The differences as unified diffs, each with no more than its first lines.
pub fn render_differences(differences: &[Difference]) -> String {
    let mut text = String::new();
    for difference in differences.iter().take(FILES) {
        text.push_str(&render_difference(difference));
    }
    for difference in differences.iter().skip(FILES) {
        text.push_str(&format!("... and in {}\n", difference.path));
    }
    text
}

fn render_difference(difference: &Difference) -> String {
    let path = &difference.path;
    let name = |side: &str, content: &Option<String>| match content {
        Some(_) => format!("{side}/{path}"),
        None => "/dev/null".to_owned(),
    };
    let found = difference.found.as_deref().unwrap_or_default();
    let wanted = difference.wanted.as_deref().unwrap_or_default();
    let header = (name("a", &difference.found), name("b", &difference.wanted));
    if found == wanted {
        return format!("--- {}\n+++ {}\n", header.0, header.1);
    }
    let diff = TextDiff::from_lines(found, wanted)
        .unified_diff()
        .header(&header.0, &header.1)
        .to_string();
    let count = diff.lines().count();
    if count <= LINES {
        return diff;
    }
    let mut text: String = diff
        .lines()
        .take(LINES)
        .flat_map(|line| [line, "\n"])
        .collect();
    text.push_str(&format!("... {} more lines in {path}\n", count - LINES));
    text
}

fn text_of(bytes: Vec<u8>) -> String {
    String::from_utf8_lossy(&bytes).into_owned()
}
