//! The description's words as documentation: always text, never code.

use super::Lowering;
use super::answers::Lowered;
use crate::model::{self, Location, Property, Status};
use crate::plan::{AnswerType, Body, Parameter, Presence, Reading, Type};
use serde_json::Value;

/// Words of the description, as Markdown that rustdoc takes as it is.
pub(super) fn markdown(text: &str) -> String {
    crate::plan::markdown::sanitize(text)
}

/// The documentation of a field.
pub(super) fn field_docs(property: &Property) -> String {
    let mut notes = Vec::new();
    if let Some(default) = &property.default {
        notes.push(default_docs(default));
    }
    if property.read_only {
        notes.push("Only in answers.".to_owned());
    }
    if property.write_only {
        notes.push("Only in requests.".to_owned());
    }
    if property.deprecated {
        notes.push("**Deprecated.**".to_owned());
    }
    with_notes(
        property.description.as_deref().map(markdown),
        &notes.join(" "),
    )
}

/// Words and what is noted beside them: in one paragraph where the words are one.
fn with_notes(words: Option<String>, notes: &str) -> String {
    let Some(words) = words.filter(|words| !words.trim().is_empty()) else {
        return notes.to_owned();
    };
    let is_plain = !words.contains('\n') && words.starts_with(|c: char| c.is_alphabetic());
    match (notes, is_plain) {
        ("", _) => words,
        (notes, true) => {
            let end = words.trim_end().chars().last();
            let is_open = end.is_some_and(|c| c.is_alphanumeric() || matches!(c, ')' | '`'));
            let stop = if is_open { "." } else { "" };
            format!("{}{stop} {notes}", words.trim_end())
        }
        (notes, false) => format!("{words}\n\n{notes}"),
    }
}

/// The documentation of a parameter.
pub(super) fn parameter_docs(parameter: &model::Parameter) -> String {
    let default = parameter.default.as_ref().map(default_docs);
    let place = match parameter.location {
        Location::QueryString => "The whole query.".to_owned(),
        location => format!(
            "The {} parameter {}.",
            location.name(),
            code(&parameter.name)
        ),
    };
    let words = parameter.description.as_deref().map(markdown);
    with_notes(words.or(Some(place)), &default.unwrap_or_default())
}

fn default_docs(default: &Value) -> String {
    format!(
        "Without it, the server takes {}.",
        code(&default.to_string())
    )
}

/// Text as a code span, whatever is in it (CommonMark, section 6.1).
pub(super) fn code(text: &str) -> String {
    let text: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    let longest = text
        .split(|c| c != '`')
        .map(str::len)
        .max()
        .unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    match longest {
        0 => format!("{fence}{text}{fence}"),
        _ => format!("{fence} {text} {fence}"),
    }
}

/// The parts that are there, with an empty line between them.
pub(super) fn paragraphs<const N: usize>(parts: [Option<String>; N]) -> String {
    let parts: Vec<_> = parts
        .into_iter()
        .flatten()
        .filter(|part| !part.trim().is_empty())
        .collect();
    parts.join("\n\n")
}

/// The documentation of an operation.
pub(super) fn operation_docs(
    operation: &model::Operation,
    parameters: &[Parameter],
    body: Option<&Body>,
    answers: &Lowered,
    headers: Option<String>,
) -> String {
    let request = code(&format!("{} {}", operation.method, operation.path));
    let is_repeated = |text: &&str| Some(*text) != operation.summary.as_deref();
    let description = operation.description.as_deref().filter(is_repeated);
    let option = |parameter: &&Parameter| !parameter.is_argument() && parameter.lifted.is_none();
    let is_argument = |body: &&Body| body.presence == Presence::Argument;
    let is_option = |body: &&Body| body.presence != Presence::Argument;
    let notes = [
        option_docs(parameters.iter().filter(option), body.filter(is_option)),
        error_docs(operation),
        headers,
    ];
    let notes: Vec<_> = notes.into_iter().flatten().collect();
    let notes = (!notes.is_empty()).then(|| notes.join(" "));
    // Each in a line of its own, by a hard break (CommonMark, section 6.7); a
    // list can follow them at once.
    let lines = [Some(request), other_answers_docs(answers), notes];
    let lines: Vec<_> = lines.into_iter().flatten().collect();
    let arguments = argument_docs(operation, parameters, body.filter(is_argument));
    let arguments = arguments.map(|arguments| format!("\n{arguments}"));
    paragraphs([
        operation.summary.as_deref().map(markdown),
        description.map(markdown),
        Some(lines.join("\\\n") + &arguments.unwrap_or_default()),
    ])
}

/// How an answer can be asked for, or read, in another way.
fn other_answers_docs(answers: &Lowered) -> Option<String> {
    if answers.stream.is_some() {
        let docs = "[`stream`](Call::stream) gives the items of the answer one at a time.";
        return Some(docs.to_owned());
    }
    let arms = answers.output.arms.iter();
    let mut choices = arms
        .map(|arm| &arm.readings)
        .filter(|readings| readings.len() > 1);
    if let Some([best, others @ ..]) = choices.next().map(Vec::as_slice) {
        let name = |reading: &Reading| reading.media_types.first().map(|name| code(name));
        let others: Vec<_> = others.iter().filter_map(name).collect();
        return Some(format!(
            "Answers in {}; [`accept`](Call::accept) asks for {}.",
            name(best).unwrap_or_default(),
            others.join(" or ")
        ));
    }
    let is_bytes = answers.output.ty == AnswerType::One(Type::BYTES);
    let docs = "[`download`](Call::download) gives the bytes as they come in.";
    is_bytes.then(|| docs.to_owned())
}

/// What the description says of the arguments, each in a line.
fn argument_docs(
    operation: &model::Operation,
    parameters: &[Parameter],
    body: Option<&Body>,
) -> Option<String> {
    let described = operation.parameters.iter().zip(parameters);
    let described = described
        .filter(|(parameter, planned)| planned.is_argument() && parameter.description.is_some())
        .map(|(_, planned)| (&planned.name, &planned.docs));
    let is_described = operation
        .body
        .as_ref()
        .is_some_and(|body| body.description.is_some());
    let body = body.filter(|_| is_described);
    let lines: Vec<_> = described
        .chain(body.map(|body| (&body.name, &body.docs)))
        .map(|(name, docs)| format!("* `{}`: {}", name.text(), first_sentence(docs)))
        .collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// What methods of the call set: each of them says more.
fn option_docs<'p>(
    parameters: impl Iterator<Item = &'p Parameter>,
    body: Option<&Body>,
) -> Option<String> {
    let names = parameters.map(|parameter| &parameter.name);
    let names = names.chain(body.map(|body| &body.name));
    let names: Vec<_> = names.map(|name| format!("`{}`", name.text())).collect();
    (!names.is_empty()).then(|| format!("Options: {}.", names.join(", ")))
}

fn first_sentence(docs: &str) -> &str {
    let line = docs.lines().next().unwrap_or_default();
    line.find(". ").map_or(line, |end| &line[..=end])
}

/// What can go wrong, by status.
fn error_docs(operation: &model::Operation) -> Option<String> {
    let errors: Vec<_> = operation
        .responses
        .iter()
        .filter(|response| {
            !matches!(
                response.status,
                Status::Code(100..=399) | Status::Range(1..=3)
            )
        })
        .map(|response| {
            let status = match response.status {
                Status::Code(code) => code.to_string(),
                Status::Range(class) => format!("{class}XX"),
                Status::Default => "Other".to_owned(),
            };
            let words = one_line(&response.description);
            format!("{status} {}", words.trim().trim_end_matches('.'))
        })
        .collect();
    (!errors.is_empty()).then(|| format!("Errors: {}.", errors.join("; ")))
}

/// Words in one line.
pub(super) fn one_line(text: &str) -> String {
    crate::plan::markdown::sanitize_line(text)
}

impl Lowering<'_> {
    /// The documentation of the crate.
    pub(super) fn lower_crate_docs(&self) -> String {
        let info = &self.api.info;
        let title = match info.version.is_empty() {
            true => one_line(&info.title),
            false => format!(
                "{}, version {}.",
                one_line(&info.title),
                one_line(&info.version)
            ),
        };
        paragraphs([
            Some(title),
            info.summary.as_deref().map(markdown),
            info.description.as_deref().map(markdown),
            Some(String::from(
                "Begin with [`Client::builder`]: the operations are its methods, and those of the groups that it leads to. [`types`] holds what they take and answer.",
            )),
        ])
    }
}
