//! The media types of a response: how each is read, and as which type. What is
//! the same in several spellings is read in one.

use super::Lowering;
use super::docs::code;
use super::place::Use;
use crate::diag::{Code, Diagnostic};
use crate::model::{Framing, Media, MediaKind, Response, Shape, Status, essence};
use crate::plan::{Decoding, Type, XmlNode};

/// A way to read a body, and what it is then.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Read {
    pub(super) media_types: Vec<String>,
    pub(super) decoding: Decoding,
    pub(super) ty: Type,
    /// The root, of XML.
    pub(super) xml: Option<XmlNode>,
}

impl Read {
    fn without_type(decoding: Decoding, ty: Type) -> Self {
        Self {
            media_types: Vec::new(),
            decoding,
            ty,
            xml: None,
        }
    }
}

impl Lowering<'_> {
    /// The ways to read a response but that as a stream, the best one first.
    pub(super) fn lower_readings(&mut self, response: &Response, place: &Use) -> Vec<Read> {
        let mut content: Vec<_> = response
            .content
            .iter()
            .filter(|media| Framing::of(&media.media_type).is_none())
            .collect();
        content.sort_by_key(|media| self.kind(media) != MediaKind::Json);
        for media in content.iter().filter(|media| media.item.is_some()) {
            self.loss(
                Code::FieldNotHonoured,
                "`itemSchema` is not honoured: the body is read as a whole",
                &media.at.child("itemSchema"),
            );
        }
        let Some((best, others)) = content.split_first() else {
            // 304 leads nowhere else (RFC 9110, section 15.4.5).
            let is_redirect = matches!(
                response.status,
                Status::Code(300..=303 | 305..=399) | Status::Range(3)
            );
            return vec![match is_redirect {
                _ if !response.content.is_empty() => {
                    Read::without_type(Decoding::Bytes, Type::BYTES)
                }
                true => Read::without_type(Decoding::Redirect, Type::Path("crate::Redirect")),
                false => Read::without_type(Decoding::Empty, Type::UNIT),
            }];
        };
        let mut readings = self.lower_media(best, place);
        for media in others {
            if self.is_same_value(best, media) {
                self.report_not_read(best, media);
                continue;
            }
            let name = media_name(&media.media_type);
            for read in self.lower_media(media, &place.part(&name)) {
                add(&mut readings, read);
            }
        }
        readings
    }

    /// Whether a media type is only another spelling of the value that the
    /// client reads already. A text is a text in any of them; a table in CSV is
    /// something else than a list in JSON.
    fn is_same_value(&self, best: &Media, media: &Media) -> bool {
        let alike = match (best.value, media.value) {
            (Some(value), Some(other)) => self.api.schemas.are_alike(value, other),
            (value, other) => value == other,
        };
        let is_structured = media
            .value
            .is_some_and(|value| is_structured(&self.schema(value.schema).shape));
        let is_document = matches!(
            &*media_name(&media.media_type),
            "text" | "xml" | "yaml" | "form" | "bytes"
        );
        let is_other = self.kind(best) != self.kind(media);
        alike && is_other && is_document && (is_structured || media.value.is_none())
    }

    fn report_not_read(&mut self, best: &Media, media: &Media) {
        let message = format!(
            "the client reads {}, not {}",
            code(&best.media_type),
            code(&media.media_type)
        );
        let diagnostic = Diagnostic::note(Code::MediaTypeNotUsed, message);
        self.report.push(diagnostic.at(media.at.name()));
    }

    /// A media type with wildcards that is a string can be JSON or text.
    fn lower_media(&mut self, media: &Media, place: &Use) -> Vec<Read> {
        let mut xml = None;
        let (decoding, ty) = match (self.kind(media), media.value) {
            (MediaKind::Xml, value) => {
                let ty = value.map_or(Type::JSON, |value| self.ty(value, place));
                xml = self.use_xml(media);
                (Decoding::Xml, ty)
            }
            (MediaKind::Json, Some(value)) => (Decoding::Json, self.nullable_ty(value, place)),
            (MediaKind::Json, None) => (Decoding::Json, Type::JSON),
            (MediaKind::Text, _) => match self.plain_type(media, place) {
                Some(ty) => (Decoding::Plain, ty),
                None => {
                    self.report_as_text(media);
                    (Decoding::Text, Type::STRING)
                }
            },
            (MediaKind::Form | MediaKind::Multipart | MediaKind::Bytes, _) => {
                self.report_as_bytes(media);
                (Decoding::Bytes, Type::BYTES)
            }
        };
        let read = |media_type: &str, decoding| Read {
            media_types: vec![media_type.to_owned()],
            decoding,
            ty: ty.clone(),
            xml: xml.clone(),
        };
        let is_any = media.media_type.contains('*');
        match is_any && decoding == Decoding::Json && ty == Type::STRING {
            true => vec![
                read("application/json", Decoding::Json),
                read(&media.media_type, Decoding::Text),
            ],
            false => vec![read(&media.media_type, decoding)],
        }
    }
}

/// Adds a way to read a body, or its media types to those of the same way.
fn add(readings: &mut Vec<Read>, read: Read) {
    let same = |other: &&mut Read| {
        (other.decoding, &other.ty, &other.xml) == (read.decoding, &read.ty, &read.xml)
    };
    match readings.iter_mut().find(same) {
        Some(other) => other.media_types.extend(read.media_types),
        None => readings.push(read),
    }
}

fn is_structured(shape: &Shape) -> bool {
    matches!(
        shape,
        Shape::Object(_) | Shape::Array(_) | Shape::Union(_) | Shape::Any
    )
}

/// What a media type is called: by its suffix (RFC 6838, section 4.2.8), or its
/// subtype.
pub(super) fn media_name(media_type: &str) -> String {
    let essence = essence(media_type);
    let (_, subtype) = essence.split_once('/').unwrap_or(("", &essence));
    let name = subtype.rsplit('+').next().unwrap_or(subtype);
    let name = name.strip_prefix("x-").unwrap_or(name);
    match name {
        "plain" => "text",
        "octet-stream" | "*" => "bytes",
        "www-form-urlencoded" => "form",
        "yml" => "yaml",
        name => name,
    }
    .to_owned()
}
