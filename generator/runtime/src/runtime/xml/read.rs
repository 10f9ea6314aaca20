//! From the elements of a document to values, as the tables of their types say.

use super::document::{Document, Fault, Part, local};
use super::fields::place;
use super::node::{Choice, Content, Kind, Node};
use super::record::insert;
use super::text::read_text;
use crate::runtime::codec::{List, Map, Mismatch, Target, Token, Union, Value};
use quick_xml::events::BytesStart;

impl<'x> Document<'x> {
    /// Reads the whole document. The name of the root carries nothing, so it may
    /// be another one, where the root holds what is described; it may also stand
    /// around the element that was expected.
    pub(super) fn root(&mut self, value: &mut dyn Value, node: &Node) -> Result<(), Fault> {
        let start = match self.outside()? {
            Some(start) => start,
            None => return Err(self.fault("there is no element")),
        };
        let name = local(&start).into_owned();
        let read = match name == node.name {
            true => self.value(value, &node.content, &start),
            false => self.renamed_root(value, node, &start),
        };
        read.map_err(|fault| fault.within(name))?;
        match self.outside()? {
            None => Ok(()),
            Some(_) => Err(self.fault("there is a second root element")),
        }
    }

    /// The next element outside of all others.
    fn outside(&mut self) -> Result<Option<BytesStart<'x>>, Fault> {
        loop {
            match self.next()? {
                Part::Start(start) => return Ok(Some(start)),
                Part::Text(text) if text.trim().is_empty() => {}
                Part::Text(_) => return Err(self.fault("there is text outside of the root")),
                Part::End => {}
                Part::Eof => return Ok(None),
            }
        }
    }

    fn renamed_root(
        &mut self,
        value: &mut dyn Value,
        node: &Node,
        start: &BytesStart<'x>,
    ) -> Result<(), Fault> {
        let Content::Record(fields) = node.content else {
            return self.value(value, &node.content, start);
        };
        let fields = fields();
        let mut ahead = self.clone();
        let attributes = self.attributes(start)?;
        let is_attribute = |(name, _): &(String, String)| {
            place(self, fields, name.as_bytes(), Kind::Attribute).is_some()
        };
        let mut is_empty = true;
        let mut is_described = attributes.iter().any(is_attribute);
        while let Some(child) = ahead.child()? {
            if is_described {
                break;
            }
            if local(&child) == node.name {
                return self.inner_root(value, node);
            }
            is_empty = false;
            is_described =
                place(&ahead, fields, child.name().into_inner(), Kind::Element).is_some();
            ahead.skip()?;
        }
        match is_described || is_empty || fields.takes_any() {
            true => self.value(value, &node.content, start),
            false => {
                let found = local(start);
                let message = format!("expected `{}`, found `{found}`", node.name);
                Err(self.fault(message))
            }
        }
    }

    /// Reads the expected root within another element.
    fn inner_root(&mut self, value: &mut dyn Value, node: &Node) -> Result<(), Fault> {
        while let Some(child) = self.child()? {
            match local(&child) == node.name {
                true => {
                    let read = self.value(value, &node.content, &child);
                    read.map_err(|fault| fault.within(node.name))?;
                    return self.skip();
                }
                false => self.skip()?,
            }
        }
        Ok(())
    }

    /// The next element within the one that has begun; `None` at its end.
    pub(super) fn child(&mut self) -> Result<Option<BytesStart<'x>>, Fault> {
        loop {
            match self.next()? {
                Part::Start(start) => return Ok(Some(start)),
                Part::Text(_) => {}
                Part::End | Part::Eof => return Ok(None),
            }
        }
    }

    /// Reads the value of an element that has begun.
    pub(super) fn value(
        &mut self,
        value: &mut dyn Value,
        content: &Content,
        start: &BytesStart<'x>,
    ) -> Result<(), Fault> {
        if self.is_nil(start) {
            let set = value.set_scalar(Token::Null);
            set.map_err(|_| {
                self.fault(format!("expected {}, found nil", value.target().expected()))
            })?;
            return self.skip();
        }
        if let Content::Text = content {
            let text = self.text()?;
            return read_text(value, &text).map_err(|reason| self.fault(reason));
        }
        match (content, value.target()) {
            (Content::Record(fields), Target::Record(record)) => {
                self.record(record, fields(), start)
            }
            (Content::List(item), Target::List(list)) => self.list(list, item),
            (Content::Map(content), Target::Map(map)) => self.map(map, content, start),
            (Content::Union(choice), Target::Union(union)) => self.union(union, choice(), start),
            (Content::Any, Target::Json(json)) => {
                *json = self.json(start)?;
                Ok(())
            }
            (_, Target::Union(union)) => {
                let json = self.json(start)?;
                self.set_union(union, json)
            }
            (_, other) => Err(self.fault(format!("expected {}", other.expected()))),
        }
    }

    /// Reads the items of a list that has an element around them: all elements
    /// there are items, whatever they are called.
    fn list(&mut self, list: &mut dyn List, item: &Node) -> Result<(), Fault> {
        let mut index = 0;
        self.items(list, item, &mut index)
    }

    pub(super) fn items(
        &mut self,
        list: &mut dyn List,
        item: &Node,
        index: &mut usize,
    ) -> Result<(), Fault> {
        while let Some(child) = self.child()? {
            self.item(list, item, index, &child)?;
        }
        Ok(())
    }

    pub(super) fn item(
        &mut self,
        list: &mut dyn List,
        item: &Node,
        index: &mut usize,
        start: &BytesStart<'x>,
    ) -> Result<(), Fault> {
        let Some(place) = list.place(*index) else {
            return Err(self.fault("one item more than there can be"));
        };
        *index += 1;
        let read = self.value(place, &item.content, start);
        read.map_err(|fault| fault.within(format!("{}[{index}]", local(start))))
    }

    /// Reads an object whose members are elements by their keys. Of anything,
    /// elements of one name are a list.
    fn map(
        &mut self,
        map: &mut dyn Map,
        content: &Content,
        start: &BytesStart<'x>,
    ) -> Result<(), Fault> {
        if let Content::Any = content {
            return match self.object(start)? {
                serde_json::Value::Object(members) => {
                    insert(map, members);
                    Ok(())
                }
                _ => Ok(()),
            };
        }
        while let Some(child) = self.child()? {
            self.entry(map, content, &child)?;
        }
        Ok(())
    }

    pub(super) fn entry(
        &mut self,
        map: &mut dyn Map,
        content: &Content,
        start: &BytesStart<'x>,
    ) -> Result<(), Fault> {
        let key = local(start).into_owned();
        let read = match map.insert(&key) {
            None => Err(self.fault("the element is there twice")),
            Some(place) => self.value(place, content, start),
        };
        read.map_err(|fault| fault.within(key))
    }

    /// Reads the object that its discriminator names.
    fn union(
        &mut self,
        union: &mut dyn Union,
        choice: &'static Choice,
        start: &BytesStart<'x>,
    ) -> Result<(), Fault> {
        let name = self.discriminator(choice.node, start)?;
        let name = name.unwrap_or_default();
        let content = choice.content(&name);
        let begun = content.and_then(|content| Some((content, union.begin(&name)?)));
        if let Some((content, place)) = begun {
            return self.value(place, content, start);
        }
        let json = self.json(start)?;
        self.set_union(union, json)
    }

    /// The discriminator of an element that has begun, which stays where it is.
    fn discriminator(&self, node: &Node, start: &BytesStart<'x>) -> Result<Option<String>, Fault> {
        if node.kind == Kind::Attribute {
            let attributes = self.attributes(start)?;
            let named = |(name, _): &(String, String)| name.rsplit(':').next() == Some(node.name);
            return Ok(attributes.into_iter().find(named).map(|(_, value)| value));
        }
        let mut ahead = self.clone();
        while let Some(child) = ahead.child()? {
            if local(&child) == node.name {
                return Ok(Some(ahead.text()?.trim().to_owned()));
            }
            ahead.skip()?;
        }
        Ok(None)
    }

    fn set_union(&self, union: &mut dyn Union, json: serde_json::Value) -> Result<(), Fault> {
        union.set(json).map_err(|mismatch| match mismatch {
            Mismatch::Kind => self.fault("expected one of several types, found none of them"),
            Mismatch::Value(reason) => self.fault(reason),
            Mismatch::Inside(error) => self.fault(error),
        })
    }
}
