//! The Parameter Object as a list of an operation holds it: a parameter of 3.x,
//! a body, or a field of a form (OpenAPI 2.0, "Parameter Object").

use serde_json::Value;

use super::collection_format;
use super::value::{parse_value, with_description};
use crate::diag::{Code, Diagnostic};
use crate::openapi::fields::Fields;
use crate::openapi::reader::{Part, Reader};
use crate::openapi::{At, Encoding, Extensions, Parameter, Parse, RefOr, Reference, Schema};

/// What a parameter of 2.0 is in 3.x.
#[derive(Clone, Debug)]
pub(super) enum Input {
    /// A parameter, or a reference to one.
    Parameter(RefOr<Parameter>),
    /// `in: body`
    Body(Body),
    /// `in: formData`
    Field(Field),
}

/// A body whose media types are not known yet.
#[derive(Clone, Debug)]
pub(super) struct Body {
    pub(super) at: At,
    pub(super) description: Option<String>,
    pub(super) required: bool,
    pub(super) schema: Option<Schema>,
    pub(super) extensions: Extensions,
}

/// A field of a form.
#[derive(Clone, Debug)]
pub(super) struct Field {
    pub(super) at: At,
    pub(super) name: String,
    pub(super) required: bool,
    pub(super) file: bool,
    pub(super) schema: Schema,
    /// How a list is written, if it is one.
    pub(super) encoding: Option<Encoding>,
}

impl Parse for Input {
    const NAME: &'static str = "Parameter Object";

    fn parse(part: Part<'_>, reader: &mut Reader) -> Option<Input> {
        if part.value.get("$ref").is_none() {
            return parse_here(part, reader);
        }
        let reference = Reference::parse(part, reader)?;
        let files = reader.files.clone();
        match files.target(&reference.at, &reference.uri) {
            Some((at, value)) if matches!(location(value), "body" | "formData") => {
                parse_here(Part::new(value, &at), reader)
            }
            _ => Some(Input::Parameter(RefOr::Ref(reference))),
        }
    }
}

fn parse_here(part: Part<'_>, reader: &mut Reader) -> Option<Input> {
    match location(part.value) {
        "body" => Body::parse(part, reader).map(Input::Body),
        "formData" => Field::parse(part, reader).map(Input::Field),
        _ => {
            Parameter::parse(part, reader).map(|parameter| Input::Parameter(RefOr::Here(parameter)))
        }
    }
}

fn location(value: &Value) -> &str {
    value.get("in").and_then(Value::as_str).unwrap_or_default()
}

impl Parse for Body {
    const NAME: &'static str = "Parameter Object";

    fn parse(part: Part<'_>, reader: &mut Reader) -> Option<Body> {
        let mut fields = Fields::open::<Self>(part, reader)?;
        // It says nothing about what is sent.
        let (_, _) = (fields.raw("in"), fields.raw("name"));
        let schema = if fields.has("schema") {
            fields.get("schema")
        } else {
            Some(parse_value(&mut fields))
        };
        Some(Body {
            at: fields.at.clone(),
            description: fields.get("description"),
            required: fields.flag("required"),
            schema,
            extensions: fields.finish(),
        })
    }
}

impl Parse for Field {
    const NAME: &'static str = "Parameter Object";

    fn parse(part: Part<'_>, reader: &mut Reader) -> Option<Field> {
        let file = part.value.get("type").is_some_and(|kind| kind == "file");
        let mut fields = Fields::open::<Self>(part, reader)?;
        let _ = fields.raw("in");
        if !fields.has("name") {
            let message = "a parameter has to have `name`: this one is left out";
            let diagnostic = Diagnostic::loss(Code::MissingField, message);
            let diagnostic = diagnostic.at(&fields.at).help("add `name`");
            fields.reader.push(diagnostic);
        }
        let name = fields.get("name")?;
        if fields.flag("allowEmptyValue") {
            let effect = "the value is always written after `=`";
            fields.not_honoured("allowEmptyValue", effect);
        }
        let schema = parse_value(&mut fields);
        let encoding = collection_format::parse_of_field(&mut fields);
        let description: Option<String> = fields.get("description");
        let field = Field {
            at: fields.at.clone(),
            name,
            required: fields.flag("required"),
            file,
            schema: with_description(schema, description),
            encoding,
        };
        fields.finish();
        Some(field)
    }
}
