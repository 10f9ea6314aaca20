//! Where a schema is used, which names it where the description does not.

use super::Lowering;
use crate::model::MADE;
use crate::openapi::At;
use crate::plan::naming::Case;

/// Where a schema is used: what an inline one is named after, and the file that
/// it goes to.
#[derive(Clone, Debug)]
pub(super) struct Use {
    /// What the file is for.
    pub(super) root: String,
    /// The name that an inline schema gets.
    pub(super) hint: String,
    /// The name where another has that one already.
    pub(super) other: Option<String>,
}

impl Use {
    /// The use by something with a name of its own.
    pub(super) fn root(name: &str) -> Self {
        Self {
            root: name.to_owned(),
            hint: name.to_owned(),
            other: None,
        }
    }

    /// The use by a part of it.
    pub(super) fn part(&self, part: &str) -> Self {
        Self {
            root: self.root.clone(),
            hint: format!("{} {part}", self.hint),
            other: None,
        }
    }

    /// The use by one of several parts that have a name in common, and one of
    /// their own for all but the first.
    pub(super) fn part_or(&self, part: &str, own: &str) -> Self {
        Self {
            other: Some(format!("{} {own} {part}", self.hint)),
            ..self.part(part)
        }
    }

    /// The use by the items of it.
    pub(super) fn item(&self) -> Self {
        Self {
            root: self.root.clone(),
            hint: singular(&self.hint),
            other: self.other.as_deref().map(singular),
        }
    }
}

impl Lowering<'_> {
    /// The place of a schema within another component than the one that uses it:
    /// it is named after the component that it stands in, whoever uses it first.
    pub(super) fn own_place(&self, at: &At, place: &Use) -> Option<Use> {
        let tokens = at.tokens();
        let (root, kind, path) = match &tokens[..] {
            ["components", "schemas", name, path @ ..] | ["definitions", name, path @ ..] => {
                (self.roots.get(*name)?.as_str(), None, path)
            }
            [
                "components",
                kind @ ("parameters" | "requestBodies" | "responses" | "headers"),
                name,
                path @ ..,
            ]
            | [kind @ ("parameters" | "responses"), name, path @ ..] => {
                (*name, Some(*kind), value_path(path)?)
            }
            _ => return None,
        };
        if root == place.root {
            return None;
        }
        let mut own = Use::root(root);
        let mut path = path.iter();
        while let Some(token) = path.next() {
            own = match *token {
                "properties" => own.part(path.next()?),
                "items" => own.item(),
                "additionalProperties" => own.part("value"),
                // Made of several schemas, it belongs to the one that uses it.
                MADE => return None,
                _ => own,
            };
        }
        // A parameter can have the name of a schema.
        if let Some(kind) = kind.filter(|_| !self.type_names.is_free(&own.hint, Case::Type)) {
            let kind = kind.trim_start_matches("request").trim_end_matches('s');
            own.hint = format!("{} {}", own.hint, kind.replace("Bodie", "body"));
        }
        Some(own)
    }
}

/// What comes after the schema of a parameter, of content, or (in 2.0) of a list.
fn value_path<'p>(path: &'p [&'p str]) -> Option<&'p [&'p str]> {
    match path {
        ["schema", path @ ..] | ["content", _, "schema", path @ ..] => Some(path),
        [] | ["items", ..] => Some(path),
        _ => None,
    }
}

/// The name of one of many: `fields` has a `field`, `status list` an `item`.
pub(super) fn singular(hint: &str) -> String {
    let lower = hint.to_ascii_lowercase();
    let cut = |count: usize, ending: &str| format!("{}{ending}", &hint[..hint.len() - count]);
    match () {
        () if lower.len() < 4 || !lower.is_ascii() => format!("{hint} item"),
        () if lower.ends_with("ies") => cut(3, "y"),
        () if ["sses", "shes", "ches", "xes", "zes"]
            .iter()
            .any(|end| lower.ends_with(end)) =>
        {
            cut(2, "")
        }
        () if lower.ends_with("ss") || lower.ends_with("us") || lower.ends_with("is") => {
            format!("{hint} item")
        }
        () if lower.ends_with('s') => cut(1, ""),
        () => format!("{hint} item"),
    }
}
