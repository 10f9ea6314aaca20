//! Responses: a type for what succeeds and one for what fails, chosen by
//! status.

use super::Lowering;
use super::body::kind;
use super::docs::{code, one_line};
use super::schema::Use;
use crate::diag::Code;
use crate::model::{self, MediaKind, Response, Status, is_stream};
use crate::plan::naming::{Case, Scope};
use crate::plan::{AnswerEnum, AnswerType, AnswerVariant, Answers, Arm, Decoding, Type};
use http::StatusCode;

/// What an operation answers, and the media types that it does so in.
pub(super) struct Lowered {
    pub(super) output: Answers,
    pub(super) error: Answers,
    pub(super) accept: String,
}

/// An answer by its status.
struct Answer<'a> {
    response: &'a Response,
    codes: (u16, u16),
    decoding: Decoding,
    ty: Type,
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
        let is_success =
            |response: &Response| success.iter().any(|other| other.status == response.status);
        let outputs: Vec<_> = success
            .iter()
            .map(|response| self.lower_answer(response, &place.part("response"), true))
            .collect();
        let failures = responses.iter().filter(|response| {
            !is_success(response) && is_failure(response) && !response.content.is_empty()
        });
        let errors: Vec<_> = failures
            .map(|response| self.lower_answer(response, &place.part("error"), false))
            .collect();
        let accept = accept(&success, &responses);
        Lowered {
            output: output_answers(outputs, name, scope),
            error: lower_answers(
                errors,
                &format!("{name} error"),
                "What goes wrong, by status.",
                scope,
            ),
            accept,
        }
    }

    fn lower_answer<'r>(
        &mut self,
        response: &'r Response,
        place: &Use,
        is_success: bool,
    ) -> Answer<'r> {
        let (decoding, ty) = self.lower_response(response, place);
        let codes = match response.status {
            Status::Code(code) => (code, code),
            Status::Range(class) => (u16::from(class) * 100, u16::from(class) * 100 + 99),
            Status::Default if is_success => (200, 299),
            Status::Default => (300, 599),
        };
        Answer {
            response,
            codes,
            decoding,
            ty,
        }
    }

    fn lower_response(&mut self, response: &Response, place: &Use) -> (Decoding, Type) {
        let Some(media) = self.choose(&response.content, "reads") else {
            let is_redirect = matches!(response.status, Status::Code(300..=399) | Status::Range(3));
            return match is_redirect {
                true => (Decoding::Redirect, Type::Path("crate::Redirect")),
                false => (Decoding::Empty, Type::UNIT),
            };
        };
        if is_stream(&media.media_type) {
            self.loss(
                Code::StreamReadWhole,
                format!(
                    "{} is read as a whole, once the answer has ended",
                    code(&media.media_type)
                ),
                &media.at,
            );
            return (Decoding::Bytes, Type::BYTES);
        }
        match (kind(media), media.value) {
            (MediaKind::Json, Some(value)) => (Decoding::Json, self.nullable_ty(value, place)),
            (MediaKind::Json, None) => (Decoding::Json, Type::JSON),
            (MediaKind::Text, _) => (Decoding::Text, Type::STRING),
            (MediaKind::Form | MediaKind::Bytes, _) => {
                self.report_as_bytes(media);
                (Decoding::Bytes, Type::BYTES)
            }
        }
    }
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

fn is_failure(response: &Response) -> bool {
    !matches!(
        response.status,
        Status::Code(100..=399) | Status::Range(1..=3)
    )
}

/// Where there is one kind of success, any 2XX is it: a server that answers 201
/// for a documented 200 has still done what it was asked to do.
fn output_answers(mut outputs: Vec<Answer<'_>>, name: &str, scope: &mut Scope) -> Answers {
    if outputs.is_empty() {
        return Answers {
            ty: AnswerType::One(Type::BYTES),
            arms: vec![Arm {
                codes: vec![(200, 299)],
                decoding: Decoding::Bytes,
                variant: None,
            }],
        };
    }
    if let [only] = outputs.as_mut_slice()
        && only.decoding != Decoding::Redirect
    {
        only.codes = (200, 299);
    }
    lower_answers(
        outputs,
        &format!("{name} output"),
        "What is answered, by status.",
        scope,
    )
}

/// One type where all answers have it, and an enum otherwise.
fn lower_answers(answers: Vec<Answer<'_>>, name: &str, docs: &str, scope: &mut Scope) -> Answers {
    let Some(first) = answers.first() else {
        return Answers {
            ty: AnswerType::Never,
            arms: Vec::new(),
        };
    };
    let same = answers
        .iter()
        .all(|answer| (answer.decoding, &answer.ty) == (first.decoding, &first.ty));
    if same {
        let codes = answers.iter().map(|answer| answer.codes).collect();
        return Answers {
            ty: AnswerType::One(first.ty.clone()),
            arms: vec![Arm {
                codes: merged(codes),
                decoding: first.decoding,
                variant: None,
            }],
        };
    }
    let mut variants = Scope::reserving(["Self"]);
    let (arms, variants) = answers
        .into_iter()
        .map(|answer| {
            let name = variants.claim(&status_name(answer.response.status), Case::Type);
            let arm = Arm {
                codes: vec![answer.codes],
                decoding: answer.decoding,
                variant: Some(name.clone()),
            };
            let variant = AnswerVariant {
                name,
                ty: answer.ty,
                docs: one_line(&answer.response.description),
            };
            (arm, variant)
        })
        .unzip();
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

/// Ranges without those that lie in another.
fn merged(codes: Vec<(u16, u16)>) -> Vec<(u16, u16)> {
    let within = |a: (u16, u16), b: (u16, u16)| a != b && b.0 <= a.0 && a.1 <= b.1;
    let mut kept: Vec<_> = codes
        .iter()
        .copied()
        .filter(|&code| !codes.iter().any(|&other| within(code, other)))
        .collect();
    kept.sort_unstable();
    kept.dedup();
    kept
}

/// A status by its name (RFC 9110, section 15).
fn status_name(status: Status) -> String {
    match status {
        Status::Code(code) => {
            let reason = StatusCode::from_u16(code)
                .ok()
                .and_then(|code| code.canonical_reason());
            reason.map_or_else(|| format!("status {code}"), str::to_owned)
        }
        Status::Range(1) => "informational".to_owned(),
        Status::Range(2) => "success".to_owned(),
        Status::Range(3) => "redirection".to_owned(),
        Status::Range(4) => "client error".to_owned(),
        Status::Range(_) => "server error".to_owned(),
        Status::Default => "other".to_owned(),
    }
}

/// The `Accept` header: what succeeds, and else what fails, is read in.
fn accept(success: &[&Response], responses: &[&Response]) -> String {
    let mut types: Vec<&str> = Vec::new();
    for response in success.iter().chain(responses) {
        let chosen = response.content.iter().min_by_key(|media| kind(media));
        let media_type = chosen.map(|media| media.media_type.as_str());
        types.extend(media_type.filter(|media_type| !types.contains(media_type)));
    }
    types.join(", ")
}
