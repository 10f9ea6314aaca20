//! From what the test harness of a client prints to how it gets on.

use serde_json::Value;

/// How a client gets on.
#[derive(Clone, Debug)]
pub(in crate::corpus) struct Called {
    /// The operations that have a test, and those whose test ended as it should.
    pub(super) tests: usize,
    pub(super) right: usize,
    /// What is wrong, by its kind.
    pub(super) failures: Vec<(Kind, String)>,
    /// Why there are no tests at all.
    pub(super) broken: Option<String>,
}

/// What can be wrong with a call, in the order in which it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// No value of the argument's type could be made of what the schema allows.
    Unmade,
    /// The client could not make the request.
    Unsent,
    /// The stub has refused it.
    Refused,
    /// The client could not read the answer.
    Unread,
    /// What it wrote again was something else.
    Unequal,
}

impl Kind {
    pub(super) const ALL: [Self; 5] = [
        Self::Unmade,
        Self::Unsent,
        Self::Refused,
        Self::Unread,
        Self::Unequal,
    ];

    /// As the smoke tests spell it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Unmade => "unmade",
            Self::Unsent => "unsent",
            Self::Refused => "refused",
            Self::Unread => "unread",
            Self::Unequal => "unequal",
        }
    }
}

impl Called {
    /// One that cannot be called at all.
    pub(super) fn broken(reason: impl Into<String>) -> Called {
        Called {
            tests: 0,
            right: 0,
            failures: Vec::new(),
            broken: Some(reason.into()),
        }
    }

    /// By what the harness has printed.
    pub(super) fn read(printed: &str) -> Called {
        let count = |end: &str| {
            let is_test = |line: &&str| line.starts_with("test ") && line.ends_with(end);
            printed.lines().filter(is_test).count()
        };
        let (right, wrong) = (count("... ok"), count("... FAILED"));
        let failures = printed.lines().filter_map(|line| {
            let kind = Kind::ALL.into_iter().find(|kind| {
                let rest = line.strip_prefix(kind.name());
                rest.is_some_and(|rest| rest.starts_with(": "))
            })?;
            Some((kind, refusal(line).unwrap_or_else(|| line.to_owned())))
        });
        Called {
            tests: right + wrong,
            right,
            failures: failures.collect(),
            broken: None,
        }
    }
}

/// What the stub has refused, and by which part of the description; its file
/// differs from one machine to another.
fn refusal(line: &str) -> Option<String> {
    let list = line.get(line.find('{')?..)?.rsplit_once('}')?.0;
    let list: Value = serde_json::from_str(&format!("{list}}}")).ok()?;
    let first = list["violations"].get(0)?;
    let text = |key: &str| first[key].as_str().unwrap_or_default();
    Some(format!("{} (#{})", text("message"), text("pointer")))
}
