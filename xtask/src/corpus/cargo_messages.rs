//! From cargo's messages, a JSON object a line, to the crates that failed.
//!
//! The format is that of `cargo check --message-format json` (The Cargo Book,
//! "External tools").

use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// Why a crate is not clean.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Failure {
    /// How often each error or lint was reported, by its code.
    pub(super) codes: BTreeMap<String, usize>,
    /// The first message, and its place.
    pub(super) first: String,
}

impl Failure {
    pub(super) fn to_json(&self) -> Value {
        json!({ "codes": self.codes, "first": self.first })
    }

    pub(super) fn from_json(value: &Value) -> Option<Failure> {
        let codes = value["codes"].as_object()?.iter().map(|(code, count)| {
            let count = count.as_u64().unwrap_or_default();
            (code.clone(), usize::try_from(count).unwrap_or(usize::MAX))
        });
        Some(Failure {
            codes: codes.collect(),
            first: value["first"].as_str()?.to_owned(),
        })
    }
}

/// What each package has failed with, if it has. `complaint` is what cargo itself
/// says where it does not come as far as the compiler.
pub(super) fn failures(
    packages: &[&str],
    messages: &str,
    complaint: &str,
) -> BTreeMap<String, Option<Failure>> {
    let mut built = BTreeSet::new();
    let mut failures: BTreeMap<&str, Failure> = BTreeMap::new();
    let values: Vec<Value> = messages
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok())
        .collect();
    for value in &values {
        let Some(package) = package(value, packages) else {
            continue;
        };
        match value["reason"].as_str() {
            Some("compiler-artifact") => {
                built.insert(package);
            }
            Some("compiler-message") => add(failures.entry(package).or_default(), value),
            _ => {}
        }
    }
    let failure = |package: &str| match failures.get(package) {
        Some(failure) if !failure.codes.is_empty() => Some(failure.clone()),
        _ if built.contains(package) => None,
        _ => Some(Failure {
            codes: BTreeMap::from([("cargo".to_owned(), 1)]),
            first: last_paragraph(complaint, package),
        }),
    };
    let failures = packages.iter().map(|it| ((*it).to_owned(), failure(it)));
    failures.collect()
}

/// The program of each package that has one: `cargo build --test NAME` says where
/// it is.
pub(super) fn programs<'p>(packages: &[&'p str], messages: &str) -> BTreeMap<&'p str, PathBuf> {
    let values = messages.lines().map(serde_json::from_str::<Value>);
    let programs = values.flatten().filter_map(|value| {
        let program = value["executable"].as_str()?;
        Some((package(&value, packages)?, PathBuf::from(program)))
    });
    programs.collect()
}

/// The package that a message is about, by the path in its identifier:
/// `path+file:///.../crates/NAME#0.1.0`.
fn package<'p>(value: &Value, packages: &[&'p str]) -> Option<&'p str> {
    let id = value["package_id"].as_str()?;
    let folder = id.split('#').next()?.rsplit('/').next()?;
    packages.iter().copied().find(|package| *package == folder)
}

fn add(failure: &mut Failure, value: &Value) {
    let message = &value["message"];
    let level = message["level"].as_str().unwrap_or_default();
    let text = message["message"].as_str().unwrap_or_default();
    // `aborting due to 3 previous errors`
    let is_summary = message["spans"].as_array().is_none_or(Vec::is_empty)
        && message["code"].is_null()
        && text.starts_with("aborting due to");
    if !matches!(
        level,
        "error" | "warning" | "error: internal compiler error"
    ) || is_summary
    {
        return;
    }
    let code = message["code"]["code"].as_str().unwrap_or("syntax");
    *failure.codes.entry(code.to_owned()).or_default() += 1;
    if failure.first.is_empty() {
        let spans = message["spans"].as_array().into_iter().flatten();
        let mut primary = spans.filter(|span| span["is_primary"] == true);
        let place = primary.next().map_or_else(String::new, |span| {
            let file = span["file_name"].as_str().unwrap_or_default();
            let file = file.find("src/").map_or(file, |start| &file[start..]);
            format!(" ({file}:{})", span["line_start"])
        });
        let text = text.lines().next().unwrap_or_default();
        failure.first = format!("{text}{place}");
    }
}

/// What cargo says of a package, or last.
fn last_paragraph(complaint: &str, package: &str) -> String {
    let mut lines = complaint.lines().rev();
    let about = lines.clone().find(|line| line.contains(package));
    let line = about.or_else(|| lines.find(|line| !line.trim().is_empty()));
    line.unwrap_or("nothing was built").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::failures;
    use serde_json::json;

    #[test]
    fn a_crate_is_clean_that_was_built_without_a_message() {
        let id = |name: &str| format!("path+file:///x/crates/{name}#0.1.0");
        let error = json!({
            "reason": "compiler-message", "package_id": id("b"),
            "message": {
                "level": "error", "message": "mismatched types", "code": { "code": "E0308" },
                "spans": [{ "is_primary": true, "file_name": "b/src/lib.rs", "line_start": 7 }]
            }
        });
        let built = json!({ "reason": "compiler-artifact", "package_id": id("a") });
        let messages = format!("{error}\n{built}\n");
        let failures = failures(&["a", "b", "c"], &messages, "error: no manifest\n");
        assert_eq!(failures["a"], None);
        let failed = failures["b"].as_ref().expect("b has an error");
        assert_eq!(failed.first, "mismatched types (src/lib.rs:7)");
        assert_eq!(failed.codes["E0308"], 1);
        let unbuilt = failures["c"].as_ref().expect("c was not built");
        assert_eq!(unbuilt.first, "error: no manifest");
    }
}
