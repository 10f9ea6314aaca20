//! XML that the description says nothing about, as JSON and back: elements are
//! members, those of one name a list; attributes have an `@` before their names,
//! and text beside them is `#text`.

use super::document::{Document, Fault, Part, add, local};
use quick_xml::events::BytesStart;
use serde_json::{Map, Value as Json};
use std::borrow::Cow;

/// The key of the text beside attributes and elements.
pub(super) const TEXT: &str = "#text";

impl<'x> Document<'x> {
    /// What an element holds that has begun. One with nothing but text is a
    /// string.
    pub(super) fn json(&mut self, start: &BytesStart<'x>) -> Result<Json, Fault> {
        if self.is_nil(start) {
            self.skip()?;
            return Ok(Json::Null);
        }
        let (members, text) = self.members(start)?;
        Ok(match members.is_empty() {
            true => Json::String(text.into_owned()),
            false => with_text(members, &text),
        })
    }

    /// The same for one that is an object in any case.
    pub(super) fn object(&mut self, start: &BytesStart<'x>) -> Result<Json, Fault> {
        let (members, text) = self.members(start)?;
        Ok(with_text(members, &text))
    }

    fn members(
        &mut self,
        start: &BytesStart<'x>,
    ) -> Result<(Map<String, Json>, Cow<'x, str>), Fault> {
        let mut members = Map::new();
        for (name, value) in self.attributes(start)? {
            members.insert(format!("@{name}"), value.into());
        }
        let mut text = Cow::Borrowed("");
        loop {
            match self.next()? {
                Part::Text(part) => add(&mut text, part),
                Part::Start(child) => {
                    let name = local(&child).into_owned();
                    let value = self.json(&child);
                    let value = value.map_err(|fault| fault.within(name.clone()))?;
                    add_member(&mut members, name, value);
                }
                Part::End | Part::Eof => return Ok((members, text)),
            }
        }
    }
}

fn with_text(mut members: Map<String, Json>, text: &str) -> Json {
    let text = text.trim();
    if !text.is_empty() {
        members.insert(TEXT.to_owned(), text.into());
    }
    Json::Object(members)
}

/// Adds an element: a second one of its name makes a list.
pub(super) fn add_member(members: &mut Map<String, Json>, name: String, value: Json) {
    match members.get_mut(&name) {
        None => drop(members.insert(name, value)),
        Some(Json::Array(values)) => values.push(value),
        Some(first) => *first = Json::Array(vec![first.take(), value]),
    }
}
