//! The text files of the repository.

use std::fs;
use std::path::Path;

/// A file: its path in the repository, with `/`, and its text.
pub(super) struct SourceFile {
    pub(super) path: String,
    pub(super) text: String,
}

impl SourceFile {
    /// Whether it is Rust that is written by hand; what is generated, and what
    /// tests take for input, is not.
    pub(super) fn is_own_rust(&self) -> bool {
        self.path.ends_with(".rs")
            && !self.path.starts_with("generated/")
            && !self.path.contains("/fixtures/")
            && !self.path.contains("/snapshots/")
    }
}

/// Reads all of them, in the order of their paths.
pub(super) fn read(root: &Path) -> Vec<SourceFile> {
    let mut files = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let name = entry.file_name();
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            if is_folder && name != "target" && name != ".git" {
                folders.push(path);
            } else if !is_folder && is_text(&path) {
                let relative = path.strip_prefix(root).unwrap_or(&path);
                files.push(SourceFile {
                    path: relative.to_string_lossy().replace('\\', "/"),
                    text: fs::read_to_string(&path).unwrap_or_default(),
                });
            }
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

fn is_text(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    matches!(
        extension,
        Some("rs" | "toml" | "md" | "yaml" | "yml" | "json" | "snap" | "sh")
    )
}
