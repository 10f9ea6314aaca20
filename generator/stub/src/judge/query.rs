//! The query of a request -> its parameters, by style (OpenAPI 3.1, 4.8.12.2.4).

use super::deep::{self, Deep};
use super::parameter::{Location, Parameter};
use super::percent::{self, Component};
use super::reading::{Pieces, Shape};
use super::{Rule, Violation, security};
use crate::Description;
use crate::description::{Operation, Place, Template};
use crate::stub::Recorded;

/// One `name=value` of the query.
struct Pair<'r> {
    name: String,
    value: &'r str,
    is_claimed: bool,
}

pub(super) fn judge(
    description: &Description,
    operation: &Operation,
    parameters: &[Parameter<'_>],
    request: &Recorded,
    found: &mut Vec<Violation>,
) {
    let is_whole = |it: &&Parameter<'_>| it.location == Location::Querystring;
    if let Some(whole) = parameters.iter().find(is_whole) {
        return whole.judge_querystring(description, request.query(), found);
    }
    let place = description.node(operation).place();
    let mut pairs = take_apart(request.query(), &place, found);
    claim_template(operation, parameters, request, &mut pairs);
    let mut own: Vec<_> = parameters
        .iter()
        .filter(|parameter| parameter.location == Location::Query)
        .collect();
    // An exploded object claims the names that no other parameter has, so it comes last.
    own.sort_by_key(|parameter| is_exploded_object(parameter));
    for parameter in own {
        match claim(parameter, &mut pairs) {
            Ok(None) => parameter.judge_absence(found),
            Ok(Some(pieces)) => parameter.judge_pieces(description, Ok(pieces), found),
            Err(message) => parameter.judge_pieces(description, Err(message), found),
        }
    }
    let keys = security::names_in(description, "query");
    for pair in pairs.iter().filter(|pair| !pair.is_claimed) {
        if !keys.contains(&pair.name.as_str()) {
            let message = format!("`{}` is not declared", pair.name);
            found.push(Violation::new(Rule::Query, message, place.clone()));
        }
    }
}

/// The pairs that stand in the path template itself, and are not described as parameters too.
fn claim_template(
    operation: &Operation,
    parameters: &[Parameter<'_>],
    request: &Recorded,
    pairs: &mut [Pair<'_>],
) {
    let is_described = |name: &str| {
        let mut query = parameters
            .iter()
            .filter(|it| it.location == Location::Query);
        query.any(|it| it.name == name)
    };
    for raw in request.query().into_iter().flat_map(|it| it.split('&')) {
        let name = raw.split('=').next().unwrap_or_default();
        let is_claimed = |template: &Template| {
            let variables = template.read_pair(raw);
            variables.is_some_and(|variables| variables.is_empty() || !is_described(name))
        };
        if operation.templates.iter().any(is_claimed) {
            let own = pairs.iter_mut().filter(|pair| pair.name == name);
            own.for_each(|pair| pair.is_claimed = true);
        }
    }
}

fn take_apart<'r>(
    query: Option<&'r str>,
    place: &Place,
    found: &mut Vec<Violation>,
) -> Vec<Pair<'r>> {
    let mut pairs = Vec::new();
    // An empty query holds no pair; an empty part of another query is one without a name.
    let query = query.filter(|query| !query.is_empty());
    for raw in query.into_iter().flat_map(|query| query.split('&')) {
        let (name, value) = raw.split_once('=').unwrap_or((raw, ""));
        match percent::decode(name, Component::Query) {
            Ok(name) => pairs.push(Pair {
                name,
                value,
                is_claimed: false,
            }),
            Err(message) => found.push(Violation::new(Rule::Query, message, place.clone())),
        }
    }
    pairs
}

/// Takes the pairs of one parameter; nothing if there are none.
fn claim(parameter: &Parameter<'_>, pairs: &mut [Pair<'_>]) -> Result<Option<Pieces>, String> {
    if parameter.style == "deepObject" {
        return claim_deep(parameter, pairs);
    }
    if is_exploded_object(parameter) {
        return claim_fields(parameter, pairs, &|name| {
            parameter.property(name).map(|_| name.to_owned())
        });
    }
    let mut values = Vec::new();
    for pair in pairs.iter_mut().filter(|pair| pair.name == parameter.name) {
        pair.is_claimed = true;
        values.push(pair.value);
    }
    if parameter.is_array() && parameter.explode && !values.is_empty() {
        let items = values
            .iter()
            .map(|raw| percent::decode(raw, parameter.component()));
        return Ok(Some(Pieces::Many(items.collect::<Result<_, _>>()?)));
    }
    match values.as_slice() {
        [] => Ok(None),
        [raw] => delimited(parameter, raw).map(Some),
        _ => Err("it is sent more than once".to_owned()),
    }
}

/// Collects the pairs whose names begin with that of the parameter and go on in brackets, if they
/// do not end: a value can be an object or something else.
fn claim_deep(parameter: &Parameter<'_>, pairs: &mut [Pair<'_>]) -> Result<Option<Pieces>, String> {
    let mut deep = Deep::default();
    for pair in pairs.iter_mut().filter(|pair| !pair.is_claimed) {
        let keys = match deep::keys(&pair.name) {
            Some((outer, keys)) if outer == parameter.name => keys,
            _ if pair.name == parameter.name => Vec::new(),
            _ => continue,
        };
        pair.is_claimed = true;
        deep.add(&keys, percent::decode(pair.value, parameter.component())?);
    }
    Ok((!deep.is_empty()).then_some(Pieces::Deep(deep)))
}

/// Collects the pairs whose name holds a property's name.
fn claim_fields(
    parameter: &Parameter<'_>,
    pairs: &mut [Pair<'_>],
    property: &dyn Fn(&str) -> Option<String>,
) -> Result<Option<Pieces>, String> {
    let mut fields: Vec<(String, Vec<String>)> = Vec::new();
    for pair in pairs.iter_mut().filter(|pair| !pair.is_claimed) {
        let Some(name) = property(&pair.name) else {
            continue;
        };
        pair.is_claimed = true;
        let value = percent::decode(pair.value, parameter.component())?;
        match fields.iter_mut().find(|(known, _)| *known == name) {
            Some((_, values)) => values.push(value),
            None => fields.push((name, vec![value])),
        }
    }
    Ok((!fields.is_empty()).then_some(Pieces::Named(fields)))
}

/// One text that holds the whole value.
fn delimited(parameter: &Parameter<'_>, raw: &str) -> Result<Pieces, String> {
    match parameter.style {
        "form" => parameter.split_encoded(raw, ',', parameter.component()),
        // The delimiter cannot stand in a URI, so it is itself encoded.
        "spaceDelimited" => delimited_by(parameter, raw, "%20"),
        "pipeDelimited" => delimited_by(parameter, &raw.replace("%7c", "%7C"), "%7C"),
        "tabDelimited" => delimited_by(parameter, raw, "%09"),
        style => Err(format!("`{style}` is no style of a query parameter")),
    }
}

fn delimited_by(parameter: &Parameter<'_>, raw: &str, delimiter: &str) -> Result<Pieces, String> {
    // A line break cannot stand in a request target, so it can stand for the delimiter.
    parameter.split_encoded(&raw.replace(delimiter, "\n"), '\n', parameter.component())
}

fn is_exploded_object(parameter: &Parameter<'_>) -> bool {
    parameter.style == "form" && parameter.explode && parameter.shape() == Shape::Object
}
