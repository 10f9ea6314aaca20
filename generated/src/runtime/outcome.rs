// Copied by clientsmith: edits are lost when this crate is made anew.
//! How an attempt of a call ended, and what follows from that.

use crate::runtime::api::Endpoint;
use crate::runtime::authenticator::Unproven;
use crate::runtime::response::Exchange;
use crate::runtime::retry::{Attempt, RetryPolicy, Verdict};
use crate::runtime::span;
use crate::runtime::transport::TransportError;
use tracing::Span;

/// How an attempt ended.
pub(crate) enum Outcome {
    /// With an answer: all of it, or its head and the rest to be read.
    Answer(Box<Exchange>),
    /// With an answer whose body is longer than the limit.
    Long(Box<Exchange>),
    /// Without an answer.
    Failure(TransportError),
    /// With the head of an answer, but not with all of its body.
    Broken(Box<Exchange>, TransportError),
    /// Not in time.
    Late,
    /// Without being sent, for want of a credential.
    Unproven(Unproven),
}

impl Outcome {
    pub(crate) fn is_answer(&self) -> bool {
        matches!(self, Self::Answer(_) | Self::Long(_))
    }

    /// What the policy says of it.
    pub(crate) fn verdict(
        &self,
        retry: &RetryPolicy,
        endpoint: &'static Endpoint,
        number: u32,
        is_repeatable: bool,
    ) -> Verdict {
        let outcome = match self {
            // The rest of it cannot be read twice.
            Self::Answer(exchange) if exchange.rest.is_some() => return Verdict::Final,
            Self::Answer(exchange) => {
                let answer = &exchange.response;
                Ok((answer.status(), answer.headers()))
            }
            Self::Failure(error) | Self::Broken(_, error) => Err(error),
            // Nothing was sent.
            Self::Unproven(unproven) if unproven.is_transient => {
                return Verdict::Again { asked: None };
            }
            Self::Long(_) | Self::Late | Self::Unproven(_) => return Verdict::Final,
        };
        retry.judge(&Attempt {
            operation: endpoint.id,
            number,
            is_repeatable,
            outcome,
        })
    }

    /// Whether the same call may succeed later and is safe to repeat.
    pub(crate) fn is_retryable(&self, verdict: Verdict, repeatable: bool) -> bool {
        match self {
            Self::Late => repeatable,
            _ => verdict != Verdict::Final,
        }
    }

    /// Writes it into the span of the attempt.
    pub(crate) fn record(&self, span: &Span) {
        match self {
            Self::Answer(exchange) | Self::Long(exchange) => {
                span::answered(span, exchange.response.status())
            }
            Self::Failure(error) if error.is_connect() => span::failed(span, "connect"),
            Self::Broken(exchange, _) => {
                span::answered(span, exchange.response.status());
                span::failed(span, "transport");
            }
            Self::Failure(_) => span::failed(span, "transport"),
            Self::Late => span::failed(span, "timeout"),
            Self::Unproven(_) => span::failed(span, "credentials"),
        }
    }
}
