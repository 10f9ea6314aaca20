//! The body that `in: body` and `in: formData` parameters and `consumes` make
//! together (OpenAPI 2.0, "Parameter Object" and "Operation Object").

use indexmap::IndexMap;

use super::input::{Body, Field};
use crate::diag::{Code, Diagnostic};
use crate::openapi::reader::{Part, Reader};
use crate::openapi::{
    At, Extensions, MediaType, ObjectKeywords, Parse, RequestBody, Schema, Type, Types,
};

const FORM: &str = "application/x-www-form-urlencoded";
const MULTIPART: &str = "multipart/form-data";

/// What an operation consumes.
pub(super) struct Consumes {
    pub(super) media_types: Vec<String>,
    /// Whether the operation says so itself, not the description for all.
    pub(super) own: bool,
}

impl Body {
    /// The body in given media types. The specification knows no default; JSON is
    /// what everybody means.
    pub(super) fn content(self, consumes: &[String], reader: &mut Reader) -> RequestBody {
        let json = [super::JSON.to_owned()];
        if consumes.is_empty() {
            super::note_assumed("consumes", &self.at, reader);
        }
        let consumes = if consumes.is_empty() { &json } else { consumes };
        let content = consumes.iter().map(|media_type| {
            let content = MediaType {
                schema: self.schema.clone(),
                ..MediaType::empty(self.at.clone())
            };
            (media_type.clone(), content)
        });
        RequestBody {
            content: content.collect(),
            at: self.at,
            description: self.description,
            required: self.required,
            extensions: self.extensions,
        }
    }
}

/// The form that fields make; `at` is the place of the operation.
pub(super) fn form(
    fields: Vec<Field>,
    consumes: &Consumes,
    at: &At,
    reader: &mut Reader,
) -> RequestBody {
    let at = at.child("parameters");
    let required = fields.iter().any(|field| field.required);
    let media_types = form_media_types(&fields, consumes, reader);
    let mut object = ObjectKeywords::default();
    let mut encoding = IndexMap::new();
    for field in fields {
        if object.properties.contains_key(&field.name) {
            let message = format!("the form has `{}` twice: the first is taken", field.name);
            let diagnostic = Diagnostic::loss(Code::DuplicateParameter, message);
            reader.push(diagnostic.at(&field.at).help("remove one of the two"));
            continue;
        }
        if field.required {
            object.required.push(field.name.clone());
        }
        encoding.extend(
            field
                .encoding
                .map(|encoding| (field.name.clone(), encoding)),
        );
        object.properties.insert(field.name, field.schema);
    }
    let content = media_types.into_iter().map(|media_type| {
        let content = MediaType {
            schema: Some(object_schema(object.clone(), &at, reader)),
            encoding: encoding.clone(),
            ..MediaType::empty(at.clone())
        };
        (media_type, content)
    });
    RequestBody {
        content: content.collect(),
        at: at.clone(),
        description: None,
        required,
        extensions: Extensions::default(),
    }
}

/// The media types of a form among those that are consumed. A file can only be
/// sent in `multipart/form-data`.
fn form_media_types(fields: &[Field], consumes: &Consumes, reader: &mut Reader) -> Vec<String> {
    let file = fields.iter().find(|field| field.file);
    let is = |media_type: &str, wanted: &str| {
        let essence = media_type.split(';').next().unwrap_or_default();
        essence.trim().eq_ignore_ascii_case(wanted)
    };
    let fits = |media_type: &&String| {
        is(media_type, MULTIPART) || (file.is_none() && is(media_type, FORM))
    };
    let fitting: Vec<String> = consumes.media_types.iter().filter(fits).cloned().collect();
    if !fitting.is_empty() {
        return fitting;
    }
    let media_type = if file.is_some() { MULTIPART } else { FORM };
    if let (Some(field), false) = (file.or(fields.first()), !consumes.own) {
        let message = format!(
            "`consumes` has no media type that this can be sent in; it is sent in `{media_type}`"
        );
        reader.push(
            Diagnostic::note(Code::InvalidValue, message)
                .at(&field.at)
                .help(format!("add `{media_type}` to `consumes` of the operation")),
        );
    }
    vec![media_type.to_owned()]
}

/// `{type: object, ...}`, at the place of the parameters that are its properties.
fn object_schema(object: ObjectKeywords, at: &At, reader: &mut Reader) -> Schema {
    let empty = serde_json::json!({});
    let schema = Schema::parse(Part::new(&empty, at), reader);
    match schema {
        Some(Schema::Keywords(mut keywords)) => {
            keywords.types = Types::default().with(Type::Object);
            keywords.object = Some(Box::new(object));
            Schema::Keywords(keywords)
        }
        Some(Schema::Boolean { .. }) | None => Schema::Boolean {
            at: at.clone(),
            allowed: true,
        },
    }
}
