//! The list of the files that were written, itself one of them.

use crate::emit::Files;
use std::collections::BTreeSet;

/// The path of the manifest in the folder.
pub const MANIFEST: &str = ".clientsmith-manifest";

const HEAD: &str = "# The files that clientsmith wrote, and may replace or remove.\n";

/// The files and their manifest.
pub(super) fn with_manifest(files: &Files) -> Files {
    let mut files = files.clone();
    files.insert(MANIFEST.to_owned(), String::new());
    let text = text(files.keys().map(String::as_str));
    files.insert(MANIFEST.to_owned(), text);
    files
}

/// The text of a manifest: a path a line, sorted.
pub(super) fn text<'a>(paths: impl IntoIterator<Item = &'a str>) -> String {
    let paths: BTreeSet<_> = paths.into_iter().chain([MANIFEST]).collect();
    let mut text = HEAD.to_owned();
    for path in paths {
        text.push_str(path);
        text.push('\n');
    }
    text
}

/// The paths in the text of a manifest.
pub(super) fn paths(text: &str) -> BTreeSet<String> {
    text.lines()
        .map(str::trim_end)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(str::to_owned)
        .collect()
}
