//! What the data of events holds: JSON in a text, by `contentSchema` (OpenAPI
//! 3.2, section 4.14.4; JSON Schema Validation, section 8).

use super::Resolver;
use crate::diag::Code;
use crate::model::{
    Framing, Media, MediaKind, Operation, SchemaId, Shape, TypeRef, Webhook, is_event,
};
use crate::openapi::{Keywords, StringKeywords};
use std::collections::HashSet;

impl Resolver<'_> {
    /// Keeps what a schema says of the content of its text.
    pub(super) fn keep_content(&mut self, keywords: &Keywords, id: SchemaId) {
        if let Some(string) = &keywords.string
            && string.content_schema.is_some()
        {
            self.contents.insert(id, (**string).clone());
        }
    }

    /// Makes the data of events what their text holds, where the text is only
    /// ever that of an event.
    pub(super) fn decode_events(&mut self, operations: &[Operation], webhooks: &[Webhook]) {
        if self.contents.is_empty() {
            return;
        }
        let answers = operations.iter().flat_map(|it| &it.responses);
        let answers = answers.flat_map(|response| &response.content);
        let data: HashSet<_> = answers.flat_map(|media| self.event_data(media)).collect();
        let mut data: Vec<_> = data.into_iter().collect();
        data.sort_unstable();
        let other = self.not_data(operations, webhooks);
        for id in data {
            let Some(content) = self.contents.remove(&id) else {
                continue;
            };
            let why = match self.decoded(&content) {
                _ if other.contains(&id) => {
                    "the text is also something else than the data of events"
                }
                Ok(value) => {
                    self.schemas[id].shape = Shape::Alias(value);
                    continue;
                }
                Err(why) => why,
            };
            let at = self.schemas[id].at.child("contentSchema");
            let message = format!("`contentSchema` is not honoured, the data is text: {why}");
            self.loss(Code::FieldNotHonoured, message, &at);
        }
    }

    /// What a text holds, where that is JSON.
    fn decoded(&mut self, content: &StringKeywords) -> Result<TypeRef, &'static str> {
        let schema = content.content_schema.as_ref().ok_or("there is none")?;
        let media_type = content.content_media_type.as_deref();
        match media_type.map(MediaKind::of) {
            Some(MediaKind::Json) if content.content_encoding.is_none() => {}
            Some(MediaKind::Json) => return Err("the JSON is in another encoding"),
            Some(_) => return Err("it is not that of JSON"),
            None => return Err("there is no `contentMediaType` beside it"),
        }
        let value = self.type_of(schema);
        self.read_waiting();
        let (_, schema) = self.schemas.behind_aliases(value.schema);
        match schema.shape {
            // A text as the data is not in quotes.
            Shape::String(_) | Shape::Enumeration(_) => Err("it is that of a text in JSON"),
            _ => Ok(value),
        }
    }

    /// The data of the events of a stream, where it is a text that holds
    /// something.
    fn event_data(&self, media: &Media) -> Vec<SchemaId> {
        let mut found = Vec::new();
        self.each_event_property(media, &mut |key, value| {
            let (id, _) = self.schemas.behind_aliases(value.schema);
            if key == "data" && self.contents.contains_key(&id) {
                found.push(id);
            }
        });
        found
    }

    /// The properties of the events of a stream.
    fn each_event_property(&self, media: &Media, see: &mut dyn FnMut(&str, TypeRef)) {
        let value = media.item.or(media.value);
        let Some(value) = value.filter(|_| Framing::of(&media.media_type) == Some(Framing::Events))
        else {
            return;
        };
        let shape = |value: TypeRef| &self.schemas.behind_aliases(value.schema).1.shape;
        let whole = match shape(value) {
            Shape::Array(items) if media.item.is_none() => *items,
            _ => value,
        };
        let (events, least) = match shape(whole) {
            Shape::Union(union) => {
                let variants = union.variants.iter().map(|variant| variant.value);
                (variants.collect(), 2)
            }
            _ => (vec![whole], if media.item.is_some() { 1 } else { 2 }),
        };
        for event in events {
            if let Shape::Object(object) = shape(event)
                && is_event(object, least)
            {
                for (key, property) in &object.properties {
                    see(key, property.value);
                }
            }
        }
    }

    /// All that is sent or answered and is not the data of an event.
    fn not_data(&self, operations: &[Operation], webhooks: &[Webhook]) -> HashSet<SchemaId> {
        let mut other = Vec::new();
        for operation in operations {
            other.extend(operation.parameters.iter().map(|it| it.value));
            let headers = operation.responses.iter().flat_map(|it| &it.headers);
            other.extend(headers.map(|it| it.value));
        }
        let webhooks = webhooks.iter().filter_map(|it| it.body.as_ref());
        let webhooks = webhooks.flat_map(|body| &body.content);
        let content = operations.iter().flat_map(Operation::content);
        for media in content.chain(webhooks) {
            let mut is_event = false;
            self.each_event_property(media, &mut |key, value| {
                is_event = true;
                if key != "data" {
                    other.push(value);
                }
            });
            if !is_event {
                other.extend(media.value.into_iter().chain(media.item));
                other.extend(media.part_headers().map(|header| header.value));
            }
        }
        let other = other.into_iter().map(|value| value.schema);
        self.schemas.reachable(other, |_| true)
    }
}
