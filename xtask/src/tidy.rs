//! The house rules that a program can check (CONTRIBUTING.md).

mod chains;
mod copies;
mod dependencies;
mod files;
mod length;
mod readme;
mod words;

use crate::{Outcome, root};
use files::SourceFile;

/// Checks all rules, and says which are broken where.
pub(crate) fn run() -> Outcome {
    let broken = broken_rules();
    for broken in &broken {
        eprintln!("{broken}");
    }
    match broken.is_empty() {
        true => Outcome::Done,
        false => Outcome::Failed,
    }
}

fn broken_rules() -> Vec<String> {
    let root = root();
    let files = files::read(&root);
    let mut broken = Vec::new();
    for file in files.iter().filter(|file| file.is_own_rust()) {
        broken.extend(opening(file));
        broken.extend(words::check_rust(file));
    }
    for file in &files {
        broken.extend(words::check(file));
        broken.extend(chains::check(file));
    }
    broken.extend(length::check(&files));
    broken.extend(copies::check(&root));
    broken.extend(dependencies::check(&root));
    broken.extend(readme::check(&root));
    broken
}

/// A file says first what it is.
fn opening(file: &SourceFile) -> Option<String> {
    (!file.text.starts_with("//!")).then(|| {
        format!(
            "{}: opens without `//!`: say what it turns into what",
            file.path
        )
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn house_rules_are_kept() {
        let broken = super::broken_rules();
        assert!(broken.is_empty(), "{}", broken.join("\n"));
    }
}
