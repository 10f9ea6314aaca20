//! From the text of a description to the number of its operations.
//!
//! Counted from the plain JSON, and not by anything of the generator, which
//! would miss the same operations again.

use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The fields of a Path Item Object that are operations: OpenAPI 3.2, section
/// 4.9.1; the last joined with that version.
const METHODS: [&str; 9] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace", "query",
];

/// How many references of path items are followed in a row.
const DEPTH: usize = 16;

/// The operations under `paths`; `None` where the text is no JSON.
pub(crate) fn operations(path: &Path) -> Option<usize> {
    let root = read(path)?;
    let version = root["openapi"].as_str().unwrap_or_default();
    let methods = match version.starts_with("3.0") || version.starts_with("3.1") {
        true => &METHODS[..8],
        false => &METHODS[..],
    };
    let Some(paths) = root["paths"].as_object() else {
        return Some(0);
    };
    // `x-` begins an extension (section 4.8.8).
    let items = paths.iter().filter(|(key, _)| !key.starts_with("x-"));
    let counts = items.map(|(_, item)| {
        let mut found = BTreeSet::new();
        collect(item, &root, path, methods, DEPTH, &mut found);
        found.len()
    });
    Some(counts.sum())
}

/// The methods of a path item, and of the one that it refers to.
fn collect(
    item: &Value,
    root: &Value,
    path: &Path,
    methods: &[&str],
    depth: usize,
    found: &mut BTreeSet<String>,
) {
    let Some(item) = item.as_object() else {
        return;
    };
    let is_operation = |key: &str| methods.contains(&key) && item[key].is_object();
    found.extend(item.keys().filter(|key| is_operation(key)).cloned());
    found.extend(additional(item));
    let Some(reference) = item.get("$ref").and_then(Value::as_str) else {
        return;
    };
    if depth == 0 {
        return;
    }
    let (file, pointer) = reference.split_once('#').unwrap_or((reference, ""));
    let pointer = percent_decoded(pointer);
    if file.is_empty() {
        if let Some(target) = root.pointer(&pointer) {
            collect(target, root, path, methods, depth - 1, found);
        }
        return;
    }
    let other: PathBuf = path.with_file_name(file);
    if let Some(root) = read(&other)
        && let Some(target) = root.pointer(&pointer)
    {
        collect(target, &root, &other, methods, depth - 1, found);
    }
}

/// Methods that OpenAPI has no field for (3.2, section 4.9.1).
fn additional(item: &Map<String, Value>) -> impl Iterator<Item = String> {
    let operations = item.get("additionalOperations").and_then(Value::as_object);
    operations.into_iter().flat_map(Map::keys).cloned()
}

fn read(path: &Path) -> Option<Value> {
    let text = fs::read_to_string(path).ok()?;
    serde_json::from_str(&text).ok()
}

/// A pointer in a URI is percent-encoded (RFC 6901, section 6).
fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|it| std::str::from_utf8(it).ok());
        let decoded = digits.and_then(|it| u8::from_str_radix(it, 16).ok());
        match decoded {
            Some(byte) if *first == b'%' => {
                bytes.push(byte);
                rest = &after[2..];
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::{METHODS, collect};
    use serde_json::json;
    use std::collections::BTreeSet;
    use std::path::Path;

    #[test]
    fn references_of_path_items_are_followed() {
        let root = json!({
            "paths": { "/a": { "$ref": "#/x-items/~1a%20b", "post": {}, "parameters": [] } },
            "x-items": { "/a b": { "get": {}, "post": {}, "$ref": "#/paths/~1a" } }
        });
        let mut found = BTreeSet::new();
        let path = Path::new("root.json");
        collect(&root["paths"]["/a"], &root, path, &METHODS, 4, &mut found);
        assert_eq!(found.into_iter().collect::<Vec<_>>(), ["get", "post"]);
    }
}
