//! Files in a folder: what is replaced, what is removed, what is left alone.

use clientsmith::emit::Files;
use clientsmith::write::{MANIFEST, Written, check, render_differences, write};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

#[test]
fn writes_and_lists_what_it_wrote() {
    let (_place, folder) = folder("new/client");
    let written = write(&files(&[("a", "1"), ("b/c", "2")]), &folder).unwrap();
    assert_eq!(written, counts(2, 0, 0));
    assert_eq!(listing(&folder), [MANIFEST, "a", "b/c"]);
    let manifest = fs::read_to_string(folder.join(MANIFEST)).unwrap();
    assert_eq!(lines(&manifest), [MANIFEST, "a", "b/c"]);
}

#[test]
fn leaves_unchanged_files_untouched() {
    let (_place, folder) = folder("client");
    write(&files(&[("a", "1"), ("b", "1")]), &folder).unwrap();
    let time = |path: &str| fs::metadata(folder.join(path)).unwrap().modified().unwrap();
    let before = (time("a"), time(MANIFEST));
    std::thread::sleep(std::time::Duration::from_millis(20));
    let written = write(&files(&[("a", "1"), ("b", "2")]), &folder).unwrap();
    assert_eq!(written, counts(1, 1, 0));
    assert_eq!((time("a"), time(MANIFEST)), before);
    assert_eq!(fs::read_to_string(folder.join("b")).unwrap(), "2");
}

#[test]
fn removes_its_own_files_only() {
    let (_place, folder) = folder("client");
    write(&files(&[("a", "1"), ("b/c/d", "1"), ("e/f", "1")]), &folder).unwrap();
    fs::write(folder.join("e/mine"), "").unwrap();
    fs::write(folder.join("mine"), "").unwrap();
    let written = write(&files(&[("a", "1")]), &folder).unwrap();
    assert_eq!(written, counts(0, 1, 2));
    assert_eq!(listing(&folder), [MANIFEST, "a", "e/mine", "mine"]);
    assert!(!folder.join("b").exists());
}

#[test]
fn refuses_what_it_did_not_write() {
    let (_place, folder) = folder("client");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("mine"), "").unwrap();
    let error = write(&files(&[("a", "1")]), &folder).unwrap_err();
    assert!(error.to_string().contains("did not write"), "{error}");
    assert!(error.help().is_some());
    assert_eq!(listing(&folder), ["mine"]);

    fs::remove_file(folder.join("mine")).unwrap();
    fs::create_dir(folder.join(".git")).unwrap();
    write(&files(&[("a", "1")]), &folder).unwrap();
    fs::write(folder.join("b"), "mine").unwrap();
    let error = write(&files(&[("a", "2"), ("b", "2")]), &folder).unwrap_err();
    assert!(error.to_string().contains("in the way"), "{error}");
    assert_eq!(fs::read_to_string(folder.join("a")).unwrap(), "1");
    assert_eq!(fs::read_to_string(folder.join("b")).unwrap(), "mine");
}

#[test]
fn paths_stay_in_the_folder() {
    let (place, folder) = folder("client");
    for path in ["../a", "/a", "a/../b", "", "a\\b"] {
        write(&files(&[(path, "1")]), &folder).unwrap_err();
    }
    assert!(!folder.exists());
    write(&files(&[("a", "1")]), &folder).unwrap();
    fs::write(place.path().join("mine"), "").unwrap();
    let manifest = folder.join(MANIFEST);
    let text = fs::read_to_string(&manifest).unwrap();
    fs::write(&manifest, text + "../mine\n").unwrap();
    write(&files(&[("a", "2")]), &folder).unwrap_err();
    assert!(place.path().join("mine").exists());
}

#[cfg(unix)]
#[test]
fn follows_no_symbolic_link() {
    let (place, folder) = folder("client");
    write(&files(&[("a", "1"), ("b/c", "1")]), &folder).unwrap();
    let elsewhere = place.path().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    fs::write(elsewhere.join("c"), "mine").unwrap();

    fs::remove_dir_all(folder.join("b")).unwrap();
    std::os::unix::fs::symlink(&elsewhere, folder.join("b")).unwrap();
    write(&files(&[("a", "1"), ("b/c", "2")]), &folder).unwrap_err();
    write(&files(&[("a", "1")]), &folder).unwrap_err();
    assert_eq!(fs::read_to_string(elsewhere.join("c")).unwrap(), "mine");

    // In place of a file of ours, the link itself is replaced.
    fs::remove_file(folder.join("b")).unwrap();
    fs::remove_file(folder.join("a")).unwrap();
    std::os::unix::fs::symlink(elsewhere.join("c"), folder.join("a")).unwrap();
    write(&files(&[("a", "2")]), &folder).unwrap();
    assert_eq!(fs::read_to_string(folder.join("a")).unwrap(), "2");
    assert_eq!(fs::read_to_string(elsewhere.join("c")).unwrap(), "mine");
}

#[test]
fn puts_back_what_was_there_if_it_fails() {
    let (_place, folder) = folder("client");
    write(&files(&[("a", "1"), ("b/c", "1")]), &folder).unwrap();
    let before = listing(&folder);
    // The last of these needs a folder where the one before is a file.
    let error = write(&files(&[("a", "2"), ("n", "1"), ("n/m", "1")]), &folder).unwrap_err();
    assert!(error.to_string().contains("cannot"), "{error}");
    assert_eq!(listing(&folder), before);
    assert_eq!(fs::read_to_string(folder.join("a")).unwrap(), "1");
    assert_eq!(fs::read_to_string(folder.join("b/c")).unwrap(), "1");

    let new = folder.join("new");
    write(&files(&[("n", "1"), ("n/m", "1")]), &new).unwrap_err();
    assert!(!new.exists());
}

#[test]
fn shows_differences() {
    let (_place, folder) = folder("client");
    let long: String = (0..200).map(|line| format!("{line}\n")).collect();
    write(&files(&[("a", "1\n2\n"), ("b", ""), ("c", &long)]), &folder).unwrap();
    let wanted = files(&[("a", "1\n3\n"), ("c", ""), ("d", "new\n")]);
    assert!(
        check(&files(&[("a", "1\n2\n"), ("b", ""), ("c", &long)]), &folder)
            .unwrap()
            .is_empty()
    );
    let differences = check(&wanted, &folder).unwrap();
    let paths: Vec<_> = differences.iter().map(|it| it.path.as_str()).collect();
    assert_eq!(paths, [MANIFEST, "a", "c", "d", "b"]);
    let text = render_differences(&differences);
    assert!(
        text.contains("--- a/a\n+++ b/a\n@@ -1,2 +1,2 @@\n 1\n-2\n+3\n"),
        "{text}"
    );
    assert!(text.contains("--- /dev/null\n+++ b/d\n"), "{text}");
    assert!(text.contains("--- a/b\n+++ /dev/null\n"), "{text}");
    assert!(text.contains("more lines in c"), "{text}");
    assert_eq!(check(&wanted, &folder.join("nowhere")).unwrap().len(), 4);
}

fn folder(name: &str) -> (TempDir, PathBuf) {
    let place = TempDir::new().unwrap();
    let folder = place.path().join(name);
    (place, folder)
}

fn files(files: &[(&str, &str)]) -> Files {
    files
        .iter()
        .map(|(path, text)| (path.to_string(), text.to_string()))
        .collect()
}

fn counts(changed: usize, unchanged: usize, removed: usize) -> Written {
    Written {
        changed,
        unchanged,
        removed,
    }
}

/// The lines of a manifest that are paths.
fn lines(manifest: &str) -> Vec<&str> {
    manifest
        .lines()
        .filter(|line| !line.starts_with('#'))
        .collect()
}

/// All files in a folder, with `/`.
fn listing(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => folders.push(path),
                false => found.push(
                    path.strip_prefix(folder)
                        .unwrap()
                        .to_str()
                        .unwrap()
                        .replace('\\', "/"),
                ),
            }
        }
    }
    found.sort();
    found
}
