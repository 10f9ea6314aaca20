//! From a command to its time and memory.
//!
//! A process begins with the peak of the one that started it (Linux counts so
//! when it becomes another program), and this program has read large files by
//! then. So a command is started by a fresh process of this program, which does
//! nothing else: [`Measure`].

use crate::{Outcome, fail};
use clap::Args;
use serde_json::{Value, json};
use std::ffi::OsString;
use std::fs::File;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};
use wait4::Wait4;

/// What a command has cost, all processes that it started included.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Measured {
    pub(super) end: End,
    /// Seconds on the clock.
    pub(super) wall: f64,
    /// Seconds of all cores together, outside of the kernel.
    pub(super) user: f64,
    /// The bytes of the largest of its processes, at its peak.
    pub(super) memory: u64,
}

/// How a command ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum End {
    Done,
    /// What it said.
    Failed(String),
    /// It was ended, since it took too long.
    Limit,
}

impl Measured {
    pub(super) fn to_json(&self) -> Value {
        let (end, message) = match &self.end {
            End::Done => ("done", ""),
            End::Failed(message) => ("failed", message.as_str()),
            End::Limit => ("limit", ""),
        };
        json!({
            "end": end, "message": message,
            "wall": self.wall, "user": self.user, "memory": self.memory,
        })
    }

    pub(super) fn from_json(value: &Value) -> Option<Measured> {
        Some(Measured {
            end: match value["end"].as_str()? {
                "done" => End::Done,
                "limit" => End::Limit,
                _ => End::Failed(value["message"].as_str()?.to_owned()),
            },
            wall: value["wall"].as_f64()?,
            user: value["user"].as_f64()?,
            memory: value["memory"].as_u64()?,
        })
    }
}

/// Runs a command to its end or to the limit. What it prints is kept in a file.
pub(super) fn measure(command: &Command, limit: Duration, log: &Path) -> Result<Measured, String> {
    let own = std::env::current_exe().map_err(|error| error.to_string())?;
    let mut measure = Command::new(own);
    measure.arg("measure").arg(limit.as_secs().to_string());
    measure.arg(log).arg("--").arg(command.get_program());
    measure.args(command.get_args());
    if let Some(folder) = command.get_current_dir() {
        measure.current_dir(folder);
    }
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => measure.env(name, value),
            None => measure.env_remove(name),
        };
    }
    let output = measure
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("cannot measure: {error}"))?;
    serde_json::from_slice(&output.stdout)
        .ok()
        .and_then(|value| Measured::from_json(&value))
        .ok_or_else(|| format!("cannot measure {}", command.get_program().display()))
}

/// Runs a command, and prints what it has cost.
#[derive(Debug, Args)]
pub(crate) struct Measure {
    /// How many seconds it may take.
    limit: u64,
    /// Where what it prints is kept.
    log: PathBuf,
    /// The program and its arguments.
    #[arg(last = true, required = true)]
    command: Vec<OsString>,
}

impl Measure {
    pub(crate) fn run(&self) -> Outcome {
        let [program, arguments @ ..] = &self.command[..] else {
            return fail("no command");
        };
        let mut command = Command::new(program);
        command.args(arguments);
        match run(command, Duration::from_secs(self.limit), &self.log) {
            Ok(measured) => {
                println!("{}", measured.to_json());
                Outcome::Done
            }
            Err(message) => fail(&message),
        }
    }
}

fn run(mut command: Command, limit: Duration, log: &Path) -> Result<Measured, String> {
    let program = command.get_program().to_string_lossy().into_owned();
    let cannot = |error| format!("cannot run {program}: {error}");
    let output = File::create(log).map_err(|error| format!("{}: {error}", log.display()))?;
    let errors = output.try_clone().map_err(cannot)?;
    command
        .stdin(Stdio::null())
        .stdout(output)
        .stderr(errors)
        // A group of its own, which can be ended as a whole.
        .process_group(0);
    let start = Instant::now();
    let mut child = command.spawn().map_err(cannot)?;
    let group = child.id();
    let (ended, end) = channel::<()>();
    let watch = thread::spawn(move || {
        let is_late = end.recv_timeout(limit) == Err(RecvTimeoutError::Timeout);
        if is_late {
            kill(group);
        }
        is_late
    });
    let used = child.wait4().map_err(cannot)?;
    let wall = start.elapsed().as_secs_f64();
    drop(ended);
    let is_late = watch.join().unwrap_or_default();
    Ok(Measured {
        end: match used.status.success() {
            true => End::Done,
            false if is_late => End::Limit,
            false => End::Failed(complaint(log, &used.status.to_string())),
        },
        wall,
        user: used.rusage.utime.as_secs_f64(),
        memory: used.rusage.maxrss,
    })
}

/// Ends the processes of a group.
fn kill(group: u32) {
    let group = format!("-{group}");
    let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
}

/// The line of a log that says best what went wrong.
fn complaint(log: &Path, status: &str) -> String {
    let text = std::fs::read_to_string(log).unwrap_or_default();
    // From the most telling: `panicked at src/to_schema.rs:123:`.
    let signs = ["could not compile", "panicked", "error", "Error", "ERROR"];
    let found = signs.iter().find_map(|sign| {
        let mut lines = text.lines();
        let line = lines.find(|line| line.contains(sign))?;
        // The message of a panic is in the next line.
        let next = match *sign {
            "panicked" => lines.next().unwrap_or_default(),
            _ => "",
        };
        Some(format!("{} {}", line.trim(), next.trim()))
    });
    let last = || text.lines().last().map(str::to_owned);
    let message = found.or_else(last).unwrap_or_else(|| status.to_owned());
    message.trim().chars().take(200).collect()
}

#[cfg(test)]
mod tests {
    use super::{End, Measured, run};
    use std::process::Command;
    use std::time::Duration;

    fn shell(script: &str, limit: Duration, log: &str) -> Measured {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        let log =
            std::env::temp_dir().join(format!("clientsmith-measure-{}-{log}", std::process::id()));
        run(command, limit, &log).expect("sh can be run")
    }

    #[test]
    fn what_takes_too_long_is_ended_with_all_that_it_started() {
        let measured = shell("sleep 60 | sleep 60", Duration::from_millis(50), "late");
        assert_eq!(measured.end, End::Limit);
        assert!(measured.wall < 30.0);
    }

    #[test]
    fn what_fails_says_why() {
        let script = "echo working; echo 'error: no such thing' >&2; exit 1";
        let measured = shell(script, Duration::from_secs(60), "failed");
        assert_eq!(measured.end, End::Failed("error: no such thing".to_owned()));
        assert_eq!(Measured::from_json(&measured.to_json()), Some(measured));
    }
}
