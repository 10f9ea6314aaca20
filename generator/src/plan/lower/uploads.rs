//! Which binary properties are files: those of bodies in parts, unless what
//! they belong to is also sent or read in another form.

use super::Lowering;
use crate::model::{Encoding, Media, MediaKind, Object, SchemaId, Shape, TypeRef};

impl Lowering<'_> {
    /// Finds the properties, or elements of lists, that are files.
    pub(super) fn find_uploads(&mut self) {
        let api = self.api;
        let mut other = Vec::new();
        let mut parts = Vec::new();
        for operation in &api.operations {
            other.extend(operation.parameters.iter().map(|parameter| parameter.value));
            for media in operation.content() {
                other.extend(media.item);
                match MediaKind::of(&media.media_type) {
                    MediaKind::Multipart => parts.push(media),
                    _ => other.extend(media.value),
                }
            }
        }
        if parts.is_empty() {
            return;
        }
        let other = other.into_iter().map(|value: TypeRef| value.schema);
        let other = api.schemas.reachable(other, |_| true);
        let files = parts.into_iter().flat_map(|media| self.binaries(media));
        let files: Vec<_> = files.filter(|id| !other.contains(id)).collect();
        self.uploads.extend(files);
    }

    /// Whether all binary properties of a body in parts are files.
    pub(super) fn are_uploads(&self, media: &Media) -> bool {
        let mut binaries = self.binaries(media).into_iter();
        binaries.all(|id| self.uploads.contains(&id))
    }

    /// Whether a property, or each element of it, is a file.
    pub(super) fn is_upload(&self, value: TypeRef) -> bool {
        self.uploads.contains(&self.element(value).schema)
    }

    fn binaries(&self, media: &Media) -> Vec<SchemaId> {
        let objects = media
            .value
            .into_iter()
            .flat_map(|value| self.objects(value));
        objects
            .flat_map(|object| self.binary_properties(object, media))
            .collect()
    }

    /// The objects that a value can be.
    pub(super) fn objects(&self, value: TypeRef) -> Vec<&Object> {
        match &self.schema(value.schema).shape {
            Shape::Object(object) => vec![object],
            Shape::Union(union) => {
                let variants = union.variants.iter().map(|variant| variant.value);
                let objects = variants.filter_map(|value| match &self.schema(value.schema).shape {
                    Shape::Object(object) => Some(object),
                    _ => None,
                });
                objects.collect()
            }
            _ => Vec::new(),
        }
    }

    fn binary_properties(&self, object: &Object, media: &Media) -> Vec<SchemaId> {
        let properties = object.properties.iter().filter_map(|(name, property)| {
            let value = self.element(property.value);
            let is_binary = self.is_binary(value, media, media.encoding.get(name));
            is_binary.then_some(value.schema)
        });
        properties.collect()
    }

    /// Whether a body has parts that are files.
    pub(super) fn has_files(&self, media: &Media) -> bool {
        MediaKind::of(&media.media_type) == MediaKind::Multipart && !self.binaries(media).is_empty()
    }

    /// What is sent as a part: each element of a list (RFC 7578, section 4.3).
    pub(super) fn element(&self, value: TypeRef) -> TypeRef {
        match self.schema(value.schema).shape {
            Shape::Array(items) => items,
            _ => value,
        }
    }

    /// Whether a value is bytes: by its format, as what is sent in a media type which is
    /// no text, or because nothing is said of it.
    fn is_binary(&self, value: TypeRef, media: &Media, encoding: Option<&Encoding>) -> bool {
        let content_type = encoding.and_then(|encoding| encoding.content_type.as_deref());
        match &self.schema(value.schema).shape {
            Shape::Any if content_type.is_none() => media.has_binary_parts,
            Shape::String(Some(format)) => format == "binary" || format == "file",
            Shape::String(None) | Shape::Any => content_type.is_some_and(|media_types| {
                let mut kinds = media_types
                    .split(',')
                    .map(|kind| MediaKind::of(kind.trim()));
                kinds.all(|kind| kind == MediaKind::Bytes)
            }),
            _ => false,
        }
    }
}
