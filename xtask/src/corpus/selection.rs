//! From the packages to the descriptions that are asked for.

use super::packages::{DIRECTORY, OCTOKIT};
use std::fs;
use std::path::{Path, PathBuf};

/// One description for each of 300 providers, and some heavy ones.
const DAILY: &str = include_str!("daily.txt");

/// The folders in which the packages keep descriptions.
const DIRECTORY_FOLDER: &str = "api";
const OCTOKIT_FOLDER: &str = "generated";
/// What the names of the second package's descriptions begin with.
const OCTOKIT_PREFIX: &str = "octokit/";
const GITHUB: &str = "octokit/api.github.com.json";

/// A description of the corpus.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Description {
    /// `adobe.com/aem.json`
    pub(super) name: String,
    pub(super) path: PathBuf,
}

impl Description {
    fn new(name: &str) -> Description {
        let path = match name.strip_prefix(OCTOKIT_PREFIX) {
            Some(file) => OCTOKIT.folder().join(OCTOKIT_FOLDER).join(file),
            None => DIRECTORY.folder().join(DIRECTORY_FOLDER).join(name),
        };
        Description {
            name: name.to_owned(),
            path,
        }
    }

    pub(super) fn bytes(&self) -> u64 {
        fs::metadata(&self.path).map_or(0, |it| it.len())
    }

    /// The name of its crate, which no other description has: `adobe-com_aem`.
    pub(super) fn package(&self) -> String {
        let stem = self.name.strip_suffix(".json").unwrap_or(&self.name);
        let mut package = String::from("corpus-");
        for character in stem.chars() {
            match character {
                '/' => package.push('_'),
                _ if character.is_ascii_alphanumeric() => package.push(character),
                '.' | '-' => package.push('-'),
                _ => package.push_str(&format!("-{:x}-", u32::from(character))),
            }
        }
        package
    }
}

pub(super) fn daily() -> Vec<Description> {
    DAILY
        .lines()
        .chain([GITHUB])
        .map(Description::new)
        .collect()
}

/// Every description of the first package, and the whole of the second; those
/// that are dereferenced say the same again.
pub(super) fn all() -> Result<Vec<Description>, String> {
    let mut names = Vec::new();
    let folder = DIRECTORY.folder().join(DIRECTORY_FOLDER);
    collect(&folder, "", &mut names)?;
    let folder = OCTOKIT.folder().join(OCTOKIT_FOLDER);
    collect(&folder, OCTOKIT_PREFIX, &mut names)?;
    names.retain(|name| name.ends_with(".json") && !name.ends_with(".deref.json"));
    names.sort();
    Ok(names.iter().map(|name| Description::new(name)).collect())
}

/// The names of the files under a folder.
fn collect(folder: &Path, prefix: &str, names: &mut Vec<String>) -> Result<(), String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for entry in entries.flatten() {
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        match entry.path().is_dir() {
            true => collect(&entry.path(), &format!("{name}/"), names)?,
            false => names.push(name),
        }
    }
    Ok(())
}
