//! Types of other crates as values: what is read is written the same.

use crate::runtime::codec::{self, Value};

#[allow(dead_code, reason = "not used where no such type is there")]
fn turn<T: Value>(json: &str) -> String {
    let value: T =
        codec::from_json(json.as_bytes()).unwrap_or_else(|error| panic!("{json}: {error}"));
    String::from_utf8(codec::to_json(&value).unwrap()).unwrap()
}

#[allow(dead_code, reason = "not used where no such type is there")]
fn refusal<T: Value>(json: &str) -> String {
    match codec::from_json::<T>(json.as_bytes()) {
        Ok(_) => panic!("{json} is taken"),
        Err(error) => error.to_string(),
    }
}

#[cfg(feature = "uuid")]
#[test]
fn uuids() {
    use uuid::Uuid;
    let text = r#""0ecd09c1-b901-4d27-9053-f0367c427254""#;
    assert_eq!(turn::<Uuid>(text), text);
    assert_eq!(turn::<Uuid>(&text.to_uppercase()), text);
    assert!(refusal::<Uuid>(r#""0ecd09c1""#).starts_with("not a UUID"));
    assert!(refusal::<Uuid>("7").starts_with("expected a UUID, found an integer"));
}

macro_rules! dates {
    ($name:ident, $feature:literal, $instant:ty, $date:ty, $time:ty) => {
        #[cfg(feature = $feature)]
        #[test]
        fn $name() {
            assert_eq!(
                turn::<$instant>(r#""2024-02-29T23:59:59Z""#),
                r#""2024-02-29T23:59:59Z""#
            );
            assert_eq!(
                turn::<$instant>(r#""2024-02-29T23:59:59.25+02:00""#),
                r#""2024-02-29T21:59:59.25Z""#.replace(".25", $name::FRACTION)
            );
            assert_eq!(turn::<$date>(r#""2024-02-29""#), r#""2024-02-29""#);
            assert_eq!(turn::<$time>(r#""23:59:59""#), r#""23:59:59""#);
            assert!(refusal::<$instant>(r#""2024-02-29""#).starts_with("not a date and time"));
            assert!(
                refusal::<$instant>(r#""2024-02-29T23:59:59""#).starts_with("not a date and time")
            );
            assert!(refusal::<$date>(r#""2023-02-29""#).starts_with("not a date"));
            assert!(refusal::<$time>(r#""25:00:00""#).starts_with("not a time of day"));
            assert!(refusal::<$date>("20240229").starts_with("expected a date, found an integer"));
        }
    };
}

dates!(
    jiff,
    "jiff",
    ::jiff::Timestamp,
    ::jiff::civil::Date,
    ::jiff::civil::Time
);
dates!(
    chrono,
    "chrono",
    ::chrono::DateTime<::chrono::Utc>,
    ::chrono::NaiveDate,
    ::chrono::NaiveTime
);
dates!(
    time,
    "time",
    ::time::OffsetDateTime,
    ::time::Date,
    ::time::Time
);

#[cfg(feature = "jiff")]
mod jiff {
    pub const FRACTION: &str = ".25";
}

/// chrono writes milliseconds.
#[cfg(feature = "chrono")]
mod chrono {
    pub const FRACTION: &str = ".250";
}

#[cfg(feature = "time")]
mod time {
    pub const FRACTION: &str = ".25";
}

#[test]
fn never_is_a_time() {
    let texts = [
        "9999-12-31T23:59:59Z",
        "9999-12-31t23:59:59.9999999z",
        "9999-12-31T23:59:59.999-14:00",
        "9999-12-31T00:00:00+00:00",
    ];
    for text in texts {
        let json = format!("{text:?}");
        #[cfg(feature = "jiff")]
        assert_eq!(
            turn::<::jiff::Timestamp>(&json),
            r#""9999-12-31T23:59:59.9999999Z""#
        );
        #[cfg(feature = "chrono")]
        turn::<::chrono::DateTime<::chrono::Utc>>(&json);
        #[cfg(feature = "time")]
        turn::<::time::OffsetDateTime>(&json);
        let _ = json;
    }
    #[cfg(feature = "jiff")]
    for text in ["9999-12-31T23:59:59", "9999-12-32T23:59:59Z", "9999-12-31"] {
        refusal::<::jiff::Timestamp>(&format!("{text:?}"));
    }
}
