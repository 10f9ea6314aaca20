//! From the packages to the descriptions that are asked for.

use super::packages::{DIRECTORY, OCTOKIT};
use std::collections::BTreeMap;
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
#[derive(Clone, Debug)]
pub(super) struct Description {
    /// `adobe.com/aem.json`
    pub(super) name: String,
    pub(super) path: PathBuf,
    /// The name of its crate: `corpus-adobe-com_aem`.
    pub(super) package: String,
}

impl Description {
    pub(super) fn bytes(&self) -> u64 {
        fs::metadata(&self.path).map_or(0, |it| it.len())
    }
}

pub(super) fn daily() -> Vec<Description> {
    describe(DAILY.lines().chain([GITHUB]))
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
    Ok(describe(names.iter().map(String::as_str)))
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

/// Descriptions by their names, each with a crate of its own.
fn describe<'n>(names: impl Iterator<Item = &'n str>) -> Vec<Description> {
    let mut taken = BTreeMap::new();
    let descriptions = names.map(|name| {
        let mut package = package(name);
        // The compiler knows no `-`.
        let count: &mut usize = taken.entry(package.replace('-', "_")).or_default();
        *count += 1;
        if *count > 1 {
            package.push_str(&format!("-again-{count}"));
        }
        Description {
            name: name.to_owned(),
            path: path(name),
            package,
        }
    });
    descriptions.collect()
}

/// Where the description of this name is.
pub(crate) fn path(name: &str) -> PathBuf {
    match name.strip_prefix(OCTOKIT_PREFIX) {
        Some(file) => OCTOKIT.folder().join(OCTOKIT_FOLDER).join(file),
        None => DIRECTORY.folder().join(DIRECTORY_FOLDER).join(name),
    }
}

/// The name of a crate. The compiler warns of capitals in it, and of two
/// underlines in a row.
fn package(name: &str) -> String {
    let stem = name.strip_suffix(".json").unwrap_or(name);
    let mut package = String::from("corpus-");
    for character in stem.chars() {
        match character {
            _ if character.is_ascii_alphanumeric() => {
                package.push(character.to_ascii_lowercase());
            }
            _ if package.ends_with(['-', '_']) => {}
            '/' => package.push('_'),
            _ => package.push('-'),
        }
    }
    package.trim_end_matches(['-', '_']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::describe;

    #[test]
    fn each_has_a_crate_of_its_own_with_a_name_that_the_compiler_likes() {
        let names = [
            "adobe.com/aem.json",
            "x/Some-APIs-(v2).json",
            "x/some-apis-v2.json",
        ];
        let descriptions = describe(names.into_iter());
        let packages: Vec<_> = descriptions.iter().map(|it| it.package.as_str()).collect();
        let expected = [
            "corpus-adobe-com_aem",
            "corpus-x_some-apis-v2",
            "corpus-x_some-apis-v2-again-2",
        ];
        assert_eq!(packages, expected);
    }
}
