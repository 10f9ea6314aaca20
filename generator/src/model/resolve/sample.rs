//! Values for parameters and bodies, made from their schemas as they are
//! written: the model has no bounds and patterns, which no client checks.

use crate::model::{Api, Media, Sample, SchemaId, TypeRef};
use crate::openapi::{At, Document};
use clientsmith_sample::{Direction, Fill, Schemas, sample};
use serde_json::Value;
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeSet;

/// The values are the same each time.
const SEED: u64 = 1;

/// Makes a value for each schema of a parameter or of the body of a request.
pub fn add_samples(document: &Document, api: &mut Api) {
    let written = Written {
        document,
        places: RefCell::default(),
    };
    let values = api.operations.iter().flat_map(|operation| {
        let parameters = operation.parameters.iter().map(|it| it.value);
        let content = operation.body.iter().flat_map(|body| &body.content);
        let headers = content.clone().flat_map(Media::part_headers);
        let headers = headers.map(|header| header.value);
        let content = content.filter_map(|media| media.value);
        parameters.chain(content).chain(headers)
    });
    let ids: BTreeSet<SchemaId> = values.map(|TypeRef { schema, .. }| schema).collect();
    for id in ids {
        let Some(schema) = written.schema(&api.schemas[id].at) else {
            continue;
        };
        let make = |fill| sample(&written, &schema, Direction::Request, fill, SEED);
        let (full, least) = (make(Fill::Examples), make(Fill::Required));
        let sample = Sample { full, least };
        api.samples.insert(id, sample);
    }
}

/// The schemas as they are written, with the places that their references lead to.
struct Written<'d> {
    document: &'d Document,
    /// A reference is spelled as an index of these.
    places: RefCell<Vec<At>>,
}

impl Written<'_> {
    fn schema(&self, at: &At) -> Option<Value> {
        let mut schema = self.value(at)?.clone();
        self.spell(&mut schema, at);
        Some(schema)
    }

    /// The value at a place. What exists only in the 3.1 spelling is the part
    /// around it.
    fn value(&self, at: &At) -> Option<&Value> {
        let mut at = at.clone();
        loop {
            if let Some(value) = self.document.value(&at) {
                return Some(value);
            }
            at = at.parent()?;
        }
    }

    /// Spells references so that they mean the same from anywhere.
    fn spell(&self, value: &mut Value, at: &At) {
        match value {
            Value::Array(items) => items.iter_mut().for_each(|item| self.spell(item, at)),
            Value::Object(fields) => {
                for (key, value) in fields {
                    match value {
                        Value::String(uri) if key == "$ref" => self.spell_reference(uri, at),
                        value => self.spell(value, at),
                    }
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    /// The end of the spelling is the name of the component, which can be the
    /// value of a discriminator.
    fn spell_reference(&self, uri: &mut String, at: &At) {
        if let Ok(target) = self.document.resolve_uri(at, uri) {
            let mut places = self.places.borrow_mut();
            *uri = format!("{}/{}", places.len(), target.key().unwrap_or_default());
            places.push(target);
        }
    }
}

impl Schemas for Written<'_> {
    fn find(&self, reference: &str) -> Option<Cow<'_, Value>> {
        let (index, _) = reference.split_once('/')?;
        let at = self
            .places
            .borrow()
            .get(index.parse::<usize>().ok()?)?
            .clone();
        self.schema(&at).map(Cow::Owned)
    }
}
