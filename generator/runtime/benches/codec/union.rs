//! A list of objects of several kinds, told apart by a property.

use clientsmith_runtime::{record, union};
use serde::{Deserialize, Serialize};

/// The property that tells them apart comes first.
pub(crate) struct Unions;

impl super::Document for Unions {
    type Codec = Codec;
    type Derive = Derive;

    fn json() -> String {
        let events = (0..300).map(|event| match event % 3 {
            0 => format!(r#"{{"kind":"created","id":"{event}"}}"#),
            1 => format!(r#"{{"kind":"moved","from":{event},"to":{}}}"#, event + 1),
            _ => format!(r#"{{"kind":"renamed","name":"event {event}"}}"#),
        });
        format!(r#"{{"events":[{}]}}"#, events.collect::<Vec<_>>().join(","))
    }
}

pub(crate) struct Codec {
    events: Vec<Event>,
}

record!(Codec { events = "events", });

pub(crate) enum Event {
    Created(Created),
    Moved(Moved),
    Renamed(Renamed),
    Unknown(serde_json::Value),
}

union!(Event by "kind" {
    Created = "created",
    Moved = "moved",
    Renamed = "renamed",
    .. Unknown
});

pub(crate) struct Created {
    kind: String,
    id: String,
}

record!(Created { kind = "kind", id = "id", });

pub(crate) struct Moved {
    kind: String,
    from: i64,
    to: i64,
}

record!(Moved {
    kind = "kind",
    from = "from",
    to = "to",
});

pub(crate) struct Renamed {
    kind: String,
    name: String,
}

record!(Renamed { kind = "kind", name = "name", });

#[derive(Serialize, Deserialize)]
pub(crate) struct Derive {
    events: Vec<DeriveEvent>,
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub(crate) enum DeriveEvent {
    Created { id: String },
    Moved { from: i64, to: i64 },
    Renamed { name: String },
}
