//! Which field of an object an element or attribute is.

use super::document::Document;
use super::node::{Content, Fields, Kind, Node};
use std::collections::BTreeMap;

/// Where an element or attribute belongs, by the index of the field.
#[derive(Clone, Copy)]
pub(super) enum Place {
    /// It is the field.
    Own(usize),
    /// It is one of the items of a list that has no element around it.
    Item(usize, &'static Node),
    /// It is an element around the items of such a list all the same.
    Around(usize, &'static Node),
    /// It belongs to an object that has no element of its own.
    Inner(usize, &'static Fields),
}

/// The place of an element or attribute, by its whole name. A namespace only
/// matters between fields with one local name: the prefixes of many servers are
/// not those of their descriptions.
pub(super) fn place(
    document: &Document<'_>,
    fields: &'static Fields,
    name: &[u8],
    kind: Kind,
) -> Option<Place> {
    let local = name.rsplit(|byte| *byte == b':').next().unwrap_or(name);
    let is_within = |node: &Node| document.is_within(name, node.namespace, kind == Kind::Attribute);
    let mut found: Option<(Place, &Node)> = None;
    for (index, node) in fields.nodes.iter().enumerate() {
        let candidate = match (node.kind, node.content) {
            (own, _) if own == kind => (Place::Own(index), node),
            (Kind::Unwrapped, Content::List(item)) if kind == Kind::Element => {
                (Place::Item(index, item), item)
            }
            (Kind::Unwrapped, Content::Record(inner)) => {
                let inner = inner();
                if place(document, inner, name, kind).is_some() {
                    return Some(Place::Inner(index, inner));
                }
                continue;
            }
            _ => continue,
        };
        if candidate.1.name.as_bytes() != local {
            continue;
        }
        match &found {
            None => found = Some(candidate),
            Some((_, first)) if !is_within(first) && is_within(candidate.1) => {
                found = Some(candidate);
            }
            Some(_) => {}
        }
    }
    match found {
        Some((place, _)) => Some(place),
        None if kind == Kind::Element => around(fields, local),
        None => None,
    }
}

/// Servers put an element around the items of a list more often than their
/// descriptions say so: it has a name that nothing else has.
fn around(fields: &'static Fields, local: &[u8]) -> Option<Place> {
    let mut nodes = fields.nodes.iter().enumerate();
    nodes.find_map(|(index, node)| match (node.kind, node.content) {
        (Kind::Unwrapped, Content::List(item)) if node.name.as_bytes() == local => {
            Some(Place::Around(index, item))
        }
        _ => None,
    })
}

impl Fields {
    /// Whether some fields are elements.
    pub(super) fn has_elements(&self) -> bool {
        let mut nodes = self.nodes.iter();
        nodes.any(|node| matches!(node.kind, Kind::Element | Kind::Unwrapped))
    }

    /// Whether any element can be in the object.
    pub(super) fn takes_any(&self) -> bool {
        let mut nodes = self.nodes.iter();
        self.additional.is_some() || nodes.any(|node| matches!(node.kind, Kind::Text | Kind::Cdata))
    }
}

/// How often each field has been seen.
pub(super) struct Seen {
    pub(super) counts: Vec<usize>,
    inner: BTreeMap<usize, Seen>,
}

impl Seen {
    pub(super) fn new(fields: &Fields) -> Self {
        Self {
            counts: vec![0; fields.nodes.len()],
            inner: BTreeMap::new(),
        }
    }

    /// The same of an object without an element of its own.
    pub(super) fn inner(&mut self, index: usize, fields: &Fields) -> &mut Self {
        self.inner.entry(index).or_insert_with(|| Self::new(fields))
    }

    pub(super) fn has_inner(&self, index: usize) -> bool {
        self.inner.contains_key(&index)
    }
}
