//! How long a server asks to wait.

use http::{HeaderMap, StatusCode};
use std::time::{Duration, SystemTime};

/// How long a server asks to wait: `retry-after-ms`, or `Retry-After` in seconds
/// or as a date (RFC 9110, section 10.2.3). After a 429, when the limit of the
/// rate begins anew does as well.
pub(crate) fn retry_after(
    status: StatusCode,
    headers: &HeaderMap,
    now: SystemTime,
) -> Option<Duration> {
    let asked = asked(headers, now);
    asked.or_else(|| match status {
        StatusCode::TOO_MANY_REQUESTS => reset(headers, now),
        _ => None,
    })
}

fn asked(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let milliseconds = text(headers, "retry-after-ms").and_then(|text| text.parse().ok());
    if let Some(milliseconds) = milliseconds {
        return Some(Duration::from_millis(milliseconds));
    }
    let text = text(headers, "retry-after")?;
    if let Ok(seconds) = text.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let date = httpdate::parse_http_date(text).ok()?;
    Some(date.duration_since(now).unwrap_or_default())
}

/// When the limit of the rate begins anew. There is no standard yet, and
/// services do not agree:
///
/// * seconds from now: `RateLimit-Reset` (draft-ietf-httpapi-ratelimit-headers,
///   up to 06), `X-RateLimit-Reset-After` (Discord), `X-RateLimit-Reset` (Reddit);
/// * `RateLimit: limit=10, remaining=0, reset=30` (07 of the draft), and
///   `RateLimit: "default";r=0;t=30` (from 08 on);
/// * a time in seconds since 1970: `X-RateLimit-Reset` (GitHub, Twitter),
///   `X-Rate-Limit-Reset` (Okta); some count milliseconds.
fn reset(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let seconds = ["ratelimit-reset", "x-ratelimit-reset-after"]
        .iter()
        .find_map(|name| number(headers, name));
    if let Some(seconds) = seconds.or_else(|| rate_limit(text(headers, "ratelimit")?)) {
        return duration(seconds);
    }
    let value = ["x-ratelimit-reset", "x-rate-limit-reset"]
        .iter()
        .find_map(|name| number(headers, name))?;
    // No limit lasts thirty years: what is larger is a time.
    let since_epoch = match value {
        ..1e9 => return duration(value),
        ..1e12 => duration(value)?,
        _ => duration(value / 1000.0)?,
    };
    let time = SystemTime::UNIX_EPOCH.checked_add(since_epoch)?;
    Some(time.duration_since(now).unwrap_or_default())
}

/// The longest wait among the limits that are used up.
fn rate_limit(text: &str) -> Option<f64> {
    // The older form is one limit, whose parts are members of a list.
    let items: Vec<_> = match text.contains(';') {
        true => text.split(',').collect(),
        false => vec![text],
    };
    let waits = items.iter().filter_map(|item| {
        let parts = || item.split([';', ',']);
        let find = |name: &str| {
            let value = parts().find_map(|part| part.trim().strip_prefix(name));
            value.and_then(|value| value.trim().parse::<f64>().ok())
        };
        let left = find("r=").or_else(|| find("remaining=")).unwrap_or(0.0);
        let wait = find("t=").or_else(|| find("reset="));
        wait.filter(|_| left == 0.0)
    });
    waits.reduce(f64::max)
}

fn text<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers.get(name)?.to_str().ok().map(str::trim)
}

fn number(headers: &HeaderMap, name: &str) -> Option<f64> {
    let number = text(headers, name)?.parse().ok()?;
    (number >= 0.0).then_some(number)
}

/// `None` for what is no time, such as infinity.
fn duration(seconds: f64) -> Option<Duration> {
    Duration::try_from_secs_f64(seconds).ok()
}
