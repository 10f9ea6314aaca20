//! Streams: what each item is, by the schema of an item, or of what an event
//! holds.

use super::Lowering;
use super::docs::code;
use super::place::Use;
use crate::diag::Code;
use crate::model::{Framing, Media, Response, Shape, TypeRef, is_event};
use crate::plan::{ItemReading, Stream, Type};

impl Lowering<'_> {
    /// The stream that some of the responses are, or can be: the client has one.
    pub(super) fn lower_stream(&mut self, responses: &[&Response], place: &Use) -> Option<Stream> {
        let media = responses.iter().flat_map(|response| &response.content);
        let mut streams = media
            .filter_map(|media| Framing::of(&media.media_type).map(|framing| (media, framing)));
        let (media, framing) = streams.next()?;
        for (other, _) in streams {
            if (other.value, other.item) != (media.value, media.item) {
                let message = format!(
                    "the client streams {}, not {}",
                    code(&media.media_type),
                    code(&other.media_type)
                );
                self.loss(Code::MediaTypeNotUsed, message, &other.at);
            }
        }
        let (reading, item) = match framing {
            Framing::Events => self.lower_event(media, place),
            Framing::Lines | Framing::Sequence => {
                let item = self.lower_item(media, place);
                (ItemReading::Json, item.unwrap_or(Type::JSON))
            }
        };
        Some(Stream {
            media_type: media.media_type.clone(),
            framing,
            item,
            reading,
        })
    }

    /// An item of JSON values one after the other; `None` where nothing is said of it. A
    /// text is that of the whole stream.
    pub(super) fn lower_item(&mut self, media: &Media, place: &Use) -> Option<Type> {
        let value = self.streamed(media)?;
        let is_said = media.item.is_some() || !self.is_text(value);
        is_said.then(|| self.nullable_ty(value, &place.part("item")))
    }

    /// The schema of an item is that of the whole event in OpenAPI 3.2, and
    /// mostly that of its data in descriptions that are older.
    fn lower_event(&mut self, media: &Media, place: &Use) -> (ItemReading, Type) {
        let text = || {
            let item = Type::Event(Box::new(Type::STRING));
            (ItemReading::TextEvent, item)
        };
        let Some(value) = self.streamed(media) else {
            return text();
        };
        let least = if media.item.is_some() { 1 } else { 2 };
        match self.event_data(value, least) {
            Some(Data::Json) => (
                ItemReading::EventObject,
                self.ty(value, &place.part("event")),
            ),
            Some(Data::Text) => (
                ItemReading::TextEventObject,
                self.ty(value, &place.part("event")),
            ),
            None if self.is_text(value) => text(),
            None => {
                let data = self.nullable_ty(value, &place.part("event"));
                (ItemReading::Event, Type::Event(Box::new(data)))
            }
        }
    }

    /// The schema of an item. That of a whole stream is an array of them
    /// (OpenAPI 3.2, section 4.14.3).
    fn streamed(&self, media: &Media) -> Option<TypeRef> {
        let whole = media
            .value
            .map(|value| match &self.schema(value.schema).shape {
                Shape::Array(items) => *items,
                _ => value,
            });
        media.item.or(whole)
    }

    fn is_text(&self, value: TypeRef) -> bool {
        matches!(
            self.schema(value.schema).shape,
            Shape::String(_) | Shape::Enumeration(_) | Shape::Any
        )
    }

    /// What the data of an event is, where the schema is that of whole events:
    /// it has `data`, and at least `least` of an event's fields and no others.
    fn event_data(&self, value: TypeRef, least: usize) -> Option<Data> {
        match &self.schema(value.schema).shape {
            Shape::Object(object) => {
                let data = object.properties.get("data")?;
                let data = match self.is_text(data.value) {
                    true => Data::Text,
                    false => Data::Json,
                };
                is_event(object, least).then_some(data)
            }
            Shape::Union(union) => {
                let kinds = union.variants.iter();
                let kinds = kinds.map(|variant| match &self.schema(variant.value.schema).shape {
                    Shape::Object(_) => self.event_data(variant.value, 2),
                    _ => None,
                });
                kinds.collect::<Option<Vec<_>>>()?.into_iter().max()
            }
            _ => None,
        }
    }
}

/// What the data of an event is. Where it differs by the kind of event, it is
/// read as JSON, or as the text that it is, whichever fits the kind.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Data {
    Text,
    Json,
}
