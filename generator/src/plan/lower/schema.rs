//! Schemas become types: components first, by their names, then what is
//! written inline, by the place of its use.

use super::Lowering;
use super::docs::{code, field_docs, markdown, paragraphs};
use super::enumeration::lower_enumeration;
use super::place::Use;
use super::scalar::{integer, number, string};
use crate::model::{self, Additional, Property, Schema, SchemaId, Shape, TypeRef};
use crate::plan::naming::{Case, Ident, Scope, written};
use crate::plan::{self, Alias, Field, Item, Record, Type, TypeModule};

impl Lowering<'_> {
    /// All components. Their names are claimed before any inline schema's.
    pub(super) fn lower_components(&mut self) {
        let api = self.api;
        // Those that are not used claim their names too: another operation could
        // use them, and would then not rename the others.
        let mut used = Vec::new();
        for model::Component { name, schema: id } in &api.components {
            let schema = id.map(|id| &api.schemas[id]);
            let hint = schema.and_then(|schema| schema.hint.as_ref());
            let ident = self.type_names.claim(hint.unwrap_or(name), Case::Type);
            if let Some(id) = *id {
                self.names.insert(id, ident.clone());
                self.owners.insert(ident, id);
                self.roots
                    .insert(name.clone(), hint.unwrap_or(name).clone());
                used.push((id, &api.schemas[id], name));
            }
        }
        self.share_inline();
        for (id, schema, name) in used {
            let ident = self.names[&id].clone();
            let place = Use::root(schema.hint.as_ref().unwrap_or(name));
            self.slot(&place);
            let item = self.item(id, ident.clone(), &place).unwrap_or_else(|| {
                Item::Alias(Alias {
                    docs: schema_docs(schema, &ident),
                    name: ident,
                    ty: self.shape(schema, &place),
                })
            });
            // Before what belongs to it, which another may have used already.
            self.add(&place, 0, item);
        }
    }

    /// The type of a value that is there and not `null`.
    pub(super) fn ty(&mut self, value: TypeRef, place: &Use) -> Type {
        let value = TypeRef {
            schema: self.sharing.first(value.schema),
            ..value
        };
        if self.uploads.contains(&value.schema) {
            return Type::UPLOAD;
        }
        if let Some(name) = self.names.get(&value.schema) {
            return Type::Named(name.clone());
        }
        let api = self.api;
        let schema = &api.schemas[value.schema];
        if !is_nominal(schema) {
            return self.shape(schema, place);
        }
        if let Some(name) = self.hinted_name(value) {
            self.names.insert(value.schema, name.clone());
            return Type::Named(name);
        }
        let (name, place) = match self.sharing.name(value.schema).cloned() {
            Some(name) => {
                self.keep_name(value.schema, &name);
                let place = Use::root(name.text());
                (name, place)
            }
            None => self.name_by_place(value.schema, place),
        };
        let slot = self.slot(&place);
        if let Some(item) = self.item(value.schema, name.clone(), &place) {
            self.add(&place, slot, item);
        }
        Type::Named(name)
    }

    /// The name of an inline schema after its first use, and where what belongs
    /// to it is used.
    fn name_by_place(&mut self, id: SchemaId, place: &Use) -> (Ident, Use) {
        let schema = &self.api.schemas[id];
        let own = self.own_place(&schema.at, place);
        let place = own.as_ref().unwrap_or(place);
        let text = schema.hint.as_ref().unwrap_or(&place.hint);
        let other = place.other.as_ref().unwrap_or(text);
        let name = self.type_names.claim_or(text, other, Case::Type);
        self.keep_name(id, &name);
        let place = Use {
            root: place.root.clone(),
            hint: name.text().to_owned(),
            other: None,
        };
        (name, place)
    }

    fn keep_name(&mut self, id: SchemaId, name: &Ident) {
        self.names.insert(id, name.clone());
        self.owners.insert(name.clone(), id);
    }

    /// The name of another inline schema that the description gives the same
    /// name and the same values: they are one type.
    fn hinted_name(&mut self, value: TypeRef) -> Option<Ident> {
        let api = self.api;
        let hint = api.schemas[value.schema].hint.as_ref()?;
        let others = self.hinted.entry(hint.clone()).or_default();
        let of = |schema: SchemaId| TypeRef {
            schema,
            nullable: false,
            xml: None,
        };
        let same = others
            .iter()
            .find(|other| api.schemas.are_alike(of(**other), of(value.schema)));
        match same {
            Some(same) => self.names.get(same).cloned(),
            None => {
                others.push(value.schema);
                None
            }
        }
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
        self.behind_aliases(id).1
    }

    /// The same with its id.
    pub(super) fn behind_aliases(&self, id: SchemaId) -> (SchemaId, &Schema) {
        self.api.schemas.behind_aliases(id)
    }

    /// The place in its file that a type gets: what belongs to it comes after.
    fn slot(&mut self, place: &Use) -> usize {
        if !self.modules.contains_key(&place.root) {
            let name = self.module_names.claim(&place.root, Case::Module);
            let module = TypeModule {
                name,
                items: Vec::new(),
                features: Vec::new(),
            };
            self.modules.insert(place.root.clone(), module);
        }
        self.modules[&place.root].items.len()
    }

    fn add(&mut self, place: &Use, slot: usize, item: Item) {
        if let Some((home, _, module)) = self.modules.get_full_mut(&place.root) {
            self.homes.insert(item.name().clone(), home);
            module.items.insert(slot, item);
        }
    }

    /// A type that needs a definition.
    fn item(&mut self, id: SchemaId, name: Ident, place: &Use) -> Option<Item> {
        let schema = &self.api.schemas[id];
        let docs = match self.sharing.is_documented(id) {
            true => schema_docs(schema, &name),
            false => String::new(),
        };
        Some(match &schema.shape {
            Shape::Object(object) if !object.properties.is_empty() => {
                Item::Record(self.lower_record(id, name, docs, object, place))
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
            Shape::Boolean(_) => Type::Path("bool"),
            Shape::Integer(format) => Type::Path(integer(format.as_deref())),
            Shape::Number(format) => Type::Path(number(format.as_deref())),
            Shape::String(format) => Type::Path(string(format.as_deref(), self.config.types.dates)),
            Shape::Array(items) => Type::List(Box::new(self.nullable_ty(*items, &place.item()))),
            Shape::Tuple(items) => self.tuple(items, place),
            Shape::Object(object) => Type::Map(Box::new(match object.additional {
                Additional::Typed(value) => self.nullable_ty(value, &place.part("value")),
                Additional::Unsaid | Additional::Denied => Type::JSON,
            })),
            Shape::Alias(target) => self.ty(*target, place),
            Shape::Any | Shape::Enumeration(_) | Shape::Union(_) => Type::JSON,
        }
    }

    /// `[T; N]` where all positions have one type, else a tuple.
    fn tuple(&mut self, items: &[TypeRef], place: &Use) -> Type {
        let schemas = &self.api.schemas;
        if let [first, rest @ ..] = items
            && rest.iter().all(|item| schemas.are_alike(*first, *item))
        {
            let item = self.nullable_ty(*first, &place.item());
            return Type::Array(Box::new(item), items.len());
        }
        let items = items.iter().zip(1..);
        Type::Tuple(
            items
                .map(|(item, number)| self.nullable_ty(*item, &place.part(&number.to_string())))
                .collect(),
        )
    }

    fn lower_record(
        &mut self,
        owner: SchemaId,
        name: Ident,
        docs: String,
        object: &model::Object,
        place: &Use,
    ) -> Record {
        let mut scope = Scope::default();
        let mut fields: Vec<_> = object
            .properties
            .iter()
            .map(|(key, property)| {
                let required = self.directions.requires(owner, property);
                let ty = self.field_type(key, property, required, place);
                Field {
                    name: scope.claim(property.hint.as_ref().unwrap_or(key), Case::Value),
                    key: key.clone(),
                    required,
                    fixed: self
                        .fixed(owner, key, property.value, &ty)
                        .filter(|_| required),
                    ty,
                    docs: field_docs(property),
                }
            })
            .collect();
        fields.extend(self.header_fields(owner, &mut scope, place));
        let additional = match object.additional {
            Additional::Typed(value) => Some(plan::Additional {
                name: scope.claim("additional_properties", Case::Value),
                ty: self.nullable_ty(value, &place.part("additional property")),
            }),
            Additional::Unsaid | Additional::Denied => None,
        };
        Record {
            name,
            docs: paragraphs([Some(docs), choice_docs(object)]),
            may_be_empty: object.may_be_empty,
            fields,
            additional,
            is_made: !self.directions.is_only_answered(owner) || self.sharing.is_made(owner),
            xml: None,
        }
    }

    /// Absent, `null` and present are told apart wherever all three can be.
    fn field_type(&mut self, key: &str, property: &Property, required: bool, place: &Use) -> Type {
        let ty = self.ty(property.value, &place.part(key));
        let nullable = self.is_nullable(property.value);
        match (required, nullable) {
            (true, _) if ty == Type::JSON => ty,
            (false, _) if ty == Type::JSON => Type::Nullable(Box::new(ty)),
            (true, false) => ty,
            (false, true) => Type::Nullable(Box::new(ty)),
            (true, true) | (false, false) => Type::Option(Box::new(ty)),
        }
    }
}

/// Whether a schema needs a type of its own.
pub(super) fn is_nominal(schema: &Schema) -> bool {
    match &schema.shape {
        Shape::Object(object) => !object.properties.is_empty(),
        Shape::Union(union) => !union.variants.is_empty(),
        Shape::Enumeration(_) => true,
        _ => false,
    }
}

/// Which properties must be there, where there is a choice: `a, or b and c`.
fn choice_docs(object: &model::Object) -> Option<String> {
    let sets = object.one_of.iter().map(|set| {
        let names: Vec<_> = set.iter().map(|name| code(name)).collect();
        names.join(" and ")
    });
    let sets: Vec<_> = sets.collect();
    match &sets[..] {
        [] => None,
        sets => Some(format!("Required: {}.", sets.join(", or "))),
    }
}

/// The words of a schema; a title that its name repeats says nothing.
fn schema_docs(schema: &Schema, name: &Ident) -> String {
    let is_news = |title: &&str| !name.text().contains(&written(title, Case::Type));
    let title = || schema.title.as_deref().filter(is_news);
    let words = schema.description.as_deref().or_else(title);
    let mut docs = words.map(markdown).unwrap_or_default();
    if schema.deprecated {
        docs.push_str("\n\n**Deprecated.**");
    }
    docs
}
