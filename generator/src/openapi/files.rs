//! The files of a description as plain values, and the resolution of references
//! among them: RFC 3986, section 5, RFC 6901, section 6, and JSON Schema's `$id`
//! and `$anchor` (JSON Schema Core, section 8.2).

use std::collections::BTreeMap;
use std::fmt;

use percent_encoding::percent_decode_str;
use serde_json::Value;

use super::At;
use super::at::Way;
use super::found::{Found, whole_id};
use super::loader::is_url;
use crate::diag::{FileId, Report, nearest};

/// The files of a description.
#[derive(Clone, Debug, Default)]
pub struct Files {
    files: Vec<File>,
    /// Where each location that is referred to was found, or why it was not.
    locations: BTreeMap<String, Result<usize, String>>,
    /// Places by `$id`, and by `$id` or location with anchor: `common.yaml#pet`.
    names: BTreeMap<String, At>,
    /// How many places have each `$dynamicAnchor`.
    dynamic_anchors: BTreeMap<String, usize>,
    /// Whether a schema or file has a URI of its own.
    has_ids: bool,
}

/// A file as a plain value.
#[derive(Clone, Debug)]
struct File {
    id: FileId,
    location: String,
    root: Value,
}

/// Why a reference leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResolveError {
    /// The file is there, but not the place in it.
    Dangling {
        /// A place that exists and that may have been meant, as a pointer in its
        /// file: `#/components/schemas/Pet`.
        nearest: Option<String>,
    },
    /// The file could not be read.
    File {
        /// The file.
        location: String,
        /// Why.
        reason: String,
    },
}

impl fmt::Display for ResolveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ResolveError::Dangling { .. } => f.write_str("there is nothing at that place"),
            ResolveError::File { reason, .. } => f.write_str(reason),
        }
    }
}

impl Files {
    /// The value at a place, or `None` if there is none.
    pub fn value(&self, at: &At) -> Option<&Value> {
        at.tokens()
            .into_iter()
            .try_fold(&self.file(at.file())?.root, step)
    }

    /// What is a schema with a name if it is a schema at all, of all files, as it is
    /// written: each file, its components, and what it has by key.
    pub fn named(&self) -> impl Iterator<Item = (At, &Value)> {
        const SECTIONS: [&[&str]; 5] = [
            &["components", "schemas"],
            &["definitions"],
            &["schemas"],
            &["$defs"],
            &[],
        ];
        self.files.iter().flat_map(move |file| {
            let root = At::root(file.id);
            let whole = (root.clone(), &file.root);
            let sections = SECTIONS.into_iter().flat_map(move |path| {
                let section = path.iter().fold(root.clone(), |at, key| at.child(key));
                let values = self.value(&section).and_then(Value::as_object);
                let values = values.into_iter().flatten();
                values.map(move |(name, value)| (section.child(name), value))
            });
            std::iter::once(whole).chain(sections)
        })
    }

    /// The place that a URI leads to from the place where it stands.
    pub(super) fn resolve(&self, from: &At, uri: &str) -> Result<At, ResolveError> {
        let dangling = ResolveError::Dangling { nearest: None };
        let here = self.file(from.file()).ok_or(dangling.clone())?;
        if let Some(at) = self.names.get(uri) {
            return Ok(at.clone());
        }
        if let Some(at) = self.resolve_by_id(from, uri) {
            return Ok(at);
        }
        let (target, fragment) = uri.split_once('#').unwrap_or((uri, ""));
        let identity = here.root.get("$self").and_then(Value::as_str);
        let root = if target.is_empty() {
            At::root(here.id)
        } else if let Some(at) = self.names.get(target) {
            at.clone()
        } else if let Some(at) = identity.and_then(|base| self.names.get(&join(base, target))) {
            // OpenAPI 3.2, section 4.1.1: relative to the URI of the description.
            at.clone()
        } else {
            match self.file_at(&join(&here.location, target)) {
                Ok(file) => At::root(file.id),
                // `$ref: Pet`, where a reference of JSON was meant.
                Err(error) => {
                    let nearest = self.component(here, uri);
                    return Err(nearest.map_or(error, |name| ResolveError::Dangling {
                        nearest: Some(name),
                    }));
                }
            }
        };
        let fragment = percent_decode_str(fragment).decode_utf8_lossy();
        if fragment.is_empty() || fragment.starts_with('/') {
            return self.follow(root, &fragment);
        }
        let location = self.file(root.file()).map_or("", |file| &file.location);
        self.names
            .get(&format!("{location}#{fragment}"))
            .cloned()
            .ok_or(dangling)
    }

    /// The place that a URI leads to from within a schema with an `$id`, which it
    /// is relative to (JSON Schema Core, section 8.2.1). Not all descriptions
    /// that have `$id`s know that, so that `None` is no end.
    fn resolve_by_id(&self, from: &At, uri: &str) -> Option<At> {
        if !self.has_ids {
            return None;
        }
        let (target, fragment) = uri.split_once('#').unwrap_or((uri, ""));
        let (own, own_id) = self.resource(from)?;
        let (resource, id) = match target.is_empty() {
            true => (own, own_id),
            false => {
                let id = join(&own_id, target);
                (self.names.get(&id)?.clone(), id)
            }
        };
        let fragment = percent_decode_str(fragment).decode_utf8_lossy();
        match fragment.is_empty() || fragment.starts_with('/') {
            true => self.follow(resource, &fragment).ok(),
            false => self.names.get(&format!("{id}#{fragment}")).cloned(),
        }
    }

    /// The innermost schema with an `$id` around a place, and its whole `$id`.
    fn resource(&self, from: &At) -> Option<(At, String)> {
        let mut at = At::root(from.file());
        let mut value = &self.file(from.file())?.root;
        let mut found = None;
        let mut tokens = from.tokens().into_iter();
        loop {
            if let Some(id) = value.get("$id").and_then(Value::as_str) {
                let outer = found.as_ref().map(|(_, id): &(At, String)| id.as_str());
                found = Some((at.clone(), whole_id(outer, id)));
            }
            let Some(token) = tokens.next() else {
                return found;
            };
            at = at.child(token);
            // What exists only in the 3.1 spelling has no `$id`.
            let Some(next) = step(value, token) else {
                return found;
            };
            value = next;
        }
    }

    /// Whether what a `$dynamicRef` leads to depends on what leads to it: there
    /// are several schemas of its `$dynamicAnchor` (JSON Schema Core, section
    /// 8.2.3.2).
    pub(super) fn is_dynamic(&self, from: &At, uri: &str) -> bool {
        let target = self.resolve(from, uri).ok();
        let value = target.and_then(|at| self.value(&at)?.get("$dynamicAnchor"));
        let anchor = value.and_then(Value::as_str);
        anchor.is_some_and(|anchor| self.dynamic_anchors.get(anchor) > Some(&1))
    }

    /// The part at the end of a chain of references, and its place; `None` if
    /// it leads nowhere, or in a circle.
    pub(super) fn target(&self, from: &At, uri: &str) -> Option<(At, &Value)> {
        let mut at = self.resolve(from, uri).ok()?;
        for _ in 0..LONGEST_CHAIN {
            let value = self.value(&at)?;
            let Some(next) = value.get("$ref") else {
                return Some((at, value));
            };
            at = self.resolve(&at, next.as_str()?).ok()?;
        }
        None
    }

    /// What a file is called, without folders and extension; `None` for the first.
    pub(super) fn stem(&self, id: FileId) -> Option<&str> {
        let first = self.files.first()?.id;
        let file = self.file(id).filter(|file| file.id != first)?;
        let name = file.location.rsplit(['/', '\\']).next()?;
        let extensions = [".json", ".yaml", ".yml"];
        let mut stems = extensions.iter().filter_map(|it| name.strip_suffix(it));
        let stem = stems.next().unwrap_or(name);
        Some(stem.strip_suffix(".schema").unwrap_or(stem))
    }

    /// A field of the root of the first file.
    pub(super) fn root_field(&self, name: &str) -> Option<&Value> {
        self.files.first()?.root.get(name)
    }

    /// Adds a file that was read.
    pub(super) fn add(&mut self, location: &str, id: FileId, root: Value) {
        self.locations
            .insert(location.to_owned(), Ok(self.files.len()));
        self.files.push(File {
            id,
            location: location.to_owned(),
            root,
        });
    }

    /// Reads the files that are referred to, and those that they refer to. That
    /// one cannot be read is no error yet: the text `$ref` also stands in
    /// examples, which are no references.
    pub(super) fn load_references(
        &mut self,
        mut read: impl FnMut(&str) -> Result<(FileId, Value), Report>,
    ) {
        let mut index = 0;
        while let Some(file) = self.files.get(index) {
            let mut found = Found::default();
            let location = file.location.clone();
            found.collect(&file.root, Way::Root(file.id), &location, false);
            for (resource, anchor, at) in found.anchors {
                // Not all descriptions that have `$id`s know what these do.
                for base in [&resource, &location] {
                    let name = format!("{base}#{anchor}");
                    self.names.entry(name).or_insert_with(|| at.clone());
                }
            }
            for anchor in found.dynamic_anchors {
                *self.dynamic_anchors.entry(anchor).or_default() += 1;
            }
            for (id, at) in found.ids {
                self.has_ids = true;
                self.names.entry(id).or_insert(at);
            }
            for target in found.targets {
                let location = join(&location, &target);
                if self.names.contains_key(&target) || self.locations.contains_key(&location) {
                    continue;
                }
                if is_url(&target) {
                    let reason = "files are not fetched from the network; keep it beside this file";
                    self.locations.insert(location, Err(reason.to_owned()));
                    continue;
                }
                match read(&location) {
                    Ok((id, root)) => self.add(&location, id, root),
                    Err(report) => {
                        let reasons: Vec<_> = report.iter().map(|d| d.message.as_str()).collect();
                        self.locations.insert(location, Err(reasons.join("; ")));
                    }
                }
            }
            index += 1;
        }
    }

    fn file(&self, id: FileId) -> Option<&File> {
        self.files.iter().find(|file| file.id == id)
    }

    fn file_at(&self, location: &str) -> Result<&File, ResolveError> {
        let reason = match self.locations.get(location) {
            Some(Ok(index)) => return Ok(&self.files[*index]),
            Some(Err(reason)) => reason.clone(),
            None => "there is no such file".to_owned(),
        };
        Err(ResolveError::File {
            location: location.to_owned(),
            reason,
        })
    }

    /// Follows a pointer from a place, as far as it leads.
    fn follow(&self, root: At, pointer: &str) -> Result<At, ResolveError> {
        let mut value = self.value(&root);
        let mut at = root;
        let mut tokens = pointer.split('/').skip(1).map(super::unescape);
        while let Some(token) = tokens.next() {
            let Some(next) = value.and_then(|value| step(value, &token)) else {
                let rest: Vec<String> = tokens.collect();
                return Err(ResolveError::Dangling {
                    nearest: suggest(&at, value, &token, &rest),
                });
            };
            value = Some(next);
            at = at.child(&token);
        }
        Ok(at)
    }

    /// The component of a name, for a reference that is no more than a name.
    fn component(&self, file: &File, name: &str) -> Option<String> {
        let named = |definitions: &Value| definitions.get(name).is_some();
        if file.root.get("definitions").is_some_and(named) {
            return Some(format!("#/definitions/{}", super::escape(name)));
        }
        let sections = file.root.get("components")?.as_object()?;
        let (section, _) = sections.iter().find(|(_, parts)| named(parts))?;
        Some(format!("#/components/{section}/{}", super::escape(name)))
    }
}

/// More references to references than this are taken to lead in a circle.
const LONGEST_CHAIN: usize = 64;

/// The value that a token of a pointer leads to.
fn step(value: &Value, token: impl AsRef<str>) -> Option<&Value> {
    match value {
        Value::Object(object) => object.get(token.as_ref()),
        Value::Array(items) => items.get(token.as_ref().parse::<usize>().ok()?),
        _ => None,
    }
}

/// The reference that was meant, if one step of it is misspelt.
fn suggest(at: &At, value: Option<&Value>, token: &str, rest: &[String]) -> Option<String> {
    let value = value?;
    let meant = nearest(token, value.as_object()?.keys().map(String::as_str))?;
    let mut at = at.child(meant);
    let mut value = step(value, meant)?;
    for token in rest {
        value = step(value, token)?;
        at = at.child(token);
    }
    Some(format!("#{}", at.pointer()))
}

/// The location of a relative reference that stands in a file: RFC 3986,
/// section 5.2, of paths alone.
pub(super) fn join(base: &str, target: &str) -> String {
    if is_url(target) || target.starts_with('/') {
        return target.to_owned();
    }
    let target = percent_decode_str(target).decode_utf8_lossy();
    let mut segments: Vec<&str> = match base.rsplit_once(['/', '\\']) {
        Some((folder, _)) => folder.split('/').collect(),
        None => Vec::new(),
    };
    for segment in target.split('/') {
        match segment {
            "." => {}
            ".." if segments
                .last()
                .is_some_and(|last| !matches!(*last, "" | "." | "..")) =>
            {
                segments.pop();
            }
            _ => segments.push(segment),
        }
    }
    segments.join("/")
}
