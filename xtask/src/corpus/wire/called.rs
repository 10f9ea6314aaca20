//! From what the test harness of a client prints to how it gets on.

use serde_json::Value;

/// How a client gets on.
#[derive(Clone, Debug)]
pub(in crate::corpus) struct Called {
    /// The operations that have a test, and those whose test ended as it should.
    pub(super) tests: usize,
    pub(super) right: usize,
    /// What is wrong.
    pub(super) failures: Vec<Fault>,
    /// Why there are no tests at all.
    pub(super) broken: Option<String>,
}

/// What is wrong with a call.
#[derive(Clone, Debug)]
pub(super) struct Fault {
    pub(super) kind: Kind,
    /// The name of the test; where the operation is described if it has none.
    pub(super) test: String,
    /// What it says.
    pub(super) text: String,
    /// The part of the description that a request breaks.
    pub(super) pointer: Option<String>,
}

/// What can be wrong with a call, in the order in which it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// There is no test for it.
    Untested,
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
    pub(super) const ALL: [Self; 6] = [
        Self::Untested,
        Self::Unmade,
        Self::Unsent,
        Self::Refused,
        Self::Unread,
        Self::Unequal,
    ];

    /// As the smoke tests spell it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Untested => "without a test",
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
        let mut test = "";
        let failures = printed.lines().filter_map(|line| {
            if let Some(name) = line.strip_prefix("---- ") {
                test = name.trim_end_matches(" stdout ----");
            }
            Fault::read(line, test)
        });
        Called {
            tests: right + wrong,
            right,
            failures: failures.collect(),
            broken: None,
        }
    }
}

impl Fault {
    /// That an operation has no test.
    pub(super) fn untested(operation: &str) -> Fault {
        Fault {
            kind: Kind::Untested,
            test: operation.to_owned(),
            text: format!("#{operation} has no test"),
            pointer: None,
        }
    }

    /// What it says, without the values that were sent and read.
    pub(super) fn reason(&self) -> &str {
        let ends = [": {", ": [", " {", " ["].into_iter();
        let end = ends.filter_map(|it| self.text.find(it)).min();
        let is_of_values = matches!(self.kind, Kind::Unread | Kind::Unequal);
        let end = end.filter(|_| is_of_values).unwrap_or(self.text.len());
        &self.text[..end]
    }

    /// What a line says, if it says that something is wrong.
    fn read(line: &str, test: &str) -> Option<Fault> {
        let kind = Kind::ALL.into_iter().find(|kind| {
            let rest = line.strip_prefix(kind.name());
            rest.is_some_and(|rest| rest.starts_with(": "))
        })?;
        let (text, pointer) = match refusal(line) {
            Some((message, pointer)) => (format!("{message} (#{pointer})"), Some(pointer)),
            None => (line.to_owned(), None),
        };
        let test = test.to_owned();
        Some(Fault {
            kind,
            test,
            text,
            pointer,
        })
    }
}

/// What the stub has refused, and by which part of the description; its file
/// differs from one machine to another.
fn refusal(line: &str) -> Option<(String, String)> {
    let list = line.get(line.find('{')?..)?.rsplit_once('}')?.0;
    let list: Value = serde_json::from_str(&format!("{list}}}")).ok()?;
    let first = list["violations"].get(0)?;
    let text = |key: &str| first[key].as_str().unwrap_or_default().to_owned();
    Some((text("message"), text("pointer")))
}

#[cfg(test)]
mod tests {
    use super::{Called, Kind};

    #[test]
    fn a_fault_is_that_of_a_test_and_of_a_place() {
        let printed = "\
test list ... ok
test pet ... FAILED
test pets ... FAILED

failures:

---- pet stdout ----
refused: 400 Bad Request {\"violations\":[{\"message\":\"bad\",\"pointer\":\"/paths/~1a\"}]} (with everything)

---- pets stdout ----
unread: no JSON
";
        let called = Called::read(printed);
        assert_eq!((called.tests, called.right), (3, 1));
        let [refused, unread] = &called.failures[..] else {
            panic!("{called:?}");
        };
        assert_eq!(
            (refused.kind, refused.test.as_str()),
            (Kind::Refused, "pet")
        );
        assert_eq!(refused.text, "bad (#/paths/~1a)");
        assert_eq!(refused.pointer.as_deref(), Some("/paths/~1a"));
        assert_eq!((unread.kind, unread.test.as_str()), (Kind::Unread, "pets"));
    }
}
