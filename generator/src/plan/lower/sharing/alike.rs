//! Schemas of which the same type would be written, by numbers.

use super::super::Lowering;
use super::super::direction::Directions;
use super::super::part::HeaderFields;
use super::super::schema::is_nominal;
use crate::model::{
    Additional, Object, Property, SchemaId, SchemaName, Schemas, Shape, TypeRef, Xml,
};
use std::collections::{HashMap, HashSet};
use std::fmt::Write;

/// The classes of schemas: two have the same number if they are written alike.
/// What a schema says of itself is left out, since what uses it can say that.
pub(super) struct Classes<'a> {
    schemas: &'a Schemas,
    directions: &'a Directions,
    uploads: &'a HashSet<SchemaId>,
    part_headers: &'a HeaderFields,
    /// The components by their titles.
    titled: HashMap<&'a str, Vec<SchemaId>>,
    /// The classes by what is written.
    numbers: HashMap<String, usize>,
    known: HashMap<SchemaId, (usize, usize)>,
    /// Those that are being looked at: schemas can contain themselves.
    open: HashSet<SchemaId>,
}

impl<'a> Classes<'a> {
    pub(super) fn new(lowering: &'a Lowering<'_>) -> Self {
        let schemas = &lowering.api.schemas;
        let mut titled: HashMap<&str, Vec<SchemaId>> = HashMap::new();
        for id in lowering
            .api
            .components
            .iter()
            .filter_map(|component| component.schema)
        {
            if let Some(title) = &schemas[id].title {
                titled.entry(title).or_default().push(id);
            }
        }
        Self {
            schemas,
            directions: &lowering.directions,
            uploads: &lowering.uploads,
            part_headers: &lowering.part_headers,
            titled,
            numbers: HashMap::new(),
            known: HashMap::new(),
            open: HashSet::new(),
        }
    }

    /// The class of a schema.
    pub(super) fn of(&mut self, id: SchemaId) -> usize {
        self.look(id).0
    }

    /// How many types lie within one of this schema at most.
    pub(super) fn height(&mut self, id: SchemaId) -> usize {
        self.look(id).1
    }

    /// The component that an inline schema is a copy of.
    pub(super) fn component(&mut self, id: SchemaId) -> Option<SchemaId> {
        let schema = &self.schemas[id];
        if schema.name != SchemaName::Inline {
            return None;
        }
        let candidates = self.titled.get(schema.title.as_deref()?)?.clone();
        let class = self.of(id);
        let mut same = candidates.into_iter().filter(|candidate| {
            let other = &self.schemas[*candidate];
            other.description == schema.description
                && other.deprecated == schema.deprecated
                && !self.open.contains(candidate)
                && self.look(*candidate).0 == class
        });
        match (same.next(), same.next()) {
            (Some(component), None) => Some(component),
            _ => None,
        }
    }

    fn look(&mut self, id: SchemaId) -> (usize, usize) {
        if let Some(known) = self.known.get(&id) {
            return *known;
        }
        self.open.insert(id);
        let mut text = String::new();
        write_xml(&self.schemas.said_of_xml(self.schemas[id].xml), &mut text);
        let height = self.write_shape(id, &mut text);
        self.open.remove(&id);
        let next = self.numbers.len();
        let number = *self.numbers.entry(text).or_insert(next);
        self.known.insert(id, (number, height));
        (number, height)
    }

    /// Writes what a type is made of, and tells its height.
    fn write_shape(&mut self, id: SchemaId, text: &mut String) -> usize {
        let schemas = self.schemas;
        if self.uploads.contains(&id) {
            text.push_str("upload");
            return 0;
        }
        match &schemas[id].shape {
            shape @ (Shape::Any
            | Shape::Boolean(_)
            | Shape::Integer(_)
            | Shape::Number(_)
            | Shape::String(_)
            | Shape::Enumeration(_)) => {
                let _ = write!(text, "{shape:?}");
                0
            }
            Shape::Alias(value) => {
                text.push_str("alias ");
                self.write_use(*value, text)
            }
            Shape::Array(value) => {
                text.push_str("list ");
                self.write_use(*value, text)
            }
            Shape::Tuple(items) => {
                text.push_str("tuple ");
                let heights = items.iter().map(|item| self.write_use(*item, text));
                heights.max().unwrap_or_default()
            }
            Shape::Object(object) => self.write_object(id, object, text),
            Shape::Union(union) => {
                let _ = write!(text, "union {:?} ", union.discriminator);
                let heights = union.variants.iter().map(|variant| {
                    let title = &self.schemas[variant.value.schema].title;
                    let _ = write!(text, "{:?} {:?} {title:?} ", variant.names, variant.hint);
                    self.write_use(variant.value, text)
                });
                heights.max().unwrap_or_default()
            }
        }
    }

    fn write_object(&mut self, id: SchemaId, object: &Object, text: &mut String) -> usize {
        text.push_str("object ");
        let mut height = 0;
        for (key, property) in &object.properties {
            let _ = write!(text, "{key:?} ");
            self.write_property(id, property, text);
            height = height.max(self.write_use(property.value, text));
        }
        for field in self.part_headers.get(&id).into_iter().flatten() {
            let _ = write!(text, "{:?} ", field.written());
            self.write_use(field.header.value, text);
        }
        match object.additional {
            Additional::Typed(value) => {
                text.push_str("and ");
                height.max(self.write_use(value, text))
            }
            Additional::Unsaid | Additional::Denied => height,
        }
    }

    fn write_property(&self, owner: SchemaId, property: &Property, text: &mut String) {
        let _ = write!(
            text,
            "{:?} {:?} {} {:?} {} {} {} ",
            property.hint,
            property.description,
            property.deprecated,
            property.default,
            property.read_only,
            property.write_only,
            self.directions.requires(owner, property),
        );
    }

    /// A component by its id, and what is inline by its class.
    fn write_use(&mut self, value: TypeRef, text: &mut String) -> usize {
        let schema = &self.schemas[value.schema];
        write_xml(&self.schemas.said_of_xml(value.xml), text);
        let is_nullable = value.nullable || schema.nullable;
        let xml = self.schemas.xml_of(value);
        if xml != Xml::default() {
            let _ = write!(text, "{xml:?} ");
        }
        let is_component = schema.name != SchemaName::Inline || self.open.contains(&value.schema);
        let component = match is_component {
            true => Some(value.schema),
            false => self.component(value.schema),
        };
        if let Some(id) = component {
            let _ = write!(text, "{id:?} {is_nullable} ");
            return 0;
        }
        let (class, height) = self.look(value.schema);
        let _ = write!(text, "{class} {is_nullable} ");
        if is_nominal(schema) {
            let said = (&schema.title, &schema.description, &schema.hint);
            let _ = write!(text, "{said:?} ");
        }
        height + 1
    }
}

/// The same in JSON may be something else in XML.
fn write_xml(xml: &Xml, text: &mut String) {
    if *xml != Xml::default() {
        let _ = write!(text, "{xml:?} ");
    }
}
