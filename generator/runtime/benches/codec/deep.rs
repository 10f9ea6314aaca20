//! Objects within objects.

use clientsmith_runtime::record;
use serde::{Deserialize, Serialize};

pub(crate) struct Deep;

impl super::Document for Deep {
    type Codec = Codec;
    type Derive = Derive;

    fn json() -> String {
        let mut json = r#"{"name":"the innermost","depth":64}"#.to_owned();
        for depth in (0..64).rev() {
            json = format!(r#"{{"name":"level","depth":{depth},"inner":{json}}}"#);
        }
        json
    }
}

pub(crate) struct Codec {
    name: String,
    depth: i64,
    inner: Option<Box<Codec>>,
}

record!(Codec {
    name = "name",
    depth = "depth",
    inner? = "inner",
});

#[derive(Serialize, Deserialize)]
pub(crate) struct Derive {
    name: String,
    depth: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    inner: Option<Box<Derive>>,
}
