//! A raw request and the raw description -> what the request breaks of the description.

mod accept;
mod body;
mod cookie;
mod media_type;
mod parameter;
mod path;
mod percent;
mod query;
mod reading;
mod security;

use std::fmt;

use crate::Description;
use crate::description::Operation;
use crate::stub::Recorded;

pub use media_type::MediaType;

use parameter::{Location, Parameter};

/// What part of the description a request breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// No path template fits.
    Route,
    /// The path exists, the method does not.
    Method,
    /// A path parameter.
    Path,
    /// A query parameter, or one that is not declared.
    Query,
    /// A header parameter.
    Header,
    /// A cookie parameter, or one that is not declared.
    Cookie,
    /// The credentials.
    Security,
    /// The media type of the body.
    MediaType,
    /// The body.
    Body,
    /// The `Accept` header.
    Accept,
    /// Not the request but the description is wrong.
    Description,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// What was broken.
    pub rule: Rule,
    /// How, for a reader.
    pub message: String,
    /// JSON pointer of the place in the description that says so.
    pub pointer: String,
}

impl Violation {
    /// A finding.
    pub fn new(rule: Rule, message: impl Into<String>, pointer: impl Into<String>) -> Self {
        Self {
            rule,
            message: message.into(),
            pointer: pointer.into(),
        }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}: {} (#{})", self.rule, self.message, self.pointer)
    }
}

/// Finds the operation that a request is for, and everything that the request breaks.
#[must_use]
pub fn judge<'d>(
    description: &'d Description,
    request: &Recorded,
) -> (Option<&'d Operation>, Vec<Violation>) {
    let mut found = Vec::new();
    let operation = match route(description, request) {
        Ok(operation) => operation,
        Err(violation) => return (None, vec![violation]),
    };
    let parameters = match Parameter::list(description, operation) {
        Ok(parameters) => parameters,
        Err(message) => {
            let violation = Violation::new(Rule::Description, message, &operation.pointer);
            return (Some(operation), vec![violation]);
        }
    };
    path::judge(description, operation, &parameters, request, &mut found);
    query::judge(description, &parameters, request, &mut found);
    judge_headers(description, &parameters, request, &mut found);
    cookie::judge(description, &parameters, request, &mut found);
    security::judge(description, operation, request, &mut found);
    body::judge(description, operation, request, &mut found);
    accept::judge(description, operation, request, &mut found);
    (Some(operation), found)
}

/// The operation whose template and method fit; the operations are sorted by concreteness.
fn route<'d>(description: &'d Description, request: &Recorded) -> Result<&'d Operation, Violation> {
    let path = request.path().strip_prefix(description.base_path());
    let fitting = description
        .operations()
        .iter()
        .filter(|operation| path.is_some_and(|path| operation.template.read(path).is_some()));
    let mut methods = Vec::new();
    let mut item = None;
    for operation in fitting {
        // Once a more concrete path fits, a less concrete one is out, whatever the method.
        if *item.get_or_insert(&operation.item) != &operation.item {
            break;
        }
        if operation.method == request.method {
            return Ok(operation);
        }
        methods.push(operation.method.as_str());
    }
    Err(match item {
        None => {
            let message = format!("no path fits `{}`", request.target);
            Violation::new(Rule::Route, message, "/paths")
        }
        Some(item) => {
            let allowed = methods.join(", ");
            let message = format!("{} is none of {allowed}", request.method);
            Violation::new(Rule::Method, message, item)
        }
    })
}

/// Header parameters. Headers that are not declared are no violation: HTTP has many of its own.
fn judge_headers(
    description: &Description,
    parameters: &[Parameter<'_>],
    request: &Recorded,
    found: &mut Vec<Violation>,
) {
    // OpenAPI 3.1, 4.8.12.2.1: parameters of these names are ignored.
    let ignored = ["accept", "content-type", "authorization"];
    for parameter in parameters {
        let is_ignored = ignored.contains(&parameter.name.to_lowercase().as_str());
        if parameter.location != Location::Header || is_ignored {
            continue;
        }
        let lines = request.header_values(parameter.name);
        if lines.is_empty() {
            parameter.judge_absence(found);
            continue;
        }
        let text = lines.join(",");
        if lines.len() > 1 && !parameter.is_array() {
            found.push(parameter.violation("is sent more than once"));
        } else {
            parameter.judge_pieces(description, parameter.split_simple(&text), found);
        }
    }
}
