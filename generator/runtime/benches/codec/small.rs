//! An object of a few scalars.

use clientsmith_runtime::record;
use serde::{Deserialize, Serialize};

pub(crate) struct Small;

impl super::Document for Small {
    type Codec = Codec;
    type Derive = Derive;

    fn json() -> String {
        r#"{"id":"248df4b7-aa70-47b8-a036-33ac447e668d","name":"Users to CRM","active":true,"total":1204,"ratio":0.75}"#.to_owned()
    }
}

pub(crate) struct Codec {
    id: String,
    name: Option<String>,
    active: bool,
    total: i64,
    ratio: Option<f64>,
}

record!(Codec {
    id = "id",
    name? = "name",
    active = "active",
    total = "total",
    ratio? = "ratio",
});

#[derive(Serialize, Deserialize)]
pub(crate) struct Derive {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    active: bool,
    total: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    ratio: Option<f64>,
}
