//! How the properties of forms and of bodies in parts are sent (OpenAPI 3.1.1,
//! section 4.8.15).

use super::Lowering;
use super::docs::code;
use super::place::Use;
use super::style::Kind;
use crate::diag::{Code, Diagnostic};
use crate::model::{
    Encoding as PropertyEncoding, EncodingStyle, Media, MediaKind, Shape, Style, TypeRef, essence,
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
            for header in media.part_headers() {
                self.report_part_header(media, header);
            }
            let kind = media.value.map(|value| self.kind_of(value));
            if let Some(Kind::Scalar | Kind::List) = kind {
                let message = "a body in parts is an object, whose properties are the parts: here they are given one by one";
                self.report
                    .push(Diagnostic::loss(Code::StyleNotApplicable, message).at(&media.at));
            }
            return (Encoding::Parts, Type::MULTIPART);
        };
        let ty = self.ty(value, place);
        let encoding = media.encoding.iter();
        let parts = encoding.filter_map(|(key, encoding)| self.lower_part(media, key, encoding));
        (Encoding::Multipart(parts.collect()), ty)
    }

    /// How a property is sent, where that is not the default of its type.
    fn lower_part(
        &mut self,
        media: &Media,
        key: &str,
        encoding: &PropertyEncoding,
    ) -> Option<Part> {
        let value = self.property(media, key)?;
        let style = self.part_style(encoding, value);
        let part = Part {
            key: key.to_owned(),
            // OpenAPI 3.1.1, section 4.8.15.1.2: a style goes before it.
            media_type: match style {
                PartStyle::None => self.part_type(encoding, value),
                PartStyle::Default | PartStyle::Styled(_) => None,
            },
            style: match style {
                PartStyle::Styled(style) => Some(style),
                PartStyle::None | PartStyle::Default => None,
            },
            headers: self.part_headers_of(media, key),
        };
        if let (Some(used), Some(all)) = (&part.media_type, &encoding.content_type)
            && used != all
        {
            let message = format!("of several media types, {} is sent", code(used));
            let note = Diagnostic::note(Code::MediaTypeNotUsed, message);
            self.report.push(note.at(&encoding.at.child("contentType")));
        }
        let is_described =
            part.media_type.is_some() || part.style.is_some() || !part.headers.is_empty();
        is_described.then_some(part)
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

    /// How a property is written in parts. Files have no style, and no style
    /// writes what is nested.
    fn part_style(&mut self, encoding: &PropertyEncoding, value: TypeRef) -> PartStyle {
        let Some(style) = encoding.style else {
            return PartStyle::None;
        };
        let is_object = self.kind_of(value) == Kind::Object;
        let is_default = style.style == Style::Form && style.explode && !is_object;
        let is_whole = self.is_upload(value) || self.has_nested(value);
        match (is_default, is_whole) {
            (true, true) => PartStyle::None,
            (true, false) => PartStyle::Default,
            (false, true) => {
                self.loss(
                    Code::FieldNotHonoured,
                    "a style is not honoured: the part is sent in its media type",
                    &encoding.at,
                );
                PartStyle::None
            }
            (false, false) => {
                self.check_style(style, value, &encoding.at);
                // Nothing is percent-encoded (OpenAPI 3.2.1, section 4.15.1.2).
                PartStyle::Styled(EncodingStyle {
                    allow_reserved: false,
                    ..style
                })
            }
        }
    }

    /// The media type of a part, where the description names one that fits what
    /// is sent. Of several, the caller says which a file is, and the client takes
    /// the first for what it writes itself.
    fn part_type(&mut self, encoding: &PropertyEncoding, value: TypeRef) -> Option<String> {
        let content_type = encoding.content_type.as_deref()?;
        let types: Vec<_> = content_type.split(',').map(str::trim).collect();
        let is_range = |it: &&str| it.contains('*');
        if self.is_upload(value) {
            return (types.len() == 1 && !is_range(&types[0])).then(|| content_type.to_owned());
        }
        let is_structured = matches!(
            self.schema(self.element(value).schema).shape,
            Shape::Object(_) | Shape::Array(_)
        );
        let (ranges, types): (Vec<_>, Vec<_>) = types.into_iter().partition(is_range);
        let (own, kind) = match is_structured {
            true => ("JSON", "application/*"),
            false => ("text", "text/*"),
        };
        let fits = |it: &&str| !is_structured || MediaKind::of(it) == MediaKind::Json;
        let is_plain = |it: &str| !is_structured && essence(it) == "text/plain";
        match types.iter().copied().find(fits) {
            // It is the default, and need not be said.
            Some(_) if types.len() > 1 && types.iter().any(|it| is_plain(it)) => None,
            Some(first) => Some(first.to_owned()),
            None if ranges.contains(&"*/*") || ranges.contains(&kind) => None,
            None => {
                let message = format!("it is sent as {own}, not as {}", code(content_type));
                let at = encoding.at.child("contentType");
                self.loss(Code::FieldNotHonoured, message, &at);
                None
            }
        }
    }
}

/// How a property is written in parts.
#[derive(Clone, Copy)]
enum PartStyle {
    /// In its media type.
    None,
    /// As text, a part for each element of a list.
    Default,
    /// In another style.
    Styled(EncodingStyle),
}
