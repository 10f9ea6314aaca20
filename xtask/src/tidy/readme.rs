//! README.md shows the library's own example, and all keys of the configuration.

use std::fs;
use std::path::Path;

const README: &str = "README.md";
const LIBRARY: &str = "generator/src/lib.rs";
const CONFIG: &str = "generator/src/config.rs";

pub(super) fn check(root: &Path) -> Vec<String> {
    let read = |path: &str| fs::read_to_string(root.join(path)).unwrap_or_default();
    let readme = read(README);
    let mut broken = Vec::new();
    if !readme.contains(&format!("```rust\n{}```", example(&read(LIBRARY)))) {
        broken.push(format!("{README}: does not show the example of {LIBRARY}"));
    }
    for key in keys(&read(CONFIG)) {
        if !is_listed(&readme, &key) {
            broken.push(format!("{README}: `{key}` of {CONFIG} is not in the table"));
        }
    }
    broken
}

/// The first example of a documentation comment, which rustdoc compiles.
fn example(source: &str) -> String {
    let lines = source.lines().map_while(|line| line.strip_prefix("//!"));
    lines
        .map(|line| line.strip_prefix(' ').unwrap_or(line))
        .skip_while(|line| !line.starts_with("```"))
        .skip(1)
        .take_while(|line| !line.starts_with("```"))
        .flat_map(|line| [line, "\n"])
        .collect()
}

/// The fields of the configuration that a file can hold, in its spelling.
fn keys(source: &str) -> impl Iterator<Item = String> {
    let before = std::iter::once("").chain(source.lines());
    source.lines().zip(before).filter_map(|(line, before)| {
        let (name, _) = line.strip_prefix("    pub ")?.split_once(": ")?;
        let is_key = !name.contains(' ') && before.trim() != "#[serde(skip)]";
        is_key.then(|| name.replace('_', "-"))
    })
}

/// Whether a key, or one within it, is in a row of a table.
fn is_listed(readme: &str, key: &str) -> bool {
    let rows = readme.lines().filter(|line| line.starts_with('|'));
    rows.filter_map(|row| row.split('|').nth(1))
        .flat_map(|cell| cell.split('`').skip(1).step_by(2))
        .flat_map(|name| name.split('.'))
        .any(|part| part.trim_matches(['[', ']']) == key)
}

#[cfg(test)]
mod tests {
    use super::{example, is_listed, keys};

    #[test]
    fn finds_the_example() {
        let source = "//! It.\n//!\n//! ```no_run\n//! a();\n//!\n//! b();\n//! ```\n\n//! ```\n";
        assert_eq!(example(source), "a();\n\nb();\n");
    }

    #[test]
    fn finds_the_keys() {
        let source = "pub struct A {\n    pub max_interval: u64,\n    #[serde(skip)]\n    pub text: E,\n    pub fn b(c: D) {}\n}\n";
        assert_eq!(keys(source).collect::<Vec<_>>(), ["max-interval"]);
        let readme = "`d`\n| `[[a.b]]`, `c` | `e` |\n";
        let listed = ["a", "b", "c", "d", "e"].map(|key| is_listed(readme, key));
        assert_eq!(listed, [true, true, true, false, false]);
    }
}
