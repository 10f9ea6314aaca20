//! From [`openapi::Document`] to [`Api`]: what a description means.

mod all_of;
mod array;
mod body;
mod common;
mod component;
mod discriminator;
mod enumeration;
mod event;
mod extension;
mod format;
mod hint;
mod idempotency;
mod keywords;
mod merge;
mod object;
mod operation;
mod operation_name;
mod paging;
mod parameter;
mod path;
mod query_string;
mod reference;
mod response;
mod sample;
mod schema;
mod security;
mod security_place;
mod server;
mod tag;
mod union;
mod union_circle;
mod webhook;
mod xml;

pub use sample::add_samples;

use super::{
    Api, Info, Schema, SchemaId, SchemaName, Schemas, SecurityScheme, Shape, Tag, Webhook,
};
use crate::diag::{Code, Diagnostic, Report};
use crate::openapi::{self, At};
use extension::Extensions;
use indexmap::IndexMap;
use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};
use std::rc::Rc;

/// Resolves a description. What cannot be resolved is reported and left out.
/// Schemas of the components that nothing uses are resolved only `with_unused`,
/// or where there is nothing that could use them.
pub fn resolve_document(
    document: &openapi::Document,
    with_unused: bool,
    report: &mut Report,
) -> Api {
    let mut resolver = Resolver {
        document,
        report,
        schemas: Schemas::default(),
        ids: HashMap::new(),
        waiting: VecDeque::new(),
        contents: HashMap::new(),
        made_unions: Vec::new(),
        made_schemas: 0,
        depth: 0,
        schemes: IndexMap::new(),
        extensions: Extensions::find(document),
        operation_ids: Rc::new(operation_ids(document)),
        callbacks: Vec::new(),
        calling: HashSet::new(),
    };
    resolver.resolve_schemes();
    if with_unused || document.paths.paths.is_empty() && document.webhooks.is_empty() {
        resolver.use_all();
    }
    let operations = resolver.resolve_operations();
    let webhooks = resolver.resolve_webhooks();
    resolver.read_waiting();
    resolver.decode_events(&operations, &webhooks);
    resolver.resolve_waiting();
    let components = resolver.components();
    let servers = resolver.resolve_servers(&document.servers);
    if !xml::has_xml(&operations) {
        resolver.schemas.forget_xml();
    }
    Api {
        info: Info {
            title: document.info.title.clone(),
            version: document.info.version.clone(),
            summary: document.info.summary.clone(),
            description: document.info.description.clone(),
        },
        servers,
        tags: document
            .tags
            .iter()
            .map(|tag| Tag {
                name: tag.name.clone(),
                summary: tag.summary.clone(),
                description: tag.description.clone(),
                parent: tag.parent.clone(),
            })
            .collect(),
        schemes: resolver.schemes.into_values().collect(),
        operations,
        webhooks,
        components,
        schemas: resolver.schemas,
        samples: BTreeMap::new(),
    }
}

/// The state of a resolution.
struct Resolver<'a> {
    document: &'a openapi::Document,
    report: &'a mut Report,
    schemas: Schemas,
    /// The schemas that have an id, by their place.
    ids: HashMap<At, SchemaId>,
    /// Schemas that have an id and are not read yet, themselves where no text
    /// holds them: following references by this list, not by recursion, lets
    /// schemas contain themselves.
    waiting: VecDeque<(SchemaId, Option<openapi::Schema>)>,
    /// What the texts hold of which that is said.
    contents: HashMap<SchemaId, openapi::StringKeywords>,
    /// The unions that no schema writes out.
    made_unions: Vec<SchemaId>,
    /// How many schemas no text holds.
    made_schemas: usize,
    /// How many schemas are being read within each other.
    depth: usize,
    schemes: IndexMap<String, SecurityScheme>,
    /// The callbacks of the operations so far.
    callbacks: Vec<Webhook>,
    /// The requests of the API whose callbacks are being read.
    calling: HashSet<At>,
    extensions: Extensions,
    /// The ids of all operations.
    operation_ids: Rc<HashSet<String>>,
}

impl Resolver<'_> {
    /// Reports a mistake in the description, which the client is made around.
    fn mistake(
        &mut self,
        code: Code,
        message: impl Into<String>,
        at: &At,
        help: impl Into<String>,
    ) {
        self.report
            .push(Diagnostic::loss(code, message).at(at).help(help));
    }

    fn loss(&mut self, code: Code, message: impl Into<String>, at: &At) {
        self.report.push(Diagnostic::loss(code, message).at(at));
    }

    /// The schema at a place that a reference leads to; it is read later.
    fn id_at(&mut self, at: &At) -> SchemaId {
        if let Some(&id) = self.ids.get(at) {
            return id;
        }
        let name = match self.document.name_of(at) {
            Some(name) => SchemaName::Component(name),
            None => SchemaName::Inline,
        };
        let id = self.reserve(at, name);
        self.waiting.push_back((id, None));
        id
    }

    /// An id for the schema at a place, which is still to be read.
    fn reserve(&mut self, at: &At, name: SchemaName) -> SchemaId {
        let id = self.schemas.add(Schema {
            at: at.clone(),
            name,
            hint: None,
            title: None,
            description: None,
            deprecated: false,
            nullable: false,
            xml: None,
            shape: Shape::Any,
        });
        self.ids.insert(at.clone(), id);
        id
    }

    /// Reads all schemas that are referred to.
    fn read_waiting(&mut self) {
        while let Some((id, schema)) = self.waiting.pop_front() {
            let at = self.schemas[id].at.clone();
            if let Some(schema) = schema.or_else(|| self.schema_at(&at)) {
                self.resolve_into(id, &schema);
            }
        }
    }

    fn resolve_waiting(&mut self) {
        self.read_waiting();
        self.join_alike();
        self.cut_circles();
        self.cut_union_circles();
        self.add_tags();
    }

    /// Aliases that lead back to themselves name nothing.
    fn cut_circles(&mut self) {
        let circular: Vec<_> = self
            .schemas
            .iter()
            .filter(|&(id, _)| self.is_circular(id))
            .map(|(id, schema)| (id, schema.at.clone()))
            .collect();
        for (id, at) in circular {
            self.mistake(
                Code::CircularReference,
                "a reference that only leads back to itself: the value can be anything",
                &at,
                "describe the value here, or refer to a schema that does",
            );
            self.schemas[id].shape = Shape::Any;
        }
    }

    fn is_circular(&self, start: SchemaId) -> bool {
        let mut id = start;
        let mut seen = HashSet::new();
        while let Shape::Alias(target) = self.schemas[id].shape {
            id = target.schema;
            if id == start {
                return true;
            }
            if !seen.insert(id) {
                return false;
            }
        }
        false
    }
}

fn operation_ids(document: &openapi::Document) -> HashSet<String> {
    let items = document.paths.paths.iter().map(|path| &path.item);
    let operations = items.flat_map(|item| item.operations.values());
    operations
        .filter_map(|operation| operation.operation_id.clone())
        .collect()
}
