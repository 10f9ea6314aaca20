//! The names of elements and attributes: whether they are names, and whether
//! those of one object can be told apart.

use super::Unfit;
use crate::model::{SchemaId, XmlNode as Kind};
use crate::openapi::At;
use crate::plan::{XmlContent, XmlNode};
use std::collections::HashMap;

/// Whether a text is a name without a colon (Namespaces in XML 1.0, section 4).
pub(super) fn is_name(text: &str) -> bool {
    let is_start = |c: char| c.is_alphabetic() || c == '_';
    let is_part = |c: char| is_start(c) || c.is_numeric() || matches!(c, '-' | '.' | '\u{B7}');
    text.starts_with(is_start) && text.chars().all(is_part)
}

type Nodes<'a> = [(XmlNode<SchemaId>, &'a At)];

/// Makes the properties of an object differ. Lists whose items have one name
/// and no element around them get one by their own names; what was done is given
/// back. Other properties of one name have no form.
pub(super) fn tell_apart(nodes: &mut Nodes<'_>) -> Result<Vec<(String, At)>, Unfit> {
    let mut losses = Vec::new();
    while let Some((first, second)) = alike(nodes) {
        let (name, at) = (shown(&nodes[second].0).to_owned(), nodes[second].1);
        let mut wrapped = Vec::new();
        for index in [first, second] {
            let node = &mut nodes[index].0;
            let is_own = node.name != name && is_name(&node.name);
            if node.kind == Kind::None && is_own {
                node.kind = Kind::Element;
                wrapped.push(format!("`{}`", node.name));
            }
        }
        if wrapped.is_empty() {
            let reason = format!("two properties are both `{name}`");
            return Err(Unfit::new(reason, at));
        }
        let message = format!(
            "properties of one object are all `{name}` elements: {} is put around those of a list",
            wrapped.join(" or ")
        );
        losses.push((message, at.clone()));
    }
    Ok(losses)
}

/// Two properties that have one name.
fn alike(nodes: &Nodes<'_>) -> Option<(usize, usize)> {
    let mut seen = HashMap::new();
    nodes.iter().enumerate().find_map(|(index, (node, _))| {
        let key = match (node.kind, &node.content) {
            (Kind::Element | Kind::Attribute, _) | (Kind::None, XmlContent::List(_)) => {
                (node.kind == Kind::Attribute, shown(node), namespace(node))
            }
            (Kind::Text | Kind::Cdata, _) => (false, "", None),
            (Kind::None, _) => return None,
        };
        seen.insert(key, index).map(|first| (first, index))
    })
}

/// The name of the elements of a property.
fn shown(node: &XmlNode<SchemaId>) -> &str {
    match (node.kind, &node.content) {
        (Kind::None, XmlContent::List(item)) => &item.name,
        _ => &node.name,
    }
}

fn namespace(node: &XmlNode<SchemaId>) -> Option<&str> {
    match (node.kind, &node.content) {
        (Kind::None, XmlContent::List(item)) => item.namespace.as_deref(),
        _ => node.namespace.as_deref(),
    }
}
