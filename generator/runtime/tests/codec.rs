//! The codec: values to JSON and back, and what is refused.

use clientsmith_runtime::runtime::codec::{self, Nullable, Source, Value};
use clientsmith_runtime::{enumeration, record, union};
use std::collections::BTreeMap;

#[derive(Clone, Debug, PartialEq)]
struct Execution {
    id: String,
    total: Option<i64>,
    completed_at: Nullable<String>,
    note: Option<String>,
    status: Option<Status>,
    children: Option<Vec<Execution>>,
    extra: BTreeMap<String, serde_json::Value>,
}

record!(Execution {
    id = "id",
    total? = "total",
    completed_at? = "completed_at",
    note = "note",
    status? = "status",
    children? = "children",
    .. extra
});

enumeration! {
    enum Status {
        Created = "created",
        Running = "running",
        .. Unknown
    }
}

#[derive(Clone, Debug, PartialEq)]
struct Cat {
    kind: String,
    lives: Option<i32>,
}

record!(Cat { kind = "kind", lives? = "lives", });

#[derive(Clone, Debug, PartialEq)]
struct Dog {
    kind: String,
    tricks: Option<Vec<String>>,
}

record!(Dog { kind = "kind", tricks? = "tricks", });

#[derive(Clone, Debug, PartialEq)]
enum Pet {
    Cat(Cat),
    Dog(Dog),
    Unknown(serde_json::Value),
}

union!(Pet by "kind" { Cat = "cat" | "kitten", Dog = "dog", .. Unknown });

record! {
    /// More fields than the macro takes at once.
    struct Wide: Default {
        pub a?: Option<i64>, pub b?: Option<i64>, pub c?: Option<i64>, pub d?: Option<i64>,
        pub e?: Option<i64>, pub f?: Option<i64>, pub g?: Option<i64>, pub h?: Option<i64>,
        pub i?: Option<i64>, pub j?: Option<i64>, pub k?: Option<i64>, pub l?: Option<i64>,
        pub m?: Option<i64>, pub n?: Option<i64>, pub o?: Option<i64>, pub p?: Option<i64>,
        pub r#type?: Option<String> = "type",
        pub last: Option<i64>,
        .. pub rest: BTreeMap<String, i64>
    }
}

#[test]
fn a_struct_says_its_keys_and_which_may_be_missing() {
    let text = r#"{"a":1,"p":16,"type":"x","last":null,"other":7}"#;
    let wide: Wide = codec::from_json(text.as_bytes()).unwrap();
    let expected = Wide {
        a: Some(1),
        p: Some(16),
        r#type: Some("x".to_owned()),
        rest: BTreeMap::from([("other".to_owned(), 7)]),
        ..Wide::default()
    };
    assert_eq!(wide, expected);
    assert_eq!(serde_json::to_string(&wide).unwrap(), text);
    let missing = codec::from_json::<Wide>(b"{}").unwrap_err();
    assert!(missing.to_string().contains("last"), "{missing}");
}

#[derive(Clone, Debug, PartialEq)]
enum Shape {
    Cat(Cat),
    Dog(Dog),
    Name(String),
    Unknown(serde_json::Value),
}

union!(Shape {
    Cat,
    Dog,
    Name,
    ..Unknown
});

fn read<T: Value>(json: &str) -> Result<T, String> {
    codec::from_json(json.as_bytes()).map_err(|error| error.to_string())
}

fn write(value: &dyn Value) -> String {
    String::from_utf8(codec::to_json(value).unwrap()).unwrap()
}

/// Reads, writes, and expects the same text.
fn survives<T: Value>(json: &str) -> T {
    let value: T = read(json).unwrap();
    assert_eq!(write(&value), json);
    value
}

#[test]
fn absent_null_and_present_survive() {
    let absent: Execution = survives(r#"{"id":"a","note":null}"#);
    assert!(absent.completed_at.is_absent());
    let null: Execution = survives(r#"{"id":"a","completed_at":null,"note":"n"}"#);
    assert!(null.completed_at.is_null());
    let value: Execution = survives(r#"{"id":"a","completed_at":"now","note":null}"#);
    assert_eq!(value.completed_at.value().unwrap(), "now");
}

#[test]
fn null_for_an_optional_field_is_as_good_as_absence() {
    let value: Execution = read(r#"{"id":"a","note":null,"total":null}"#).unwrap();
    assert_eq!(value.total, None);
}

#[test]
fn unknown_enumeration_values_survive() {
    let value: Execution = survives(r#"{"id":"a","note":null,"status":"paused"}"#);
    assert_eq!(value.status, Some(Status::Unknown("paused".to_owned())));
    assert_eq!(Status::from("running"), Status::Running);
}

#[test]
fn additional_properties_are_kept_in_the_order_of_their_keys() {
    let value: Execution = survives(r#"{"id":"a","note":null,"x":1,"y":[true]}"#);
    assert_eq!(value.extra["x"], 1);
}

#[test]
fn errors_carry_the_path() {
    let cases = [
        (
            r#"{"id":"a","note":null,"children":[{"id":"b","note":null,"total":"many"}]}"#,
            "children[0].total: expected an integer, found a string",
        ),
        (
            r#"{"id":"a","note":null,"status":7}"#,
            "status: expected a string, found an integer",
        ),
        (r#"{"id":"a"}"#, "note: required, but not there"),
        (
            r#"{"id":null,"note":null}"#,
            "id: expected a string, found null",
        ),
        (r#"[1]"#, "expected an object, found an array"),
        (
            r#"{"id":"a","note":null,"total":99999999999999999999}"#,
            "total: out of the range of a 64-bit integer",
        ),
        (
            r#"{"id":"a","note":null,"total":1.5}"#,
            "total: expected an integer, found a number",
        ),
        (
            r#"{"id":"a","id":"b","note":null}"#,
            "id: the key is there twice",
        ),
        (
            r#"{"id":"a","note":null,"x":1,"x":2}"#,
            "x: the key is there twice",
        ),
        (r#"{"id":"a","note":null} {}"#, "trailing characters"),
        (r#"{"id":"a","no"#, "EOF while parsing"),
    ];
    for (json, message) in cases {
        let error = read::<Execution>(json).unwrap_err();
        assert!(error.starts_with(message), "{json}: {error}");
    }
}

#[test]
fn an_integer_may_be_spelled_with_a_fraction_of_zero() {
    assert_eq!(read::<i64>("2.0").unwrap(), 2);
    assert_eq!(read::<u64>("18446744073709551615").unwrap(), u64::MAX);
    assert!(read::<i32>("3000000000").unwrap_err().contains("32-bit"));
    assert!(read::<u8>("-1").is_err());
}

#[test]
fn nesting_without_end_is_an_error() {
    let json = "[".repeat(100_000);
    assert!(
        read::<serde_json::Value>(&json)
            .unwrap_err()
            .contains("recursion limit")
    );
    let nested = r#"{"id":"a","note":null,"children":["#.repeat(10_000);
    assert!(
        read::<Execution>(&nested)
            .unwrap_err()
            .contains("recursion limit")
    );
}

#[test]
fn numbers_come_back_to_the_last_digit() {
    for number in ["57031249.999999434", "0.1", "1.7976931348623157e308"] {
        let read: f64 = codec::from_json(number.as_bytes()).unwrap();
        assert_eq!(read, number.parse::<f64>().unwrap(), "{number}");
        let written = String::from_utf8(codec::to_json(&read).unwrap()).unwrap();
        assert_eq!(written.parse(), Ok(read), "{written}");
    }
}

#[test]
fn numbers_that_json_lacks_are_refused() {
    assert!(codec::to_json(&f64::NAN).is_err());
    assert!(codec::to_json(&vec![1.0, f64::INFINITY]).is_err());
}

#[test]
fn texts_are_escaped_wherever_that_is_needed() {
    for length in 0..20 {
        for place in 0..length {
            for character in ('\0'..='\u{ff}').chain(['\u{2028}', '\u{10ffff}']) {
                let text = |index| if index == place { character } else { '~' };
                let text: String = (0..length).map(text).collect();
                let expected = serde_json::to_string(&text).unwrap();
                assert_eq!(write(&text), expected);
            }
        }
    }
}

#[test]
fn a_discriminator_chooses_whatever_the_order() {
    assert!(matches!(survives::<Pet>(r#"{"kind":"dog"}"#), Pet::Dog(_)));
    assert!(matches!(
        survives::<Pet>(r#"{"kind":"kitten","lives":9}"#),
        Pet::Cat(_)
    ));
    assert!(matches!(
        survives::<Pet>(r#"{"fins":2,"kind":"fish"}"#),
        Pet::Unknown(_)
    ));
    let error = read::<Vec<Pet>>(r#"[{"kind":"cat","lives":"nine"}]"#).unwrap_err();
    assert!(
        error.starts_with("[0].lives: expected an integer, found a string"),
        "{error}"
    );
}

#[test]
fn without_a_discriminator_the_shape_chooses() {
    assert!(matches!(
        survives::<Shape>(r#"{"kind":"x","tricks":["sit"]}"#),
        Shape::Dog(_)
    ));
    assert!(matches!(
        survives::<Shape>(r#"{"kind":"x","lives":1}"#),
        Shape::Cat(_)
    ));
    assert!(matches!(survives::<Shape>(r#""Tom""#), Shape::Name(_)));
    assert!(matches!(survives::<Shape>("7"), Shape::Unknown(_)));
}

#[test]
fn parts_are_found_by_name() {
    let value: Execution = read(r#"{"id":"a","note":null,"next":{"token":"t"}}"#).unwrap();
    assert!(matches!(codec::lookup(&value, &["id"]), Source::Text(text) if text == "a"));
    assert!(matches!(codec::lookup(&value, &["next", "token"]), Source::Text(text) if text == "t"));
    assert!(matches!(codec::lookup(&value, &["total"]), Source::Absent));
    assert!(matches!(
        codec::lookup(&value, &["id", "deeper"]),
        Source::Absent
    ));
}

#[test]
fn serde_formats_of_all_kinds_work() {
    let json = serde_json::json!({"id": "a", "note": null, "total": 3});
    let value: Execution = serde_json::from_value(json.clone()).unwrap();
    assert_eq!(serde_json::to_value(&value).unwrap(), json);
    let error = serde_json::from_str::<Execution>(r#"{"id":"a","note":7}"#).unwrap_err();
    assert!(
        error.to_string().starts_with("note: expected a string"),
        "{error}"
    );
}

record! {
    struct Strange {
        pub quote: String = "say \"hi\"",
        pub slash: String = "back\\slash",
        pub bell: String = "\u{7}" as "\"\\u0007\"",
        pub empty?: Option<String> = "",
    }
}

#[test]
fn keys_are_escaped() {
    let json = r#"{"say \"hi\"":"a","back\\slash":"b","\u0007":"c","":"d"}"#;
    let strange: Strange = serde_json::from_str(json).unwrap();
    assert_eq!(strange.bell, "c");
    assert_eq!(codec::to_json(&strange).unwrap(), json.as_bytes());
    assert_eq!(serde_json::to_string(&strange).unwrap(), json);
}
