//! From [`model::Api`] to [`Crate`](super::Crate): all Rust decisions, one
//! small pass after the other.

mod answers;
mod body;
mod boxes;
mod client;
mod config;
mod conversions;
mod direction;
mod docs;
mod enumeration;
mod example;
mod feature;
mod form;
mod group;
mod header;
mod operation;
mod package;
mod pagination;
mod paging;
mod parameter;
mod part;
mod place;
mod polling;
mod readings;
mod scalar;
mod schema;
mod server;
mod sharing;
mod sizes;
mod smoke;
mod statuses;
mod stream;
mod style;
mod tags;
mod test;
mod text;
mod union;
mod uploads;
mod webhook;
mod xml;

use self::header::Known;
use super::naming::{Ident, Scope};
use super::runtime::needed_modules;
use super::{Crate, Item, Record, Type, TypeModule};
use crate::config::Config;
use crate::diag::{Code, Diagnostic, Report};
use crate::model::{self, SchemaId};
use crate::openapi::At;
use direction::Directions;
use indexmap::IndexMap;
use sharing::Sharing;
use std::collections::{HashMap, HashSet};
use tags::Tags;

/// Plans the client crate of an API. `config_at` is the file of the
/// configuration.
pub fn lower_api(
    api: &model::Api,
    config: &Config,
    config_at: Option<At>,
    report: &mut Report,
) -> Crate {
    let mut lowering = Lowering {
        api,
        config,
        config_at,
        report,
        type_names: Scope::reserving(TYPE_NAMES.iter().copied()),
        names: HashMap::new(),
        owners: HashMap::new(),
        directions: Directions::of(api),
        tags: Tags::of(api),
        roots: HashMap::new(),
        hinted: HashMap::new(),
        sharing: Sharing::default(),
        headers: Vec::new(),
        header_names: Scope::default(),
        uploads: HashSet::new(),
        part_headers: part::HeaderFields::new(),
        feature_names: feature::feature_scope(),
        module_names: Scope::reserving(MODULE_NAMES.iter().copied()),
        modules: IndexMap::new(),
        homes: HashMap::new(),
        xml: xml::XmlForms::default(),
    };
    lowering.check_config();
    lowering.find_uploads();
    lowering.find_part_headers();
    lowering.find_xml();
    lowering.lower_components();
    let client = lowering.lower_client();
    let mut content = lowering.lower_groups(&client);
    let webhooks = lowering.lower_webhooks();
    let webhooks_feature = lowering.lower_webhooks_feature(&webhooks);
    let headers = lowering.take_headers();
    lowering.attach_xml();
    lowering.box_circles();
    lowering.box_large();
    lowering.mark_conversions();
    lowering.lower_paging(&mut content);
    lowering.lower_polling(&mut content);
    let examples = lowering.lower_examples(&content);
    let tests = lowering.lower_tests(&content);
    let (package, docs) = (lowering.lower_package(), lowering.lower_crate_docs());
    let smoke = lowering.lower_smoke_tests(&content, &package.library);
    lowering.lower_reach(&content, &headers, &webhooks, webhooks_feature.as_ref());
    let types: Vec<_> = lowering.modules.into_values().collect();
    Crate {
        runtime: needed_modules(&client, &content, &headers, &types, &webhooks),
        package,
        docs,
        client,
        content,
        headers,
        types,
        webhooks,
        webhooks_feature,
        examples,
        tests,
        smoke,
    }
}

/// Names that the code of generated types uses, and so must not define.
const TYPE_NAMES: &[&str] = &["Box", "Option", "Self", "String", "Vec"];

/// Crates and modules that generated code names by path.
const MODULE_NAMES: &[&str] = &[
    "body",
    "bytes",
    "chrono",
    "core",
    "http",
    "idempotency",
    "jiff",
    "mod_",
    "redirect",
    "runtime",
    "serde",
    "serde_json",
    "std",
    "time",
    "types",
    "uuid",
];

/// The state of a lowering.
struct Lowering<'a> {
    api: &'a model::Api,
    config: &'a Config,
    config_at: Option<At>,
    report: &'a mut Report,
    /// The names of all types.
    type_names: Scope,
    /// The types that have a name.
    names: HashMap<SchemaId, Ident>,
    /// The schemas that these are the types of.
    owners: HashMap<Ident, SchemaId>,
    /// Which schemas travel in requests, and which in answers.
    directions: Directions,
    /// What discriminators call schemas.
    tags: Tags<'a>,
    /// What the files of components are for, by the names of the components.
    roots: HashMap<String, String>,
    /// The inline schemas whose names are hints of the description.
    hinted: HashMap<String, Vec<SchemaId>>,
    /// The inline schemas that are one type.
    sharing: Sharing,
    /// The headers of answers that have been seen, and their names.
    headers: Vec<Known>,
    header_names: Scope,
    /// The binary properties of bodies in parts.
    uploads: HashSet<SchemaId>,
    /// The headers of parts that have fields.
    part_headers: part::HeaderFields,
    /// The names of the features.
    feature_names: Scope,
    /// The names of the files of types.
    module_names: Scope,
    /// The files of types, by what they are for.
    modules: IndexMap<String, TypeModule>,
    /// The file of each type.
    homes: HashMap<Ident, usize>,
    /// The bodies in XML.
    xml: xml::XmlForms,
}

impl Lowering<'_> {
    fn loss(&mut self, code: Code, message: impl Into<String>, at: &At) {
        self.report.push(Diagnostic::loss(code, message).at(at));
    }

    /// The place of the schema that has this name.
    fn place_of(&self, name: &Ident) -> Option<At> {
        let id = self.owners.get(name)?;
        Some(self.api.schemas[*id].at.clone())
    }

    /// The struct with this name.
    fn record(&self, name: &Ident) -> Option<&Record> {
        match self.find(name)? {
            Item::Record(record) => Some(record),
            _ => None,
        }
    }

    /// The type with this name.
    fn find(&self, name: &Ident) -> Option<&Item> {
        let (_, module) = self.modules.get_index(*self.homes.get(name)?)?;
        module.items.iter().find(|item| item.name() == name)
    }

    fn find_mut(&mut self, name: &Ident) -> Option<&mut Item> {
        let (_, module) = self.modules.get_index_mut(*self.homes.get(name)?)?;
        module.items.iter_mut().find(|item| item.name() == name)
    }

    fn items(&self) -> impl Iterator<Item = &Item> {
        self.modules.values().flat_map(|module| &module.items)
    }

    fn items_mut(&mut self) -> impl Iterator<Item = &mut Item> {
        let modules = self.modules.values_mut();
        modules.flat_map(|module| &mut module.items)
    }

    /// The type that an alias stands for.
    fn unaliased<'t>(&'t self, mut ty: &'t Type) -> &'t Type {
        while let Type::Named(name) = ty {
            match self.find(name) {
                Some(Item::Alias(alias)) => ty = &alias.ty,
                _ => break,
            }
        }
        ty
    }
}
