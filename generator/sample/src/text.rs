//! Format, pattern and lengths -> a text.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use fastrand::Rng;
use serde_json::{Map, Value};

use crate::pattern::{LONGEST, Pattern};

const WORDS: [&str; 12] = [
    "amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "haven", "inlet", "jetty",
    "knoll", "lotus",
];

/// Some bytes (RFC 4648, section 4), with and without padding.
const BASE64: [&str; 3] = ["AAEC", "Zm9v+/8=", "YQ=="];

/// The same by the alphabet for URLs (RFC 4648, section 5).
const BASE64_URL: [&str; 3] = ["AAEC", "Zm9v-_8=", "YQ=="];

/// A word.
pub(super) fn word(random: &mut Rng) -> String {
    WORDS[random.usize(..WORDS.len())].to_owned()
}

/// A text of a schema.
pub(super) fn text(schema: &Map<String, Value>, random: &mut Rng) -> String {
    let count = |key: &str| schema.get(key)?.as_u64()?.try_into().ok();
    let least = count("minLength").unwrap_or(0).min(LONGEST);
    let most = count("maxLength").unwrap_or(usize::MAX);
    let text = |key: &str| schema.get(key).and_then(Value::as_str);
    let format = text("format").or_else(|| text("contentEncoding"));
    let format = format.unwrap_or_default();
    // Patterns are about the bytes that are meant.
    let is_encoded = matches!(format, "byte" | "base64" | "base64url");
    let pattern = text("pattern").filter(|_| !is_encoded);
    let pattern = pattern.and_then(Pattern::parse);
    let of_format = formatted(format, random);
    let is_right = |text: &String| {
        let is_match = pattern.as_ref().is_none_or(|it| it.is_match(text));
        is_match && (least..=most).contains(&text.chars().count())
    };
    if let Some(made) = of_format.as_ref().filter(|text| is_right(text)) {
        return made.clone();
    }
    let of_pattern =
        pattern.and_then(|it| it.text((least, most), |text| has_form(format, text), random));
    if let Some(made) = of_pattern.or(of_format) {
        return made;
    }
    let mut made = word(random);
    while made.chars().count() < least {
        made.push(' ');
        made.push_str(&word(random));
    }
    made.chars().take(most.min(least.max(made.len()))).collect()
}

/// A text of a format (OpenAPI Format Registry; JSON Schema Validation, section 7.3).
fn formatted(format: &str, random: &mut Rng) -> Option<String> {
    let (year, month, day) = (
        random.u16(2001..=2029),
        random.u8(1..=12),
        random.u8(1..=28),
    );
    let (hour, minute, second) = (random.u8(0..24), random.u8(0..60), random.u8(0..60));
    let date = format!("{year}-{month:02}-{day:02}");
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    let word = word(random);
    Some(match format {
        "date" => date,
        "date-time" => format!("{date}T{time}Z"),
        "time" => format!("{time}Z"),
        "duration" => format!("PT{minute}M"),
        "uuid" => uuid(random),
        "uri" | "url" | "uri-reference" | "iri" | "iri-reference" => {
            format!("https://example.com/{word}")
        }
        "uri-template" => format!("https://example.com/{word}{{/id}}"),
        "email" | "idn-email" => format!("{word}@example.com"),
        "hostname" | "idn-hostname" => format!("{word}.example.com"),
        "ipv4" | "ip" => format!("192.0.2.{day}"),
        "ipv6" => format!("2001:db8::{day:x}"),
        "byte" | "base64" => BASE64[random.usize(..BASE64.len())].to_owned(),
        "base64url" => BASE64_URL[random.usize(..BASE64_URL.len())].to_owned(),
        "json-pointer" => format!("/{word}"),
        "relative-json-pointer" => format!("1/{word}"),
        "regex" => format!("^{word}$"),
        // RFC 9110, 5.6.7; the day of the week goes with the date.
        "http-date" => "Sun, 06 Nov 1994 08:49:37 GMT".to_owned(),
        _ => return None,
    })
}

/// Whether a text has the form that a format asks for; formats that are not looked at take any.
#[must_use]
pub fn has_form(format: &str, text: &str) -> bool {
    let like = |form: &str| {
        let fits = |(of_text, of_form): (u8, u8)| match of_form {
            b'0' => of_text.is_ascii_digit(),
            b'x' => of_text.is_ascii_hexdigit(),
            other => of_text.eq_ignore_ascii_case(&other),
        };
        text.len() >= form.len() && text.bytes().zip(form.bytes()).all(fits)
    };
    match format {
        "date" => text.len() == 10 && like("0000-00-00"),
        "date-time" => like("0000-00-00T00:00:00") && text.len() > 19,
        "time" => like("00:00:00") && has_offset(text),
        "uuid" => text.len() == 36 && like("xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx"),
        "duration" => text.starts_with('P'),
        "byte" | "base64" => text.len().is_multiple_of(4) && is_of(text, b"+/="),
        // Padding can be left out where something else says how long it is.
        "base64url" => text.len() % 4 != 1 && is_of(text, b"-_="),
        "uri" => has_scheme(text),
        "ipv4" => text.parse::<Ipv4Addr>().is_ok(),
        "ip" => text.parse::<IpAddr>().is_ok(),
        "ipv6" => text.parse::<Ipv6Addr>().is_ok(),
        _ => true,
    }
}

/// Whether a text consists of letters, digits and these.
fn is_of(text: &str, others: &[u8]) -> bool {
    let mut bytes = text.bytes();
    bytes.all(|it| it.is_ascii_alphanumeric() || others.contains(&it))
}

/// Whether a time ends with its offset (RFC 3339, section 5.6).
fn has_offset(time: &str) -> bool {
    let sign = time.rfind(['+', '-']).unwrap_or_default();
    time.ends_with(['Z', 'z']) || sign == time.len().saturating_sub("+00:00".len())
}

/// Whether a text begins as a URI must (RFC 3986, section 3.1).
fn has_scheme(text: &str) -> bool {
    let is_within = |it: u8| it.is_ascii_alphanumeric() || b"+-.".contains(&it);
    text.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|first: char| first.is_ascii_alphabetic())
            && scheme.bytes().all(is_within)
    })
}

/// A UUID of version 4 (RFC 9562, section 5.4).
fn uuid(random: &mut Rng) -> String {
    let bits = (random.u128(..) & !(0xf << 76) & !(0b11 << 62)) | (4 << 76) | (0b10 << 62);
    let digits = format!("{bits:032x}");
    let parts = [0..8, 8..12, 12..16, 16..20, 20..32].map(|range| &digits[range]);
    parts.join("-")
}
