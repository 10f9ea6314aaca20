//! Schemas -> how their values are written in XML (OpenAPI 3.2, 4.26).

use std::collections::VecDeque;

use crate::description::Node;
use crate::judge::{Shape, shape};

/// How many schemas can be parts of one.
const MAX_PARTS: usize = 64;

/// How a value is written where it is used.
#[derive(Clone, Debug, Default)]
pub(crate) struct Form {
    pub(crate) name: Option<String>,
    pub(crate) prefix: Option<String>,
    pub(crate) namespace: Option<String>,
    /// `element`, `attribute`, `text`, `cdata` or `none`.
    node: Option<String>,
}

/// A property of an object.
pub(crate) struct Member<'d> {
    pub(crate) key: String,
    pub(crate) schema: Node<'d>,
    pub(crate) form: Form,
    /// The name of its own element or attribute.
    pub(crate) name: String,
    /// How its items are written, where it is an array.
    pub(crate) item: Option<Item<'d>>,
    /// What kind of node it is.
    pub(crate) node: String,
}

/// The items of an array.
pub(crate) struct Item<'d> {
    pub(crate) schema: Node<'d>,
    pub(crate) form: Form,
    pub(crate) name: String,
}

impl Form {
    /// What is said of the use of a schema goes before what is said of the schema.
    pub(crate) fn of(schema: &Node<'_>) -> Self {
        let mut form = Self::default();
        let mut pending = VecDeque::from([schema.clone()]);
        for _ in 0..MAX_PARTS {
            let Some(schema) = pending.pop_front() else {
                break;
            };
            if let Some(xml) = schema.get("xml") {
                form.fill(&xml);
            }
            if schema.text("$ref").is_some() {
                pending.extend(schema.resolved());
            }
            for key in ["allOf", "oneOf", "anyOf"] {
                let parts: Vec<_> = schema.get(key).iter().flat_map(Node::items).collect();
                let says = |part: &&Node<'_>| {
                    let words = ["xml", "description", "title", "default", "example"];
                    part.entries().any(|(key, _)| !words.contains(&key))
                };
                let is_wrapper = parts.iter().filter(says).count() == 1;
                let (named, inline): (Vec<_>, Vec<_>) = parts
                    .into_iter()
                    .rev()
                    .partition(|part| part.text("$ref").is_some());
                pending.extend(inline);
                if is_wrapper {
                    pending.extend(named);
                }
            }
        }
        form
    }

    fn fill(&mut self, xml: &Node<'_>) {
        let text = |key: &str| {
            let text = xml.text(key).filter(|text| !text.is_empty());
            text.map(ToOwned::to_owned)
        };
        let flag = |key: &str, node: &str| {
            let is_set = xml.flag(key) == Some(true);
            is_set.then(|| node.to_owned())
        };
        self.name = self.name.take().or_else(|| text("name"));
        self.prefix = self.prefix.take().or_else(|| text("prefix"));
        self.namespace = self.namespace.take().or_else(|| text("namespace"));
        let node = || text("nodeType").or_else(|| flag("attribute", "attribute"));
        let own = self.node.take().or_else(node);
        self.node = own.or_else(|| flag("wrapped", "element"));
    }

    /// The kind of node, of an array or of something else.
    fn node(&self, is_array: bool) -> &str {
        let default = if is_array { "none" } else { "element" };
        self.node.as_deref().unwrap_or(default)
    }
}

impl<'d> Item<'d> {
    /// The items of an array. Without a name of their own they are called as the array is:
    /// as its element where it has one, else as the property.
    pub(crate) fn of(array: &Node<'d>, inferred: &str) -> Option<Self> {
        let schema = keyword(array, "items")?;
        let form = Form::of(&schema);
        let name = form.name.clone().unwrap_or_else(|| inferred.to_owned());
        Some(Self { schema, form, name })
    }
}

/// The properties of an object. Lists whose items have one name cannot be told apart: these have
/// an element around them.
pub(crate) fn members<'d>(schema: &Node<'d>) -> Vec<Member<'d>> {
    let mut members: Vec<_> = properties(schema).into_iter().map(member).collect();
    let shown: Vec<_> = members.iter().map(Member::shown).collect();
    for (index, member) in members.iter_mut().enumerate() {
        let others = shown
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != index);
        let is_alike = others.into_iter().any(|(_, name)| *name == shown[index]);
        let is_list = member.node == "none" && member.item.is_some();
        if is_list && is_alike && member.name != shown[index] {
            member.node = "element".to_owned();
        }
    }
    members
}

fn member<'d>((key, schema): (String, Node<'d>)) -> Member<'d> {
    let form = Form::of(&schema);
    let is_array = shape(&schema) == Shape::Array;
    let node = form.node(is_array).to_owned();
    let name = form.name.clone().unwrap_or_else(|| key.clone());
    let inferred = if node == "element" { &name } else { &key };
    let item = is_array.then(|| Item::of(&schema, inferred)).flatten();
    Member {
        key,
        schema,
        form,
        name,
        item,
        node,
    }
}

impl Member<'_> {
    /// The name of the elements that it is.
    fn shown(&self) -> String {
        match (&self.item, self.node.as_str()) {
            (Some(item), "none") => item.name.clone(),
            _ => self.name.clone(),
        }
    }
}

/// The properties of an object with their schemas, through compositions.
fn properties<'d>(schema: &Node<'d>) -> Vec<(String, Node<'d>)> {
    let mut found: Vec<(String, Node<'d>)> = Vec::new();
    let mut pending = VecDeque::from([schema.clone()]);
    for _ in 0..MAX_PARTS {
        let Some(schema) = pending.pop_front() else {
            break;
        };
        let Ok(schema) = schema.resolved() else {
            continue;
        };
        for (key, property) in schema.get("properties").iter().flat_map(Node::entries) {
            if found.iter().all(|(known, _)| known != key) {
                found.push((key.to_owned(), property));
            }
        }
        for key in ["allOf", "oneOf", "anyOf"] {
            pending.extend(schema.get(key).iter().flat_map(Node::items));
        }
    }
    found
}

/// A keyword of a schema, through references and compositions.
fn keyword<'d>(schema: &Node<'d>, key: &str) -> Option<Node<'d>> {
    let mut pending = VecDeque::from([schema.clone()]);
    for _ in 0..MAX_PARTS {
        let schema = pending.pop_front()?.resolved().ok()?;
        if let Some(found) = schema.get(key) {
            return Some(found);
        }
        for key in ["allOf", "oneOf", "anyOf"] {
            pending.extend(schema.get(key).iter().flat_map(Node::items));
        }
    }
    None
}

/// The name of the root element; nothing where the description gives none.
pub(crate) fn root(schema: &Node<'_>) -> Option<String> {
    let named = Form::of(schema).name;
    named.or_else(|| {
        schema.text("$ref")?;
        let target = schema.resolved().ok()?;
        target.pointer().rsplit('/').next().map(ToOwned::to_owned)
    })
}
