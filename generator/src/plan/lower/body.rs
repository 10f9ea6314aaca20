//! Request bodies: one media type of those that the description allows.

use super::Lowering;
use super::docs::{code, markdown, paragraphs};
use super::parameter::Names;
use super::schema::Use;
use crate::diag::{Code, Diagnostic};
use crate::model::{self, Media, MediaKind, Shape};
use crate::plan::{Body, Encoding, Presence, Record, Type};

impl Lowering<'_> {
    pub(super) fn lower_body(
        &mut self,
        body: &model::RequestBody,
        place: &Use,
        names: &mut Names,
    ) -> Option<Body> {
        let media = self.choose(&body.content, "sends")?;
        let (encoding, ty, media_type) = self.lower_content(media, &place.part("body"));
        let presence = match body.required {
            true if encoding == Encoding::Json && self.has_default(&ty) => Presence::Default,
            true => Presence::Argument,
            false => Presence::Optional,
        };
        let default =
            (presence == Presence::Default).then(|| "`{}` is sent without it.".to_owned());
        Some(Body {
            name: names.claim(presence == Presence::Argument, "body", "request body"),
            docs: paragraphs([
                body.description
                    .as_deref()
                    .map(markdown)
                    .or_else(|| Some("The body of the request.".to_owned())),
                default,
            ]),
            ty,
            media_type,
            encoding,
            presence,
        })
    }

    /// The media type that the client uses: JSON where there is a choice.
    pub(super) fn choose<'m>(&mut self, content: &'m [Media], uses: &str) -> Option<&'m Media> {
        let chosen = content.iter().min_by_key(|media| kind(media))?;
        for media in content.iter().filter(|media| !std::ptr::eq(*media, chosen)) {
            let message = format!(
                "the client {uses} {}, not {}",
                code(&chosen.media_type),
                code(&media.media_type)
            );
            // The same value in another spelling is nothing that users miss.
            let is_same = match (media.value, chosen.value) {
                (Some(value), Some(other)) => self.api.schemas.are_alike(value, other),
                (value, other) => value == other,
            };
            let diagnostic = match is_same {
                true => Diagnostic::note(Code::MediaTypeNotUsed, message),
                false => Diagnostic::loss(Code::MediaTypeNotUsed, message),
            };
            self.report.push(diagnostic.at(media.at.name()));
        }
        Some(chosen)
    }

    fn lower_content(&mut self, media: &Media, place: &Use) -> (Encoding, Type, String) {
        match kind(media) {
            MediaKind::Json => {
                let ty = media
                    .value
                    .map_or(Type::JSON, |value| self.nullable_ty(value, place));
                let media_type = if media.media_type.contains('*') {
                    "application/json"
                } else {
                    &media.media_type
                };
                (Encoding::Json, ty, media_type.to_owned())
            }
            MediaKind::Form => {
                let ty = media
                    .value
                    .map_or(Type::JSON, |value| self.ty(value, place));
                (Encoding::Form, ty, media.media_type.clone())
            }
            MediaKind::Text => (Encoding::Text, Type::STRING, media.media_type.clone()),
            MediaKind::Bytes => {
                self.report_as_bytes(media);
                let media_type = if media.media_type.contains('*') {
                    "application/octet-stream"
                } else {
                    &media.media_type
                };
                (Encoding::Bytes, Type::UPLOAD, media_type.to_owned())
            }
        }
    }

    /// Structured content in a media type that the client does not know.
    pub(super) fn report_as_bytes(&mut self, media: &Media) {
        let shape = media.value.map(|value| &self.schema(value.schema).shape);
        if !matches!(
            shape,
            Some(Shape::Object(_) | Shape::Array(_) | Shape::Tuple(_) | Shape::Union(_))
        ) {
            return;
        }
        let help = match media.media_type.starts_with("multipart/") {
            true => {
                "write the parts yourself, and set the call's `Content-Type` header with their boundary"
            }
            false => "write and read the bytes yourself, or offer JSON beside it",
        };
        let message = format!(
            "{} is not written or read by the client: it is bytes",
            code(&media.media_type)
        );
        self.report.push(
            Diagnostic::loss(Code::MediaTypeAsBytes, message)
                .at(&media.at)
                .help(help),
        );
    }

    /// Whether `{}` is a value of the type.
    fn has_default(&self, ty: &Type) -> bool {
        let Type::Named(name) = self.unaliased(ty) else {
            return false;
        };
        self.record(name).is_some_and(Record::is_default)
    }
}

/// What a media type is; one with wildcards is JSON where that can be.
pub(super) fn kind(media: &Media) -> MediaKind {
    match MediaKind::of(&media.media_type) {
        MediaKind::Bytes if media.media_type.contains('*') && media.value.is_some() => {
            MediaKind::Json
        }
        kind => kind,
    }
}
