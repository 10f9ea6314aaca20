//! Request bodies: a type and an encoding for each media type that the
//! description allows.

use super::Lowering;
use super::docs::{code, markdown, paragraphs};
use super::parameter::Names;
use super::place::Use;
use super::xml::as_it_is;
use crate::diag::{Code, Diagnostic};
use crate::model::{self, Framing, Media, MediaKind, Shape};
use crate::plan::naming::{Case, Scope};
use crate::plan::{
    Body, Encoding, Ident, Operation, OtherBody, Presence, QueryString, Record, Type,
};

/// How a body is written.
struct Written {
    encoding: Encoding,
    ty: Type,
    media_type: String,
}

impl Lowering<'_> {
    /// The body that a call has, and those that can stand in for it.
    pub(super) fn lower_bodies(
        &mut self,
        body: &model::RequestBody,
        place: &Use,
        names: &mut Names,
    ) -> (Option<Body>, Vec<OtherBody>) {
        let mut content: Vec<_> = body.content.iter().collect();
        content.sort_by_key(|media| self.kind(media));
        let Some((first, rest)) = content.split_first() else {
            return (None, Vec::new());
        };
        let main = self.lower_main_body(body, first, place, names);
        let mut sent = vec![*first];
        let mut others = Vec::new();
        for media in rest {
            if self.is_covered(media, &sent) {
                continue;
            }
            sent.push(media);
            let argument = others
                .first()
                .map(|other: &OtherBody| other.body.name.clone());
            let other = self.lower_other_body(&main, argument, media, place, names);
            others.push(OtherBody {
                kind: self.kind(media),
                method: None,
                body: other,
            });
        }
        (Some(main), others)
    }

    fn lower_main_body(
        &mut self,
        body: &model::RequestBody,
        media: &Media,
        place: &Use,
        names: &mut Names,
    ) -> Body {
        let written = self.lower_content(media, &place.part("body"));
        let is_json = written.encoding == Encoding::Json;
        let presence = match body.required {
            true if is_json && self.has_default(&written.ty) => Presence::Default,
            true => Presence::Argument,
            false => Presence::Optional,
        };
        let docs = body.description.as_deref().map(markdown);
        let docs = docs.or_else(|| Some("The body of the request.".to_owned()));
        let default =
            (presence == Presence::Default).then(|| "`{}` is sent without it.".to_owned());
        let name = names.claim(presence == Presence::Argument, "body", "request body");
        written.into_body(name, presence, paragraphs([docs, default]))
    }

    fn lower_other_body(
        &mut self,
        main: &Body,
        argument: Option<Ident>,
        media: &Media,
        place: &Use,
        names: &mut Names,
    ) -> Body {
        let kind = word(self.kind(media));
        let written = self.lower_content(media, &place.part(kind));
        let docs = format!("The body of the request, in {}.", code(&media.media_type));
        match main.presence {
            Presence::Optional => {
                let other = format!("body {}", media.media_type);
                let name = names.claim(false, &format!("body {kind}"), &other);
                written.into_body(name, Presence::Optional, docs)
            }
            Presence::Argument => written.into_body(main.name.clone(), Presence::Argument, docs),
            Presence::Default => {
                let name = argument.unwrap_or_else(|| names.claim(true, "body", "request body"));
                written.into_body(name, Presence::Argument, docs)
            }
        }
    }

    /// Whether a body in this media type is one of those that are offered: the
    /// same value in another spelling, or bytes, of which the caller says what
    /// they are.
    fn is_covered(&mut self, media: &Media, sent: &[&Media]) -> bool {
        let kind = self.kind(media);
        let is_same = |other: &&&Media| match (media.value, other.value) {
            (Some(value), Some(other)) => self.api.schemas.are_alike(value, other),
            (value, other_value) => value == other_value && kind == self.kind(other),
        };
        let same = match self.has_files(media) {
            true => None,
            // Texts of two media types are not the same.
            false => sent
                .iter()
                .filter(|other| kind != MediaKind::Text || self.kind(other) != kind)
                .find(is_same),
        };
        let has_bytes = |other: &&Media| self.kind(other) == MediaKind::Bytes;
        let message = match same {
            _ if kind == MediaKind::Bytes && sent.iter().any(has_bytes) => format!(
                "bytes are sent as {} where the call says so",
                code(&media.media_type)
            ),
            Some(same) => format!(
                "the client sends {}, not {}, which holds the same",
                code(&same.media_type),
                code(&media.media_type)
            ),
            None => return false,
        };
        self.report
            .push(Diagnostic::note(Code::MediaTypeNotUsed, message).at(media.at.name()));
        true
    }

    /// What a media type is; XML where the client writes and reads it. What can be in any
    /// is JSON, unless it is bytes, and so is what is said to be JSON: there it is a file.
    pub(super) fn kind(&self, media: &Media) -> MediaKind {
        let is_binary = || {
            let shape = media.value.map(|value| &self.schema(value.schema).shape);
            matches!(shape, Some(Shape::String(Some(format))) if format == "binary")
        };
        match kind(media) {
            _ if self.is_xml_document(media) => MediaKind::Xml,
            MediaKind::Json if is_binary() => MediaKind::Bytes,
            kind => kind,
        }
    }

    fn lower_content(&mut self, media: &Media, place: &Use) -> Written {
        let sequence = self.lower_sequence(media, place);
        if sequence.is_none() && media.item.is_some() {
            self.loss(
                Code::FieldNotHonoured,
                "`itemSchema` is not honoured: the body is sent as a whole",
                &media.at.child("itemSchema"),
            );
        }
        let (encoding, ty, range) = match (self.kind(media), sequence) {
            (_, Some((encoding, ty))) => (encoding, ty, ""),
            (MediaKind::Json, None) => {
                let ty = media
                    .value
                    .map_or(Type::JSON, |value| self.nullable_ty(value, place));
                (Encoding::Json, ty, "application/json")
            }
            (MediaKind::Form, None) => {
                let ty = media
                    .value
                    .map_or(Type::JSON, |value| self.ty(value, place));
                let styled = self.styled_properties(media);
                (Encoding::Form(styled), ty, "")
            }
            (MediaKind::Multipart, None) => {
                let (encoding, ty) = self.lower_parts(media, place);
                (encoding, ty, "multipart/form-data")
            }
            (MediaKind::Xml, None) => self.lower_xml(media, place),
            (MediaKind::Text, None) => match self.plain_type(media, place) {
                Some(ty) => (Encoding::Plain, ty, "text/plain"),
                None => {
                    self.report_as_text(media);
                    (Encoding::Text, Type::STRING, "text/plain")
                }
            },
            (MediaKind::Bytes, None) => {
                self.report_as_bytes(media);
                (Encoding::Bytes, Type::UPLOAD, "application/octet-stream")
            }
        };
        let media_type = match media.media_type.contains('*') {
            true => range,
            false => &media.media_type,
        };
        Written {
            encoding,
            ty,
            media_type: media_type.to_owned(),
        }
    }

    /// JSON values one after the other, where it is said what they are.
    fn lower_sequence(&mut self, media: &Media, place: &Use) -> Option<(Encoding, Type)> {
        let encoding = match Framing::of(&media.media_type)? {
            Framing::Lines => Encoding::Lines,
            Framing::Sequence => Encoding::Sequence,
            Framing::Events => return None,
        };
        let item = self.lower_item(media, place)?;
        Some((encoding, Type::Sequence(Box::new(item))))
    }

    /// A query that a parameter is all of: what a body would be, or else a text.
    pub(super) fn lower_query_string(&mut self, media: &Media, place: &Use) -> (Type, QueryString) {
        let kind = self.kind(media);
        let is_text = matches!(kind, MediaKind::Multipart | MediaKind::Bytes);
        let (encoding, ty, media_type) = if is_text {
            self.report_structure(media, "text", "write the text yourself, or describe a form");
            (Encoding::Text, Type::STRING, media.media_type.clone())
        } else {
            let written = self.lower_content(media, place);
            (written.encoding, written.ty, written.media_type)
        };
        let query = QueryString {
            media_type,
            encoding,
        };
        (ty, query)
    }

    fn lower_xml(&mut self, media: &Media, place: &Use) -> (Encoding, Type, &'static str) {
        let ty = media
            .value
            .map_or(Type::JSON, |value| self.ty(value, place));
        match self.send_xml(media) {
            Some(root) => (Encoding::Xml(root), ty, "application/xml"),
            None => (Encoding::Text, Type::STRING, "application/xml"),
        }
    }

    /// XML that the schema does not say all about.
    pub(super) fn report_as_text(&mut self, media: &Media) {
        if let Some(why) = self.why_no_xml(media) {
            let message = as_it_is(media, "text", Some(why));
            self.report
                .push(Diagnostic::loss(Code::MediaTypeAsBytes, message).at(&media.at));
        }
    }

    /// Structured content in a media type that the client does not know.
    pub(super) fn report_as_bytes(&mut self, media: &Media) {
        let help = "write and read the bytes yourself, or offer JSON beside it";
        self.report_structure(media, "bytes", help);
    }

    fn report_structure(&mut self, media: &Media, is: &str, help: &str) {
        let shape = media.value.map(|value| &self.schema(value.schema).shape);
        if !matches!(
            shape,
            Some(Shape::Object(_) | Shape::Array(_) | Shape::Tuple(_) | Shape::Union(_))
        ) {
            return;
        }
        let message = as_it_is(media, is, self.why_no_xml(media));
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
        let is_empty = |record: &Record| record.is_default() && record.may_be_empty;
        self.record(name).is_some_and(is_empty)
    }
}

/// What a media type is by itself; one with wildcards is JSON where that can be.
pub(super) fn kind(media: &Media) -> MediaKind {
    match MediaKind::of(&media.media_type) {
        MediaKind::Bytes if media.media_type.contains('*') && media.value.is_some() => {
            MediaKind::Json
        }
        kind => kind,
    }
}

impl Written {
    fn into_body(self, name: Ident, presence: Presence, docs: String) -> Body {
        Body {
            name,
            ty: self.ty,
            media_type: self.media_type,
            encoding: self.encoding,
            presence,
            docs,
        }
    }
}

/// What a body of this kind is called.
fn word(kind: MediaKind) -> &'static str {
    match kind {
        MediaKind::Json => "json",
        MediaKind::Form => "form",
        MediaKind::Multipart => "multipart",
        MediaKind::Xml => "xml",
        MediaKind::Text => "text",
        MediaKind::Bytes => "bytes",
    }
}

/// Names the methods that make a call with another body. They come after all
/// operations, so that none of those is renamed.
pub(super) fn name_other_bodies(operations: &mut [Operation], methods: &mut Scope) {
    for operation in operations {
        let method = operation.method.text().to_owned();
        for other in &mut operation.other_bodies {
            if other.body.presence == Presence::Argument {
                let kind = word(other.kind);
                let fallback = format!("{method} {}", other.body.media_type);
                let name = methods.claim_or(&format!("{method} {kind}"), &fallback, Case::Value);
                other.method = Some(name);
            }
        }
    }
}
