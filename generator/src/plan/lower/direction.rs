//! Which schemas travel in requests, and which in answers. What is `readOnly`
//! and required must be there in answers only, what is `writeOnly` in requests
//! only (OpenAPI 3.0.4, section 4.7.24.2), so a type that travels both ways
//! cannot insist on it.

use crate::model::{Api, Media, Property, SchemaId};
use std::collections::HashSet;

/// The schemas of an API by the way that they travel.
pub(super) struct Directions {
    sent: HashSet<SchemaId>,
    answered: HashSet<SchemaId>,
}

impl Directions {
    pub(super) fn of(api: &Api) -> Self {
        let operations = || api.operations.iter();
        let parameters = operations()
            .flat_map(|operation| &operation.parameters)
            .map(|parameter| parameter.value.schema);
        let content = operations()
            .filter_map(|operation| operation.body.as_ref())
            .flat_map(|body| &body.content);
        let headers = content.clone().flat_map(Media::part_headers);
        let values = |media: &Media| [media.value, media.item];
        let bodies = content.flat_map(values).flatten();
        let bodies = bodies.chain(headers.map(|header| header.value));
        let answers = operations()
            .flat_map(|operation| &operation.responses)
            .flat_map(|response| &response.content)
            .flat_map(values)
            .flatten();
        let sent = parameters.chain(bodies.map(|value| value.schema));
        Self {
            sent: api.schemas.reachable(sent, |property| !property.read_only),
            answered: api
                .schemas
                .reachable(answers.map(|value| value.schema), |property| {
                    !property.write_only
                }),
        }
    }

    /// Whether a schema travels in answers.
    pub(super) fn is_answered(&self, schema: SchemaId) -> bool {
        self.answered.contains(&schema)
    }

    /// Whether a schema travels in answers, and in no request.
    pub(super) fn is_only_answered(&self, schema: SchemaId) -> bool {
        self.answered.contains(&schema) && !self.sent.contains(&schema)
    }

    /// Whether a property of a schema must be there wherever its type is used.
    pub(super) fn requires(&self, owner: SchemaId, property: &Property) -> bool {
        property.required
            && !(property.read_only && self.sent.contains(&owner))
            && !(property.write_only && self.answered.contains(&owner))
    }
}
