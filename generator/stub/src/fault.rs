//! `listPets=503+retry-after=1*2,reset,ok` -> what goes wrong, in which order.
//!
//! ```text
//! fault     = operation "=" step *( "," step )
//! operation = operationId / "METHOD /path" / "*"
//! step      = what *( "+" modifier ) [ "*" [ count ] ]
//! what      = "ok" / status / "reset" / "close" / "truncate"
//! modifier  = "retry-after=" text / "delay=" time / "stall=" time
//! time      = number ( "ms" / "s" )
//! ```
//!
//! Each request takes a step; a step with a count is taken so often, one with `*` alone for ever.
//! After the last step all is well. `delay` waits before the head, `stall` in the middle of the
//! body.

use std::time::Duration;

use crate::answer::Answer;
use crate::description::Operation;

/// The bytes that a truncated answer promises and does not send.
const MISSING: usize = 16;

/// All faults of a server.
#[derive(Clone, Debug, Default)]
pub struct Script {
    faults: Vec<Fault>,
}

#[derive(Clone, Debug)]
struct Fault {
    operation: String,
    /// In reverse: the next one is the last.
    steps: Vec<Step>,
}

#[derive(Clone, Debug)]
struct Step {
    answer: Answer,
    /// How often it is still taken; none: for ever.
    left: Option<u32>,
}

impl Script {
    /// Adds a fault as it is written on the command line.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn add(&mut self, text: &str) -> Result<(), String> {
        let (operation, steps) = text
            .split_once('=')
            .ok_or_else(|| format!("`{text}` has no `=` after the operation"))?;
        let steps = steps.rsplit(',').map(|step| parse_step(step.trim()));
        self.faults.push(Fault {
            operation: operation.trim().to_owned(),
            steps: steps.collect::<Result<_, _>>()?,
        });
        Ok(())
    }

    /// The operations that are named and that a description does not have.
    #[must_use]
    pub fn unknown(&self, operations: &[Operation]) -> Vec<&str> {
        let names = self.faults.iter().map(|fault| fault.operation.as_str());
        let is_known = |name: &str| operations.iter().any(|operation| is_for(name, operation));
        names.filter(|name| !is_known(name)).collect()
    }

    /// What goes wrong with the next request for an operation.
    pub(crate) fn next(&mut self, operation: &Operation) -> Option<Answer> {
        let mut faults = self.faults.iter_mut();
        let fault = faults.find(|it| is_for(&it.operation, operation) && !it.steps.is_empty())?;
        let step = fault.steps.last_mut()?;
        let answer = step.answer.clone();
        if let Some(left) = &mut step.left {
            *left = left.saturating_sub(1);
            if *left == 0 {
                fault.steps.pop();
            }
        }
        Some(answer)
    }
}

fn is_for(name: &str, operation: &Operation) -> bool {
    let line = || format!("{} {}", operation.method, operation.path);
    name == "*" || name == operation.id || name == line()
}

fn parse_step(text: &str) -> Result<Step, String> {
    let (text, left) = match text.rsplit_once('*') {
        Some((text, "")) => (text, None),
        Some((text, count)) => {
            let left = count.parse().ok().filter(|it| *it > 0);
            let left = left.ok_or_else(|| format!("`{count}` is no count"))?;
            (text, Some(left))
        }
        None => (text, Some(1)),
    };
    let mut parts = text.split('+');
    let mut answer = match parts.next().unwrap_or_default() {
        "ok" => Answer::example(),
        "reset" => Answer::reset(),
        "close" => Answer::hang_up(),
        "truncate" => Answer::example().truncated(MISSING),
        status => {
            let number = status.parse().ok().filter(|it| (200..1000).contains(it));
            Answer::forced(number.ok_or_else(|| {
                format!("`{status}` is none of: a status, ok, reset, close, truncate")
            })?)
        }
    };
    for modifier in parts {
        answer = match modifier.split_once('=') {
            Some(("retry-after", value)) => answer.header("retry-after", value),
            Some(("delay", value)) => answer.slow_head(parse_time(value)?),
            Some(("stall", value)) => answer.slow_body(parse_time(value)?),
            _ => {
                return Err(format!(
                    "`{modifier}` is none of: retry-after=..., delay=..., stall=..."
                ));
            }
        };
    }
    Ok(Step { answer, left })
}

/// `250ms`, `1.5s`
///
/// # Errors
///
/// Where it is no time.
pub fn parse_time(text: &str) -> Result<Duration, String> {
    let (number, unit) = match text.strip_suffix("ms") {
        Some(number) => (number, 1e-3),
        None => (text.strip_suffix('s').unwrap_or_default(), 1.0),
    };
    let seconds = number
        .parse::<f64>()
        .ok()
        .filter(|it| (0.0..1e6).contains(it));
    let seconds = seconds.ok_or_else(|| format!("`{text}` is no time: write 250ms or 2s"))?;
    Ok(Duration::from_secs_f64(seconds * unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_is_written() {
        let mut script = Script::default();
        assert_eq!(
            script.add("listPets=503+retry-after=1*2, reset,ok+delay=1.5s*"),
            Ok(())
        );
        assert_eq!(script.add("GET /pets=truncate+stall=20ms"), Ok(()));
        let lefts = script.faults[0].steps.iter().rev().map(|step| step.left);
        assert_eq!(lefts.collect::<Vec<_>>(), [Some(2), Some(1), None]);
    }

    #[test]
    fn says_what_is_wrong() {
        for (text, reason) in [
            ("listPets", "`listPets` has no `=` after the operation"),
            (
                "a=broken",
                "`broken` is none of: a status, ok, reset, close, truncate",
            ),
            ("a=503*0", "`0` is no count"),
            (
                "a=503+wait=1s",
                "`wait=1s` is none of: retry-after=..., delay=..., stall=...",
            ),
            ("a=ok+delay=1", "`1` is no time: write 250ms or 2s"),
        ] {
            assert_eq!(Script::default().add(text), Err(reason.to_owned()));
        }
    }
}
