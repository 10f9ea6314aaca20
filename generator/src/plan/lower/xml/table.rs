//! From schemas to nodes and their contents.

use super::{Described, Table, Unfit};
use crate::model::{Additional, Object, SchemaId, Shape, TypeRef, Union, Xml, XmlNode as Kind};
use crate::openapi::At;
use crate::plan::lower::Lowering;
use crate::plan::{XmlChoice, XmlContent, XmlFields, XmlNode};

/// How deep lists and maps are within each other.
const MAX_DEPTH: usize = 32;

impl Lowering<'_> {
    /// How a value is written where it is used; `inferred` is the name that it
    /// has unless another is said (OpenAPI 3.2, section 4.26.3).
    pub(super) fn xml_node(
        &self,
        value: TypeRef,
        inferred: &str,
        at: &At,
        depth: usize,
    ) -> Result<XmlNode<SchemaId>, Unfit> {
        let xml = self.api.schemas.xml_of(value);
        let kind = xml.node;
        if let Shape::Array(items) = self.schema(value.schema).shape {
            return self.xml_list(xml, items, inferred, at, depth);
        }
        let content = self.xml_content(value, at, depth)?;
        let kind = kind.unwrap_or(Kind::Element);
        match (kind, &content) {
            (Kind::Element, _)
            | (Kind::Attribute | Kind::Text | Kind::Cdata, XmlContent::Text)
            | (Kind::None, XmlContent::Described(_)) => {}
            (Kind::None, _) => return Err(Unfit::new("a value without a node", at)),
            (Kind::Attribute | Kind::Text | Kind::Cdata, _) => {
                return Err(Unfit::new("an object cannot be an attribute or text", at));
            }
        }
        if let (Kind::None, XmlContent::Described(id)) = (kind, &content)
            && !matches!(self.api.schemas[*id].shape, Shape::Object(_))
        {
            return Err(Unfit::new("one of several types without an element", at));
        }
        named(xml, inferred, kind, content, at)
    }

    /// A list. Its items have the name of the property where they have none of
    /// their own, and its own name is used only where it has an element.
    fn xml_list(
        &self,
        xml: Xml,
        items: TypeRef,
        inferred: &str,
        at: &At,
        depth: usize,
    ) -> Result<XmlNode<SchemaId>, Unfit> {
        let kind = xml.node.unwrap_or(Kind::None);
        let own = xml.name.as_deref().unwrap_or(inferred);
        let item_name = match kind {
            Kind::Element => own,
            _ => inferred,
        };
        let mut item = self.xml_node(items, item_name, at, depth + 1)?;
        match (kind, item.kind, &item.content) {
            (Kind::Attribute, _, XmlContent::Text) => item.kind = Kind::Element,
            (Kind::Element | Kind::None, Kind::Element, _) => {}
            (Kind::Element | Kind::None, Kind::None, XmlContent::List(_)) => {
                let reason = "a list of lists without elements around their items";
                return Err(Unfit::new(reason, at));
            }
            _ => return Err(Unfit::new("a list whose items are no elements", at)),
        }
        named(xml, inferred, kind, XmlContent::List(Box::new(item)), at)
    }

    /// What the element of a value holds.
    fn xml_content(
        &self,
        value: TypeRef,
        at: &At,
        depth: usize,
    ) -> Result<XmlContent<SchemaId>, Unfit> {
        if depth > MAX_DEPTH {
            return Err(Unfit::new("lists are nested without end", at));
        }
        let (id, schema) = self.behind_aliases(value.schema);
        Ok(match &schema.shape {
            Shape::Any | Shape::Alias(_) => XmlContent::Any,
            Shape::Boolean(_)
            | Shape::Integer(_)
            | Shape::Number(_)
            | Shape::String(_)
            | Shape::Enumeration(_) => XmlContent::Text,
            // Within a map or another list, it has no element of its own.
            Shape::Array(_) => {
                let reason =
                    "a list without an element around its items, of which there are others";
                return Err(Unfit::new(reason, at));
            }
            Shape::Tuple(_) => {
                return Err(Unfit::new(
                    "the items of a list have types by their position",
                    at,
                ));
            }
            Shape::Object(object) if object.properties.is_empty() => {
                let content = match object.additional {
                    Additional::Typed(value) => self.xml_content(value, at, depth + 1)?,
                    Additional::Unsaid | Additional::Denied => XmlContent::Any,
                };
                XmlContent::Map(Box::new(content))
            }
            Shape::Object(_) => XmlContent::Described(id),
            Shape::Union(union) if self.is_of_scalars(union) => XmlContent::Text,
            Shape::Union(union) if union.variants.is_empty() => XmlContent::Any,
            Shape::Union(_) => XmlContent::Described(id),
        })
    }

    fn is_of_scalars(&self, union: &Union) -> bool {
        let mut variants = union.variants.iter();
        !union.variants.is_empty()
            && variants.all(|variant| {
                matches!(
                    self.schema(variant.value.schema).shape,
                    Shape::Boolean(_)
                        | Shape::Integer(_)
                        | Shape::Number(_)
                        | Shape::String(_)
                        | Shape::Enumeration(_)
                )
            })
    }

    /// The table of a type that has a definition.
    pub(super) fn xml_table(&self, id: SchemaId) -> Result<Table, Unfit> {
        let schema = &self.api.schemas[id];
        match &schema.shape {
            Shape::Object(object) => self.xml_fields(object),
            Shape::Union(union) => self.xml_choice(union, &schema.at),
            _ => Err(Unfit::new("a type without a table", &schema.at)),
        }
    }

    fn xml_fields(&self, object: &Object) -> Result<Table, Unfit> {
        let mut nodes = Vec::new();
        for (key, property) in &object.properties {
            nodes.push((
                self.xml_node(property.value, key, &property.at, 0)?,
                &property.at,
            ));
        }
        let losses = super::names::tell_apart(&mut nodes)?;
        let additional = match object.additional {
            Additional::Typed(value) => {
                let at = &self.api.schemas[value.schema].at;
                Some(self.xml_content(value, at, 0)?)
            }
            Additional::Unsaid | Additional::Denied => None,
        };
        let nodes = nodes.into_iter().map(|(node, _)| node).collect();
        Ok(Table {
            described: Described::Fields(XmlFields { nodes, additional }),
            losses,
        })
    }

    /// A choice that the discriminator makes: nothing else in XML does.
    fn xml_choice(&self, union: &Union, at: &At) -> Result<Table, Unfit> {
        let unclear = || Unfit::new("nothing in XML says which of several types a value is", at);
        let property = union.discriminator.as_ref().ok_or_else(unclear)?;
        let mut node: Option<XmlNode<SchemaId>> = None;
        let mut variants = Vec::new();
        for variant in &union.variants {
            let (id, schema) = self.behind_aliases(variant.value.schema);
            let Shape::Object(object) = &schema.shape else {
                return Err(unclear());
            };
            let own = object.properties.get(property).ok_or_else(unclear)?;
            let own = self.xml_node(own.value, property, &own.at, 0)?;
            let is_text = own.content == XmlContent::Text
                && matches!(own.kind, Kind::Element | Kind::Attribute);
            let is_same = node.as_ref().is_none_or(|node| *node == own);
            let is_second = |(names, _): &(Vec<String>, _)| names.is_empty();
            let is_clear = !variant.names.is_empty() || !variants.iter().any(is_second);
            if !is_clear || !is_text || !is_same {
                return Err(unclear());
            }
            node = Some(own);
            variants.push((variant.names.clone(), XmlContent::Described(id)));
        }
        Ok(Table {
            described: Described::Choice(XmlChoice {
                property: property.clone(),
                node: node.ok_or_else(unclear)?,
                variants,
            }),
            losses: Vec::new(),
        })
    }
}

/// A node with its name. One with a colon has its prefix in it.
fn named(
    xml: Xml,
    inferred: &str,
    kind: Kind,
    content: XmlContent<SchemaId>,
    at: &At,
) -> Result<XmlNode<SchemaId>, Unfit> {
    let whole = xml.name.unwrap_or_else(|| inferred.to_owned());
    let (prefix, name) = match whole.split_once(':') {
        Some((prefix, name)) if xml.prefix.is_none() => (Some(prefix.to_owned()), name.to_owned()),
        _ => (xml.prefix, whole),
    };
    // A default namespace is none of attributes (Namespaces in XML 1.0, section
    // 6.2).
    let prefix = match (kind, &xml.namespace) {
        (Kind::Attribute, Some(_)) => prefix.or_else(|| Some("ns".to_owned())),
        _ => prefix,
    };
    let has_name = matches!(kind, Kind::Element | Kind::Attribute);
    let names = [Some(&name), prefix.as_ref()];
    if has_name
        && !names
            .into_iter()
            .flatten()
            .all(|name| super::names::is_name(name))
    {
        let reason = format!("`{name}` cannot be the name of an element or attribute");
        return Err(Unfit::new(reason, at));
    }
    Ok(XmlNode {
        name,
        prefix,
        namespace: xml.namespace,
        kind,
        content,
    })
}
