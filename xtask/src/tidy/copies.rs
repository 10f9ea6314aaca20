//! The runtime's files in the generated crate are the ones that are tested.

use std::fs;
use std::path::Path;

const ORIGINALS: &str = "generator/runtime/src/runtime";
const COPIES: &str = "generated/src/runtime";

/// The list of modules, which is made anew for each crate.
const LIST: &str = "mod.rs";

pub(super) fn check(root: &Path) -> Vec<String> {
    let mut broken = Vec::new();
    let mut folders = vec![root.join(COPIES)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let relative = path.strip_prefix(root.join(COPIES)).unwrap_or(&path);
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            if relative == Path::new(LIST) {
                continue;
            }
            let copy = fs::read_to_string(&path).unwrap_or_default();
            // The first line says that it is a copy.
            let copied = copy.split_once('\n').map(|(_, text)| text);
            let original = fs::read_to_string(root.join(ORIGINALS).join(relative)).ok();
            if copied != original.as_deref() {
                let path = relative.display();
                broken.push(format!(
                    "{COPIES}/{path}: differs from {ORIGINALS}/{path}: `cargo xtask codegen`"
                ));
            }
        }
    }
    broken.sort();
    broken
}
