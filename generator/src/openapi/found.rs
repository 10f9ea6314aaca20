//! From the text of a file to what it refers to, and what can be referred to in
//! it: JSON Schema Core, section 8.2.

use serde_json::Value;

use super::at::Way;
use super::files::join;
use super::{At, Discriminator};

/// What the text of a file refers to, and what can be referred to in it.
#[derive(Default)]
pub(super) struct Found {
    pub(super) targets: Vec<String>,
    pub(super) ids: Vec<(String, At)>,
    /// With the resource that they are in.
    pub(super) anchors: Vec<(String, String, At)>,
    pub(super) dynamic_anchors: Vec<String>,
}

impl Found {
    /// Looks through a value, the depth of which the reading of text bounds.
    /// `base` is the resource that it is in: the `$id` around it, or else the
    /// location of the file.
    pub(super) fn collect(&mut self, value: &Value, way: Way<'_>, base: &str, has_id: bool) {
        match value {
            Value::Object(object) => {
                let id = object.get("$id").and_then(Value::as_str);
                let id = id.map(|id| whole_id(has_id.then_some(base), id));
                let (base, has_id) = match &id {
                    Some(id) => (id.as_str(), true),
                    None => (base, has_id),
                };
                if let Some(id) = &id {
                    self.ids.push((id.clone(), way.at()));
                }
                for (key, value) in object {
                    if let (true, Some(text)) = (key.starts_with('$'), value.as_str()) {
                        self.keyword(key, text, way, base);
                    } else if key == "mapping" && object.contains_key("propertyName") {
                        self.mapping(value);
                    } else if value.is_object() || value.is_array() {
                        self.collect(value, Way::Key(&way, key), base, has_id);
                    }
                }
            }
            Value::Array(items) => {
                for (index, value) in items.iter().enumerate() {
                    if value.is_object() || value.is_array() {
                        self.collect(value, Way::Index(&way, index), base, has_id);
                    }
                }
            }
            _ => {}
        }
    }

    fn keyword(&mut self, key: &str, text: &str, way: Way<'_>, base: &str) {
        match key {
            "$ref" | "$dynamicRef" => self.target(text),
            "$id" | "$self" => self
                .ids
                .push((text.trim_end_matches('#').to_owned(), way.at())),
            "$anchor" | "$dynamicAnchor" => {
                self.anchors
                    .push((base.to_owned(), text.to_owned(), way.at()));
                if key == "$dynamicAnchor" {
                    self.dynamic_anchors.push(text.to_owned());
                }
            }
            _ => {}
        }
    }

    /// The mapping of a discriminator leads to names of schemas and to URIs.
    fn mapping(&mut self, mapping: &Value) {
        let targets = mapping.as_object().into_iter().flatten();
        let targets = targets.filter_map(|(_, target)| target.as_str());
        targets
            .filter(|target| Discriminator::is_uri(target))
            .for_each(|target| self.target(target));
    }

    fn target(&mut self, uri: &str) {
        let file = uri.split('#').next().unwrap_or_default();
        if !file.is_empty() {
            self.targets.push(file.to_owned());
        }
    }
}

/// An `$id`, which is relative to the one around it.
pub(super) fn whole_id(outer: Option<&str>, id: &str) -> String {
    let id = id.trim_end_matches('#');
    outer.map_or_else(|| id.to_owned(), |outer| join(outer, id))
}
