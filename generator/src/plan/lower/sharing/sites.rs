//! Where inline schemas that need a type are used, in the order of the
//! description.

use super::super::Lowering;
use super::super::operation::operation_name;
use super::super::place::singular;
use super::super::schema::is_nominal;
use crate::model::{Additional, Response, SchemaId, Shape, Status, TypeRef};
use crate::plan::naming::{Case, written};
use std::collections::HashSet;

/// A use of an inline schema, the first one in the description.
pub(super) struct Site {
    /// Its place among all of them.
    pub(super) number: usize,
    /// What is used.
    pub(super) schema: SchemaId,
    /// What it is called there.
    pub(super) name: String,
    /// The type that one with such a name seems to belong to.
    pub(super) prefix: Option<String>,
    /// Whether that name says anything outside of its operation.
    pub(super) is_telling: bool,
    /// Whether what uses it says what the schema says.
    pub(super) is_documented: bool,
    /// The inline schema that it stands in.
    pub(super) owner: Option<SchemaId>,
    /// What it belongs to.
    pub(super) root: Root,
    /// The group of the operation that it belongs to.
    pub(super) group: Option<String>,
}

/// What a use belongs to.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) enum Root {
    Operation(String),
    Component(String),
}

/// A name that says nothing without that of what it is a part of.
fn is_vague(name: &str) -> bool {
    const VAGUE: &[&str] = &[
        "attributes",
        "body",
        "content",
        "data",
        "element",
        "entry",
        "error",
        "event",
        "id",
        "item",
        "key",
        "kind",
        "list",
        "name",
        "object",
        "option",
        "payload",
        "properties",
        "response",
        "result",
        "type",
        "value",
    ];
    VAGUE.contains(&name.to_ascii_lowercase().as_str())
}

/// Where the walk is.
#[derive(Clone)]
struct Here {
    name: String,
    prefix: Option<String>,
    is_telling: bool,
    is_documented: bool,
    owner: Option<SchemaId>,
    root: Root,
    group: Option<String>,
}

impl Here {
    /// A part of this, under its own name where that says something.
    fn part(&self, name: &str, is_documented: bool) -> Self {
        let is_vague = is_vague(name);
        Self {
            name: match is_vague {
                true => format!("{} {name}", self.name),
                false => name.to_owned(),
            },
            prefix: is_vague.then(|| self.name.clone()),
            is_telling: !is_vague || self.is_telling,
            is_documented,
            ..self.clone()
        }
    }

    /// One of what this can be: by its title, or by what tells it from the others.
    fn variant(&self, title: Option<&String>, name: &str) -> Self {
        let Some(title) = title else {
            return Self {
                name: format!("{} {}", self.name, written(name, Case::Value)),
                prefix: Some(self.name.clone()),
                is_documented: false,
                ..self.clone()
            };
        };
        self.part(title, false)
    }

    fn item(&self) -> Self {
        Self {
            name: singular(&self.name),
            is_documented: false,
            ..self.clone()
        }
    }
}

impl Lowering<'_> {
    /// The first use of each inline schema that needs a type and is given no name.
    pub(super) fn sites(&self) -> Vec<Site> {
        let mut walk = Walk {
            lowering: self,
            seen: HashSet::new(),
            sites: Vec::new(),
        };
        for component in &self.api.components {
            let Some(id) = component.schema else { continue };
            let here = Here {
                name: component.name.clone(),
                prefix: None,
                is_telling: true,
                is_documented: false,
                owner: None,
                root: Root::Component(component.name.clone()),
                group: None,
            };
            walk.parts(id, &here);
        }
        for operation in &self.api.operations {
            let name = operation_name(operation);
            let group = self.group_of(operation).join(" ");
            let here = |name_of: &str, is_telling, is_documented| Here {
                name: name_of.to_owned(),
                prefix: None,
                is_telling,
                is_documented,
                owner: None,
                root: Root::Operation(name.clone()),
                group: Some(group.clone()).filter(|group| !group.is_empty()),
            };
            for parameter in &operation.parameters {
                let is_telling = !is_vague(&parameter.name);
                let here = here(&parameter.name, is_telling, parameter.description.is_some());
                walk.use_of(parameter.value, &here);
            }
            let body = operation.body.iter().flat_map(|body| &body.content);
            let body = body.filter_map(|media| media.value);
            body.for_each(|value| walk.use_of(value, &here("body", false, false)));
            for response in &operation.responses {
                let here = match is_failure(response, &operation.responses) {
                    true => here("error body", true, false),
                    false => here("response", false, false),
                };
                let values = response.content.iter().filter_map(|media| media.value);
                values.for_each(|value| walk.use_of(value, &here));
            }
        }
        walk.sites
    }
}

/// Whether a response says what goes wrong: `default` does, beside another.
fn is_failure(response: &Response, all: &[Response]) -> bool {
    match response.status {
        Status::Code(code) => code >= 400,
        Status::Range(class) => class >= 4,
        Status::Default => all.len() > 1,
    }
}

struct Walk<'a> {
    lowering: &'a Lowering<'a>,
    seen: HashSet<SchemaId>,
    sites: Vec<Site>,
}

impl Walk<'_> {
    fn use_of(&mut self, value: TypeRef, here: &Here) {
        let id = value.schema;
        let schema = &self.lowering.api.schemas[id];
        if self.lowering.names.contains_key(&id) || !self.seen.insert(id) {
            return;
        }
        if !is_nominal(schema) {
            return self.parts(id, here);
        }
        if schema.hint.is_none() {
            self.sites.push(Site {
                number: self.sites.len(),
                schema: id,
                name: here.name.clone(),
                prefix: here.prefix.clone(),
                is_telling: here.is_telling,
                is_documented: here.is_documented,
                owner: here.owner,
                root: here.root.clone(),
                group: here.group.clone(),
            });
        }
        let within = Here {
            owner: Some(id),
            ..here.clone()
        };
        self.parts(id, &within);
    }

    fn parts(&mut self, id: SchemaId, here: &Here) {
        match &self.lowering.api.schemas[id].shape {
            Shape::Any
            | Shape::Boolean(_)
            | Shape::Integer(_)
            | Shape::Number(_)
            | Shape::String(_)
            | Shape::Enumeration(_) => {}
            Shape::Alias(value) => self.use_of(*value, here),
            Shape::Array(value) => self.use_of(*value, &here.item()),
            Shape::Tuple(items) => {
                for (item, number) in items.iter().zip(1_usize..) {
                    self.use_of(*item, &here.variant(None, &number.to_string()));
                }
            }
            Shape::Object(object) => {
                for (key, property) in &object.properties {
                    let name = property.hint.as_ref().unwrap_or(key);
                    let here = here.part(name, property.description.is_some());
                    self.use_of(property.value, &here);
                }
                if let Additional::Typed(value) = object.additional {
                    self.use_of(value, &here.part("value", false));
                }
            }
            Shape::Union(union) => {
                for variant in &union.variants {
                    let name = self.lowering.variant_name(union, variant);
                    let title = self.lowering.api.schemas[variant.value.schema]
                        .title
                        .as_ref();
                    self.use_of(variant.value, &here.variant(title, &name));
                }
            }
        }
    }
}
