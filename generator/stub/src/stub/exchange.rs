//! A request and what was made of it, for whoever watches.

use std::time::Duration;

use serde_json::json;

use super::Recorded;
use super::reply::Reply;
use crate::Description;
use crate::answer::Answer;
use crate::judge::{Rule, Violation};

/// A request, its verdict and its answer.
#[derive(Clone, Debug)]
pub struct Exchange {
    /// The request.
    pub request: Recorded,
    /// What it broke of the description, and what of the description could not be used.
    pub violations: Vec<Violation>,
    /// The status of the answer; none where the connection was cut.
    pub status: Option<u16>,
    /// The time from the request's end to the answer's head.
    pub elapsed: Duration,
}

impl Exchange {
    pub(super) fn of(request: Recorded) -> Self {
        Self {
            request,
            violations: Vec::new(),
            status: None,
            elapsed: Duration::ZERO,
        }
    }

    /// Whether the request is as the description says.
    #[must_use]
    pub fn is_right(&self) -> bool {
        let mut violations = self.violations.iter();
        !violations.any(|violation| violation.rule.status().is_some())
    }
}

/// The rules whose statuses say more than that the request is bad, the more telling first.
const TELLING: [Rule; 5] = [
    Rule::Route,
    Rule::Method,
    Rule::Security,
    Rule::MediaType,
    Rule::Accept,
];

/// The answer to a request that breaks the description: what was broken, and where it says so.
pub(super) fn refusal(description: &Description, violations: &[Violation]) -> Reply {
    let is_broken = |rule: &Rule| violations.iter().any(|it| it.rule == *rule);
    let telling = TELLING.into_iter().find(is_broken);
    let status = telling.or_else(|| violations.iter().map(|it| it.rule).min());
    // Where no rule is to blame, the description has no answer.
    let status = status.and_then(Rule::status).unwrap_or(500);
    let list = violations.iter().map(|violation| {
        json!({
            "rule": format!("{:?}", violation.rule),
            "message": violation.message,
            "file": violation.place.file,
            "pointer": violation.place.pointer,
        })
    });
    let body = json!({ "violations": list.collect::<Vec<_>>() });
    let answer = Answer::json(status, &body);
    let answer = match status {
        401 => answer.header("www-authenticate", &challenge(description)),
        405 => answer.header("allow", &allowed(violations)),
        _ => answer,
    };
    answer.reply()
}

/// The schemes of the description (RFC 9110, 11.6.1).
fn challenge(description: &Description) -> String {
    let schemes = description.root().at("/components/securitySchemes");
    let schemes = schemes.iter().flat_map(|all| all.value().as_object());
    let names = schemes
        .flatten()
        .map(|(_, scheme)| match scheme["type"].as_str() {
            Some("http") => scheme["scheme"].as_str().unwrap_or("Bearer").to_owned(),
            Some("apiKey") => "ApiKey".to_owned(),
            _ => "Bearer".to_owned(),
        });
    let mut names: Vec<String> = names.collect();
    names.sort();
    names.dedup();
    match names.is_empty() {
        true => "Bearer".to_owned(),
        false => names.join(", "),
    }
}

/// The methods that the finding names (RFC 9110, 15.5.6).
fn allowed(violations: &[Violation]) -> String {
    let found = violations.iter().find(|it| it.rule == Rule::Method);
    let list = found.and_then(|it| it.message.split_once(" is none of "));
    list.map_or_else(String::new, |(_, list)| list.to_owned())
}
