//! What operations are called: by their ids, without what frameworks add to the name
//! of a function.

use crate::model::Operation;
use std::collections::HashMap;

/// Finds the short ids, and calls operations by them where these tell them apart.
pub(super) fn name_shortly(operations: &mut [Operation]) {
    let is_behind_path = operations
        .iter()
        .any(|operation| operation.path.contains('{') && behind_path(operation).is_some());
    let mut counts: HashMap<String, usize> = HashMap::new();
    for operation in operations.iter_mut() {
        operation.short_id = short_id(operation, is_behind_path).map(str::to_owned);
        if let Some(id) = &operation.short_id {
            *counts.entry(id.to_lowercase()).or_default() += 1;
        }
    }
    for operation in operations {
        let short = operation.short_id.as_ref();
        let alone = short.filter(|id| counts[&id.to_lowercase()] == 1);
        operation.name = alone.or(operation.id.as_ref()).cloned();
    }
}

/// The name of the function in an id; the whole id where no framework is known by it.
fn short_id(operation: &Operation, is_behind_path: bool) -> Option<&str> {
    let id = operation.id.as_deref()?;
    let short = before_path(operation)
        .or_else(|| Some(id.split_once("Controller_")?.1))
        .or_else(|| behind_path(operation).filter(|_| is_behind_path));
    short
        .filter(|name| name.starts_with(char::is_alphabetic))
        .or(Some(id))
}

/// `list_pets` of FastAPI's `list_pets_pets__get`, which is `GET /pets/`.
fn before_path(operation: &Operation) -> Option<&str> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let path = operation.path.replace(|c: char| !is_word(c), "_");
    let suffix = format!("{path}_{}", operation.method.as_str().to_lowercase());
    operation.id.as_deref()?.strip_suffix(&suffix)
}

/// `GetPet` of Litestar's `PetsPetIdGetPet`, which is `GET /pets/{pet_id}`.
///
/// Others may call `GET /pets` `PetsList`: only an id that repeats variables shows that
/// those of a description are made so.
fn behind_path(operation: &Operation) -> Option<&str> {
    let mut rest = operation.id.as_deref()?.chars();
    for letter in operation.path.chars().filter(|c| c.is_alphanumeric()) {
        rest.next().filter(|c| c.eq_ignore_ascii_case(&letter))?;
    }
    let name = rest.as_str();
    name.starts_with(char::is_uppercase).then_some(name)
}
