//! What a client costs: to generate, to compile, and to compile an application
//! with; ours beside those of other generators.
//!
//! Each round runs all tools before the next one begins, so that a change of the
//! machine's mood meets them all. What is measured is kept in a journal: a run
//! that was broken off goes on where it was.

mod application;
mod description;
mod floor;
mod growth;
mod journal;
mod machine;
mod measure;
mod report;
mod table;
mod tool;
mod trial;

pub(crate) use floor::Floor;
pub(crate) use measure::Measure;

use crate::{Outcome, cargo, corpus, fail};
use clap::Args;
use description::Description;
use journal::Journal;
use std::fs;
use std::path::PathBuf;
use std::time::Duration;
use tool::Tool;
use trial::{Limits, STEPS, Step, Trial};

/// Where all of it is kept.
const FOLDER: &str = "target/bench";
/// What came of it.
const REPORT: &str = "tests/bench/report.md";
/// A machine that does more than this beside is said to be busy.
const BUSY: f64 = 0.5;

#[derive(Debug, Args)]
pub(crate) struct Bench {
    /// Also the other generators, of those that are installed.
    #[arg(long)]
    peers: bool,
    /// How often each step is measured; the report has the medians.
    #[arg(long, value_name = "N", default_value_t = 3)]
    runs: usize,
    /// Only this description; can be given several times.
    #[arg(long, value_name = "DESCRIPTION")]
    only: Vec<String>,
    /// Only this generator; can be given several times.
    #[arg(long, value_name = "NAME")]
    tool: Vec<String>,
    /// Only this step, such as `check` or `release application`; can be given
    /// several times.
    #[arg(long, value_name = "NAME")]
    step: Vec<String>,
    /// How many seconds a step may take.
    #[arg(long, value_name = "SECONDS", default_value_t = 1200)]
    limit: u64,
    /// A step that takes longer than this is measured only once.
    #[arg(long, value_name = "SECONDS", default_value_t = 90)]
    long: u64,
    /// Forget what was measured before.
    #[arg(long)]
    fresh: bool,
    /// Measure nothing: make the report of what was measured before.
    #[arg(long)]
    report: bool,
}

impl Bench {
    pub(crate) fn run(&self) -> Outcome {
        match self.measure() {
            Ok(()) => Outcome::Done,
            Err(message) => fail(&message),
        }
    }

    fn measure(&self) -> Result<(), String> {
        corpus::fetch()?;
        let root = std::env::current_dir().map_err(|error| error.to_string())?;
        let root = root.join(FOLDER);
        let descriptions = self.descriptions(&root.join("descriptions"))?;
        let tools = self.tools()?;
        let path = root.join("journal.jsonl");
        if self.fresh {
            let _ = fs::remove_file(&path);
        }
        let mut journal = Journal::open(path);
        if self.report {
            return self.write(&tools, &descriptions, &journal);
        }
        // The floor of a generation is measured with this program.
        let build = [
            "build",
            "--release",
            "--package",
            "clientsmith",
            "--package",
            "xtask",
        ];
        if cargo::run(&build, &[]) != Outcome::Done {
            return Err("clientsmith does not compile".to_owned());
        }
        if let Some(load) = machine::load().filter(|load| *load > BUSY) {
            eprintln!("this machine is busy (load {load}): times will be too long");
        }
        let limits = Limits {
            steps: self.steps()?,
            limit: Duration::from_secs(self.limit),
            long: Duration::from_secs(self.long),
        };
        for round in 1..=self.runs {
            for description in &descriptions {
                for tool in &tools {
                    let trial = Trial {
                        tool,
                        description,
                        root: &root,
                        limits: &limits,
                    };
                    trial.run(round, &mut journal)?;
                }
            }
            if let Some(own) = tools.first().filter(|_| self.is_whole()) {
                growth::run(own, round, &root, &limits, &mut journal)?;
            }
            self.write(&tools, &descriptions, &journal)?;
        }
        Ok(())
    }

    fn descriptions(&self, folder: &std::path::Path) -> Result<Vec<Description>, String> {
        let mut descriptions = description::gather(folder)?;
        descriptions
            .retain(|it| self.only.is_empty() || self.only.iter().any(|only| only == it.name));
        match descriptions.is_empty() {
            true => Err("no description has such a name".to_owned()),
            false => Ok(descriptions),
        }
    }

    fn tools(&self) -> Result<Vec<Tool>, String> {
        let mut tools = vec![tool::own()?];
        if self.peers {
            tools.extend(tool::peers());
        }
        tools.retain(|it| {
            self.tool.is_empty() || self.tool.iter().any(|name| name == it.kind.name())
        });
        Ok(tools)
    }

    fn steps(&self) -> Result<Vec<Step>, String> {
        let mut steps = STEPS.to_vec();
        steps.retain(|it| self.step.is_empty() || self.step.iter().any(|name| name == it.name()));
        match steps.is_empty() {
            true => Err("no step has such a name".to_owned()),
            false => Ok(steps),
        }
    }

    /// Whether all descriptions and tools are asked for.
    fn is_whole(&self) -> bool {
        self.only.is_empty() && self.tool.is_empty()
    }

    /// Writes the report; of a part of the tools or descriptions it is printed.
    fn write(
        &self,
        tools: &[Tool],
        descriptions: &[Description],
        journal: &Journal,
    ) -> Result<(), String> {
        let text = report::report(tools, descriptions, journal, self.limit);
        if !self.is_whole() || !self.peers {
            println!("{text}");
            return Ok(());
        }
        let path = PathBuf::from(REPORT);
        let folder = path.parent().unwrap_or(&path);
        fs::create_dir_all(folder)
            .and_then(|()| fs::write(&path, text))
            .map_err(|error| format!("{REPORT}: {error}"))?;
        eprintln!("wrote {REPORT}");
        Ok(())
    }
}
