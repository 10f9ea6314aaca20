//! Request bodies and content by media type (OpenAPI 3.1, sections 4.8.13 and
//! 4.8.14).

use super::Resolver;
use crate::diag::Code;
use crate::model::{Media, RequestBody};
use crate::openapi::{self, MediaType, RefOr, Reference, Style};
use indexmap::IndexMap;
use serde_json::Value;

impl Resolver<'_> {
    pub(super) fn body(&mut self, part: &RefOr<openapi::RequestBody>) -> Option<RequestBody> {
        let Some(body) = self.part(part, "the body can be any JSON") else {
            return match part {
                RefOr::Ref(reference) => Some(undescribed(reference)),
                RefOr::Here(_) => None,
            };
        };
        let content = self.content(&body.content);
        self.report_list_styles(&body.content);
        for media in body
            .content
            .values()
            .filter(|media| media.item_schema.is_some())
        {
            self.loss(
                Code::FieldNotHonoured,
                "`itemSchema` is not honoured: the body is sent as a whole",
                &media.at.child("itemSchema"),
            );
        }
        (!content.is_empty()).then_some(RequestBody {
            at: body.at,
            required: body.required,
            description: body.description,
            content,
        })
    }

    pub(super) fn content(&mut self, content: &IndexMap<String, MediaType>) -> Vec<Media> {
        let media = content.iter().map(|(media_type, media)| Media {
            at: media.at.clone(),
            media_type: media_type.clone(),
            value: media.schema.as_ref().map(|schema| self.type_of(schema)),
            item: media
                .item_schema
                .as_ref()
                .map(|schema| self.type_of(schema)),
            examples: self.examples(media),
        });
        media.collect()
    }

    /// A form has a pair for each element of a list; other styles are not written.
    fn report_list_styles(&mut self, content: &IndexMap<String, MediaType>) {
        for (name, encoding) in content.values().flat_map(|media| &media.encoding) {
            let style = encoding.style.unwrap_or(Style::Form);
            let explode = encoding.explode.unwrap_or(style == Style::Form);
            if style != Style::Form || !explode {
                self.loss(
                    Code::FieldNotHonoured,
                    format!("a list in `{name}` is written as a pair for each element, not joined"),
                    &encoding.at,
                );
            }
        }
    }

    fn examples(&mut self, media: &MediaType) -> Vec<Value> {
        let named = media
            .examples
            .values()
            .filter_map(|example| self.part(example, "the example is left out")?.value);
        let named: Vec<_> = named.collect();
        media.example.iter().cloned().chain(named).collect()
    }
}

/// A body of which nothing is known but that there is one.
fn undescribed(reference: &Reference) -> RequestBody {
    RequestBody {
        at: reference.at.clone(),
        required: false,
        description: reference.description.clone(),
        content: vec![Media {
            at: reference.at.clone(),
            media_type: "application/json".to_owned(),
            value: None,
            item: None,
            examples: Vec::new(),
        }],
    }
}
