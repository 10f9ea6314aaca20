//! The way to what does not fit, for messages.

use super::{DecodeError, Mismatch, Union};
use serde::de::Error;
use std::borrow::Cow;

/// The way to the value that did not fit, innermost step first. It is written
/// only once an error is on its way out: reading costs nothing.
#[derive(Default)]
pub(super) struct Trace {
    steps: Vec<Step>,
}

/// A step of the way.
pub(super) enum Step {
    Key(Cow<'static, str>),
    Index(usize),
}

impl Trace {
    pub(super) fn path(&self) -> String {
        let mut path = String::new();
        for step in self.steps.iter().rev() {
            match step {
                Step::Index(index) => path.push_str(&format!("[{index}]")),
                Step::Key(key) => {
                    if !path.is_empty() {
                        path.push('.');
                    }
                    path.push_str(key);
                }
            }
        }
        path
    }

    pub(super) fn error(&self, error: &serde_json::Error) -> DecodeError {
        DecodeError::new(self.path(), error.to_string()).at(error.line(), error.column())
    }

    /// Notes the step that an error came through.
    #[inline]
    pub(super) fn through<T, E>(
        &mut self,
        result: Result<T, E>,
        step: impl FnOnce() -> Step,
    ) -> Result<T, E> {
        if result.is_err() {
            self.steps.push(step());
        }
        result
    }

    /// Lets a union choose by the whole value.
    pub(super) fn set_union<E: Error>(
        &mut self,
        union: &mut dyn Union,
        json: serde_json::Value,
    ) -> Result<(), E> {
        union
            .set(json)
            .map_err(|mismatch| self.refuse(mismatch, "one of several types", "none of them"))
    }

    pub(super) fn refuse<E: Error>(
        &mut self,
        mismatch: Mismatch,
        expected: &str,
        found: &str,
    ) -> E {
        match mismatch {
            Mismatch::Kind => unexpected(expected, found),
            Mismatch::Value(reason) => E::custom(reason),
            Mismatch::Inside(error) => {
                if !error.path().is_empty() {
                    self.steps.push(Step::Key(error.path().to_owned().into()));
                }
                E::custom(error.message())
            }
        }
    }
}

/// Another kind of value than the one expected.
pub(super) fn unexpected<E: Error>(expected: &str, found: &str) -> E {
    E::custom(format_args!("expected {expected}, found {found}"))
}
