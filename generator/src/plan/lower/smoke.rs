//! Smoke tests, out of values that are made for parameters and bodies.

use super::Lowering;
use super::config::operation_id;
use super::feature::feature;
use crate::model::{self, Framing, Sample, TypeRef, is_xml};
use crate::plan::naming::{Case, Ident, Scope};
use crate::plan::{
    AnswerType, Body, Content, Decoding, Encoding, Given, GivenKind, Operation, Presence,
    SmokeTest, SmokeTests, Type,
};
use serde_json::{Value, json};

/// The names that the code around the tests uses.
const NAMES: &[&str] = &["builder", "calls"];

impl Lowering<'_> {
    pub(super) fn lower_smoke_tests(&self, content: &Content, library: &str) -> Option<SmokeTests> {
        if !self.config.tests {
            return None;
        }
        let has_parts = content.all().iter().any(|(_, it)| has_parts(it));
        let helper = has_parts.then_some("parts_of");
        let mut names = Scope::reserving(NAMES.iter().copied().chain(helper));
        let tests = self.api.operations.iter().filter_map(|operation| {
            let (groups, planned) = content.find(&operation_id(operation))?;
            let path = groups.iter().map(|group| group.method.clone());
            let path: Vec<Ident> = path.chain([planned.method.clone()]).collect();
            let words: Vec<_> = path.iter().map(Ident::text).collect();
            Some(SmokeTest {
                arguments: self
                    .given(operation, planned, true)
                    .collect::<Option<_>>()?,
                options: self.given(operation, planned, false).flatten().collect(),
                name: names.claim(&words.join("_"), Case::Value),
                feature: feature(&groups).cloned(),
                id: planned.id.clone(),
                is_json: is_json(planned),
                path,
            })
        });
        let tests: Vec<_> = tests.collect();
        let mut given = tests
            .iter()
            .flat_map(|test| test.arguments.iter().chain(&test.options));
        Some(SmokeTests {
            has_parts: given.any(|given| given.kind == GivenKind::Parts),
            tests,
            variable: format!("{}_STUB_URL", library.to_uppercase()),
        })
    }

    /// The values of an operation's arguments, or of its options; `None` for one
    /// that no value can be made for.
    fn given<'o>(
        &'o self,
        operation: &'o model::Operation,
        planned: &'o Operation,
        is_argument: bool,
    ) -> impl Iterator<Item = Option<Given>> {
        let parameters = planned
            .parameters
            .iter()
            .zip(&operation.parameters)
            .filter(move |(planned, _)| planned.is_argument() == is_argument)
            .map(|(planned, parameter)| {
                let mut sample = self.sample(Some(parameter.value))?.clone();
                // Of an object without properties, nothing is written.
                if sample.least == json!({}) {
                    sample.least.clone_from(&sample.full);
                }
                Some(given(&planned.name, &planned.ty, &sample))
            });
        let body = planned
            .body
            .as_ref()
            .filter(move |body| (body.presence == Presence::Argument) == is_argument)
            .map(|body| self.given_body(operation, body));
        parameters.chain(body)
    }

    fn given_body(&self, operation: &model::Operation, body: &Body) -> Option<Given> {
        let content = &operation.body.as_ref()?.content;
        let is_chosen = |media: &&model::Media| media.media_type == body.media_type;
        let media = content.iter().find(is_chosen).or(content.first())?;
        // XML that is given as text, of which no value of its schema is made.
        let is_text = matches!(body.encoding, Encoding::Text | Encoding::Bytes);
        let sample = match media.value {
            _ if matches!(body.ty, Type::Sequence(_)) => {
                let Sample { full, least } = self.sample(media.item.or(media.value))?;
                Sample {
                    full: as_list(full),
                    least: as_list(least),
                }
            }
            _ if is_text && is_xml(&body.media_type) => Sample {
                full: "<value/>".into(),
                least: "<value/>".into(),
            },
            Some(value) if is_text => {
                let Sample { full, least } = self.sample(Some(value))?;
                Sample {
                    full: as_stream(&body.media_type, full),
                    least: as_stream(&body.media_type, least),
                }
            }
            Some(value) => {
                let mut sample = self.sample(Some(value))?.clone();
                if let Encoding::Form(_) = body.encoding {
                    fill_members(&mut sample.least, &sample.full);
                }
                self.with_headers(body, media, sample)
            }
            // Anything will do where nothing is said.
            None if body.encoding == Encoding::Parts => Sample {
                full: json!({"part": "text"}),
                least: json!({}),
            },
            None => Sample {
                full: "text".into(),
                least: "text".into(),
            },
        };
        Some(given(&body.name, &body.ty, &sample))
    }

    /// A body and the headers of its parts.
    fn with_headers(&self, body: &Body, media: &model::Media, mut sample: Sample) -> Sample {
        let Encoding::Multipart(parts) = &body.encoding else {
            return sample;
        };
        for part in parts {
            let described = media.encoding.get(&part.key);
            let described = described.map_or(&[][..], |encoding| &encoding.headers[..]);
            for header in &part.headers {
                let is_it = |other: &&model::Header| other.name == header.name;
                let value = described.iter().find(is_it).map(|header| header.value);
                let Some(of_header) = self.sample(value) else {
                    continue;
                };
                let add = |body: &mut Value, value: &Value| match body {
                    Value::Object(body) if body.contains_key(&part.key) => {
                        body.insert(header.key.clone(), value.clone());
                    }
                    _ => {}
                };
                add(&mut sample.full, &of_header.full);
                if header.required {
                    add(&mut sample.least, &of_header.least);
                }
            }
        }
        sample
    }

    fn sample(&self, value: Option<TypeRef>) -> Option<&Sample> {
        self.api.samples.get(&value?.schema)
    }
}

/// Gives the objects within one some members: a form writes nothing for an empty one.
fn fill_members(least: &mut Value, full: &Value) {
    let (Some(least), Some(full)) = (least.as_object_mut(), full.as_object()) else {
        return;
    };
    for (name, value) in least {
        match full.get(name) {
            Some(full) if *value == json!({}) => value.clone_from(full),
            Some(full) => fill_members(value, full),
            None => {}
        }
    }
}

/// A list; of one item, where there is only that.
fn as_list(value: &Value) -> Value {
    match value {
        Value::Array(_) => value.clone(),
        item => json!([item]),
    }
}

/// The items of a list as they follow each other, where the media type is a stream.
fn as_stream(media_type: &str, value: &Value) -> Value {
    let begin = match Framing::of(media_type) {
        Some(Framing::Lines) => "",
        Some(Framing::Sequence) => "\u{1e}",
        Some(Framing::Events) | None => return value.clone(),
    };
    match value {
        Value::Array(items) => {
            let items = items.iter().map(|item| format!("{begin}{item}\n"));
            items.collect::<String>().into()
        }
        other => format!("{begin}{other}\n").into(),
    }
}

fn given(name: &Ident, ty: &Type, sample: &Sample) -> Given {
    let kind = match ty {
        ty if [Type::STRING, Type::UPLOAD].contains(ty) => GivenKind::Text,
        ty if *ty == Type::MULTIPART => GivenKind::Parts,
        Type::Option(_) => GivenKind::Optional,
        Type::Sequence(_) => GivenKind::Sequence,
        _ => GivenKind::Value,
    };
    let of_kind = |value: &Value| match (kind, value) {
        (GivenKind::Text, Value::String(_))
        | (GivenKind::Value | GivenKind::Optional | GivenKind::Sequence | GivenKind::Parts, _) => {
            value.clone()
        }
        (GivenKind::Text, other) => other.to_string().into(),
    };
    Given {
        name: name.clone(),
        kind,
        full: of_kind(&sample.full),
        least: of_kind(&sample.least),
    }
}

/// Whether the parts of a body are made one by one.
fn has_parts(operation: &Operation) -> bool {
    let body = operation.body.as_ref();
    body.is_some_and(|body| body.encoding == Encoding::Parts)
}

/// Whether all answers are JSON of one type.
fn is_json(operation: &Operation) -> bool {
    let mut readings = operation.output.arms.iter().flat_map(|arm| &arm.readings);
    matches!(operation.output.ty, AnswerType::One(_))
        && readings.all(|reading| reading.decoding == Decoding::Json)
}
