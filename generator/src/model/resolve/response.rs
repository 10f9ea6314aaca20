//! Responses and their headers (OpenAPI 3.1, sections 4.8.17 and 4.8.21).

use super::Resolver;
use crate::model::{Header, Media, Response, Status};
use crate::openapi::{self, RefOr, Reference};

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
        let headers = response.headers.iter().filter_map(|(name, header)| {
            let header = self.part(header, "the header is left out")?;
            Some(Header {
                name: name.clone(),
                required: header.required,
                description: header.description,
            })
        });
        let headers = headers.collect();
        Some(Response {
            content: self.content(&response.content),
            at: response.at,
            status,
            description: response.description,
            headers,
        })
    }
}

/// An answer of which nothing but its status is known.
fn undescribed(status: Status, reference: &Reference) -> Response {
    Response {
        at: reference.at.clone(),
        status,
        description: reference.description.clone().unwrap_or_default(),
        headers: Vec::new(),
        content: vec![Media {
            at: reference.at.clone(),
            media_type: "*/*".to_owned(),
            value: None,
            item: None,
            examples: Vec::new(),
        }],
    }
}
