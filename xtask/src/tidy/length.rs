//! Files stay short enough to be read at once.

use super::files::SourceFile;

const LINES: usize = 400;

/// Files that may be longer, until they are not.
const EXCEPTIONS: &[&str] = &["generator/tests/bad_input.rs", "generator/tests/read.rs"];

pub(super) fn check(files: &[SourceFile]) -> Vec<String> {
    let long = |file: &&SourceFile| file.is_own_rust() && file.text.lines().count() > LINES;
    let long: Vec<_> = files
        .iter()
        .filter(long)
        .map(|file| file.path.as_str())
        .collect();
    let mut broken = Vec::new();
    for path in &long {
        if !EXCEPTIONS.contains(path) {
            broken.push(format!("{path}: more than {LINES} lines: split it"));
        }
    }
    for path in EXCEPTIONS {
        if !long.contains(path) {
            broken.push(format!(
                "{path}: no exception is needed any more: take it off the list"
            ));
        }
    }
    broken
}
