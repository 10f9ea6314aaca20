//! Responses and their headers (OpenAPI 3.1, sections 4.8.17 and 4.8.21).

use super::Resolver;
use crate::diag::Code;
use crate::model::{Header, Media, MediaKind, Response, Status};
use crate::openapi::{self, ParameterValue, RefOr, Reference};
use indexmap::IndexMap;

impl Resolver<'_> {
    pub(super) fn response(
        &mut self,
        status: Status,
        part: &RefOr<openapi::Response>,
    ) -> Option<Response> {
        let Some(response) = self.part(part, "the body of the answer is bytes") else {
            return match part {
                RefOr::Ref(reference) => Some(undescribed(status, reference)),
                RefOr::Here(_) => None,
            };
        };
        let headers = self.headers(&response.headers);
        // RFC 9110, sections 15.3.5, 15.3.6 and 15.4.5.
        let is_empty = matches!(status, Status::Code(204 | 205 | 304));
        let content = match is_empty && !response.content.is_empty() {
            true => {
                let message = "an answer of this status has no body: what is described is not read";
                let help = "describe the body of another status, or none";
                self.mistake(Code::FieldNotHonoured, message, &response.at, help);
                Vec::new()
            }
            false => self.content(&response.content, "any answer is asked for"),
        };
        Some(Response {
            content,
            at: response.at,
            status,
            description: response.description,
            headers,
        })
    }

    /// OpenAPI 3.1, sections 4.8.15.1.1 and 4.8.17.1: `Content-Type` is ignored.
    pub(super) fn headers(
        &mut self,
        headers: &IndexMap<String, RefOr<openapi::Header>>,
    ) -> Vec<Header> {
        let headers = headers
            .iter()
            .filter(|(name, _)| !name.eq_ignore_ascii_case("content-type"));
        let headers = headers.filter_map(|(name, header)| {
            let header = self.part(header, "the header is left out")?;
            Some(self.header(name, header))
        });
        headers.collect()
    }

    fn header(&mut self, name: &str, header: openapi::Header) -> Header {
        let (value, is_json) = match &header.value {
            ParameterValue::Schema(schema) => (self.type_of(schema), false),
            ParameterValue::Content {
                media_type,
                content,
            } => {
                let value = match &content.schema {
                    Some(schema) => self.type_of(schema),
                    None => self.any(&content.at),
                };
                (value, MediaKind::of(media_type) == MediaKind::Json)
            }
        };
        Header {
            at: header.at,
            name: name.to_owned(),
            required: header.required,
            value,
            is_json,
            explode: header.explode,
            description: header.description,
            deprecated: header.deprecated,
        }
    }
}

/// An answer of which nothing but its status is known.
fn undescribed(status: Status, reference: &Reference) -> Response {
    Response {
        at: reference.at.clone(),
        status,
        description: reference.description.clone().unwrap_or_default(),
        headers: Vec::new(),
        content: vec![Media::new(&reference.at, "*/*", None)],
    }
}
