//! Bounds -> a number within them, and whether one is.

use fastrand::Rng;
use serde_json::{Map, Value, json};

/// An integer.
pub(super) fn integer(schema: &Map<String, Value>, random: &mut Rng) -> Value {
    let whole = |key: &str| schema.get(key).and_then(as_whole);
    // Before OpenAPI 3.1, `exclusiveMinimum: true` excluded `minimum` itself.
    let is_exclusive = |key: &str| i128::from(schema.get(key) == Some(&json!(true)));
    let least = [
        whole("minimum").map(|it| it.saturating_add(is_exclusive("exclusiveMinimum"))),
        whole("exclusiveMinimum").map(|it| it.saturating_add(1)),
    ];
    let most = [
        whole("maximum").map(|it| it.saturating_sub(is_exclusive("exclusiveMaximum"))),
        whole("exclusiveMaximum").map(|it| it.saturating_sub(1)),
    ];
    let least = least.into_iter().flatten().max();
    let most = most.into_iter().flatten().min();
    let (low, high) = near_one(least, most);
    let value = low.saturating_add(random.i64(0..=(high - low).clamp(0, 99) as i64).into());
    let step = whole("multipleOf").filter(|it| *it > 0).unwrap_or(1);
    let up = value.div_euclid(step) * step + if value.rem_euclid(step) == 0 { 0 } else { step };
    let value = match most {
        Some(most) if up > most => most.div_euclid(step) * step,
        _ => up,
    };
    match (i64::try_from(value), u64::try_from(value)) {
        (Ok(value), _) => json!(value),
        (_, Ok(value)) => json!(value),
        _ => json!(0),
    }
}

/// A number, with a fraction where there may be one.
pub(super) fn number(schema: &Map<String, Value>, random: &mut Rng) -> Value {
    let real = |key: &str| schema.get(key).and_then(Value::as_f64);
    let least = real("minimum").or(real("exclusiveMinimum"));
    let most = real("maximum").or(real("exclusiveMaximum"));
    let steps = f64::from(random.u32(1..=100));
    if let Some(step) = real("multipleOf") {
        let first = least.map_or(0.0, |it| (it / step).ceil());
        let value = (first + steps) * step;
        let value = if most.is_some_and(|most| value > most) {
            first * step
        } else {
            value
        };
        return json!(rounded(value));
    }
    json!(match (least, most) {
        (Some(least), Some(most)) => least + (most - least) * steps / 128.0,
        (Some(least), None) => least + steps + 0.5,
        (None, Some(most)) => most - steps - 0.5,
        (None, None) => steps + 0.5,
    })
}

/// Whether a number is within the bounds and a multiple of what it must be.
pub(super) fn is_within(schema: &Map<String, Value>, value: f64) -> bool {
    let real = |key: &str| schema.get(key).and_then(Value::as_f64);
    // Before OpenAPI 3.1, `exclusiveMinimum: true` excluded `minimum` itself.
    let is_exclusive = |key: &str| schema.get(key) == Some(&json!(true));
    let is_above =
        |least: f64, is_exclusive: bool| value > least || !is_exclusive && value == least;
    let is_below = |most: f64, is_exclusive: bool| value < most || !is_exclusive && value == most;
    real("minimum").is_none_or(|it| is_above(it, is_exclusive("exclusiveMinimum")))
        && real("exclusiveMinimum").is_none_or(|it| is_above(it, true))
        && real("maximum").is_none_or(|it| is_below(it, is_exclusive("exclusiveMaximum")))
        && real("exclusiveMaximum").is_none_or(|it| is_below(it, true))
        && is_multiple(value, real("multipleOf"))
}

/// Whether a number is a multiple of a step, but for the dust that binary fractions leave.
fn is_multiple(value: f64, step: Option<f64>) -> bool {
    let Some(step) = step.filter(|step| *step > 0.0) else {
        return true;
    };
    let count = value / step;
    (count - count.round()).abs() < 1e-6
}

/// Both bounds, as near to 1 as they can be.
fn near_one(least: Option<i128>, most: Option<i128>) -> (i128, i128) {
    let low = match (least, most) {
        (Some(least), Some(most)) if least <= 1 && most < 1 => most.saturating_sub(99).max(least),
        (None, Some(most)) if most < 1 => most.saturating_sub(99),
        (least, _) => least.unwrap_or(1).max(1),
    };
    let high = most.unwrap_or(i128::MAX).min(low.saturating_add(99));
    (low, high.max(low))
}

fn as_whole(value: &Value) -> Option<i128> {
    let exact = value
        .as_i64()
        .map(i128::from)
        .or(value.as_u64().map(i128::from));
    exact.or(value.as_f64().map(|it| it as i128))
}

/// Without the dust that binary fractions leave.
fn rounded(value: f64) -> f64 {
    format!("{value:.9}").parse().unwrap_or(value)
}
