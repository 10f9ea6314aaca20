//! Parameters that take a key by which the server knows a request that it has
//! seen before.

use super::format::UUID;
use crate::model::Location;
use crate::openapi::{self, Keywords, ParameterValue, Type};
use clientsmith_sample::Pattern;

/// Whether the client can make up the value of a parameter: a header that says
/// by its name that it takes a key, and takes a UUID in its text form.
pub(super) fn takes_made_up_key(parameter: &openapi::Parameter) -> bool {
    let name = parameter.name.to_ascii_lowercase().replace(['-', '_'], "");
    // `X-Idempotency-Key`, `Idempotence-Key`, `Acme-Idempotency-Key`.
    let is_key = name.ends_with("idempotencykey") || name.ends_with("idempotencekey");
    let ParameterValue::Schema(schema) = &parameter.value else {
        return false;
    };
    parameter.location == Location::Header && is_key && schema.keywords().is_some_and(takes_uuid)
}

/// Whether a schema allows a UUID; one that says what is not known here does
/// not.
fn takes_uuid(keywords: &Keywords) -> bool {
    let is_plain = keywords.reference.is_none()
        && keywords.enumeration.is_none()
        && keywords.constant.is_none()
        && keywords.all_of.is_empty()
        && keywords.one_of.is_empty()
        && keywords.any_of.is_empty()
        && keywords.not.is_none();
    let is_text = keywords.types.is_empty() || keywords.types.contains(Type::String);
    let is_uuid = matches!(keywords.format.as_deref(), None | Some("uuid"));
    let length = UUID.len() as u64;
    let fits = keywords.string.as_ref().is_none_or(|string| {
        let is_match =
            |pattern: &String| Pattern::parse(pattern).is_some_and(|it| it.is_match(UUID));
        string.max_length.is_none_or(|maximum| maximum >= length)
            && string.min_length.is_none_or(|minimum| minimum <= length)
            && string.pattern.as_ref().is_none_or(is_match)
    });
    is_plain && is_text && is_uuid && fits
}
