//! The headers of parts (OpenAPI 3.2.1, section 4.15): fields of the type that
//! holds the parts, where nothing but bodies in parts is of that type.

use super::Lowering;
use super::docs::{code, markdown, paragraphs};
use super::place::Use;
use crate::diag::Code;
use crate::model::{
    self, Additional, Header, Media, MediaKind, Object, SchemaId, Shape, TypeRef, is_form_data,
};
use crate::plan::naming::{Case, Scope};
use crate::plan::{Field, PartHeader};
use std::collections::{HashMap, HashSet};
use std::fmt::Debug;

/// The header of a part that has a field.
#[derive(Clone, Debug)]
pub(super) struct HeaderField {
    /// The property that is sent as the part.
    part: String,
    /// The key of the field, which no property has.
    key: String,
    /// Whether no value can do without it.
    required: bool,
    pub(super) header: Header,
}

impl HeaderField {
    /// All that its field is made of but the type.
    pub(super) fn written(&self) -> impl Debug + PartialEq + '_ {
        let header = &self.header;
        let written = (header.is_json, header.explode, header.required);
        (&self.key, self.required, written, &header.description)
    }
}

/// The headers of parts that have fields, by the objects that hold the parts.
pub(super) type HeaderFields = HashMap<SchemaId, Vec<HeaderField>>;

impl Lowering<'_> {
    /// Finds the headers that have fields.
    pub(super) fn find_part_headers(&mut self) {
        let api = self.api;
        let content = || api.operations.iter().flat_map(model::Operation::content);
        if content().all(|media| media.part_headers().next().is_none()) {
            return;
        }
        let mut found = HeaderFields::new();
        let mut differing = HashSet::new();
        for media in content().filter(|media| is_multipart(media)) {
            for (id, object) in self.part_objects(media) {
                let fields = header_fields(media, object);
                let known = found.entry(id).or_insert_with(|| fields.clone());
                if !self.are_alike(known, &fields) {
                    differing.insert(id);
                }
            }
        }
        let other = self.not_parts();
        found.retain(|id, fields| {
            !(fields.is_empty() || other.contains(id) || differing.contains(id))
        });
        self.part_headers = found;
    }

    /// The schemas that anything but the whole of a body in parts is made of.
    fn not_parts(&self) -> HashSet<SchemaId> {
        let api = self.api;
        let parameters = api.operations.iter().flat_map(|it| &it.parameters);
        let mut other: Vec<_> = parameters.map(|it| it.value).collect();
        let webhooks = api.webhooks.iter().filter_map(|it| it.body.as_ref());
        let webhooks = webhooks.flat_map(|body| &body.content);
        let content = api.operations.iter().flat_map(model::Operation::content);
        for media in content.chain(webhooks) {
            other.extend(media.item);
            other.extend(media.part_headers().map(|header| header.value));
            if !is_multipart(media) {
                other.extend(media.value);
                continue;
            }
            for (_, object) in self.part_objects(media) {
                other.extend(object.properties.values().map(|property| property.value));
                if let Additional::Typed(value) = object.additional {
                    other.push(value);
                }
            }
        }
        let other = other.into_iter().map(|value| value.schema);
        api.schemas.reachable(other, |_| true)
    }

    /// The objects that a body in parts can be.
    fn part_objects(&self, media: &Media) -> Vec<(SchemaId, &Object)> {
        let Some(value) = media.value else {
            return Vec::new();
        };
        let object = |value: TypeRef| {
            let (id, schema) = self.behind_aliases(value.schema);
            match &schema.shape {
                Shape::Object(object) => Some((id, object)),
                _ => None,
            }
        };
        match &self.schema(value.schema).shape {
            Shape::Union(union) => {
                let variants = union.variants.iter();
                variants
                    .filter_map(|variant| object(variant.value))
                    .collect()
            }
            _ => object(value).into_iter().collect(),
        }
    }

    fn are_alike(&self, some: &[HeaderField], others: &[HeaderField]) -> bool {
        let is_alike = |(one, other): (&HeaderField, &HeaderField)| {
            one.written() == other.written()
                && (self.api.schemas).are_alike(one.header.value, other.header.value)
        };
        some.len() == others.len() && some.iter().zip(others).all(is_alike)
    }

    /// The fields for the headers of the parts that an object holds.
    pub(super) fn header_fields(
        &mut self,
        owner: SchemaId,
        scope: &mut Scope,
        place: &Use,
    ) -> Vec<Field> {
        let fields = self.part_headers.get(&owner).cloned().unwrap_or_default();
        let fields = fields.into_iter().map(|field| {
            let ty = self.header_type(&field.header, &place.part(&field.key));
            let about = format!(
                "The header {} of the part {}.",
                code(&field.header.name),
                code(&field.part)
            );
            let words = field.header.description.as_deref().map(markdown);
            Field {
                name: scope.claim(&field.key, Case::Value),
                required: field.required,
                fixed: self
                    .only_value(field.header.value, &ty)
                    .filter(|_| field.required),
                ty: match field.required {
                    true => ty,
                    false => ty.optional(),
                },
                docs: paragraphs([Some(about), words]),
                key: field.key,
            }
        });
        fields.collect()
    }

    /// The headers of a part of a body that are sent; what is not is reported.
    pub(super) fn part_headers_of(&mut self, media: &Media, part: &str) -> Vec<PartHeader> {
        let Some(encoding) = media.encoding.get(part) else {
            return Vec::new();
        };
        let objects = self.part_objects(media).into_iter();
        let objects = objects.filter(|(_, object)| object.properties.contains_key(part));
        let objects: Vec<_> = objects.map(|(id, _)| id).collect();
        let mut sent = Vec::new();
        for header in &encoding.headers {
            let mut fields = objects.iter().map(|id| {
                let fields = self.part_headers.get(id)?;
                fields.iter().find(|field| {
                    field.part == part && field.header.name.eq_ignore_ascii_case(&header.name)
                })
            });
            let field = fields.next().flatten();
            let is_everywhere =
                fields.all(|other| other.map(|it| &it.key) == field.map(|it| &it.key));
            match field.filter(|_| is_everywhere) {
                Some(field) => sent.push(PartHeader {
                    name: header.name.clone(),
                    key: field.key.clone(),
                    required: header.required,
                    is_json: header.is_json,
                    explode: header.explode,
                }),
                None => self.report_part_header(media, header),
            }
        }
        sent
    }

    /// A header of a part that has no field.
    pub(super) fn report_part_header(&mut self, media: &Media, header: &Header) {
        let name = code(&header.name);
        let message = match is_written(media, &header.name) {
            true => format!(
                "the header {name} of the part is the client's own, and not as it is described"
            ),
            false => format!(
                "the header {name} of the part has no field: it is sent where an `Upload` brings it"
            ),
        };
        self.loss(Code::FieldNotHonoured, message, &header.at);
    }
}

fn is_multipart(media: &Media) -> bool {
    MediaKind::of(&media.media_type) == MediaKind::Multipart
}

/// Whether the client sees to a header itself: what a part of a form is called,
/// and how its bytes are sent, which are in no other encoding (RFC 7578, sections
/// 4.2 and 4.7).
fn is_written(media: &Media, header: &str) -> bool {
    match &*header.to_ascii_lowercase() {
        "content-disposition" => is_form_data(&media.media_type),
        "content-length" | "content-transfer-encoding" => true,
        _ => false,
    }
}

/// The headers of the parts that can have fields.
fn header_fields(media: &Media, object: &Object) -> Vec<HeaderField> {
    let mut fields: Vec<HeaderField> = Vec::new();
    for (part, encoding) in &media.encoding {
        let Some(property) = object.properties.get(part) else {
            continue;
        };
        for header in &encoding.headers {
            let mut key = format!("{part} {}", header.name);
            while object.properties.contains_key(&key) {
                key.push_str(" header");
            }
            let is_known = fields
                .iter()
                .any(|field| field.key.eq_ignore_ascii_case(&key));
            if !is_known && !is_written(media, &header.name) {
                fields.push(HeaderField {
                    part: part.clone(),
                    key,
                    required: header.required && property.required,
                    header: header.clone(),
                });
            }
        }
    }
    fields
}
