//! The text of the runtime's files, as the generator has it.

#![cfg(feature = "source")]

use clientsmith_runtime::source::FILES;
use std::fs;
use std::path::Path;

#[test]
fn every_file_is_there_in_order() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/runtime");
    let mut paths = Vec::new();
    list(&root, &root, &mut paths);
    paths.sort();
    let listed: Vec<_> = FILES.iter().map(|(path, _)| (*path).to_owned()).collect();
    assert_eq!(listed, paths);
}

fn list(root: &Path, folder: &Path, paths: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            list(root, &path, paths);
        } else {
            let path = path.strip_prefix(root).unwrap().to_str().unwrap();
            paths.push(path.replace('\\', "/"));
        }
    }
}

/// What is copied says so, cites no path of this repository, and holds no tests.
#[test]
fn files_can_stand_alone() {
    for (path, text) in FILES {
        assert!(text.starts_with("//!"), "{path} does not say what it is");
        assert!(!text.contains("cfg(test)"), "{path}");
        assert!(!text.contains("clientsmith"), "{path}");
    }
}
