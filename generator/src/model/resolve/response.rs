//! Responses and their headers (OpenAPI 3.1, sections 4.8.17 and 4.8.21).

use super::Resolver;
use crate::model::{Header, Response, Status};
use crate::openapi::{self, RefOr};

impl Resolver<'_> {
    pub(super) fn response(
        &mut self,
        status: Status,
        response: &RefOr<openapi::Response>,
    ) -> Option<Response> {
        let response = self.part(response)?;
        let headers = response.headers.iter().filter_map(|(name, header)| {
            let header = self.part(header)?;
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
