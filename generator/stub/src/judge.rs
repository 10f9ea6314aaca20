//! A raw request and the raw description -> what the request breaks of the description.

mod accept;
mod body;
mod cookie;
mod deep;
mod form;
mod media_type;
mod multipart;
mod parameter;
mod path;
mod percent;
mod query;
mod reading;
mod security;
mod xml;

use std::collections::BTreeSet;
use std::fmt;

use serde_json::Value;

use crate::Description;
use crate::description::{Direction, Node, Operation, Place, Template};
use crate::stub::Recorded;

pub use media_type::MediaType;

pub(crate) use accept::accepts;
pub(crate) use reading::{Shape, property, shape};

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

impl Rule {
    /// The status that answers a request which breaks it; none where the request is not to blame.
    #[must_use]
    pub fn status(self) -> Option<u16> {
        match self {
            Self::Route => Some(404),
            Self::Method => Some(405),
            Self::Security => Some(401),
            Self::MediaType => Some(415),
            Self::Accept => Some(406),
            Self::Path | Self::Query | Self::Header | Self::Cookie | Self::Body => Some(400),
            Self::Description => None,
        }
    }
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// What was broken.
    pub rule: Rule,
    /// How, for a reader.
    pub message: String,
    /// The place in the description that says so.
    pub place: Place,
}

impl Violation {
    /// A finding.
    pub fn new(rule: Rule, message: impl Into<String>, place: Place) -> Self {
        Self {
            rule,
            message: message.into(),
            place,
        }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}: {} ({})", self.rule, self.message, self.place)
    }
}

/// Finds the operation that a request is for, and everything that the request breaks.
#[must_use]
pub fn judge<'d>(
    description: &'d Description,
    request: &Recorded,
) -> (Option<&'d Operation>, Vec<Violation>) {
    let candidates = match route(description, request) {
        Ok(candidates) => candidates,
        Err(violation) => return (None, vec![violation]),
    };
    // Several operations can have one path, told apart by a header or a part of the query: the
    // request is for the one that it fits best.
    let judged = candidates.into_iter().map(|operation| {
        let found = judge_operation(description, operation, request);
        (Some(operation), found)
    });
    judged
        .min_by_key(|(_, found)| found.len())
        .unwrap_or_default()
}

fn judge_operation(
    description: &Description,
    operation: &Operation,
    request: &Recorded,
) -> Vec<Violation> {
    let mut found = Vec::new();
    let parameters = Parameter::list(description, operation, &mut found);
    path::judge(description, operation, &parameters, request, &mut found);
    query::judge(description, operation, &parameters, request, &mut found);
    judge_headers(description, &parameters, request, &mut found);
    cookie::judge(description, operation, &parameters, request, &mut found);
    security::judge(description, operation, &parameters, request, &mut found);
    body::judge(description, operation, request, &mut found);
    accept::judge(description, operation, request, &mut found);
    found
}

/// The operations whose template and method fit: those of the most concrete templates, and of
/// others where it is not said which is the more concrete one.
fn route<'d>(
    description: &'d Description,
    request: &Recorded,
) -> Result<Vec<&'d Operation>, Violation> {
    let path = request.path();
    let operations = description.operations().iter();
    let fitting: Vec<_> = operations
        .filter_map(|operation| {
            let mut templates = operation.templates.iter();
            let template = templates.find(|template| template.read(path).is_some())?;
            Some((operation, template))
        })
        .collect();
    if fitting.is_empty() {
        let message = format!("no path fits `{}`", request.target);
        let place = Place {
            pointer: "/paths".to_owned(),
            ..description.root().place()
        };
        return Err(Violation::new(Rule::Route, message, place));
    }
    // Once a more concrete path fits, a less concrete one is out, whatever the method.
    let fitted: BTreeSet<_> = fitting.iter().map(|(_, it)| it.concreteness()).collect();
    let is_first = |template: &Template| {
        let own = template.concreteness();
        !fitted.iter().any(|other| other.is_before(&own))
    };
    let first = fitting.iter().filter(|(_, template)| is_first(template));
    let alike: Vec<_> = first.map(|(operation, _)| *operation).collect();
    let own = alike.iter().filter(|it| it.method == request.method);
    let own: Vec<_> = own.copied().collect();
    if !own.is_empty() {
        return Ok(own);
    }
    let mut allowed: Vec<_> = alike.iter().map(|it| it.method.as_str()).collect();
    allowed.dedup();
    let message = format!("{} is none of {}", request.method, allowed.join(", "));
    Err(Violation::new(
        Rule::Method,
        message,
        description.item(alike[0]).place(),
    ))
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

/// Holds a value to its schema. `broken` makes a finding of each fault.
fn judge_value(
    description: &Description,
    schema: &Node<'_>,
    value: &Value,
    found: &mut Vec<Violation>,
    broken: impl Fn(String) -> Violation,
) {
    match description.faults(schema, Direction::Request, value) {
        Ok(faults) => found.extend(faults.into_iter().map(broken)),
        Err(message) => found.push(Violation::new(Rule::Description, message, schema.place())),
    }
}
