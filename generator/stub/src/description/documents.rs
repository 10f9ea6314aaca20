//! The files of a description -> their values, in one spelling, joined by references that say
//! which file they mean.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, mem};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC};
use serde_json::Value;

use super::walk::visit;

/// What a reference begins with once it says which document it means by its number.
const SCHEME: &str = "stub:///";

/// All documents that a description is made of; the first is the one that was asked for.
#[derive(Debug)]
pub(crate) struct Documents {
    all: Vec<Document>,
}

/// One document.
#[derive(Debug)]
pub(super) struct Document {
    /// Where it was read from; empty for a text without a file.
    pub(super) location: String,
    pub(super) value: Value,
}

impl Documents {
    /// The document of a text, with nothing that it could refer to outside.
    pub(super) fn of_text(text: &str) -> Result<Self, String> {
        let mut reading = Reading::default();
        reading.add(None, parse(text)?);
        Ok(Self { all: reading.all })
    }

    /// The document of a file, and all that it refers to.
    pub(super) fn of_file(path: &Path) -> Result<Self, String> {
        let mut reading = Reading::default();
        let path = path
            .canonicalize()
            .map_err(|error| format!("{}: {error}", path.display()))?;
        let value = read(&path)?;
        reading.add(Some(path), value);
        while let Some(path) = reading.pending.pop() {
            // What cannot be read leads nowhere, which each reference to it will say.
            let value = read(&path).unwrap_or(Value::Null);
            reading.add(Some(path), value);
        }
        Ok(Self { all: reading.all })
    }

    pub(super) fn root(&self) -> &Value {
        &self.all[0].value
    }

    pub(super) fn get(&self, index: usize) -> &Document {
        &self.all[index]
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (String, &Value)> {
        let all = self.all.iter().enumerate();
        all.map(|(index, document)| (format!("{SCHEME}{index}"), &document.value))
    }

    pub(super) fn values_mut(&mut self) -> impl Iterator<Item = &mut Value> {
        self.all.iter_mut().map(|document| &mut document.value)
    }

    /// The document and pointer that a reference leads to.
    pub(super) fn find(&self, reference: &str) -> Option<(usize, String, &Value)> {
        let (index, fragment) = reference.strip_prefix(SCHEME)?.split_once('#')?;
        let index: usize = index.parse().ok()?;
        let pointer = percent_encoding::percent_decode_str(fragment)
            .decode_utf8()
            .ok()?;
        let value = self.all.get(index)?.value.pointer(&pointer)?;
        Some((index, pointer.into_owned(), value))
    }
}

/// A reference to a pointer of a document.
pub(super) fn reference(index: usize, pointer: &str) -> String {
    format!("{SCHEME}{index}#{}", fragment(pointer))
}

/// What stays as it is when a pointer becomes a URI fragment (RFC 6901, section 6).
const KEPT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

fn fragment(pointer: &str) -> String {
    percent_encoding::utf8_percent_encode(pointer, KEPT).to_string()
}

/// Documents, while references still lead to new ones.
#[derive(Default)]
struct Reading {
    all: Vec<Document>,
    /// The numbers of files, also of those that are still to be read.
    numbers: BTreeMap<PathBuf, usize>,
    pending: Vec<PathBuf>,
    /// The numbers of the files that are pending, in their order.
    next: usize,
}

impl Reading {
    /// Adds a document, with its references spelled so that they say which document they mean.
    fn add(&mut self, path: Option<PathBuf>, mut value: Value) {
        let own = match &path {
            Some(path) => self.number(path),
            None => mem::replace(&mut self.next, 1),
        };
        self.pending
            .retain(|pending| Some(pending) != path.as_ref());
        visit(&mut value, &mut |fields| {
            if let Some(Value::String(reference)) = fields.get_mut("$ref") {
                *reference = self.spell(reference, own, path.as_deref());
            }
        });
        let location = path.map_or_else(String::new, |path| path.display().to_string());
        let document = Document { location, value };
        while self.all.len() <= own {
            let (location, value) = (String::new(), Value::Null);
            self.all.push(Document { location, value });
        }
        self.all[own] = document;
    }

    /// What cannot be understood stays as it is, and leads nowhere.
    fn spell(&mut self, written: &str, own: usize, path: Option<&Path>) -> String {
        let (file, pointer) = written.split_once('#').unwrap_or((written, ""));
        let is_pointer = pointer.is_empty() || pointer.starts_with('/');
        if !is_pointer || file.contains("://") {
            return written.to_owned();
        }
        let decode = |text: &str| {
            let decoded = percent_encoding::percent_decode_str(text);
            decoded.decode_utf8_lossy().into_owned()
        };
        let number = match (file, path) {
            ("", _) => own,
            (file, Some(path)) => {
                let folder = path.parent().unwrap_or(Path::new(""));
                match folder.join(decode(file)).canonicalize() {
                    Ok(path) => self.number(&path),
                    Err(_) => return written.to_owned(),
                }
            }
            (_, None) => return written.to_owned(),
        };
        reference(number, &decode(pointer))
    }

    fn number(&mut self, path: &Path) -> usize {
        if let Some(number) = self.numbers.get(path) {
            return *number;
        }
        let number = self.next;
        self.next += 1;
        self.numbers.insert(path.to_owned(), number);
        self.pending.push(path.to_owned());
        number
    }
}

fn read(path: &Path) -> Result<Value, String> {
    let wrong = |error: String| format!("{}: {error}", path.display());
    let text = fs::read_to_string(path).map_err(|error| wrong(error.to_string()))?;
    parse(&text).map_err(wrong)
}

/// JSON is tried first: it is YAML too, but read many times faster.
fn parse(text: &str) -> Result<Value, String> {
    let text = text.trim_start_matches('\u{feff}');
    match serde_json::from_str(text) {
        Ok(value) => Ok(value),
        Err(error) if text.trim_start().starts_with('{') && !error.is_syntax() => {
            Err(error.to_string())
        }
        Err(_) => serde_yaml::from_str(text).map_err(|error| error.to_string()),
    }
}
