//! The descriptions that everything is measured with.

use crate::corpus;
use std::fs;
use std::path::{Path, PathBuf};

/// A description, in a folder in which nothing lies beside it.
pub(super) struct Description {
    pub(super) name: &'static str,
    /// How the report calls it.
    pub(super) title: &'static str,
    pub(super) path: PathBuf,
    pub(super) operations: usize,
}

/// Name, title, and where it is: in the repository, or in the corpus.
const DESCRIPTIONS: [(&str, &str, Place); 4] = [
    (
        "polytomic",
        "Polytomic",
        Place::Repository("spec/polytomic.yaml"),
    ),
    ("vestorly", "Vestorly", Place::Corpus("vestorly.com.json")),
    ("stripe", "Stripe", Place::Corpus("stripe.com.json")),
    (
        "github",
        "GitHub",
        Place::Corpus("octokit/api.github.com.json"),
    ),
];

#[derive(Clone, Copy)]
enum Place {
    Repository(&'static str),
    Corpus(&'static str),
}

/// All descriptions, copied to a folder: no configuration lies there, which only
/// some of the tools would read.
pub(super) fn gather(folder: &Path) -> Result<Vec<Description>, String> {
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut descriptions = Vec::new();
    for (name, title, place) in DESCRIPTIONS {
        let source = match place {
            Place::Repository(path) => PathBuf::from(path),
            Place::Corpus(name) => corpus::path(name),
        };
        let extension = source.extension().unwrap_or_default();
        let path = folder.join(name).with_extension(extension);
        fs::copy(&source, &path).map_err(|error| format!("{}: {error}", source.display()))?;
        descriptions.push(Description {
            name,
            title,
            operations: operations(&path)?,
            path,
        });
    }
    Ok(descriptions)
}

fn operations(path: &Path) -> Result<usize, String> {
    let unread = || format!("{}: cannot be read", path.display());
    if path.extension().is_none_or(|extension| extension == "json") {
        return corpus::operations(path).ok_or_else(unread);
    }
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let methods = ["get", "put", "post", "delete", "patch"].map(|it| format!("    {it}:"));
    // The one in YAML is ours, and spells each method on a line of its own.
    let is_method = |line: &&str| methods.iter().any(|method| line == method);
    Ok(text.lines().filter(is_method).count())
}
