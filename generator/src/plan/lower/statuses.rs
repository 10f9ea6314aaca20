//! Statuses: the codes that one stands for, and what it is called.

use crate::model::Status;
use crate::plan::Arm;
use http::StatusCode;

/// The codes of a status, if it is not `default`.
pub(super) fn codes(status: Status, default: (u16, u16)) -> (u16, u16) {
    match status {
        Status::Code(code) => (code, code),
        Status::Range(class) => (u16::from(class) * 100, u16::from(class) * 100 + 99),
        Status::Default => default,
    }
}

/// A status by its name (RFC 9110, section 15).
pub(super) fn status_name(status: Status) -> String {
    match status {
        Status::Code(code) => {
            let reason = StatusCode::from_u16(code)
                .ok()
                .and_then(|code| code.canonical_reason());
            reason.map_or_else(|| format!("status {code}"), str::to_owned)
        }
        Status::Range(1) => "informational".to_owned(),
        Status::Range(2) => "success".to_owned(),
        Status::Range(3) => "redirection".to_owned(),
        Status::Range(4) => "client error".to_owned(),
        Status::Range(_) => "server error".to_owned(),
        Status::Default => "other".to_owned(),
    }
}

/// Ranges without those that lie in another.
pub(super) fn merged(codes: Vec<(u16, u16)>) -> Vec<(u16, u16)> {
    let within = |a: (u16, u16), b: (u16, u16)| a != b && b.0 <= a.0 && a.1 <= b.1;
    let mut kept: Vec<_> = codes
        .iter()
        .copied()
        .filter(|&code| !codes.iter().any(|&other| within(code, other)))
        .collect();
    kept.sort_unstable();
    kept.dedup();
    kept
}

/// Takes from the ends of ranges what goes to an arm before.
pub(super) fn trim(arms: &mut Vec<Arm>) {
    let mut taken: Vec<(u16, u16)> = Vec::new();
    for arm in arms.iter_mut() {
        for (first, last) in &mut arm.codes {
            while let Some(range) = taken.iter().find(|range| within(*first, range)) {
                *first = range.1 + 1;
            }
            while let Some(range) = taken.iter().find(|range| within(*last, range)) {
                *last = range.0 - 1;
            }
        }
        arm.codes.retain(|(first, last)| first <= last);
        taken.extend(&arm.codes);
    }
    arms.retain(|arm| !arm.codes.is_empty());
}

fn within(code: u16, range: &(u16, u16)) -> bool {
    (range.0..=range.1).contains(&code)
}
