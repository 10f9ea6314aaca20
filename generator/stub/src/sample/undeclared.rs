//! An example without the members that its schema does not declare: a client cannot know them.

use serde_json::{Map, Value};

use crate::Description;
use crate::description::{Direction, Node};

/// Deeper than this an example is left as it is.
const MAX_DEPTH: usize = 32;

/// How many schemas are looked at for one value: more is a circle.
const MAX_PARTS: usize = 64;

/// Takes the members out of a value, within too, that no schema for their object has a word about.
/// An object that is free in its form keeps all of them.
pub(super) fn remove(
    description: &Description,
    schema: &Node<'_>,
    direction: Direction,
    value: &mut Value,
) {
    let declared = Declared {
        description,
        direction,
    };
    declared.prune(vec![schema.clone()], value, 0);
}

struct Declared<'d> {
    description: &'d Description,
    direction: Direction,
}

impl<'d> Declared<'d> {
    fn prune(&self, schemas: Vec<Node<'d>>, value: &mut Value, depth: usize) {
        if depth > MAX_DEPTH || schemas.is_empty() {
            return;
        }
        let parts = self.parts(schemas, value);
        match value {
            Value::Array(items) => {
                for (index, item) in items.iter_mut().enumerate() {
                    let of_item = |part: &Node<'d>| {
                        let places = part.get("prefixItems");
                        let place = places.and_then(|all| all.items().nth(index));
                        place.or_else(|| part.get("items"))
                    };
                    self.prune(parts.iter().filter_map(of_item).collect(), item, depth + 1);
                }
            }
            Value::Object(members) if parts.iter().any(has_members) => {
                let kept = std::mem::take(members).into_iter().filter_map(|member| {
                    let (name, mut value) = member;
                    let schemas: Vec<_> = parts
                        .iter()
                        .flat_map(|part| of_member(part, &name))
                        .collect();
                    if schemas.is_empty() && !parts.iter().any(|it| requires(it, &name)) {
                        return None;
                    }
                    self.prune(schemas, &mut value, depth + 1);
                    Some((name, value))
                });
                *members = kept.collect::<Map<_, _>>();
            }
            _ => {}
        }
    }

    /// The schemas that apply to a value: those given, what they refer to, and what they are made
    /// of; of a choice, what accepts the value.
    fn parts(&self, schemas: Vec<Node<'d>>, value: &Value) -> Vec<Node<'d>> {
        let mut open = schemas;
        let mut parts = Vec::new();
        while let Some(schema) = open.pop() {
            if parts.len() >= MAX_PARTS {
                break;
            }
            if schema.text("$ref").is_some()
                && let Ok(target) = schema.resolved()
            {
                open.push(target);
            }
            open.extend(schema.get("allOf").iter().flat_map(Node::items));
            let choices = ["oneOf", "anyOf"]
                .into_iter()
                .filter_map(|key| schema.get(key));
            for choice in choices {
                let mut branches = choice.items();
                open.extend(branches.find(|branch| self.accepts(branch, value)));
            }
            let conditional = ["then", "else"].into_iter();
            open.extend(conditional.filter_map(|key| schema.get(key)));
            parts.push(schema);
        }
        parts
    }

    fn accepts(&self, schema: &Node<'_>, value: &Value) -> bool {
        self.description.accepts(schema, self.direction, value)
    }
}

/// Whether a schema says which members an object has, or what all of them are.
fn has_members(schema: &Node<'_>) -> bool {
    let keys = ["properties", "patternProperties", "additionalProperties"];
    let mut members = keys.iter().filter_map(|key| schema.get(key));
    members.any(|it| it.entries().next().is_some())
}

fn requires(schema: &Node<'_>, name: &str) -> bool {
    let required = schema.get("required");
    let mut names = required.iter().flat_map(Node::items);
    names.any(|it| it.value() == name)
}

/// What a schema says of a member.
fn of_member<'d>(schema: &Node<'d>, name: &str) -> Vec<Node<'d>> {
    let own = schema.get("properties").and_then(|all| all.get(name));
    let others = ["additionalProperties", "unevaluatedProperties"];
    let others = others.into_iter().filter_map(|key| schema.get(key));
    let others = others.filter(|it| it.value() != &Value::Bool(false));
    let patterns = schema.get("patternProperties");
    let patterns = patterns.iter().flat_map(Node::entries).map(|(_, it)| it);
    own.map_or_else(|| patterns.chain(others).collect(), |own| vec![own])
}
