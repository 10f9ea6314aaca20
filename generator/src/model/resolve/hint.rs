//! Names that a description gives for the sake of generated code. They are
//! hints: whatever they hold, the naming specification makes an identifier of
//! it.

use crate::openapi::{Extensions, Keywords};
use serde_json::Value;

/// What names a part of either kind.
const OVERRIDES: [&str; 2] = ["x-speakeasy-name-override", "x-ms-client-name"];

/// The name of the type of a schema. What names a property where it stands in
/// one, names a type where the schema is a component.
///
/// `x-rust-type` is a path (`crate::Money`), of which only the last segment is
/// taken: a description cannot bring types of other crates into a client.
pub(super) fn type_name(keywords: &Keywords, is_component: bool) -> Option<String> {
    let extensions = &keywords.extensions;
    let rust = || {
        let hint = extensions.get("x-rust-type")?;
        let path = hint.get("path").unwrap_or(hint).as_str()?;
        let name = path.rsplit("::").next()?;
        name.chars()
            .all(|c| c.is_alphanumeric() || c == '_')
            .then_some(name)
    };
    let microsoft = || extensions.get("x-ms-enum")?.get("name")?.as_str();
    let component = || {
        is_component
            .then(|| first(extensions, &OVERRIDES))
            .flatten()
    };
    first(extensions, &["x-fern-type-name"])
        .or_else(component)
        .or_else(microsoft)
        .or_else(rust)
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
}

/// The name of the field of a property.
pub(super) fn property_name(keywords: &Keywords) -> Option<String> {
    let extensions = &keywords.extensions;
    first(extensions, &["x-fern-property-name"])
        .or_else(|| first(extensions, &OVERRIDES))
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
}

fn first<'e>(extensions: &'e Extensions, names: &[&str]) -> Option<&'e str> {
    names
        .iter()
        .find_map(|name| extensions.get(name).and_then(Value::as_str))
}
