//! Pagination, as the configuration or an extension declares it: the parameters
//! must be there, and the pointers must lead to something.

use super::Lowering;
use super::config::{is_named, operation_id};
use super::pagination::declared;
use crate::diag::Code;
use crate::model::{self, Keys, Location, Next, Place, Way};
use crate::openapi::{escape, unescape};
use crate::plan::{
    AnswerType, Content, Encoding, Operation, Paging, PagingPlace, PagingWay, Step, Type,
};

/// What to do about a pointer that leads nowhere.
pub(super) const POINTER: &str =
    "give a JSON Pointer (RFC 6901) through properties that the description names";

/// A part of a value.
pub(super) struct Reached {
    /// The fields that lead to it.
    pub(super) steps: Vec<Step>,
    /// Its type, once it is known to be there.
    pub(super) ty: Type,
}

/// What is wrong with a declaration: with which key, what, and what to do.
pub(super) struct Fault {
    pub(super) key: &'static str,
    pub(super) message: String,
    pub(super) help: &'static str,
}

impl Lowering<'_> {
    pub(super) fn lower_paging(&mut self, content: &mut Content) {
        let (api, config) = (self.api, self.config);
        for (index, entry) in config.pagination.iter().enumerate() {
            let place = self.entry(&["pagination", &index.to_string()]);
            for name in &entry.operations {
                let Some(id) = self.planned_id(name) else {
                    continue;
                };
                let Some(operation) = content.operation_mut(&id) else {
                    continue;
                };
                let paging = declared(entry).and_then(|declared| self.paging(operation, &declared));
                match paging {
                    Ok(paging) => operation.paging = Some(paging),
                    Err(fault) => {
                        let place = place.as_ref().map(|place| place.child(fault.key));
                        let message = format!("[[pagination]]: {}", fault.message);
                        self.invalid_config(place, message, fault.help);
                    }
                }
            }
        }
        for operation in &api.operations {
            let Some(declared) = &operation.paging else {
                continue;
            };
            if !self.is_configured(operation)
                && let Some(planned) = content.operation_mut(&operation_id(operation))
            {
                match self.paging(planned, declared) {
                    Ok(paging) => planned.paging = Some(paging),
                    Err(fault) => self.loss(
                        Code::PagingNotHonoured,
                        format!("its pages are not followed: {}", fault.message),
                        &operation.at,
                    ),
                }
            }
        }
    }

    /// Whether the configuration says how the pages of an operation follow each
    /// other, which goes before what an extension says.
    fn is_configured(&self, operation: &model::Operation) -> bool {
        let mut names = self.config.pagination.iter().flat_map(|it| &it.operations);
        names.any(|name| is_named(operation, name))
    }

    /// What the plan calls the operation that the configuration means.
    pub(super) fn planned_id(&self, name: &str) -> Option<String> {
        self.operation_named(name).map(operation_id)
    }

    fn paging(&self, operation: &Operation, declared: &model::Paging) -> Result<Paging, Fault> {
        let (items, item) = self.items_of(operation, &declared.items)?;
        let check = |key, keys: &Option<Keys>| match keys {
            Some(keys) => self.check_pointer(operation, key, keys).map(drop),
            None => Ok(()),
        };
        check("more", &declared.more)?;
        let (way, to) = match &declared.way {
            Way::Cursor { to, next } => {
                self.check_next(operation, &item, "next", next)?;
                let to = self.place(operation, "cursor", to)?;
                (PagingWay::Cursor(next.clone()), Some(to))
            }
            Way::Offset { to, total } => {
                check("total", total)?;
                let to = self.place(operation, "offset", to)?;
                (PagingWay::Offset(total.clone()), Some(to))
            }
            Way::Page { to, first, total } => {
                check("pages", total)?;
                let to = self.place(operation, "page", to)?;
                let first = first.or_else(|| self.default_of(operation, &to));
                let first = first.filter(|first| *first >= 0).unwrap_or(1);
                (PagingWay::Page(first, total.clone()), Some(to))
            }
            Way::Url(next) => {
                self.check_next(operation, &item, "next-url", next)?;
                (PagingWay::Url(next.clone()), None)
            }
        };
        let limit = match &declared.limit {
            None => None,
            Some(name) => {
                let index = parameter(operation, "limit", name)?;
                let default = self.default_of(operation, &PagingPlace::Parameter(index));
                Some((index, default.filter(|default| *default > 0)))
            }
        };
        Ok(Paging {
            way,
            to,
            path: declared.items.clone(),
            items,
            item,
            more: declared.more.clone(),
            limit,
        })
    }

    /// The fields that lead to the items, and the type of an item.
    fn items_of(&self, operation: &Operation, keys: &Keys) -> Result<(Vec<Step>, Type), Fault> {
        let reached = self
            .reach(operation, keys)
            .map_err(|message| fault("items", message, POINTER))?;
        match reached.ty {
            Type::List(item) => Ok((reached.steps, *item)),
            _ => {
                let message = format!("`{}` of `{}` is no array", pointer(keys), operation.id);
                let help = "give the JSON Pointer of the array of items";
                Err(fault("items", message, help))
            }
        }
    }

    fn check_next(
        &self,
        operation: &Operation,
        item: &Type,
        key: &'static str,
        next: &Next,
    ) -> Result<(), Fault> {
        match next {
            Next::Body(keys) => self.check_pointer(operation, key, keys),
            Next::Header(_) | Next::Link(_) => Ok(()),
            Next::LastItem(keys) => match self.walk(item, keys) {
                Some(_) => Ok(()),
                None => {
                    let (pointer, id) = (pointer(keys), &operation.id);
                    let message = format!("an item of `{id}` has no `{pointer}`");
                    Err(fault("last-item", message, POINTER))
                }
            },
        }
    }

    fn check_pointer(
        &self,
        operation: &Operation,
        key: &'static str,
        keys: &Keys,
    ) -> Result<(), Fault> {
        match self.reach(operation, keys) {
            Ok(Reached {
                ty: Type::List(_), ..
            }) => {
                let message = format!("`{}` of `{}` is an array", pointer(keys), operation.id);
                Err(fault(key, message, POINTER))
            }
            Ok(_) => Ok(()),
            Err(message) => Err(fault(key, message, POINTER)),
        }
    }

    fn place(
        &self,
        operation: &Operation,
        key: &'static str,
        place: &Place,
    ) -> Result<PagingPlace, Fault> {
        let keys = match place {
            Place::Parameter(name) => {
                return parameter(operation, key, name).map(PagingPlace::Parameter);
            }
            Place::Body(keys) => keys,
        };
        let body = operation.body.as_ref();
        let Some(body) = body.filter(|body| body.encoding == Encoding::Json) else {
            let message = format!("`{}` takes no JSON body", operation.id);
            let help = "name a parameter, or an operation with a JSON body";
            return Err(fault(key, message, help));
        };
        let Some(reached) = self.walk(&body.ty, keys).filter(|_| !keys.is_empty()) else {
            let message = format!("the body of `{}` has no `{}`", operation.id, pointer(keys));
            return Err(fault(key, message, POINTER));
        };
        Ok(PagingPlace::Body {
            media_type: body.media_type.clone(),
            path: keys.clone(),
            numeric: matches!(reached.ty, Type::Path("i32" | "i64" | "u32" | "u64")),
        })
    }

    /// The number that the server takes where a parameter is not sent.
    fn default_of(&self, operation: &Operation, place: &PagingPlace) -> Option<i64> {
        let PagingPlace::Parameter(index) = place else {
            return None;
        };
        let planned = operation.parameters.get(*index)?;
        let described = self.operation_named(&operation.id)?;
        let parameter = described
            .parameters
            .iter()
            .find(|it| it.name == planned.key && it.location == planned.location)?;
        parameter.default.as_ref()?.as_i64()
    }

    /// A part of an operation's answer.
    ///
    /// # Errors
    ///
    /// Where the answer has none, in words.
    pub(super) fn reach(&self, operation: &Operation, keys: &Keys) -> Result<Reached, String> {
        let id = &operation.id;
        match &operation.output.ty {
            AnswerType::One(ty) => self
                .walk(ty, keys)
                .ok_or_else(|| format!("the answer of `{id}` has no `{}`", pointer(keys))),
            AnswerType::Many(_) => Err(format!("`{id}` has answers of several types")),
            AnswerType::Never => Err(format!("`{id}` has no answer")),
        }
    }

    fn walk(&self, ty: &Type, keys: &Keys) -> Option<Reached> {
        let mut ty = self.present(ty).clone();
        let mut steps = Vec::new();
        for key in keys {
            let Type::Named(name) = &ty else {
                return None;
            };
            let record = self.record(name)?;
            let field = record.fields.iter().find(|field| field.key == *key)?;
            steps.push(Step {
                field: field.name.clone(),
                ty: field.ty.clone(),
            });
            ty = self.present(&field.ty).clone();
        }
        Some(Reached { steps, ty })
    }

    /// The type of a value once it is known to be there.
    fn present<'t>(&'t self, ty: &'t Type) -> &'t Type {
        match self.unaliased(ty) {
            Type::Option(inner) | Type::Nullable(inner) | Type::Boxed(inner) => self.present(inner),
            other => other,
        }
    }
}

/// The parameter with this name, one of the query first.
fn parameter(operation: &Operation, key: &'static str, name: &str) -> Result<usize, Fault> {
    let found = operation
        .parameters
        .iter()
        .enumerate()
        .filter(|(_, parameter)| parameter.key == name)
        .min_by_key(|(_, parameter)| parameter.location != Location::Query);
    let Some((index, parameter)) = found else {
        let message = format!("`{}` has no parameter `{name}`", operation.id);
        return Err(fault(key, message, "name the parameter that takes it"));
    };
    match parameter.ty {
        Type::List(_) | Type::Array(..) | Type::Tuple(_) | Type::Map(_) => {
            let message = format!("`{name}` of `{}` takes no single value", operation.id);
            Err(fault(key, message, "name the parameter that takes it"))
        }
        _ => Ok(index),
    }
}

/// The tokens of a JSON Pointer (RFC 6901, section 4).
pub(super) fn tokens(pointer: &str) -> Keys {
    pointer.split('/').skip(1).map(unescape).collect()
}

fn pointer(keys: &Keys) -> String {
    let tokens = keys.iter().map(|key| format!("/{}", escape(key)));
    tokens.collect()
}

pub(super) fn fault(key: &'static str, message: String, help: &'static str) -> Fault {
    Fault { key, message, help }
}
