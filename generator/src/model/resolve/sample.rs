//! Values for parameters and bodies, made from their schemas as they are
//! written: the model has no bounds and patterns, which no client checks. And the
//! examples of answers, held to their schemas.

use crate::diag::{Code, Diagnostic, Report};
use crate::model::{Api, Media, Sample, SchemaId, TypeRef};
use crate::openapi::{At, Document, Version};
use clientsmith_sample::{Direction, Fill, Schemas, fault, remove_undeclared, sample};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The values are the same each time.
const SEED: u64 = 1;

/// How often another value is tried where one breaks its schema.
const ATTEMPTS: u64 = 8;

/// Makes a value for each schema of a parameter or of the body of a request.
///
/// A schema that no value was found for has none, which is reported: what takes it
/// could only be called with something that a server refuses. So is one of an answer.
pub fn add_samples(document: &Document, api: &mut Api, report: &mut Report) {
    let values = api.operations.iter().flat_map(|operation| {
        let parameters = operation.parameters.iter().map(|it| it.value);
        let content = operation.body.iter().flat_map(|body| &body.content);
        let headers = content.clone().flat_map(Media::part_headers);
        let headers = headers.map(|header| header.value);
        let content = content.flat_map(|media| media.value.into_iter().chain(media.item));
        parameters.chain(content).chain(headers)
    });
    let given: BTreeSet<SchemaId> = values.map(|TypeRef { schema, .. }| schema).collect();
    let responses = api.operations.iter().flat_map(|it| &it.responses);
    let success = responses.filter(|it| it.status.is_success());
    let content = success.flat_map(|response| &response.content);
    let answered = content.filter_map(|media| Some(media.value?.schema));
    let answered: BTreeSet<SchemaId> = answered.collect();
    let places = given.union(&answered).map(|id| &api.schemas[*id].at);
    let written = Written::read(document, places);
    for id in given {
        let made = find_value(&written, &api.schemas[id].at, Direction::Request, &FULL).zip(
            find_value(&written, &api.schemas[id].at, Direction::Request, &LEAST),
        );
        match made {
            Some((Ok(full), Ok(least))) => {
                api.samples.insert(id, Sample { full, least });
            }
            Some((Err(fault), _) | (_, Err(fault))) => {
                let message = "no smoke test gives one";
                report.push(unsatisfied(message, &fault, &api.schemas[id].at));
            }
            None => {}
        }
    }
    for id in answered {
        let at = &api.schemas[id].at;
        if let Some(Err(fault)) = find_value(&written, at, Direction::Response, &FULL) {
            let message = "no server can answer as it is described";
            report.push(unsatisfied(message, &fault, at));
        }
    }
    let responses = api.operations.iter_mut().flat_map(|it| &mut it.responses);
    for media in responses.flat_map(|response| &mut response.content) {
        if let Some(value) = media.value {
            keep_valid(&written, &api.schemas[value.schema].at, media, report);
        }
    }
}

/// Keeps the examples of an answer that its schema allows, without the members that it
/// does not declare: no client can know these.
fn keep_valid(written: &Written, at: &At, media: &mut Media, report: &mut Report) {
    let Some(schema) = written.schema(at) else {
        return;
    };
    media.examples.retain_mut(|(at, example)| {
        if let Some(fault) = fault(written, schema, Direction::Response, example) {
            let fault = words(&fault);
            let message = format!("the schema does not allow this example: {fault}");
            let help = "correct one of the two; no test reads the example";
            report.push(
                Diagnostic::note(Code::InvalidExample, message)
                    .at(&*at)
                    .help(help),
            );
            return false;
        }
        remove_undeclared(written, schema, Direction::Response, example);
        true
    });
}

/// How much of a schema is tried to be filled, in this order.
const FULL: [Fill; 3] = [Fill::Examples, Fill::All, Fill::Required];
const LEAST: [Fill; 2] = [Fill::Required, Fill::All];

/// The first value that the schema at a place allows, or what is wrong with the last one.
/// Nothing where there is no schema.
fn find_value(
    written: &Written,
    at: &At,
    direction: Direction,
    fills: &[Fill],
) -> Option<Result<Value, String>> {
    let schema = written.schema(at)?;
    let seeds = || SEED..SEED + ATTEMPTS;
    let mut wrong = String::new();
    for (fill, seed) in fills
        .iter()
        .flat_map(|fill| seeds().map(move |it| (*fill, it)))
    {
        let value = sample(written, schema, direction, fill, seed);
        match fault(written, schema, direction, &value) {
            None => return Some(Ok(value)),
            Some(fault) => wrong = fault,
        }
    }
    Some(Err(wrong))
}

fn unsatisfied(consequence: &str, fault: &str, at: &At) -> Diagnostic {
    let fault = words(fault);
    let message = format!(
        "no value was found that the schema allows, so {consequence}; of the last one tried, {fault}"
    );
    let help = "see whether its keywords, and those of what it refers to, go together";
    Diagnostic::loss(Code::NoValueFound, message)
        .at(at)
        .help(help)
}

/// A fault without the colon that stands behind its place, where it has none.
fn words(fault: &str) -> &str {
    fault.strip_prefix(": ").unwrap_or(fault)
}

/// The schemas as they are written, and those that their references lead to.
struct Written {
    /// A reference is spelled as an index of these.
    schemas: Vec<Option<Value>>,
    numbers: BTreeMap<At, usize>,
}

impl Written {
    fn read<'a>(document: &Document, roots: impl Iterator<Item = &'a At>) -> Self {
        let mut reading = Reading {
            document,
            places: Vec::new(),
            numbers: BTreeMap::new(),
        };
        for root in roots {
            reading.number(root.clone());
        }
        let mut schemas = Vec::new();
        while let Some(at) = reading.places.get(schemas.len()).cloned() {
            let mut schema = reading.schema(&at);
            if let Some(schema) = &mut schema {
                reading.spell(schema, &at);
            }
            schemas.push(schema);
        }
        Self {
            schemas,
            numbers: reading.numbers,
        }
    }

    fn schema(&self, at: &At) -> Option<&Value> {
        self.schemas.get(*self.numbers.get(at)?)?.as_ref()
    }
}

impl Schemas for Written {
    fn find(&self, reference: &str) -> Option<&Value> {
        let (index, _) = reference.split_once('/')?;
        self.schemas.get(index.parse::<usize>().ok()?)?.as_ref()
    }
}

/// Schemas, while references still lead to new ones.
struct Reading<'d> {
    document: &'d Document,
    places: Vec<At>,
    numbers: BTreeMap<At, usize>,
}

impl<'d> Reading<'d> {
    fn number(&mut self, at: At) -> usize {
        let next = self.places.len();
        let number = *self.numbers.entry(at.clone()).or_insert(next);
        if number == next {
            self.places.push(at);
        }
        number
    }

    /// The schema at a place. In OpenAPI 2.0, that of a form is the list of parameters that
    /// has its fields.
    fn schema(&self, at: &At) -> Option<Value> {
        match self.value(at)? {
            Value::Array(parameters) if self.document.version == Version::V2_0 => {
                Some(self.form(parameters, at))
            }
            schema => Some(schema.clone()),
        }
    }

    fn form(&self, parameters: &[Value], at: &At) -> Value {
        let referred = |parameter: &Value| {
            let target = self
                .document
                .resolve_uri(at, parameter.get("$ref")?.as_str()?);
            self.document.value(&target.ok()?)
        };
        let (mut properties, mut required) = (Map::new(), Vec::new());
        for parameter in parameters {
            let parameter = referred(parameter).unwrap_or(parameter);
            let (Some(fields), Some(name)) = (parameter.as_object(), parameter["name"].as_str())
            else {
                continue;
            };
            if parameter["in"] != "formData" {
                continue;
            }
            let mut schema = fields.clone();
            if schema.remove("required") == Some(Value::Bool(true)) {
                required.push(name);
            }
            if schema.get("type").is_some_and(|it| it == "file") {
                schema.insert("type".to_owned(), "string".into());
            }
            properties.insert(name.to_owned(), schema.into());
        }
        json!({ "type": "object", "properties": properties, "required": required })
    }

    /// The value at a place. What exists only in the 3.1 spelling is the part
    /// around it.
    fn value(&self, at: &At) -> Option<&'d Value> {
        let mut at = at.clone();
        loop {
            if let Some(value) = self.document.value(&at) {
                return Some(value);
            }
            at = at.parent()?;
        }
    }

    /// Spells references so that they mean the same from anywhere.
    fn spell(&mut self, value: &mut Value, at: &At) {
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
    fn spell_reference(&mut self, uri: &mut String, at: &At) {
        if let Ok(target) = self.document.resolve_uri(at, uri) {
            let name = target.key().unwrap_or_default().to_owned();
            *uri = format!("{}/{name}", self.number(target));
        }
    }
}
