//! The Parameter Object: OpenAPI 3.1, section 4.8.12.

use indexmap::IndexMap;
use serde_json::Value;

use super::fields::{Fields, of_version};
use super::header_name::parse_header_name;
use super::reader::{Part, Reader};
use super::{At, Example, Extensions, ParameterValue, Parse, RefOr, Style, Version, swagger};
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
    /// The query itself, as a whole (OpenAPI 3.2, section 4.12.1).
    QueryString,
    /// In a header.
    Header,
    /// In a cookie.
    Cookie,
}

impl Parse for Parameter {
    const NAME: &'static str = "Parameter Object";

    fn parse(part: Part<'_>, reader: &mut Reader) -> Option<Parameter> {
        if reader.version == Version::V2_0 {
            return swagger::parse_parameter(part, reader);
        }
        let mut fields = Fields::open::<Self>(part, reader)?;
        let (name, location) = parse_name_and_location(&mut fields)?;
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
            ParameterLocation::QueryString => "querystring",
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
            ParameterLocation::QueryString | ParameterLocation::Cookie => &[Style::Form],
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
        let whole = ParameterLocation::QueryString;
        if text == whole.name() && reader.version != Version::V2_0 {
            if reader.version < Version::V3_2 {
                reader.push(of_version(&text, Version::V3_2).at(&part.at()));
            }
            return Some(whole);
        }
        let message = format!("a parameter cannot be in `{text}`: it is left out");
        let diagnostic = Diagnostic::loss(Code::UnknownParameterLocation, message).at(&part.at());
        if text == "body" || text == "formData" {
            let help = "that is of OpenAPI 2.0; since 3.0 it is the `requestBody` of the operation";
            reader.push(diagnostic.help(help));
        } else {
            reader.unknown_value(diagnostic, &text, &all.map(ParameterLocation::name));
        }
        None
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
                        other.location == parameter.location && same_name(other, parameter)
                    }
                    RefOr::Ref(_) => false,
                };
                if before.iter().any(|other| same(&other)) {
                    let message = format!(
                        "the {} parameter `{}` is there twice: this one is taken",
                        parameter.location.name(),
                        parameter.name
                    );
                    reader.push(
                        Diagnostic::loss(Code::DuplicateParameter, message)
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

/// Whether two parameters of one place have the same name; those of headers do
/// not depend on case (RFC 9110, section 5.1).
fn same_name(one: &Parameter, other: &Parameter) -> bool {
    match one.location {
        ParameterLocation::Header => one.name.eq_ignore_ascii_case(&other.name),
        ParameterLocation::Path
        | ParameterLocation::Query
        | ParameterLocation::QueryString
        | ParameterLocation::Cookie => one.name == other.name,
    }
}

/// Reads `name` and `in`, without which there is no parameter.
pub(super) fn parse_name_and_location(
    fields: &mut Fields<'_>,
) -> Option<(String, ParameterLocation)> {
    for name in ["name", "in"] {
        if !fields.has(name) {
            let message = format!("a parameter has to have `{name}`: this one is left out");
            let help = format!("add `{name}`");
            let diagnostic = Diagnostic::loss(Code::MissingField, message)
                .at(&fields.at)
                .help(help);
            fields.reader.push(diagnostic);
        }
    }
    let (name, location): (Option<String>, _) = (fields.get("name"), fields.get("in"));
    let (mut name, location) = (name?, location?);
    if location == ParameterLocation::Header {
        let at = fields.at.child("name");
        name = parse_header_name(&name, &at, "the parameter is left out", fields.reader)?;
    }
    Some((name, location))
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
pub(super) fn parse_required(
    fields: &mut Fields<'_>,
    name: &str,
    location: ParameterLocation,
) -> bool {
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
