//! The `Cookie` header -> cookie parameters (RFC 6265, 5.4; style `form`).

use super::parameter::{Location, Parameter};
use super::{Rule, Violation, security};
use crate::Description;
use crate::judge::percent::Component;
use crate::stub::Recorded;

pub(super) fn judge(
    description: &Description,
    parameters: &[Parameter<'_>],
    request: &Recorded,
    found: &mut Vec<Violation>,
) {
    let mut cookies = cookies(request);
    for parameter in parameters {
        if parameter.location != Location::Cookie {
            continue;
        }
        let (own, others): (Vec<_>, Vec<_>) = cookies
            .into_iter()
            .partition(|(name, _)| *name == parameter.name);
        cookies = others;
        match own.as_slice() {
            [] => parameter.judge_absence(found),
            [(_, raw)] => {
                let pieces = parameter.split_encoded(raw, ',', Component::Query);
                parameter.judge_pieces(description, pieces, found);
            }
            _ => found.push(parameter.violation("is sent more than once")),
        }
    }
    let keys = security::names_in(description, "cookie");
    for (name, _) in cookies {
        if !keys.contains(&name) {
            let message = format!("`{name}` is not declared");
            found.push(Violation::new(Rule::Cookie, message, ""));
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
