//! Which bodies the client writes and reads as XML, and how: a table for each
//! type that is reached from one (OpenAPI 3.2, section 4.26).
//!
//! A body in XML that the schema does not say all about stays text or bytes.

mod names;
mod table;

use super::Lowering;
use super::docs::code;
use crate::diag::Code;
use crate::model::{self, Media, SchemaId, SchemaName, Shape, TypeRef, XmlNode as Kind, is_xml};
use crate::openapi::At;
use crate::plan::naming::Ident;
use crate::plan::{Item, XmlChoice, XmlContent, XmlFields, XmlNode};
use indexmap::{IndexMap, IndexSet};
use std::collections::HashMap;

/// The XML of all bodies.
#[derive(Default)]
pub(super) struct XmlForms {
    /// The roots of those that are XML, by the places of the bodies.
    roots: HashMap<At, XmlNode<SchemaId>>,
    /// Why others are not.
    unfit: HashMap<At, Unfit>,
    tables: IndexMap<SchemaId, Result<Table, Unfit>>,
    /// The types that the client reads or writes as a whole document.
    used: IndexSet<SchemaId>,
}

/// How the values of a type are written.
struct Table {
    described: Described,
    /// What of it is not as the description says.
    losses: Vec<(String, At)>,
}

enum Described {
    Fields(XmlFields<SchemaId>),
    Choice(XmlChoice<SchemaId>),
}

/// Why a value has no form in XML.
#[derive(Clone, Debug)]
struct Unfit {
    reason: String,
    at: At,
}

impl Unfit {
    fn new(reason: impl Into<String>, at: &At) -> Self {
        Self {
            reason: reason.into(),
            at: at.clone(),
        }
    }
}

impl Lowering<'_> {
    /// Finds the bodies that are XML of a known form.
    pub(super) fn find_xml(&mut self) {
        let api = self.api;
        for media in api.operations.iter().flat_map(model::Operation::content) {
            let Some(value) = media.value.filter(|_| is_xml(&media.media_type)) else {
                continue;
            };
            if !self.is_document(value) || self.xml.roots.contains_key(&media.at) {
                continue;
            }
            match self.xml_root(value, &media.at) {
                Ok(root) => drop(self.xml.roots.insert(media.at.clone(), root)),
                Err(unfit) => drop(self.xml.unfit.insert(media.at.clone(), unfit)),
            }
        }
    }

    /// Whether a value is a document. A string is one only where its element has
    /// a name: others mean a text that is XML already.
    fn is_document(&self, value: TypeRef) -> bool {
        match self.schema(value.schema).shape {
            Shape::Object(_) | Shape::Array(_) | Shape::Tuple(_) | Shape::Union(_) => true,
            Shape::Boolean(_) | Shape::Integer(_) | Shape::Number(_) => true,
            Shape::String(_) | Shape::Enumeration(_) => {
                self.api.schemas.xml_of(value).name.is_some()
            }
            Shape::Any | Shape::Alias(_) => false,
        }
    }

    /// The root of a document: there is one, whatever else it is.
    fn xml_root(&mut self, value: TypeRef, at: &At) -> Result<XmlNode<SchemaId>, Unfit> {
        let name = match &self.api.schemas[value.schema].name {
            SchemaName::Component(name) => name,
            SchemaName::Inline => UNNAMED,
        };
        let mut root = self.xml_node(value, name, at, 0)?;
        root.kind = Kind::Element;
        self.reach_tables(&root.content)?;
        Ok(root)
    }

    /// The tables of all types that a document is made of.
    fn reach_tables(&mut self, content: &XmlContent<SchemaId>) -> Result<(), Unfit> {
        let mut reached: IndexSet<_> = content.described().copied().into_iter().collect();
        let mut next = 0;
        while let Some(&id) = reached.get_index(next) {
            next += 1;
            if !self.xml.tables.contains_key(&id) {
                let table = self.xml_table(id);
                self.xml.tables.insert(id, table);
            }
            match &self.xml.tables[&id] {
                Ok(table) => reached.extend(table.described()),
                Err(unfit) => return Err(unfit.clone()),
            }
        }
        let mut all = reached.iter();
        match all.find(|id| self.stands_in_itself(**id)) {
            Some(id) => {
                let at = &self.api.schemas[*id].at;
                Err(Unfit::new(
                    "an object without an element stands in itself",
                    at,
                ))
            }
            None => Ok(()),
        }
    }

    /// Whether an object without an element of its own leads back to itself.
    fn stands_in_itself(&self, start: SchemaId) -> bool {
        let mut reached = IndexSet::from([start]);
        let mut next = 0;
        while let Some(id) = reached.get_index(next) {
            next += 1;
            let Some(Ok(Table {
                described: Described::Fields(fields),
                ..
            })) = self.xml.tables.get(id)
            else {
                continue;
            };
            for node in &fields.nodes {
                if let (Kind::None, XmlContent::Described(inner)) = (node.kind, &node.content) {
                    if *inner == start {
                        return true;
                    }
                    reached.insert(*inner);
                }
            }
        }
        false
    }

    /// Whether a body is XML that the client writes and reads. In OpenAPI 2.0, all media
    /// types of a body stand in one place.
    pub(super) fn is_xml_document(&self, media: &Media) -> bool {
        is_xml(&media.media_type) && self.xml.roots.contains_key(&media.at)
    }

    /// The root of a body, whose type is there.
    pub(super) fn use_xml(&mut self, media: &Media) -> Option<XmlNode> {
        let root = self.xml.roots.get(&media.at)?;
        self.xml.used.extend(root.content.described());
        Some(root.map(&|id| self.name_of(*id)))
    }

    /// The same of one that is sent: then its name matters.
    pub(super) fn send_xml(&mut self, media: &Media) -> Option<XmlNode> {
        let root = self.use_xml(media)?;
        if root.name == UNNAMED {
            let message = format!("the root of the XML has no name: it is sent as `{UNNAMED}`");
            let help = "give the schema a name by `xml`";
            self.report.push(
                crate::diag::Diagnostic::loss(Code::XmlWithoutName, message)
                    .at(&media.at)
                    .help(help),
            );
        }
        Some(root)
    }

    /// Why the schema of a body in XML is not honoured.
    pub(super) fn why_no_xml(&self, media: &Media) -> Option<String> {
        let unfit = self.xml.unfit.get(&media.at);
        let Unfit { reason, at } = unfit.filter(|_| is_xml(&media.media_type))?;
        Some(format!("{reason} ({at:?})"))
    }

    /// Gives the types that documents are made of their tables.
    pub(super) fn attach_xml(&mut self) {
        let used = std::mem::take(&mut self.xml.used);
        let mut reached: IndexSet<_> = self.firsts(used).collect();
        let mut next = 0;
        while let Some(&id) = reached.get_index(next) {
            next += 1;
            // What a shared type is made of may have been reached in another place only.
            let table = match self.xml.tables.swap_remove(&id) {
                Some(table) => table,
                None => self.xml_table(id),
            };
            let Ok(table) = table else {
                continue;
            };
            let parts: Vec<_> = self.firsts(table.described()).collect();
            reached.extend(parts);
            for (message, at) in &table.losses {
                self.loss(Code::XmlNamesAlike, message.clone(), at);
            }
            let name = |id: &SchemaId| self.name_of(*id);
            let Some(own) = name(&id) else {
                continue;
            };
            match &table.described {
                Described::Fields(fields) => {
                    let fields = fields.map(&name);
                    if let Some(Item::Record(record)) = self.find_mut(&own) {
                        record.xml = Some(fields);
                    }
                }
                Described::Choice(choice) => {
                    let choice = choice.map(&name);
                    if let Some(Item::Union(union)) = self.find_mut(&own) {
                        union.xml = Some(choice);
                    }
                }
            }
        }
    }

    /// The schemas that types are made of, in place of those that are like them.
    fn firsts(&self, ids: impl IntoIterator<Item = SchemaId>) -> impl Iterator<Item = SchemaId> {
        ids.into_iter().map(|id| self.sharing.first(id))
    }

    /// The name of the type of a schema, which has one once it is lowered.
    fn name_of(&self, id: SchemaId) -> Option<Ident> {
        self.names.get(&self.sharing.first(id)).cloned()
    }
}

/// The name of a root that the description gives no name.
const UNNAMED: &str = "root";

/// Media types by what is said of a body that stays as it is.
pub(super) fn as_it_is(media: &Media, is: &str, why: Option<String>) -> String {
    let media_type = code(&media.media_type);
    match why {
        Some(why) => {
            format!("{media_type} is not written or read by the client, it is {is}: {why}")
        }
        None => format!("{media_type} is not written or read by the client: it is {is}"),
    }
}

impl Table {
    /// The types that it is made of.
    fn described(&self) -> Vec<SchemaId> {
        let contents: Vec<_> = match &self.described {
            Described::Fields(fields) => {
                let nodes = fields.nodes.iter().map(|node| &node.content);
                nodes.chain(&fields.additional).collect()
            }
            Described::Choice(choice) => {
                let variants = choice.variants.iter();
                variants.map(|(_, content)| content).collect()
            }
        };
        let described = contents.into_iter().filter_map(XmlContent::described);
        described.copied().collect()
    }
}
