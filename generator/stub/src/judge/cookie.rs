//! The `Cookie` header -> cookie parameters (RFC 6265, 5.4; style `form`).

use super::parameter::{Location, Parameter};
use super::{Rule, Violation, security};
use crate::Description;
use crate::description::Operation;
use crate::judge::percent::{self, Component};
use crate::judge::reading::{Pieces, Shape};
use crate::stub::Recorded;

pub(super) fn judge(
    description: &Description,
    operation: &Operation,
    parameters: &[Parameter<'_>],
    request: &Recorded,
    found: &mut Vec<Violation>,
) {
    let mut cookies = cookies(request);
    let own = parameters
        .iter()
        .filter(|it| it.location == Location::Cookie);
    for parameter in own {
        if parameter.explode && parameter.shape() == Shape::Object {
            let is_member = |name: &str| parameter.property(name).is_some();
            let (members, others): (Vec<_>, Vec<_>) =
                cookies.into_iter().partition(|(name, _)| is_member(name));
            cookies = others;
            judge_members(description, parameter, &members, found);
            continue;
        }
        let (own, others): (Vec<_>, Vec<_>) = cookies
            .into_iter()
            .partition(|(name, _)| *name == parameter.name);
        cookies = others;
        let texts: Vec<&str> = own.iter().map(|(_, raw)| *raw).collect();
        match texts.as_slice() {
            [] => parameter.judge_absence(found),
            [raw] if !(parameter.explode && parameter.is_array()) => {
                let pieces = parameter.split_encoded(raw, ',', Component::Query);
                parameter.judge_pieces(description, pieces, found);
            }
            texts if parameter.explode && parameter.is_array() => {
                let pieces = many(texts);
                parameter.judge_pieces(description, pieces, found);
            }
            _ => found.push(parameter.violation("is sent more than once")),
        }
    }
    let keys = security::names_in(description, "cookie");
    for (name, _) in cookies {
        if !keys.contains(&name) {
            let message = format!("`{name}` is not declared");
            let place = description.node(operation).place();
            found.push(Violation::new(Rule::Cookie, message, place));
        }
    }
}

/// The names and values of all cookies.
pub(super) fn cookies(request: &Recorded) -> Vec<(&str, &str)> {
    let lines = request.header_values("cookie");
    let cookies = lines.into_iter().flat_map(|line| line.split(';'));
    let cookies = cookies.map(|cookie| cookie.trim().split_once('=').unwrap_or((cookie, "")));
    cookies.collect()
}

/// An object of style `form`, exploded: each property is a cookie of its own.
fn judge_members(
    description: &Description,
    parameter: &Parameter<'_>,
    members: &[(&str, &str)],
    found: &mut Vec<Violation>,
) {
    if members.is_empty() {
        return parameter.judge_absence(found);
    }
    let members = members.iter().map(|(name, raw)| {
        let value = percent::decode(raw, Component::Query)?;
        Ok(((*name).to_owned(), vec![value]))
    });
    let pieces = members.collect::<Result<_, String>>().map(Pieces::Named);
    parameter.judge_pieces(description, pieces, found);
}

/// An array, exploded: each item is a cookie of its own.
fn many(texts: &[&str]) -> Result<Pieces, String> {
    let items = texts
        .iter()
        .map(|raw| percent::decode(raw, Component::Query));
    items.collect::<Result<_, _>>().map(Pieces::Many)
}
