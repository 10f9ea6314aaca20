//! `name[key]=text` of style `deepObject` -> the value that the pairs mean.
//!
//! OpenAPI says nothing of lists and of what is nested (3.1.1, 4.8.12.3): a pair of brackets stands
//! for each step, and the elements of a list are told by their indexes or share one key.

use serde_json::{Map, Value, json};

use super::reading::{self, Shape, property};
use crate::Description;
use crate::description::{Direction, Node};

/// Beyond so many steps, keys are one.
const MAX_STEPS: usize = 32;

/// What pairs say of one value.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Deep {
    /// The texts of pairs that end here.
    texts: Vec<String>,
    /// Those that go on, by the next key.
    members: Vec<(String, Deep)>,
}

/// The name of the parameter and the keys in brackets after it; nothing where there are none.
pub(super) fn keys(name: &str) -> Option<(&str, Vec<&str>)> {
    let (outer, inner) = name.strip_suffix(']')?.split_once('[')?;
    Some((outer, inner.splitn(MAX_STEPS, "][").collect()))
}

impl Deep {
    /// Adds a pair.
    pub(super) fn add(&mut self, keys: &[&str], text: String) {
        let Some((key, rest)) = keys.split_first() else {
            return self.texts.push(text);
        };
        let known = self.members.iter().position(|(known, _)| known == key);
        let place = known.unwrap_or_else(|| {
            self.members.push(((*key).to_owned(), Self::default()));
            self.members.len() - 1
        });
        self.members[place].1.add(rest, text);
    }

    /// Whether there is no pair.
    pub(super) fn is_empty(&self) -> bool {
        self.texts.is_empty() && self.members.is_empty()
    }

    /// What is meant.
    pub(super) fn read(self, description: &Description, schema: Option<&Node<'_>>) -> Value {
        let is_list = schema.is_some_and(|schema| reading::shape(schema) == Shape::Array);
        if self.members.is_empty() {
            return match schema {
                Some(schema) if is_list => read_list(description, schema, self.texts),
                schema => match <[String; 1]>::try_from(self.texts) {
                    Ok([text]) => reading::scalar(description, schema, text),
                    // Several texts for what is no array: not a value of the schema.
                    Err(texts) => json!(texts),
                },
            };
        }
        let mut indexes = self.members.iter().enumerate();
        if is_list && indexes.all(|(index, (key, _))| *key == index.to_string()) {
            let items = schema.and_then(reading::items);
            let members = self.members.into_iter();
            return members
                .map(|(_, member)| member.read(description, items.as_ref()))
                .collect();
        }
        let members = self.members.into_iter().map(|(key, member)| {
            let schema = schema.and_then(|schema| property(schema, &key));
            let value = member.read(description, schema.as_ref());
            (key, value)
        });
        Value::Object(members.collect::<Map<_, _>>())
    }
}

/// The items of a list; or one text, where a choice between a list and something else takes
/// that.
fn read_list(description: &Description, schema: &Node<'_>, texts: Vec<String>) -> Value {
    if let [text] = &texts[..] {
        let one = reading::scalar(description, Some(schema), text.clone());
        if description.accepts(schema, Direction::Request, &one) {
            return one;
        }
    }
    reading::many(description, schema, texts)
}
