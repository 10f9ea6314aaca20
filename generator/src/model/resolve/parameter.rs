//! Parameters (OpenAPI 3.1, section 4.8.12).

use super::Resolver;
use super::idempotency::takes_made_up_key;
use crate::diag::{Code, Diagnostic};
use crate::model::{Location, MediaKind, Parameter, Shape, Style, TypeRef};
use crate::openapi::{self, MediaType, ParameterValue, RefOr, Type};

impl Resolver<'_> {
    /// The parameters of an operation: its own, and those of its path that it
    /// does not describe anew.
    pub(super) fn parameters(
        &mut self,
        shared: &[RefOr<openapi::Parameter>],
        own: &[RefOr<openapi::Parameter>],
    ) -> Vec<Parameter> {
        let mut parameters: Vec<Parameter> = Vec::new();
        for part in shared.iter().chain(own) {
            let Some(parameter) = self
                .part(part, "the parameter is left out")
                .and_then(|parameter| self.parameter(&parameter))
            else {
                continue;
            };
            let same = |other: &Parameter| {
                other.name == parameter.name && other.location == parameter.location
            };
            match parameters.iter_mut().find(|other| same(other)) {
                Some(other) => *other = parameter,
                None => parameters.push(parameter),
            }
        }
        self.check_query_string(&parameters);
        parameters
    }

    /// Leaves out parameters for headers that the client sets by itself: these
    /// "SHALL be ignored" (OpenAPI 3.1, section 4.8.12.2), and those that say where
    /// a body ends cannot be left to anybody else (RFC 9112, section 6).
    ///
    /// One for `Authorization` stays where the operation asks for no security
    /// scheme: without it there would be no way to show who is calling. It is
    /// optional, since what is to be ignored cannot be required.
    pub(super) fn ignore_headers(&mut self, parameters: &mut Vec<Parameter>, is_secured: bool) {
        let ignored = [
            "accept",
            "authorization",
            "content-length",
            "content-type",
            "transfer-encoding",
        ];
        parameters.retain_mut(|parameter| {
            let name = parameter.name.to_ascii_lowercase();
            if parameter.location != Location::Header || !ignored.contains(&name.as_str()) {
                return true;
            }
            let stays = name == "authorization" && !is_secured;
            let message = match stays {
                true => "a parameter for `Authorization`, which the specification says to ignore, is an option of the call: a security scheme would serve all calls".to_owned(),
                false => format!("the client sets the header `{}` by itself", parameter.name),
            };
            self.report
                .push(Diagnostic::note(Code::IgnoredHeader, message).at(&parameter.at));
            parameter.required = false;
            stays
        });
    }

    fn parameter(&mut self, parameter: &openapi::Parameter) -> Option<Parameter> {
        let query = self.query_string(parameter);
        let (value, style) = match (&query, &parameter.value) {
            (Some(media), _) => {
                let value = media.value.unwrap_or_else(|| self.any(&media.at));
                (value, Style::Form)
            }
            (None, ParameterValue::Schema(schema)) => {
                (self.type_of(schema), style(parameter.style))
            }
            (
                None,
                ParameterValue::Content {
                    media_type,
                    content,
                },
            ) => self.parameter_content(style(parameter.style), media_type, content),
        };
        let schema = match &parameter.value {
            ParameterValue::Schema(schema) => schema.keywords(),
            ParameterValue::Content { content, .. } => {
                content.schema.as_ref().and_then(openapi::Schema::keywords)
            }
        };
        Some(Parameter {
            at: parameter.at.clone(),
            name: parameter.name.clone(),
            location: parameter.location,
            required: parameter.required,
            style,
            explode: parameter.explode,
            allow_reserved: parameter.allow_reserved,
            // "Valid only for query parameters" (OpenAPI 3.1.1, section 4.8.12.2).
            allow_empty: parameter.allow_empty_value && parameter.location == Location::Query,
            value,
            query,
            description: parameter.description.clone(),
            deprecated: parameter.deprecated,
            takes_made_up_key: takes_made_up_key(parameter),
            default: schema
                .and_then(|keywords| keywords.default.as_deref())
                .cloned(),
        })
    }

    /// A value in a media type: JSON, or a scalar, which is its text.
    fn parameter_content(
        &mut self,
        style: Style,
        media_type: &str,
        content: &MediaType,
    ) -> (TypeRef, Style) {
        let kind = MediaKind::of(media_type);
        let (value, is_text) = match &content.schema {
            Some(schema) => (self.type_of(schema), is_scalar(schema)),
            None if kind == MediaKind::Text => (self.made(&content.at, Shape::String(None)), true),
            None => (self.any(&content.at), false),
        };
        match (kind, is_text) {
            (MediaKind::Json, _) => (value, Style::Json),
            (_, true) => (value, style),
            (_, false) => {
                self.loss(
                    Code::MediaTypeAsBytes,
                    format!("a parameter in `{media_type}` is written as JSON"),
                    &content.at,
                );
                (value, Style::Json)
            }
        }
    }
}

pub(super) fn style(style: openapi::Style) -> Style {
    match style {
        openapi::Style::Matrix => Style::Matrix,
        openapi::Style::Label => Style::Label,
        openapi::Style::Form => Style::Form,
        openapi::Style::Simple => Style::Simple,
        openapi::Style::SpaceDelimited => Style::SpaceDelimited,
        openapi::Style::PipeDelimited => Style::PipeDelimited,
        openapi::Style::DeepObject => Style::DeepObject,
    }
}

/// Whether a schema says by itself that a value is a scalar: in whatever is no JSON,
/// that is its text.
fn is_scalar(schema: &openapi::Schema) -> bool {
    let scalars = [Type::String, Type::Integer, Type::Number, Type::Boolean];
    schema.keywords().is_some_and(|keywords| {
        let has = |of: Type| keywords.types.contains(of);
        scalars.into_iter().any(has) && !has(Type::Array) && !has(Type::Object)
    })
}
