//! From the plain values of a description to the requests that it describes.
//!
//! Counted without the stages, which would miss the same requests again: of what
//! they read, only the values themselves and where references lead are used.

use clientsmith::openapi::{At, Document};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// The fields of a Path Item Object that are operations: OpenAPI 3.2, section
/// 4.9.1.
const METHODS: [&str; 9] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace", "query",
];

/// Those of them that OpenAPI 2.0 has.
const METHODS_OF_2_0: usize = 7;

/// All requests of a description.
#[derive(Debug, Default)]
pub(super) struct Census {
    /// Those that a client sends.
    pub(super) operations: Vec<Request>,
    /// Those that the API sends by itself.
    pub(super) webhooks: Vec<Request>,
    /// Those that the API sends because of another request.
    pub(super) callbacks: Vec<Request>,
}

/// A request, in the words of the description.
#[derive(Debug)]
pub(super) struct Request {
    /// Where it is described.
    pub(super) at: At,
    /// The path that it is under, which may refer to where it is described.
    pub(super) path_at: At,
    pub(super) method: String,
    /// The path, or the name of a webhook, or the URL of a callback.
    pub(super) path: String,
}

impl Census {
    /// Counts the requests of a description.
    pub(super) fn of(document: &Document) -> Census {
        let has_swagger = document
            .value(&document.at)
            .is_some_and(|root| root.get("swagger").is_some());
        let mut counter = Counter {
            document,
            methods: match has_swagger {
                true => &METHODS[..METHODS_OF_2_0],
                false => &METHODS,
            },
            seen: BTreeSet::new(),
            census: Census::default(),
        };
        let operations = counter.section("paths");
        let webhooks = counter.section("webhooks");
        for request in operations.iter().chain(&webhooks) {
            counter.add_callbacks(&request.at);
        }
        Census {
            operations,
            webhooks,
            ..counter.census
        }
    }
}

struct Counter<'a> {
    document: &'a Document,
    methods: &'static [&'static str],
    /// The callbacks that were looked into, some of which lead to themselves.
    seen: BTreeSet<At>,
    census: Census,
}

impl<'a> Counter<'a> {
    /// The requests of the path items by name that a field of the root holds.
    fn section(&self, name: &str) -> Vec<Request> {
        let at = self.document.at.child(name);
        let items = self.object(&at).into_iter().flatten();
        let mut requests = Vec::new();
        // `x-` begins an extension (section 4.8).
        for (key, _) in items.filter(|(key, _)| !key.starts_with("x-")) {
            requests.extend(self.requests(&at.child(key), key));
        }
        requests
    }

    /// The requests of a path item, and of those that its `$ref`s lead to.
    fn requests(&self, path_at: &At, path: &str) -> Vec<Request> {
        let mut requests = Vec::new();
        let mut seen = BTreeSet::new();
        let mut next = Some(path_at.clone());
        while let Some(at) = next.filter(|at| seen.insert(at.clone())) {
            let Some(item) = self.object(&at) else {
                break;
            };
            let mut add = |method: String, at: At| {
                requests.push(Request {
                    at,
                    path_at: path_at.clone(),
                    method,
                    path: path.to_owned(),
                });
            };
            for (key, _) in item.iter().filter(|(_, value)| value.is_object()) {
                if self.methods.contains(&key.as_str()) {
                    add(key.to_uppercase(), at.child(key));
                }
            }
            let others = at.child("additionalOperations");
            for (key, _) in self.object(&others).into_iter().flatten() {
                add(key.clone(), others.child(key));
            }
            next = self.referred(&at, item);
        }
        requests
    }

    /// Adds the callbacks of an operation, and theirs.
    fn add_callbacks(&mut self, operation: &At) {
        let mut operations = vec![operation.clone()];
        while let Some(operation) = operations.pop() {
            let callbacks = operation.child("callbacks");
            let names = self.object(&callbacks).into_iter().flatten();
            for (name, _) in names {
                let at = self.end(callbacks.child(name));
                if !self.seen.insert(at.clone()) {
                    continue;
                }
                let items = self.object(&at).into_iter().flatten();
                for (url, _) in items.filter(|(key, _)| !key.starts_with("x-")) {
                    let requests = self.requests(&at.child(url), url);
                    operations.extend(requests.iter().map(|request| request.at.clone()));
                    self.census.callbacks.extend(requests);
                }
            }
        }
    }

    /// The place at the end of a chain of references.
    fn end(&self, at: At) -> At {
        let mut seen = BTreeSet::new();
        let mut at = at;
        while seen.insert(at.clone()) {
            match self.object(&at).and_then(|it| self.referred(&at, it)) {
                Some(next) => at = next,
                None => break,
            }
        }
        at
    }

    /// Where the `$ref` of an object leads.
    fn referred(&self, at: &At, object: &Map<String, Value>) -> Option<At> {
        let uri = object.get("$ref")?.as_str()?;
        self.document.resolve_uri(at, uri).ok()
    }

    fn object(&self, at: &At) -> Option<&'a Map<String, Value>> {
        self.document.value(at)?.as_object()
    }
}
