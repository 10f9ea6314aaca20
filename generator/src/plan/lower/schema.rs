//! Schemas become types: components first, by their names, then what is
//! written inline, by the place of its use.

use super::Lowering;
use super::docs::{code, field_docs, markdown};
use crate::config::Dates;
use crate::model::{self, Additional, Property, Schema, SchemaId, SchemaName, Shape, TypeRef};
use crate::plan::naming::{Case, Ident, Scope};
use crate::plan::{
    self, Alias, Enumeration, EnumerationVariant, Field, Item, Record, Type, TypeModule, Union,
    UnionVariant,
};

/// Where a schema is used: what an inline one is named after, and the file that
/// it goes to.
#[derive(Clone, Debug)]
pub(super) struct Use {
    /// What the file is for.
    pub(super) root: String,
    /// The name that an inline schema gets.
    pub(super) hint: String,
}

impl Use {
    /// The use by something with a name of its own.
    pub(super) fn root(name: &str) -> Self {
        Self {
            root: name.to_owned(),
            hint: name.to_owned(),
        }
    }

    /// The use by a part of it.
    pub(super) fn part(&self, part: &str) -> Self {
        Self {
            root: self.root.clone(),
            hint: format!("{} {part}", self.hint),
        }
    }

    /// The use by the items of it.
    fn item(&self) -> Self {
        Self {
            root: self.root.clone(),
            hint: singular(&self.hint),
        }
    }
}

impl Lowering<'_> {
    /// All components. Their names are claimed before any inline schema's.
    pub(super) fn lower_components(&mut self) {
        let api = self.api;
        // Those that are not used claim their names too: another operation could
        // use them, and would then not rename the others.
        let mut used = Vec::new();
        for model::Component { name, schema: id } in &api.components {
            let ident = self.type_names.claim(name, Case::Type);
            if let Some(id) = *id {
                self.names.insert(id, ident);
                used.push((id, &api.schemas[id], name));
            }
        }
        for (id, schema, name) in used {
            let ident = self.names[&id].clone();
            let place = Use::root(name);
            let slot = self.slot(&place);
            let item = self.item(ident.clone(), schema, &place).unwrap_or_else(|| {
                Item::Alias(Alias {
                    name: ident,
                    docs: schema_docs(schema),
                    ty: self.shape(schema, &place),
                })
            });
            self.add(&place, slot, item);
        }
    }

    /// The type of a value that is there and not `null`.
    pub(super) fn ty(&mut self, value: TypeRef, place: &Use) -> Type {
        if let Some(name) = self.names.get(&value.schema) {
            return Type::Named(name.clone());
        }
        let api = self.api;
        let schema = &api.schemas[value.schema];
        if !is_nominal(schema) {
            return self.shape(schema, place);
        }
        let name = self.type_names.claim(&place.hint, Case::Type);
        self.names.insert(value.schema, name.clone());
        let place = Use {
            root: place.root.clone(),
            hint: name.text().to_owned(),
        };
        let slot = self.slot(&place);
        if let Some(item) = self.item(name.clone(), schema, &place) {
            self.add(&place, slot, item);
        }
        Type::Named(name)
    }

    /// The type of a value that may be `null`.
    pub(super) fn nullable_ty(&mut self, value: TypeRef, place: &Use) -> Type {
        let ty = self.ty(value, place);
        match self.is_nullable(value) && ty != Type::JSON {
            true => ty.optional(),
            false => ty,
        }
    }

    pub(super) fn is_nullable(&self, value: TypeRef) -> bool {
        let schema = &self.api.schemas[value.schema];
        value.nullable
            || schema.nullable
            || match schema.shape {
                Shape::Alias(target) => self.is_nullable(target),
                _ => false,
            }
    }

    /// The schema behind all aliases.
    pub(super) fn schema(&self, id: SchemaId) -> &Schema {
        let schema = &self.api.schemas[id];
        match schema.shape {
            Shape::Alias(target) => self.schema(target.schema),
            _ => schema,
        }
    }

    /// The place in its file that a type gets: what belongs to it comes after.
    fn slot(&mut self, place: &Use) -> usize {
        if !self.modules.contains_key(&place.root) {
            let name = self.module_names.claim(&place.root, Case::Module);
            let module = TypeModule {
                name,
                items: Vec::new(),
            };
            self.modules.insert(place.root.clone(), module);
        }
        self.modules[&place.root].items.len()
    }

    fn add(&mut self, place: &Use, slot: usize, item: Item) {
        if let Some(module) = self.modules.get_mut(&place.root) {
            module.items.insert(slot, item);
        }
    }

    /// A type that needs a definition.
    fn item(&mut self, name: Ident, schema: &Schema, place: &Use) -> Option<Item> {
        let docs = schema_docs(schema);
        Some(match &schema.shape {
            Shape::Object(object) if !object.properties.is_empty() => {
                Item::Record(self.lower_record(name, docs, object, place))
            }
            Shape::Enumeration(enumeration) => {
                Item::Enumeration(lower_enumeration(name, docs, enumeration))
            }
            Shape::Union(union) if !union.variants.is_empty() => {
                Item::Union(self.lower_union(name, docs, union, place))
            }
            _ => return None,
        })
    }

    /// A type that needs none.
    fn shape(&mut self, schema: &Schema, place: &Use) -> Type {
        match &schema.shape {
            Shape::Boolean => Type::Path("bool"),
            Shape::Integer(format) => Type::Path(integer(format.as_deref())),
            Shape::Number(_) => Type::Path("f64"),
            Shape::String(format) => Type::Path(string(format.as_deref(), self.config.types.dates)),
            Shape::Array(items) => Type::List(Box::new(self.nullable_ty(*items, &place.item()))),
            Shape::Object(object) => Type::Map(Box::new(match object.additional {
                Additional::Typed(value) => self.nullable_ty(value, &place.part("value")),
                Additional::Unsaid | Additional::Denied => Type::JSON,
            })),
            Shape::Alias(target) => self.ty(*target, place),
            Shape::Any | Shape::Enumeration(_) | Shape::Union(_) => Type::JSON,
        }
    }

    fn lower_record(
        &mut self,
        name: Ident,
        docs: String,
        object: &model::Object,
        place: &Use,
    ) -> Record {
        let mut scope = Scope::default();
        let fields = object
            .properties
            .iter()
            .map(|(key, property)| Field {
                name: scope.claim(key, Case::Value),
                key: key.clone(),
                required: property.required,
                ty: self.field_type(key, property, place),
                docs: field_docs(property),
            })
            .collect();
        let additional = match object.additional {
            Additional::Typed(value) => Some(plan::Additional {
                name: scope.claim("additional_properties", Case::Value),
                ty: self.nullable_ty(value, &place.part("additional property")),
            }),
            Additional::Unsaid | Additional::Denied => None,
        };
        Record {
            name,
            docs,
            fields,
            additional,
        }
    }

    /// Absent, `null` and present are told apart wherever all three can be.
    fn field_type(&mut self, key: &str, property: &Property, place: &Use) -> Type {
        let ty = self.ty(property.value, &place.part(key));
        let nullable = self.is_nullable(property.value);
        match (property.required, nullable) {
            (true, _) if ty == Type::JSON => ty,
            (false, _) if ty == Type::JSON => Type::Nullable(Box::new(ty)),
            (true, false) => ty,
            (false, true) => Type::Nullable(Box::new(ty)),
            (true, true) | (false, false) => Type::Option(Box::new(ty)),
        }
    }

    fn lower_union(
        &mut self,
        name: Ident,
        docs: String,
        union: &model::Union,
        place: &Use,
    ) -> Union {
        let mut scope = Scope::default();
        let variants = union
            .variants
            .iter()
            .map(|variant| {
                let hint = self.variant_name(variant.value);
                let name = scope.claim(&hint, Case::Type);
                UnionVariant {
                    ty: self.ty(variant.value, &place.part(name.text())),
                    name,
                    names: variant.names.clone(),
                    is_only: false,
                }
            })
            .collect();
        let unknown = claim_unknown(&mut scope);
        Union {
            name,
            docs,
            discriminator: union.discriminator.clone(),
            variants,
            unknown,
        }
    }

    /// What a variant is called: by its component, its title, or its kind.
    fn variant_name(&self, value: TypeRef) -> String {
        let schema = &self.api.schemas[value.schema];
        if let SchemaName::Component(name) = &schema.name {
            return name.clone();
        }
        if let Some(title) = &schema.title {
            return title.clone();
        }
        match &schema.shape {
            Shape::Any => "any".to_owned(),
            Shape::Boolean => "boolean".to_owned(),
            Shape::Integer(_) => "integer".to_owned(),
            Shape::Number(_) => "number".to_owned(),
            Shape::String(format) => format.clone().unwrap_or_else(|| "string".to_owned()),
            Shape::Enumeration(_) => "enumeration".to_owned(),
            Shape::Array(items) => format!("{} list", self.variant_name(*items)),
            Shape::Object(_) => "object".to_owned(),
            Shape::Union(_) => "choice".to_owned(),
            Shape::Alias(target) => self.variant_name(*target),
        }
    }
}

/// Whether a schema needs a type of its own.
fn is_nominal(schema: &Schema) -> bool {
    match &schema.shape {
        Shape::Object(object) => !object.properties.is_empty(),
        Shape::Union(union) => !union.variants.is_empty(),
        Shape::Enumeration(_) => true,
        _ => false,
    }
}

fn lower_enumeration(name: Ident, docs: String, enumeration: &model::Enumeration) -> Enumeration {
    let mut scope = Scope::default();
    let variants = enumeration
        .values
        .iter()
        .map(|value| EnumerationVariant {
            name: scope.claim(value, Case::Type),
            spelling: value.clone(),
            docs: if value.is_empty() {
                "The empty string.".to_owned()
            } else {
                code(value)
            },
        })
        .collect();
    let unknown = claim_unknown(&mut scope);
    Enumeration {
        name,
        docs,
        variants,
        unknown,
    }
}

/// The variant for what the description does not list, which may itself list an
/// `unknown`.
fn claim_unknown(scope: &mut Scope) -> Ident {
    scope.claim_or("Unknown", "Unlisted", Case::Type)
}

fn schema_docs(schema: &Schema) -> String {
    let words = schema.description.as_deref().or(schema.title.as_deref());
    let mut docs = words.map(markdown).unwrap_or_default();
    if schema.deprecated {
        docs.push_str("\n\n**Deprecated.**");
    }
    docs
}

/// The Rust type of an integer (OpenAPI Format Registry).
fn integer(format: Option<&str>) -> &'static str {
    match format {
        Some("int8") => "i8",
        Some("int16") => "i16",
        Some("int32") => "i32",
        Some("uint8") => "u8",
        Some("uint16") => "u16",
        Some("uint32") => "u32",
        Some("uint64") => "u64",
        _ => "i64",
    }
}

/// The Rust type of a string (OpenAPI Format Registry).
fn string(format: Option<&str>, dates: Dates) -> &'static str {
    match (format, dates) {
        (Some("uuid"), _) => "uuid::Uuid",
        (Some("date-time"), Dates::Jiff) => "jiff::Timestamp",
        (Some("date-time"), Dates::Chrono) => "chrono::DateTime<chrono::Utc>",
        (Some("date-time"), Dates::Time) => "time::OffsetDateTime",
        (Some("date"), Dates::Jiff) => "jiff::civil::Date",
        (Some("date"), Dates::Chrono) => "chrono::NaiveDate",
        (Some("date"), Dates::Time) => "time::Date",
        _ => "String",
    }
}

/// The name of one of many: `fields` has a `field`, `status list` an `item`.
fn singular(hint: &str) -> String {
    let lower = hint.to_ascii_lowercase();
    let cut = |count: usize, ending: &str| format!("{}{ending}", &hint[..hint.len() - count]);
    match () {
        () if lower.len() < 4 || !lower.is_ascii() => format!("{hint} item"),
        () if lower.ends_with("ies") => cut(3, "y"),
        () if ["sses", "shes", "ches", "xes", "zes"]
            .iter()
            .any(|end| lower.ends_with(end)) =>
        {
            cut(2, "")
        }
        () if lower.ends_with("ss") || lower.ends_with("us") || lower.ends_with("is") => {
            format!("{hint} item")
        }
        () if lower.ends_with('s') => cut(1, ""),
        () => format!("{hint} item"),
    }
}
