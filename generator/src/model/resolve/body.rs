//! Request bodies and content by media type (OpenAPI 3.1, sections 4.8.13 and
//! 4.8.14).

use super::Resolver;
use super::parameter::style;
use crate::diag::{Code, Diagnostic};
use crate::model::{
    Encoding, EncodingStyle, Media, MediaKind, RequestBody, is_form_data, is_media_range,
};
use crate::openapi::{self, At, MediaType, RefOr, Reference, Style, Version};
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
        let content = self.content(&body.content, "it is sent as it stands");
        (!content.is_empty()).then_some(RequestBody {
            at: body.at,
            required: body.required,
            description: body.description,
            content,
        })
    }

    /// What stands by media type. `unless` says what the client does with a key that is none.
    pub(super) fn content(
        &mut self,
        content: &IndexMap<String, MediaType>,
        unless: &str,
    ) -> Vec<Media> {
        for (media_type, media) in content {
            if !is_media_range(media_type) {
                self.report.push(
                    Diagnostic::loss(
                        Code::InvalidValue,
                        format!("`{media_type}` is no media type: {unless}"),
                    )
                    .at(media.at.name())
                    .help("write a type and a subtype: `application/json`"),
                );
            }
        }
        let media = content.iter().map(|(media_type, media)| Media {
            at: media.at.clone(),
            // What Java's HTTP client asks for is meant like this.
            media_type: match media_type.as_str() {
                "*" => "*/*".to_owned(),
                other => other.to_owned(),
            },
            value: media.schema.as_ref().map(|schema| self.type_of(schema)),
            item: media
                .item_schema
                .as_ref()
                .map(|schema| self.type_of(schema)),
            encoding: self.encoding(media_type, media),
            // (OpenAPI 3.1.1, section 4.8.15.1.1.)
            has_binary_parts: MediaKind::of(media_type) == MediaKind::Multipart
                && self.document.version >= Version::V3_1,
            examples: self.examples(media),
        });
        media.collect()
    }

    /// Parts have headers, a form has styles, and so has one in parts but in 3.0
    /// (OpenAPI 3.0.4, section 4.7.15.1; 3.1.1, section 4.8.15.1).
    fn encoding(&mut self, media_type: &str, media: &MediaType) -> IndexMap<String, Encoding> {
        let is_multipart = MediaKind::of(media_type) == MediaKind::Multipart;
        let is_styled = match is_multipart {
            true => self.document.version != Version::V3_0 && is_form_data(media_type),
            false => true,
        };
        let encoding = media.encoding.iter().map(|(name, encoding)| {
            let headers = match is_multipart {
                true => self.headers(&encoding.headers),
                false => Vec::new(),
            };
            let encoding = Encoding {
                at: encoding.at.clone(),
                content_type: encoding.content_type.clone(),
                style: encoding_style(encoding).filter(|_| is_styled),
                headers,
            };
            (name.clone(), encoding)
        });
        encoding.collect()
    }

    fn examples(&mut self, media: &MediaType) -> Vec<(At, Value)> {
        let own = media.example.iter().cloned();
        let own = own.map(|value| (media.at.child("example"), value));
        let named = media.examples.values().filter_map(|example| {
            let example = self.part(example, "the example is left out")?;
            Some((example.at, example.value?))
        });
        own.chain(named).collect()
    }
}

/// A body of which nothing is known but that there is one.
fn undescribed(reference: &Reference) -> RequestBody {
    RequestBody {
        at: reference.at.clone(),
        required: false,
        description: reference.description.clone(),
        content: vec![Media::new(&reference.at, "application/json", None)],
    }
}

/// A property has a style once one of the three fields is there, by which the
/// others have their defaults (OpenAPI 3.1.1, section 4.8.15.1.2).
fn encoding_style(encoding: &openapi::Encoding) -> Option<EncodingStyle> {
    let (style_said, explode) = (encoding.style, encoding.explode);
    if style_said.is_none() && explode.is_none() && encoding.allow_reserved.is_none() {
        return None;
    }
    let said = style_said.unwrap_or(Style::Form);
    Some(EncodingStyle {
        style: style(said),
        explode: explode.unwrap_or(said == Style::Form),
        allow_reserved: encoding.allow_reserved.unwrap_or_default(),
    })
}
