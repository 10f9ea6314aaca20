//! Types with tables of their XML.

use clientsmith_runtime::runtime::codec::Nullable;
use clientsmith_runtime::runtime::xml::{Choice, Content, Described, Fields, Node};
use clientsmith_runtime::{enumeration, record, union};
use std::collections::BTreeMap;

const TEXT: Content = Content::Text;

#[derive(Clone, Debug, PartialEq, Default)]
pub(crate) struct Person {
    pub(crate) id: Option<i32>,
    pub(crate) name: Option<String>,
}

record!(Person { id?, name? });

impl Described for Person {
    const CONTENT: Content = Content::Record(|| {
        const FIELDS: Fields = Fields {
            nodes: &[
                Node::attribute("id", TEXT),
                Node::element("name", TEXT).within("sample", "https://example.com/schema/sample"),
            ],
            additional: None,
        };
        &FIELDS
    });
}

#[derive(Clone, Debug, PartialEq, Default)]
pub(crate) struct Zoo {
    pub(crate) animals: Option<Vec<String>>,
    pub(crate) plants: Vec<String>,
    pub(crate) people: Option<Vec<Person>>,
    pub(crate) open: Nullable<bool>,
    pub(crate) note: Option<String>,
    pub(crate) extra: BTreeMap<String, serde_json::Value>,
}

record!(Zoo { animals?, plants, people?, open?, note?, .. extra });

impl Described for Zoo {
    const CONTENT: Content = Content::Record(|| {
        const FIELDS: Fields = Fields {
            nodes: &[
                Node::element("aliens", Content::List(&Node::element("animal", TEXT))),
                Node::unwrapped("plants", Content::List(&Node::element("plant", TEXT))),
                Node::element(
                    "people",
                    Content::List(&Node::element("person", Person::CONTENT)),
                ),
                Node::element("open", TEXT),
                Node::element("note", TEXT),
            ],
            additional: Some(&Content::Any),
        };
        &FIELDS
    });
}

#[derive(Clone, Debug, PartialEq, Default)]
pub(crate) struct Price {
    pub(crate) currency: String,
    pub(crate) amount: f64,
    pub(crate) tags: Option<Vec<i32>>,
}

record!(Price { currency, amount, tags? });

impl Described for Price {
    const CONTENT: Content = Content::Record(|| {
        const FIELDS: Fields = Fields {
            nodes: &[
                Node::attribute("currency", TEXT),
                Node::text(),
                Node::attribute("tags", Content::List(&Node::element("tags", TEXT))),
            ],
            additional: None,
        };
        &FIELDS
    });
}

enumeration! {
    pub(crate) enum Kinds { Cat = "cat", .. Unknown }
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Cat {
    pub(crate) kind: Kinds,
    pub(crate) lives: Option<u8>,
    pub(crate) html: Option<String>,
}

record!(Cat { kind, lives?, html? });

impl Described for Cat {
    const CONTENT: Content = Content::Record(|| {
        const FIELDS: Fields = Fields {
            nodes: &[
                Node::element("kind", TEXT),
                Node::element("lives", TEXT),
                Node::cdata(),
            ],
            additional: None,
        };
        &FIELDS
    });
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Pet {
    Cat(Cat),
    Unknown(serde_json::Value),
}

union!(Pet by "kind" { Cat = "cat", .. Unknown });

impl Described for Pet {
    const CONTENT: Content = Content::Union(|| {
        const CHOICE: Choice = Choice {
            property: "kind",
            node: &Node::element("kind", TEXT),
            variants: &[(&["cat"], Cat::CONTENT)],
        };
        &CHOICE
    });
}

#[derive(Clone, Debug, PartialEq, Default)]
pub(crate) struct Inner {
    pub(crate) a: Option<String>,
    pub(crate) b: Option<String>,
}

record!(Inner { a?, b? });

#[derive(Clone, Debug, PartialEq, Default)]
pub(crate) struct Outer {
    pub(crate) inner: Option<Inner>,
    pub(crate) c: Option<String>,
}

record!(Outer { inner?, c? });

impl Described for Outer {
    const CONTENT: Content = Content::Record(|| {
        const INNER: Content = Content::Record(|| {
            const FIELDS: Fields = Fields {
                nodes: &[Node::attribute("a", TEXT), Node::element("b", TEXT)],
                additional: None,
            };
            &FIELDS
        });
        const FIELDS: Fields = Fields {
            nodes: &[Node::unwrapped("inner", INNER), Node::element("c", TEXT)],
            additional: None,
        };
        &FIELDS
    });
}

pub(crate) const PERSON: Node = Node::element("Person", Person::CONTENT);
pub(crate) const ZOO: Node = Node::element("Zoo", Zoo::CONTENT);
pub(crate) const PRICE: Node = Node::element("price", Price::CONTENT);
pub(crate) const PET: Node = Node::element("pet", Pet::CONTENT);
pub(crate) const OUTER: Node = Node::element("outer", Outer::CONTENT);
