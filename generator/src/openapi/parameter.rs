//! The Parameter Object: OpenAPI 3.1, section 4.8.12.

use indexmap::IndexMap;
use serde_json::Value;

use super::reader::{Fields, Part, Reader};
use super::{At, Example, Extensions, MediaType, Parse, RefOr, Schema};
use crate::diag::{Code, Diagnostic};

/// A parameter of an operation.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Where it stands.
    pub at: At,
    /// The name, as sent.
    pub name: String,
    /// Where it is sent: `in`.
    pub location: ParameterLocation,
    /// What it is, in CommonMark.
    pub description: Option<String>,
    /// Whether it must be sent; always true in a path.
    pub required: bool,
    /// Whether it should not be used any more.
    pub deprecated: bool,
    /// Whether it may be sent without a value (`?flag`).
    pub allow_empty_value: bool,
    /// How its value is written; the default of its location if not given.
    pub style: Style,
    /// Whether arrays and objects become several pairs; the default of its style
    /// if not given.
    pub explode: bool,
    /// Whether reserved characters are sent as they are.
    pub allow_reserved: bool,
    /// What its value is.
    pub value: ParameterValue,
    /// An example.
    pub example: Option<Value>,
    /// Named examples.
    pub examples: IndexMap<String, RefOr<Example>>,
    /// The `x-` fields.
    pub extensions: Extensions,
}

/// Where a parameter is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ParameterLocation {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// In a header.
    Header,
    /// In a cookie.
    Cookie,
}

/// How a value is written into a URL, header or cookie: OpenAPI 3.1, section
/// 4.8.12.3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Style {
    /// `;name=value` (path)
    Matrix,
    /// `.value` (path)
    Label,
    /// `name=value` (query, cookie)
    Form,
    /// `value` (path, header)
    Simple,
    /// `name=a%20b` (query)
    SpaceDelimited,
    /// `name=a|b` (query)
    PipeDelimited,
    /// `name[key]=value` (query)
    DeepObject,
}

/// What the value of a parameter or a header is.
#[derive(Clone, Debug)]
pub enum ParameterValue {
    /// A value that is written in the parameter's style. The schema that allows
    /// anything if the description says nothing.
    Schema(Schema),
    /// A value that is written in a media type, as one string.
    Content {
        /// The media type: the key in `content`.
        media_type: String,
        /// What it is.
        content: Box<MediaType>,
    },
}

impl Parse for Parameter {
    const NAME: &'static str = "Parameter Object";

    fn parse(part: Part<'_>, reader: &mut Reader) -> Option<Parameter> {
        let mut fields = Fields::open::<Self>(part, reader)?;
        for name in ["name", "in"] {
            if !fields.has(name) {
                let message = format!("a parameter has to have `{name}`");
                let diagnostic = Diagnostic::error(Code::MissingField, message).at(&fields.at);
                fields.reader.push(diagnostic);
            }
        }
        let (name, location) = (fields.get("name"), fields.get("in"));
        let (name, location): (String, ParameterLocation) = (name?, location?);
        let style = parse_style(&mut fields, location);
        Some(Parameter {
            at: fields.at.clone(),
            description: fields.get("description"),
            required: parse_required(&mut fields, &name, location),
            deprecated: fields.flag("deprecated"),
            allow_empty_value: fields.flag("allowEmptyValue"),
            style,
            explode: fields.get("explode").unwrap_or(style == Style::Form),
            allow_reserved: fields.flag("allowReserved"),
            value: ParameterValue::parse_fields(&mut fields),
            example: fields.raw("example"),
            examples: fields.map("examples"),
            extensions: fields.finish(),
            name,
            location,
        })
    }
}

impl ParameterLocation {
    /// The name as written: `query`.
    pub fn name(self) -> &'static str {
        match self {
            ParameterLocation::Path => "path",
            ParameterLocation::Query => "query",
            ParameterLocation::Header => "header",
            ParameterLocation::Cookie => "cookie",
        }
    }

    /// The styles that values can have here, the default first: OpenAPI 3.1,
    /// section 4.8.12.3.
    fn styles(self) -> &'static [Style] {
        match self {
            ParameterLocation::Path => &[Style::Simple, Style::Label, Style::Matrix],
            ParameterLocation::Query => &[
                Style::Form,
                Style::SpaceDelimited,
                Style::PipeDelimited,
                Style::DeepObject,
            ],
            ParameterLocation::Header => &[Style::Simple],
            ParameterLocation::Cookie => &[Style::Form],
        }
    }
}

impl Parse for ParameterLocation {
    const NAME: &'static str = "string";

    fn parse(part: Part<'_>, reader: &mut Reader) -> Option<ParameterLocation> {
        let text = String::parse(part, reader)?;
        let all = [
            ParameterLocation::Path,
            ParameterLocation::Query,
            ParameterLocation::Header,
            ParameterLocation::Cookie,
        ];
        if let Some(location) = all.into_iter().find(|location| location.name() == text) {
            return Some(location);
        }
        let message = format!("a parameter cannot be in `{text}`");
        let diagnostic = Diagnostic::error(Code::UnknownParameterLocation, message).at(&part.at());
        if text == "body" || text == "formData" {
            let help = "that is of OpenAPI 2.0; since 3.0 it is the `requestBody` of the operation";
            reader.push(diagnostic.help(help));
        } else {
            reader.unknown_value(diagnostic, &text, &all.map(ParameterLocation::name));
        }
        None
    }
}

impl Style {
    const ALL: [Style; 7] = [
        Style::Matrix,
        Style::Label,
        Style::Form,
        Style::Simple,
        Style::SpaceDelimited,
        Style::PipeDelimited,
        Style::DeepObject,
    ];

    /// The name as written: `deepObject`.
    pub fn name(self) -> &'static str {
        match self {
            Style::Matrix => "matrix",
            Style::Label => "label",
            Style::Form => "form",
            Style::Simple => "simple",
            Style::SpaceDelimited => "spaceDelimited",
            Style::PipeDelimited => "pipeDelimited",
            Style::DeepObject => "deepObject",
        }
    }
}

impl Parse for Style {
    const NAME: &'static str = "string";

    fn parse(part: Part<'_>, reader: &mut Reader) -> Option<Style> {
        let text = String::parse(part, reader)?;
        let style = Style::ALL.into_iter().find(|style| style.name() == text);
        if style.is_none() {
            let message = format!("`{text}` is no style; the default is taken");
            let diagnostic = Diagnostic::loss(Code::UnknownValue, message).at(&part.at());
            reader.unknown_value(diagnostic, &text, &Style::ALL.map(Style::name));
        }
        style
    }
}

impl ParameterValue {
    /// Reads `schema` or `content`, of which there has to be one: OpenAPI 3.1,
    /// section 4.8.12.2.
    pub(super) fn parse_fields(fields: &mut Fields<'_>) -> ParameterValue {
        let schema = fields.get("schema");
        let content: IndexMap<String, MediaType> = fields.map("content");
        let several = content.len() > 1;
        if several || (schema.is_some() && !content.is_empty()) {
            let message = if several {
                "`content` has several media types; the first is used"
            } else {
                "`schema` and `content` exclude each other; `schema` is used"
            };
            let at = fields.at.child("content");
            fields
                .reader
                .push(Diagnostic::loss(Code::ConflictingFields, message).at(at.name()));
        }
        match (schema, content.into_iter().next()) {
            (Some(schema), _) => ParameterValue::Schema(schema),
            (None, Some((media_type, content))) => ParameterValue::Content {
                media_type,
                content: Box::new(content),
            },
            (None, None) => {
                let message = "there is neither `schema` nor `content`; the value can be anything";
                let diagnostic = Diagnostic::note(Code::ParameterWithoutSchema, message)
                    .at(&fields.at)
                    .help("say what the value is, such as `schema: {type: string}`");
                fields.reader.push(diagnostic);
                ParameterValue::Schema(Schema::Boolean {
                    at: fields.at.clone(),
                    allowed: true,
                })
            }
        }
    }
}

/// Reports parameters that have the same name and place, or the same reference,
/// as one before them: OpenAPI 3.1, section 4.8.10.1, `parameters`.
pub(super) fn report_duplicates(parameters: &[RefOr<Parameter>], reader: &mut Reader) {
    for (index, parameter) in parameters.iter().enumerate() {
        let before = &parameters[..index];
        match parameter {
            RefOr::Here(parameter) => {
                let same = |other: &&RefOr<Parameter>| match other {
                    RefOr::Here(other) => {
                        other.name == parameter.name && other.location == parameter.location
                    }
                    RefOr::Ref(_) => false,
                };
                if before.iter().any(|other| same(&other)) {
                    let message = format!(
                        "the {} parameter `{}` is there twice",
                        parameter.location.name(),
                        parameter.name
                    );
                    reader.push(
                        Diagnostic::error(Code::DuplicateParameter, message)
                            .at(&parameter.at)
                            .help("remove one of the two"),
                    );
                }
            }
            RefOr::Ref(reference) => {
                let same = |other: &RefOr<Parameter>| matches!(other, RefOr::Ref(other) if other.uri == reference.uri);
                if before.iter().any(same) {
                    let message = format!("the parameter `{}` is there twice", reference.uri);
                    reader.push(
                        Diagnostic::note(Code::DuplicateParameter, message).at(&reference.at),
                    );
                }
            }
        }
    }
}

/// Reads `style`, which has to be one that the location has.
fn parse_style(fields: &mut Fields<'_>, location: ParameterLocation) -> Style {
    let styles = location.styles();
    let Some(style) = fields.get::<Style>("style") else {
        return styles[0];
    };
    if styles.contains(&style) {
        return style;
    }
    let message = format!(
        "a {} parameter has no style `{}`; it is `{}`",
        location.name(),
        style.name(),
        styles[0].name()
    );
    let at = fields.at.child("style");
    fields
        .reader
        .push(Diagnostic::loss(Code::InvalidValue, message).at(&at));
    styles[0]
}

/// Reads `required`, which has to be true in a path.
fn parse_required(fields: &mut Fields<'_>, name: &str, location: ParameterLocation) -> bool {
    let required = fields.flag("required");
    if location == ParameterLocation::Path && !required {
        let message = format!("the path parameter `{name}` is not `required: true`; it is read so");
        let at = if fields.has("required") {
            fields.at.child("required")
        } else {
            fields.at.clone()
        };
        let diagnostic = Diagnostic::note(Code::PathParameterNotRequired, message)
            .at(&at)
            .help("add `required: true`: a path cannot leave out its parameters");
        fields.reader.push(diagnostic);
        return true;
    }
    required
}
