//! Bodies of requests: as JSON values, and the bytes that must be sent for them.

use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::CONNECTION;

/// A value of a generated type, from JSON.
pub(crate) fn from_json<T: DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).expect("the value fits the type")
}

/// A body for creating and updating, with the required properties only.
pub(crate) fn sync_body() -> Value {
    json!({
        "name": "People",
        "mode": "updateOrCreate",
        "target": { "connection_id": CONNECTION.to_string() },
        "schedule": { "frequency": "manual" },
        "fields": [{ "target": "email" }],
    })
}

/// The bytes of that body: the properties in the order of the description.
pub(crate) const SYNC_BODY: &str = concat!(
    r#"{"name":"People","mode":"updateOrCreate","#,
    r#""target":{"connection_id":"c0000000-0000-4000-8000-000000000001"},"#,
    r#""schedule":{"frequency":"manual"},"fields":[{"target":"email"}]}"#,
);

/// The bytes of a body with every property, in the order of the description.
pub(crate) const FULL_SYNC_BODY: &str = concat!(
    r#"{"name":"Pe\"ople ü","mode":"create","active":true,"#,
    r#""target":{"connection_id":"c0000000-0000-4000-8000-000000000001","object":"Contact","#,
    r#""new_name":"n","create":{"account":"a"},"configuration":{"any":[1,2.5,null]},"#,
    r#""search_values":{"x":{}},"filter_logic":"A"},"#,
    r#""schedule":{"frequency":"hourly","minute":"5","hour":null},"#,
    r#""fields":[{"target":"email","source":{"model_id":"c0000000-0000-4000-8000-000000000001","#,
    r#""field":"mail"},"override_value":"o","sync_mode":"create","new":false,"#,
    r#""encryption_enabled":true}],"#,
    r#""identities":{"mappings":null,"strategy":"and"},"#,
    r#""identity":{"source":{"model_id":"c0000000-0000-4000-8000-000000000001","field":"mail"},"#,
    r#""target":"email","function":"Equality"},"#,
    r#""model_filters":{"conditions":[],"logic":null},"target_filters":null,"#,
    r#""filters":[{"function":"IsNull","field_type":"Model","value":{"deep":[false]}}],"#,
    r#""filter_logic":"A","override_fields":[{"target":"Origin"}],"#,
    r#""overrides":[{"field_id":"f","value":1,"override":null}],"policies":[],"#,
    r#""organization_id":"c0000000-0000-4000-8000-000000000001","#,
    r#""encryption_passphrase":"p","only_enrich_updates":false,"skip_initial_backfill":false,"#,
    r#""sync_all_records":true}"#,
);

/// The value of that body, its properties in another order than they are sent in.
pub(crate) fn full_sync_body() -> Value {
    let Ok(Value::Object(properties)) = serde_json::from_str(FULL_SYNC_BODY) else {
        panic!("the body is an object");
    };
    Value::Object(properties.into_iter().rev().collect())
}
