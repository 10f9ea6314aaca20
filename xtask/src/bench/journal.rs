//! What has been measured, a JSON object a line: a run that is broken off goes
//! on where it was.

use super::measure::Measured;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::PathBuf;

/// One step of one tool with one description.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Key<'a> {
    pub(super) tool: &'a str,
    /// Of the tool: what another version took says nothing of this one.
    pub(super) version: &'a str,
    pub(super) description: &'a str,
    pub(super) step: &'a str,
}

/// What one run of a step came to.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    tool: String,
    version: String,
    description: String,
    step: String,
    pub(super) round: usize,
    pub(super) measured: Measured,
    /// What was counted: lines, bytes.
    pub(super) counts: BTreeMap<String, u64>,
}

/// All entries, in memory and in a file.
pub(super) struct Journal {
    path: PathBuf,
    entries: Vec<Entry>,
}

impl Journal {
    /// Reads the journal; an empty one where there is none.
    pub(super) fn open(path: PathBuf) -> Journal {
        let text = fs::read_to_string(&path).unwrap_or_default();
        // The last line may be half a line.
        let entries = text.lines().filter_map(Entry::from_line).collect();
        Journal { path, entries }
    }

    /// What a step has come to, in the order of the rounds.
    pub(super) fn of<'j>(&'j self, key: Key<'j>) -> impl Iterator<Item = &'j Entry> {
        self.entries.iter().filter(move |entry| entry.key() == key)
    }

    /// Keeps what a step has come to.
    pub(super) fn add(
        &mut self,
        key: Key<'_>,
        round: usize,
        measured: Measured,
        counts: BTreeMap<String, u64>,
    ) -> Result<(), String> {
        let entry = Entry {
            tool: key.tool.to_owned(),
            version: key.version.to_owned(),
            description: key.description.to_owned(),
            step: key.step.to_owned(),
            round,
            measured,
            counts,
        };
        let mut options = OpenOptions::new();
        options
            .create(true)
            .append(true)
            .open(&self.path)
            .and_then(|mut file| writeln!(file, "{}", entry.to_json()))
            .map_err(|error| format!("{}: {error}", self.path.display()))?;
        self.entries.push(entry);
        Ok(())
    }
}

impl Entry {
    fn key(&self) -> Key<'_> {
        Key {
            tool: &self.tool,
            version: &self.version,
            description: &self.description,
            step: &self.step,
        }
    }

    fn to_json(&self) -> Value {
        json!({
            "tool": self.tool, "version": self.version, "description": self.description,
            "step": self.step, "round": self.round,
            "measured": self.measured.to_json(), "counts": self.counts,
        })
    }

    fn from_line(line: &str) -> Option<Entry> {
        let value: Value = serde_json::from_str(line).ok()?;
        let text = |key: &str| value[key].as_str().map(str::to_owned);
        let counts = value["counts"].as_object()?.iter();
        Some(Entry {
            tool: text("tool")?,
            version: text("version")?,
            description: text("description")?,
            step: text("step")?,
            round: usize::try_from(value["round"].as_u64()?).ok()?,
            measured: Measured::from_json(&value["measured"])?,
            counts: counts
                .filter_map(|(name, count)| Some((name.clone(), count.as_u64()?)))
                .collect(),
        })
    }
}
