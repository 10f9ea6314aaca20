//! One generator and one description: the steps from the description to an
//! application, each measured.

use super::application::{self, APPLICATION};
use super::description::Description;
use super::journal::{Journal, Key};
use super::measure::{End, Measured, measure};
use super::tool::{Kind, PACKAGE, Tool};
use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

/// What is measured, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Generate,
    /// The least that a generation costs.
    ParseAndWrite,
    ParseAndPrint,
    Check,
    DebugLibrary,
    ReleaseLibrary,
    DebugApplication,
    ReleaseApplication,
}

pub(super) const STEPS: [Step; 8] = [
    Step::Generate,
    Step::ParseAndWrite,
    Step::ParseAndPrint,
    Step::Check,
    Step::DebugLibrary,
    Step::ReleaseLibrary,
    Step::DebugApplication,
    Step::ReleaseApplication,
];

impl Step {
    pub(super) fn name(self) -> &'static str {
        match self {
            Step::Generate => "generate",
            Step::ParseAndWrite => "parse and write alone",
            Step::ParseAndPrint => "parse and print alone",
            Step::Check => "check",
            Step::DebugLibrary => "debug library",
            Step::ReleaseLibrary => "release library",
            Step::DebugApplication => "debug application",
            Step::ReleaseApplication => "release application",
        }
    }

    /// The steps without which this one makes no sense, or takes at least as
    /// long: what they have failed in, or been too long for, it is not tried.
    fn needs(self) -> &'static [Step] {
        match self {
            Step::Generate => &[],
            Step::ParseAndWrite | Step::ParseAndPrint | Step::Check => &[Step::Generate],
            Step::DebugLibrary | Step::ReleaseLibrary => &[Step::Generate, Step::Check],
            Step::DebugApplication => &[Step::Generate, Step::Check, Step::DebugLibrary],
            Step::ReleaseApplication => &[Step::Generate, Step::Check, Step::ReleaseLibrary],
        }
    }

    /// Whether it is this program that does it, and not cargo.
    fn is_floor(self) -> bool {
        matches!(self, Step::ParseAndWrite | Step::ParseAndPrint)
    }

    /// Whether cargo does it.
    pub(super) fn is_compilation(self) -> bool {
        self != Step::Generate && !self.is_floor()
    }

    /// How cargo is called, or this program.
    fn arguments(self) -> &'static [&'static str] {
        match self {
            Step::Generate => &[],
            Step::ParseAndWrite => &["floor"],
            Step::ParseAndPrint => &["floor", "--print"],
            Step::Check => &["check", "--package", PACKAGE],
            Step::DebugLibrary => &["build", "--package", PACKAGE],
            Step::ReleaseLibrary => &["build", "--release", "--package", PACKAGE],
            Step::DebugApplication => &["build", "--package", APPLICATION],
            Step::ReleaseApplication => &["build", "--release", "--package", APPLICATION],
        }
    }
}

/// What all trials share.
pub(super) struct Limits {
    /// Only these steps are measured.
    pub(super) steps: Vec<Step>,
    /// A step that takes longer is ended.
    pub(super) limit: Duration,
    /// A step that takes longer is not repeated.
    pub(super) long: Duration,
}

/// One generator and one description.
pub(super) struct Trial<'a> {
    pub(super) tool: &'a Tool,
    pub(super) description: &'a Description,
    /// `target/bench`
    pub(super) root: &'a Path,
    pub(super) limits: &'a Limits,
}

impl Trial<'_> {
    /// Runs the steps of a round that are not in the journal yet.
    pub(super) fn run(&self, round: usize, journal: &mut Journal) -> Result<(), String> {
        let mut open = self.limits.steps.clone();
        open.retain(|step| self.is_open(*step, round, journal));
        if open.is_empty() {
            return Ok(());
        }
        // What the others work on is made anew, whether that is measured or not.
        let measured = self.generate()?;
        let is_generated = measured.end == End::Done;
        if open.contains(&Step::Generate) {
            let counts = self.counts();
            journal.add(self.key(Step::Generate), round, measured, counts)?;
        }
        if !is_generated {
            return Ok(());
        }
        for step in open.iter().copied().filter(|step| step.is_floor()) {
            let measured = self.floor(step)?;
            journal.add(self.key(step), round, measured, BTreeMap::new())?;
        }
        self.tool.complete(&self.client())?;
        self.compile_dependencies()?;
        for step in open.into_iter().filter(|step| step.is_compilation()) {
            // The step before may have shown that this one is in vain.
            if !self.is_open(step, round, journal) {
                continue;
            }
            let (measured, counts) = self.compile(step)?;
            journal.add(self.key(step), round, measured, counts)?;
        }
        self.clean();
        Ok(())
    }

    fn key(&self, step: Step) -> Key<'_> {
        Key {
            tool: self.tool.kind.name(),
            version: &self.tool.version,
            description: self.description.name,
            step: step.name(),
        }
    }

    /// Whether a step is to be run in this round.
    fn is_open(&self, step: Step, round: usize, journal: &Journal) -> bool {
        let is_application = matches!(step, Step::DebugApplication | Step::ReleaseApplication);
        if is_application && self.source().is_none() {
            return false;
        }
        if step.is_floor() && self.tool.kind != Kind::Clientsmith {
            return false;
        }
        let long = self.limits.long.as_secs_f64();
        let mut is_settled = false;
        for entry in journal.of(self.key(step)) {
            is_settled |= entry.round == round;
            is_settled |= entry.measured.end != End::Done || entry.measured.wall > long;
        }
        let mut needed = step.needs().iter();
        let is_in_vain = needed.any(|needed| {
            let mut entries = journal.of(self.key(*needed));
            entries.any(|entry| entry.measured.end != End::Done)
        });
        !is_settled && !is_in_vain
    }

    fn source(&self) -> Option<PathBuf> {
        application::source(self.tool.kind, self.description.name)
    }

    fn generate(&self) -> Result<Measured, String> {
        let folder = self.folder();
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let client = self.client();
        let command = self.tool.generation(&self.description.path, &client);
        eprintln!(
            "{} {}: generate",
            self.tool.kind.name(),
            self.description.name
        );
        measure(&command, self.limits.limit, &folder.join("generate.log"))
    }

    /// Parses the description and writes the client, which is there, once more.
    fn floor(&self, step: Step) -> Result<Measured, String> {
        eprintln!("{}: {}", self.description.name, step.name());
        let output = self.folder().join("floor");
        let _ = fs::remove_dir_all(&output);
        let root = env::current_dir().map_err(|error| error.to_string())?;
        let mut command = Command::new(root.join("target/release/xtask"));
        command.args(step.arguments()).arg(&self.description.path);
        command.arg(self.client()).arg(&output);
        measure(
            &command,
            self.limits.limit,
            &self.folder().join("floor.log"),
        )
    }

    /// Compiles what the client and the application depend on, for all profiles;
    /// this is not measured.
    fn compile_dependencies(&self) -> Result<(), String> {
        let folder = self.folder();
        application::prepare(&folder)?;
        for step in STEPS.into_iter().filter(|step| step.is_compilation()) {
            let mut command = self.cargo();
            command.args(step.arguments()).stdout(Stdio::null());
            // What does not compile here does not compile there, and is noted then.
            let _ = command.arg("--quiet").stderr(Stdio::null()).status();
        }
        application::complete(&folder, self.source().as_deref())
    }

    /// Compiles the client, or the client and the application.
    fn compile(&self, step: Step) -> Result<(Measured, BTreeMap<String, u64>), String> {
        eprintln!(
            "{} {}: {}",
            self.tool.kind.name(),
            self.description.name,
            step.name()
        );
        self.clean();
        let mut command = self.cargo();
        command.args(step.arguments()).arg("--offline");
        let log = format!("{}.log", step.name().replace(' ', "-"));
        let measured = measure(&command, self.limits.limit, &self.folder().join(log))?;
        let mut counts = BTreeMap::new();
        if step == Step::ReleaseApplication && measured.end == End::Done {
            counts = self.sizes();
        }
        Ok((measured, counts))
    }

    /// Takes away what was compiled of the client and the application, and leaves
    /// what they depend on.
    fn clean(&self) {
        for profile in [&[][..], &["--release"]] {
            let mut command = self.cargo();
            command.args(["clean", "--package", PACKAGE, "--package", APPLICATION]);
            let _ = command.args(profile).stderr(Stdio::null()).status();
        }
    }

    fn cargo(&self) -> Command {
        let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.current_dir(self.folder());
        // Cargo's defaults, whatever is usual on this machine.
        for (name, _) in env::vars_os() {
            let name = name.to_string_lossy();
            let is_ours = name.starts_with("CARGO_PROFILE_") || name.starts_with("CARGO_BUILD_");
            if is_ours || matches!(&*name, "CARGO_INCREMENTAL" | "RUSTFLAGS" | "RUSTC_WRAPPER") {
                cargo.env_remove(&*name);
            }
        }
        cargo.env("CARGO_TARGET_DIR", self.build());
        cargo
    }

    fn folder(&self) -> PathBuf {
        let folder = self.root.join("crates").join(self.tool.kind.name());
        folder.join(self.description.name)
    }

    fn client(&self) -> PathBuf {
        self.folder().join(PACKAGE)
    }

    fn build(&self) -> PathBuf {
        self.root.join("build")
    }

    /// What was written.
    fn counts(&self) -> BTreeMap<String, u64> {
        let mark = self.tool.operation_mark();
        let mut counts = BTreeMap::new();
        let mut folders = vec![self.client().join("src")];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
                let path = entry.path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|extension| extension == "rs") {
                    let text = fs::read_to_string(&path).unwrap_or_default();
                    let mut add = |name: &str, count: usize| {
                        *counts.entry(name.to_owned()).or_default() += count as u64;
                    };
                    add("lines", text.lines().count());
                    add("bytes", text.len());
                    if let Some(mark) = mark {
                        add("operations", text.matches(mark).count());
                    }
                }
            }
        }
        counts
    }

    /// The bytes of the application, with and without its symbols.
    fn sizes(&self) -> BTreeMap<String, u64> {
        let program = self.build().join("release").join(APPLICATION);
        let stripped = self.folder().join("stripped");
        let mut strip = Command::new("strip");
        let _ = strip.arg("-o").arg(&stripped).arg(&program).status();
        let sizes = [("program", program), ("stripped", stripped)];
        let sizes = sizes.into_iter().filter_map(|(name, path)| {
            let length = fs::metadata(path).ok()?.len();
            Some((name.to_owned(), length))
        });
        sizes.collect()
    }
}
