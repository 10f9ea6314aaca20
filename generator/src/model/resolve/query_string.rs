//! Parameters that are the whole query (OpenAPI 3.2, section 4.12.1).

use super::Resolver;
use crate::diag::Code;
use crate::model::{Location, Media, Parameter};
use crate::openapi::{self, ParameterValue};
use indexmap::IndexMap;

impl Resolver<'_> {
    /// What the query is, where a parameter is all of it. It has to have `content`; a schema
    /// alone is taken for that of a form.
    pub(super) fn query_string(&mut self, parameter: &openapi::Parameter) -> Option<Media> {
        if parameter.location != Location::QueryString {
            return None;
        }
        match &parameter.value {
            ParameterValue::Content {
                media_type,
                content,
            } => {
                let content = IndexMap::from([(media_type.clone(), (**content).clone())]);
                self.content(&content, "the query is text").pop()
            }
            ParameterValue::Schema(schema) => {
                self.mistake(
                    Code::MissingField,
                    "a parameter that is the whole query has `content`: it is written as a form",
                    &parameter.at,
                    "write `content: {application/x-www-form-urlencoded: {schema: …}}`",
                );
                let value = Some(self.type_of(schema));
                let form = "application/x-www-form-urlencoded";
                Some(Media::new(&parameter.at, form, value))
            }
        }
    }

    /// Reports a parameter that is the whole query and is not alone in it.
    pub(super) fn check_query_string(&mut self, parameters: &[Parameter]) {
        let is_in_query =
            |it: &&Parameter| matches!(it.location, Location::Query | Location::QueryString);
        let is_whole = |it: &&Parameter| it.location == Location::QueryString;
        let Some(whole) = parameters.iter().find(is_whole) else {
            return;
        };
        let mut others = parameters.iter().filter(is_in_query);
        if let Some(other) = others.find(|other| other.name != whole.name) {
            self.mistake(
                Code::ConflictingFields,
                format!(
                    "the whole query cannot be told from the parameter `{}`: both are sent, one after the other",
                    other.name
                ),
                &whole.at,
                "describe all of the query here, or each of its parameters",
            );
        }
    }
}
