//! The `Accept` header -> does it let in what the operation answers (RFC 9110, 12.5.1)?

use super::{MediaType, Rule, Violation};
use crate::Description;
use crate::description::{Node, Operation};
use crate::stub::Recorded;

pub(super) fn judge(
    description: &Description,
    operation: &Operation,
    request: &Recorded,
    found: &mut Vec<Violation>,
) {
    let lines = request.header_values("accept");
    if lines.is_empty() {
        return;
    }
    let node = description.node(operation);
    let mut ranges = Vec::new();
    for part in lines.iter().flat_map(|line| line.split(',')) {
        match MediaType::parse(part) {
            Some(range)
                if range
                    .parameter("q")
                    .is_none_or(|weight| weight.parse() != Ok(0.0)) =>
            {
                ranges.push(range);
            }
            Some(_) => {}
            None => {
                let message = format!("`{part}` is no media range");
                found.push(Violation::new(Rule::Accept, message, node.place()));
            }
        }
    }
    let responses = node.get("responses");
    let responses: Vec<_> = responses.iter().flat_map(|all| all.entries()).collect();
    let success = media_types(
        responses
            .iter()
            .filter(|(status, _)| status.starts_with('2')),
    );
    let answers = match success.is_empty() {
        true => media_types(responses.iter()),
        false => success,
    };
    let fits = |answer: &MediaType| {
        ranges
            .iter()
            .any(|it| it.takes_in(answer) || answer.takes_in(it))
    };
    if !answers.is_empty() && !answers.iter().any(fits) {
        let message = format!("`{}` lets in no answer of the operation", lines.join(", "));
        found.push(Violation::new(Rule::Accept, message, node.place()));
    }
}

/// The media types of some responses.
fn media_types<'r, 'd: 'r>(
    responses: impl Iterator<Item = &'r (&'d str, Node<'d>)>,
) -> Vec<MediaType> {
    let mut found = Vec::new();
    for (_, response) in responses {
        let content = response
            .resolved()
            .ok()
            .and_then(|node| node.get("content"));
        let types = content.iter().flat_map(|all| all.entries());
        found.extend(types.filter_map(|(name, _)| MediaType::parse(name)));
    }
    found
}

/// How much a request likes a declared media type or range, from 0 to 1: the most exact range of
/// `Accept` decides (RFC 9110, 12.5.1).
pub(crate) fn accepts(request: &Recorded, declared: &MediaType) -> f32 {
    let lines = request.header_values("accept");
    if lines.is_empty() {
        return 1.0;
    }
    let ranges = lines.iter().flat_map(|line| line.split(','));
    let fitting = ranges
        .filter_map(MediaType::parse)
        .filter(|range| range.takes_in(declared) || declared.takes_in(range));
    let best = fitting.max_by_key(|range| (range.kind != "*", range.subtype != "*"));
    best.map_or(0.0, |range| {
        let weight = range.parameter("q").and_then(|text| text.parse().ok());
        weight.unwrap_or(1.0)
    })
}
