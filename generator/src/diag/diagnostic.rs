//! One diagnostic: code, severity, message, where, and what to do.

use super::{Code, Location};

/// How much a diagnostic matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// There is no output.
    Error,
    /// There is output, but this part of the description is wrong or not honoured.
    Loss,
    /// All is honoured; the description could be better.
    Note,
}

impl Severity {
    /// The name as printed: `error`, `loss`, `note`.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Loss => "loss",
            Severity::Note => "note",
        }
    }
}

/// Something to be said about a description.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Diagnostic {
    /// What it is about.
    pub code: Code,
    /// How much it matters.
    pub severity: Severity,
    /// What is the case, in a sentence without a full stop.
    pub message: String,
    /// Where; `None` where there is no place to point at.
    pub location: Option<Location>,
    /// What to do about it.
    pub help: Option<String>,
}

impl Diagnostic {
    /// A diagnostic that prevents output.
    pub fn error(code: Code, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Severity::Error, code, message.into())
    }

    /// A diagnostic about a part that is not honoured.
    pub fn loss(code: Code, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Severity::Loss, code, message.into())
    }

    /// A diagnostic about a part that is honoured, but could be better.
    pub fn note(code: Code, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(Severity::Note, code, message.into())
    }

    /// Says where.
    pub fn at(mut self, location: impl Into<Location>) -> Diagnostic {
        self.location = Some(location.into());
        self
    }

    /// Says what to do.
    pub fn help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help = Some(help.into());
        self
    }

    fn new(severity: Severity, code: Code, message: String) -> Diagnostic {
        Diagnostic {
            code,
            severity,
            message,
            location: None,
            help: None,
        }
    }
}
