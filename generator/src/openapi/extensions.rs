//! Specification extensions: the fields whose names begin with `x-`.

use indexmap::IndexMap;
use serde_json::Value;

/// The `x-` fields of an object, in order. Costs a pointer when there are none.
#[derive(Clone, Debug, Default)]
pub struct Extensions(Option<Box<IndexMap<String, Value>>>);

impl Extensions {
    /// The value of an extension, by its name with the `x-`.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.as_ref()?.get(name)
    }

    /// The extensions in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0
            .iter()
            .flat_map(|map| map.iter())
            .map(|(name, value)| (name.as_str(), value))
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    pub(crate) fn insert(&mut self, name: &str, value: &Value) {
        self.0
            .get_or_insert_default()
            .insert(name.to_owned(), value.clone());
    }
}
