//! Words that have no place in what is committed.

use super::files::SourceFile;

// Written in parts, so that this file does not break its own rules.
const IN_RUST: [(&str, &str); 3] = [
    (concat!("to", "do!("), "finish it, or file an issue"),
    (concat!("db", "g!("), "take it out"),
    (concat!("#[ign", "ore"), "mend the test, or take it out"),
];

/// Paths that exist on one machine only.
const ANYWHERE: [(&str, &str); 1] = [(concat!("/wo", "rk/"), "a path of one machine")];

pub(super) fn check_rust(file: &SourceFile) -> Vec<String> {
    find(file, &IN_RUST)
}

pub(super) fn check(file: &SourceFile) -> Vec<String> {
    find(file, &ANYWHERE)
}

fn find(file: &SourceFile, words: &[(&str, &str)]) -> Vec<String> {
    let mut found = Vec::new();
    for (index, line) in file.text.lines().enumerate() {
        for (word, advice) in words {
            if line.contains(word) {
                found.push(format!("{}:{}: `{word}`: {advice}", file.path, index + 1));
            }
        }
    }
    found
}
