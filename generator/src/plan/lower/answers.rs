//! Responses: a type for what succeeds and one for what fails, chosen by status
//! and media type.

use super::Lowering;
use super::docs::{code, one_line};
use super::place::Use;
use super::readings::{Read, media_name};
use super::statuses::{codes, merged, status_name, trim};
use crate::model::{self, Response, Status, essence, is_media_range};
use crate::plan::naming::{Case, Ident, Scope};
use crate::plan::{
    AnswerEnum, AnswerType, AnswerVariant, Answers, Arm, Decoding, Reading, Stream, Type,
};

/// What an operation answers, and the media types that it does so in.
pub(super) struct Lowered {
    pub(super) output: Answers,
    pub(super) error: Answers,
    pub(super) stream: Option<Stream>,
    pub(super) accept: String,
}

/// An answer by its status.
struct Answer<'a> {
    response: &'a Response,
    codes: (u16, u16),
    readings: Vec<Read>,
}

impl Lowering<'_> {
    pub(super) fn lower_answers(
        &mut self,
        operation: &model::Operation,
        name: &str,
        place: &Use,
        scope: &mut Scope,
    ) -> Lowered {
        let mut responses: Vec<_> = operation.responses.iter().collect();
        responses.sort_by_key(|response| response.status);
        let success = successes(&responses);
        let stream = self.lower_stream(&success, place);
        let outputs: Vec<_> = success
            .iter()
            .map(|response| {
                self.lower_success(
                    response,
                    &place.part_or("response", &status_name(response.status)),
                    stream.as_ref(),
                )
            })
            .collect();
        let errors: Vec<_> = failures(&responses, &success)
            .map(|response| Answer {
                response,
                codes: codes(response.status, (300, 599)),
                readings: self.lower_readings(
                    response,
                    &place.part_or("error", &status_name(response.status)),
                ),
            })
            .collect();
        let accept = accept(&outputs, &errors);
        Lowered {
            output: output_answers(outputs, name, scope),
            error: lower_answers(
                errors,
                &format!("{name} error"),
                "What goes wrong, by status.",
                scope,
            ),
            stream,
            accept,
        }
    }

    /// A success that can only be a stream is read as all of its items.
    fn lower_success<'r>(
        &mut self,
        response: &'r Response,
        place: &Use,
        stream: Option<&Stream>,
    ) -> Answer<'r> {
        let mut readings = self.lower_readings(response, place);
        let is_only = readings.iter().all(|read| read.media_types.is_empty());
        if let Some(stream) = stream.filter(|_| is_only && !response.content.is_empty()) {
            readings = vec![Read {
                media_types: vec![stream.media_type.clone()],
                decoding: Decoding::Items,
                ty: Type::List(Box::new(stream.item.clone())),
                xml: None,
            }];
        }
        Answer {
            response,
            codes: codes(response.status, (200, 299)),
            readings,
        }
    }
}

/// The responses that mean failure, and say what it looks like: 4XX and 5XX,
/// redirects where they are not the success, and `default`, which is also that
/// where it is the success too (OpenAPI 3.1, section 4.8.16.1).
fn failures<'a, 'r>(
    responses: &'a [&'r Response],
    success: &'a [&'r Response],
) -> impl Iterator<Item = &'r Response> + use<'a, 'r> {
    let is_success = |status| success.iter().any(|other| other.status == status);
    responses.iter().copied().filter(move |response| {
        let is_failure = match response.status {
            Status::Code(100..=299) | Status::Range(1..=2) => false,
            Status::Default => true,
            status => !is_success(status),
        };
        is_failure && !response.content.is_empty()
    })
}

/// The responses that mean success: 2XX; or else a redirect; or else
/// `default`.
fn successes<'r>(responses: &[&'r Response]) -> Vec<&'r Response> {
    let of = |class: u16| -> Vec<&'r Response> {
        let is = |response: &&&Response| match response.status {
            Status::Code(code) => code / 100 == class,
            Status::Range(range) => u16::from(range) == class,
            Status::Default => false,
        };
        responses.iter().filter(is).copied().collect()
    };
    let default = || {
        responses
            .iter()
            .filter(|response| response.status == Status::Default)
            .copied()
            .collect()
    };
    [of(2), of(3)]
        .into_iter()
        .find(|found| !found.is_empty())
        .unwrap_or_else(default)
}

/// Where there is one kind of success and it is no redirect, any 2XX is it: a server
/// that answers 201 for a documented 200 has still done what it was asked to do.
fn output_answers(mut outputs: Vec<Answer<'_>>, name: &str, scope: &mut Scope) -> Answers {
    if outputs.is_empty() {
        return Answers {
            ty: AnswerType::One(Type::BYTES),
            arms: vec![Arm {
                codes: vec![(200, 299)],
                readings: vec![Reading {
                    media_types: Vec::new(),
                    decoding: Decoding::Bytes,
                    xml: None,
                    variant: None,
                }],
            }],
        };
    }
    match outputs.as_mut_slice() {
        [only] if only.codes.1 < 300 => only.codes = (200, 299),
        _ => {}
    }
    let docs = match outputs.as_slice() {
        [_] => "What is answered, by media type.",
        _ => "What is answered, by status.",
    };
    lower_answers(outputs, &format!("{name} output"), docs, scope)
}

/// One type where all answers have it, and an enum otherwise.
fn lower_answers(answers: Vec<Answer<'_>>, name: &str, docs: &str, scope: &mut Scope) -> Answers {
    let mut types = answers
        .iter()
        .flat_map(|answer| &answer.readings)
        .map(|read| &read.ty);
    let Some(first) = types.next() else {
        return Answers {
            ty: AnswerType::Never,
            arms: Vec::new(),
        };
    };
    let mut answers = match types.all(|ty| ty == first) {
        true => Answers {
            ty: AnswerType::One(first.clone()),
            arms: one_type(&answers),
        },
        false => many_types(answers, name, docs, scope),
    };
    trim(&mut answers.arms);
    answers
}

/// Answers that are read in the same ways are one.
fn one_type(answers: &[Answer<'_>]) -> Vec<Arm> {
    let mut arms: Vec<Arm> = Vec::new();
    for answer in answers {
        let readings: Vec<_> = answer
            .readings
            .iter()
            .map(|read| reading(read, None))
            .collect();
        // The last one only: what comes first goes before a range that holds it.
        let last = arms.last_mut();
        match last.filter(|arm| are_read_alike(&arm.readings, &readings)) {
            Some(arm) => arm.codes.push(answer.codes),
            None => arms.push(Arm {
                codes: vec![answer.codes],
                readings,
            }),
        }
    }
    for arm in &mut arms {
        arm.codes = merged(std::mem::take(&mut arm.codes));
    }
    arms
}

/// Whether it makes no difference by which of them a body is read.
fn are_read_alike(a: &[Reading], b: &[Reading]) -> bool {
    match (a, b) {
        ([a], [b]) => (a.decoding, &a.xml) == (b.decoding, &b.xml),
        (a, b) => a == b,
    }
}

fn reading(read: &Read, variant: Option<Ident>) -> Reading {
    Reading {
        media_types: read.media_types.clone(),
        decoding: read.decoding,
        xml: read.xml.clone(),
        variant,
    }
}

/// A variant for each status, and for each type of what it can answer.
fn many_types(answers: Vec<Answer<'_>>, name: &str, docs: &str, scope: &mut Scope) -> Answers {
    let mut names = Scope::reserving(["Self"]);
    let mut variants: Vec<AnswerVariant> = Vec::new();
    let is_one_status = answers.len() == 1;
    let mut arms = Vec::new();
    for answer in answers {
        let begin = variants.len();
        let is_one_type = answer
            .readings
            .iter()
            .all(|read| read.ty == answer.readings[0].ty);
        let mut readings = Vec::new();
        for read in &answer.readings {
            let known = variants[begin..]
                .iter()
                .find(|variant| variant.ty == read.ty);
            let variant = known.map(|variant| variant.name.clone());
            let variant = variant.unwrap_or_else(|| {
                let name = |media: &str| variant_name(&answer, media, is_one_status, is_one_type);
                let media_type = read.media_types.first().map_or("", String::as_str);
                let name = names.claim_or(
                    &name(&media_name(media_type)),
                    &name(&essence(media_type).replace("application/", "")),
                    Case::Type,
                );
                variants.push(AnswerVariant {
                    name: name.clone(),
                    ty: read.ty.clone(),
                    docs: variant_docs(&answer, read, is_one_type),
                });
                name
            });
            readings.push(reading(read, Some(variant)));
        }
        arms.push(Arm {
            codes: vec![answer.codes],
            readings,
        });
    }
    let answers = AnswerEnum {
        name: scope.claim(name, Case::Type),
        docs: docs.to_owned(),
        variants,
    };
    Answers {
        ty: AnswerType::Many(answers),
        arms,
    }
}

/// The status, the kind of media, or both: what tells a variant from the others.
fn variant_name(answer: &Answer<'_>, media: &str, one_status: bool, one_type: bool) -> String {
    let status = status_name(answer.response.status);
    match media {
        "" => status,
        _ if one_type => status,
        media if one_status => media.to_owned(),
        media => format!("{status} {media}"),
    }
}

/// What the description says of the answer, where that is more than the name of
/// its status.
fn variant_docs(answer: &Answer<'_>, read: &Read, one_type: bool) -> String {
    let docs = one_line(&answer.response.description);
    let letters = |text: &str| text.replace(|c: char| !c.is_alphanumeric(), "");
    let is_name =
        letters(&docs).eq_ignore_ascii_case(&letters(&status_name(answer.response.status)));
    let docs = if is_name { String::new() } else { docs };
    match read.media_types.first().filter(|_| !one_type) {
        Some(media_type) => format!("{} {docs}", code(media_type)).trim_end().to_owned(),
        None => docs,
    }
}

/// The `Accept` header: what succeeds, and else what fails, is read in. Where
/// there is a choice, the first is preferred (RFC 9110, section 12.4.2).
fn accept(outputs: &[Answer<'_>], errors: &[Answer<'_>]) -> String {
    let mut types: Vec<&str> = Vec::new();
    let mut ranges = Vec::new();
    for answer in outputs.iter().chain(errors) {
        for (index, read) in answer.readings.iter().enumerate() {
            let Some(media_type) = read.media_types.first() else {
                continue;
            };
            // What is no media type cannot be asked for by its name.
            let media_type = match is_media_range(media_type) {
                true => media_type,
                false => "*/*",
            };
            if types.contains(&media_type) {
                continue;
            }
            types.push(media_type);
            ranges.push(match index {
                0 => media_type.to_owned(),
                _ => format!("{media_type};q=0.9"),
            });
        }
    }
    ranges.join(", ")
}
