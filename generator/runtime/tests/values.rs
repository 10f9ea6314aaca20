//! Values that are more than strings, lists and objects: enumerations of
//! numbers and of several kinds, tuples, bytes, addresses, and unions that are
//! told apart by what their members list.

use clientsmith_runtime::runtime::codec::{self, Value};
use clientsmith_runtime::runtime::{Base64, Base64Url};
use clientsmith_runtime::{enumeration, mixed, numbers, record, union};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

numbers! {
    #[derive(Eq, Hash)]
    enum Level: i32 {
        N1 = 1,
        Minus2 = -2,
        .. Unknown
    }
}

numbers! {
    enum Ratio: f64 {
        Half = 0.5,
        One = 1.0,
        .. Unknown
    }
}

mixed! {
    enum Limit {
        Auto = "auto",
        N10 = 10i64,
        Half = 0.5f64,
        Off = false,
        .. Unknown
    }
}

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
fn enumerations_of_integers_are_open() {
    assert_eq!(survives::<Level>("1"), Level::N1);
    assert_eq!(survives::<Level>("-2"), Level::Minus2);
    assert_eq!(survives::<Level>("7"), Level::Unknown(7));
    assert_eq!(Level::from(-2).value(), -2);
    assert_eq!(Level::Unknown(7).to_string(), "7");
    // JSON Schema counts `1.0` among the integers.
    assert_eq!(read("1.0"), Ok(Level::N1));
    let error = read::<Level>(r#""1""#).unwrap_err();
    assert!(
        error.contains("expected an integer, found a string"),
        "{error}"
    );
    let error = read::<Level>("3000000000").unwrap_err();
    assert!(error.contains("32-bit"), "{error}");
}

#[test]
fn enumerations_of_numbers_are_open() {
    assert_eq!(survives::<Ratio>("0.5"), Ratio::Half);
    assert_eq!(read("1"), Ok(Ratio::One));
    assert_eq!(survives::<Ratio>("2.25"), Ratio::Unknown(2.25));
}

#[test]
fn enumerations_of_several_kinds_are_open() {
    assert_eq!(survives::<Limit>(r#""auto""#), Limit::Auto);
    assert_eq!(survives::<Limit>("10"), Limit::N10);
    assert_eq!(survives::<Limit>("0.5"), Limit::Half);
    assert_eq!(survives::<Limit>("false"), Limit::Off);
    for unlisted in [r#""10""#, "true", "11", r#"{"a":[1]}"#] {
        assert!(
            matches!(survives(unlisted), Limit::Unknown(_)),
            "{unlisted}"
        );
    }
}

#[test]
fn tuples_have_one_length() {
    assert_eq!(
        survives::<(f64, String)>(r#"[1.5,"m"]"#),
        (1.5, "m".to_owned())
    );
    assert_eq!(survives::<[i64; 3]>("[1,2,3]"), [1, 2, 3]);
    let pairs: Vec<(i64, Option<bool>)> = survives("[[1,true],[2,null]]");
    assert_eq!(pairs[1], (2, None));
    let error = read::<[i64; 2]>("[1]").unwrap_err();
    assert!(error.contains("expected 2 items, found 1"), "{error}");
    let error = read::<(i64, i64)>("[1,2,3]").unwrap_err();
    assert!(error.starts_with("[2]: one item more"), "{error}");
    let error = read::<(i64, i64)>(r#"[1,"2"]"#).unwrap_err();
    assert!(error.starts_with("[1]: expected an integer"), "{error}");
}

/// The test vectors of RFC 4648, section 10, and bytes that the two alphabets
/// write differently.
#[test]
fn bytes_are_base64() {
    let vectors = [
        ("", ""),
        ("f", "Zg=="),
        ("fo", "Zm8="),
        ("foo", "Zm9v"),
        ("foob", "Zm9vYg=="),
        ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"),
    ];
    for (bytes, text) in vectors {
        let value: Base64 = survives(&format!("{text:?}"));
        assert_eq!(&value[..], bytes.as_bytes());
        assert_eq!(Base64::from(bytes), value);
    }
    let expected = Base64(vec![0xfb, 0xff, 0xfe]);
    assert_eq!(write(&expected), r#""+//+""#);
    let for_urls = Base64Url(vec![0xfb, 0xff, 0xfe, 0xff]);
    assert_eq!(write(&for_urls), r#""-__-_w""#);
    assert_eq!(read(r#""-__-_w""#), Ok(for_urls));
    for text in ["+//+", "-__-", "+/\\n/+"] {
        assert_eq!(
            read::<Base64>(&format!("\"{text}\"")).as_ref(),
            Ok(&expected)
        );
    }
    assert_eq!(read(r#""Zg""#), Ok(Base64::from("f")));
    let error = read::<Base64>(r#""no base64!""#).unwrap_err();
    assert!(error.contains("not base64"), "{error}");
}

#[test]
fn addresses_are_those_of_std() {
    assert_eq!(survives::<Ipv4Addr>(r#""127.0.0.1""#), Ipv4Addr::LOCALHOST);
    assert_eq!(survives::<Ipv6Addr>(r#""::1""#), Ipv6Addr::LOCALHOST);
    assert_eq!(
        survives::<IpAddr>(r#""::1""#),
        IpAddr::V6(Ipv6Addr::LOCALHOST)
    );
    let error = read::<Ipv4Addr>(r#""10.0.0.0/8""#).unwrap_err();
    assert!(error.contains("not an IPv4 address"), "{error}");
}

enumeration! {
    enum Kind {
        Circle = "circle",
        .. Unknown
    }
}

enumeration! {
    enum Other {
        Square = "square",
        .. Unknown
    }
}

#[derive(Clone, Debug, PartialEq)]
struct Circle {
    kind: Kind,
}

record!(Circle { kind = "kind", });

#[derive(Clone, Debug, PartialEq)]
struct Square {
    kind: Other,
}

record!(Square { kind = "kind", });

#[derive(Clone, Debug, PartialEq)]
enum Figure {
    Circle(Circle),
    Square(Square),
    Unknown(serde_json::Value),
}

union!(Figure {
    Circle,
    Square,
    ..Unknown
});

/// A value is not taken for the first variant that is open to it, where another
/// lists it.
#[test]
fn by_shape_the_variant_that_lists_the_values_is_chosen() {
    assert!(matches!(
        survives(r#"{"kind":"circle"}"#),
        Figure::Circle(_)
    ));
    assert!(matches!(
        survives(r#"{"kind":"square"}"#),
        Figure::Square(_)
    ));
}

#[derive(Clone, Debug, PartialEq)]
enum Tagged {
    Circle(Circle),
    Square(Square),
    Name(String),
    Unknown(serde_json::Value),
}

union!(Tagged by "kind" { Circle = "circle" | "1", Square = "square", Name, .. Unknown });

#[test]
fn variants_with_names_are_chosen_by_them_and_the_others_by_shape() {
    assert!(matches!(
        survives(r#"{"kind":"square"}"#),
        Tagged::Square(_)
    ));
    assert!(matches!(survives(r#""round""#), Tagged::Name(_)));
    assert!(matches!(survives(r#"{"kind":"line"}"#), Tagged::Unknown(_)));
    assert!(matches!(survives("[1]"), Tagged::Unknown(_)));
    // A number names a variant too, here one that it does not fit.
    let error = read::<Tagged>(r#"{"kind":1}"#).unwrap_err();
    assert!(error.contains("kind: expected a string"), "{error}");
}

#[derive(Clone, Debug, PartialEq)]
enum Defaulted {
    Circle(Circle),
    Square(Square),
    Unknown(serde_json::Value),
}

union!(Defaulted by "kind" { Circle = "circle", Square = "square" else, .. Unknown });

#[test]
fn values_that_name_no_variant_are_of_the_default_one() {
    let square = |json| matches!(survives(json), Defaulted::Square(_));
    assert!(square(r#"{"kind":"square"}"#));
    assert!(square(r#"{"kind":"line"}"#));
    assert!(!square(r#"{"kind":"circle"}"#));
    // One that does not fit it is kept all the same.
    assert!(matches!(survives("[1]"), Defaulted::Unknown(_)));
}

#[derive(Clone, Debug, PartialEq)]
struct Bird {
    name: String,
    kind: Option<String>,
}

record!(Bird { name = "name", kind? = "kind", });

#[derive(Clone, Debug, PartialEq)]
struct Fish {
    fins: i64,
}

record!(Fish { fins = "fins", });

#[derive(Clone, Debug, PartialEq)]
enum Animal {
    Bird(Bird),
    Fish(Fish),
    Unknown(serde_json::Value),
}

union!(Animal by "kind" { Bird = "bird" | "fowl" in "kind", Fish = "fish" in "kind", .. Unknown });

#[test]
fn a_variant_that_does_not_say_its_name_is_written_with_it() {
    let bird = |kind: Option<&str>| {
        Animal::Bird(Bird {
            name: "Robin".to_owned(),
            kind: kind.map(str::to_owned),
        })
    };
    let fish = Animal::Fish(Fish { fins: 7 });
    let cases = [
        (fish, r#"{"kind":"fish","fins":7}"#),
        (bird(None), r#"{"kind":"bird","name":"Robin"}"#),
        (bird(Some("fowl")), r#"{"name":"Robin","kind":"fowl"}"#),
    ];
    for (animal, json) in cases {
        assert_eq!(codec::to_json(&animal).unwrap(), json.as_bytes());
        let value: serde_json::Value = serde_json::from_str(json).unwrap();
        assert_eq!(codec::to_value(&animal).unwrap(), value);
        let read: Animal = codec::from_json(json.as_bytes()).unwrap();
        assert_eq!(codec::to_value(&read).unwrap(), value);
    }
}
