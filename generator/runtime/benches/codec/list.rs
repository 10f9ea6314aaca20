//! Lists of objects, of numbers, and of strings.

use clientsmith_runtime::record;
use serde::{Deserialize, Serialize};

pub(crate) struct Lists;

impl super::Document for Lists {
    type Codec = Codec;
    type Derive = Derive;

    fn json() -> String {
        let rows = (0..1000).map(|row| format!(r#"{{"id":"row {row}","count":{row}}}"#));
        let rows: Vec<_> = rows.collect();
        let numbers: Vec<_> = (0..1000).map(|number| number.to_string()).collect();
        let names: Vec<_> = (0..1000).map(|name| format!(r#""name {name}""#)).collect();
        format!(
            r#"{{"rows":[{}],"numbers":[{}],"names":[{}]}}"#,
            rows.join(","),
            numbers.join(","),
            names.join(",")
        )
    }
}

pub(crate) struct Codec {
    rows: Vec<Row>,
    numbers: Vec<i64>,
    names: Vec<String>,
}

record!(Codec {
    rows = "rows",
    numbers = "numbers",
    names = "names",
});

pub(crate) struct Row {
    id: String,
    count: i64,
}

record!(Row { id = "id", count = "count", });

#[derive(Serialize, Deserialize)]
pub(crate) struct Derive {
    rows: Vec<DeriveRow>,
    numbers: Vec<i64>,
    names: Vec<String>,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct DeriveRow {
    id: String,
    count: i64,
}
