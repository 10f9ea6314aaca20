//! How the properties of forms and of bodies in parts are sent (OpenAPI 3.1.1,
//! section 4.8.15).

use super::Lowering;
use super::docs::code;
use super::place::Use;
use crate::diag::Code;
use crate::model::{
    Encoding as PropertyEncoding, EncodingStyle, Media, MediaKind, Shape, Style, TypeRef,
};
use crate::plan::{Encoding, Part, StyledProperty, Type};

impl Lowering<'_> {
    /// The properties of a form that are written in a style. Without one they
    /// are written by their types, whatever media type is said of them: text
    /// is text, the rest is JSON.
    pub(super) fn styled_properties(&mut self, media: &Media) -> Vec<StyledProperty> {
        let mut styled = Vec::new();
        for (key, encoding) in &media.encoding {
            let Some(value) = self.property(media, key) else {
                continue;
            };
            match encoding.style {
                Some(style) => {
                    self.check_style(style, value, &encoding.at);
                    let key = key.clone();
                    styled.push(StyledProperty { key, style });
                }
                None => drop(self.part_type(encoding, value)),
            }
        }
        styled
    }

    /// A type with a field for each part, where the description names the
    /// parts; else one that takes any.
    pub(super) fn lower_parts(&mut self, media: &Media, place: &Use) -> (Encoding, Type) {
        let objects = media.value.map(|value| self.objects(value));
        let is_named = objects.is_some_and(|objects| {
            !objects.is_empty() && objects.iter().all(|object| !object.properties.is_empty())
        });
        let (Some(value), true, true) = (media.value, is_named, self.are_uploads(media)) else {
            return (Encoding::Parts, Type::MULTIPART);
        };
        let ty = self.ty(value, place);
        let mut parts = Vec::new();
        for (key, encoding) in &media.encoding {
            if let Some(value) = self.property(media, key) {
                self.check_part(encoding, value);
                let media_type = self.part_type(encoding, value);
                parts.extend(media_type.map(|media_type| Part {
                    key: key.clone(),
                    media_type,
                }));
            }
        }
        (Encoding::Multipart(parts), ty)
    }

    /// The property that an encoding is for; one for none is ignored (OpenAPI
    /// 3.1.1, section 4.8.14.1).
    fn property(&self, media: &Media, key: &str) -> Option<TypeRef> {
        let objects = self.objects(media.value?);
        let mut properties = objects
            .iter()
            .filter_map(|object| object.properties.get(key));
        Some(properties.next()?.value)
    }

    /// What of an encoding a part does not have.
    fn check_part(&mut self, encoding: &PropertyEncoding, value: TypeRef) {
        // A part for each element is what style `form` asks for, too.
        let is_default = |style: EncodingStyle| {
            let is_object = matches!(self.schema(value.schema).shape, Shape::Object(_));
            style.style == Style::Form && style.explode && !is_object
        };
        if encoding.style.is_some_and(|style| !is_default(style)) {
            self.loss(
                Code::FieldNotHonoured,
                "a style is not honoured: the part is sent in its media type",
                &encoding.at,
            );
        }
        // The caller gives the headers of a file with the file.
        if let (Some(header), false) = (encoding.headers.first(), self.is_upload(value)) {
            let message = format!("the header {} of the part is not sent", code(header));
            let at = encoding.at.child("headers");
            self.loss(Code::FieldNotHonoured, message, &at);
        }
    }

    /// The media type of a part, where the description names one.
    fn part_type(&mut self, encoding: &PropertyEncoding, value: TypeRef) -> Option<String> {
        let content_type = encoding.content_type.as_deref()?;
        let is_structured = matches!(
            self.schema(self.element(value).schema).shape,
            Shape::Object(_) | Shape::Array(_)
        );
        let mut kinds = content_type
            .split(',')
            .map(|kind| MediaKind::of(kind.trim()));
        if is_structured && !kinds.any(|kind| kind == MediaKind::Json) {
            let message = format!("it is sent as JSON, not as {}", code(content_type));
            let at = encoding.at.child("contentType");
            self.loss(Code::FieldNotHonoured, message, &at);
            return None;
        }
        // Of several, the caller says which.
        (!content_type.contains(['*', ','])).then(|| content_type.to_owned())
    }
}
