//! `clientsmith generate`: writes the client crate of a description, or says
//! how it differs from what is there.

use super::Outcome;
use super::config::{self, Refusal};
use super::output::{self, MessageFormat, number, quoted, say};
use clap::{Args, ValueEnum};
use clientsmith::Generation;
use clientsmith::diag::Severity;
use clientsmith::emit::Files;
use clientsmith::openapi::DiskLoader;
use clientsmith::write::{self, Difference, WriteError};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(super) struct Generate {
    /// The description: OpenAPI in YAML or JSON.
    #[arg(value_name = "SPEC")]
    description: String,
    /// The folder of the crate; only files that an earlier run wrote are
    /// replaced or removed.
    #[arg(long, value_name = "DIR")]
    output: PathBuf,
    /// The name of the crate; default: by the configuration, or made from the
    /// title of the description.
    #[arg(long, value_name = "CRATE", value_parser = package_name)]
    name: Option<String>,
    /// The configuration; default: `clientsmith.toml` beside the description, if
    /// there is one.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Write nothing: show how the folder differs from what would be written.
    #[arg(long)]
    check: bool,
    /// What to take for an error.
    #[arg(long, value_name = "KIND")]
    deny: Option<Deny>,
    /// For whom diagnostics are written.
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    message_format: MessageFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Deny {
    /// Parts of the description that the client does not honour.
    Loss,
}

impl Generate {
    pub(super) fn run(&self) -> Outcome {
        let mut config = match config::read(self.config.as_deref(), &self.description) {
            Ok(config) => config,
            Err(refusal) => return self.refuse(&refusal),
        };
        if let Some(name) = &self.name {
            config.package.name = Some(name.clone());
        }
        let generation = clientsmith::generate(&self.description, &DiskLoader, &config);
        output::report(&generation.report, &generation.sources, self.message_format);
        let Some(files) = &generation.files else {
            let counts = output::counts(&generation.report).unwrap_or_default();
            say(&format!("{counts}: nothing was written\n"));
            return Outcome::Errors;
        };
        let losses = generation.report.count(Severity::Loss);
        let outcome = match self.deny {
            Some(Deny::Loss) if losses > 0 => self.refuse_losses(losses),
            _ if self.check => self.compare(files),
            _ => self.write(files, &generation),
        };
        // The process ends: to take large trees apart first would only take time.
        std::mem::forget(generation);
        outcome
    }

    fn refuse(&self, refusal: &Refusal) -> Outcome {
        output::report(&refusal.report, &refusal.sources, self.message_format);
        say("1 error: nothing was written\n");
        Outcome::Errors
    }

    /// Says that there are losses, and that this was not to be.
    fn refuse_losses(&self, losses: usize) -> Outcome {
        let losses = number(losses, "loss", "losses");
        let message = format!("denied by --deny loss: {losses}");
        if self.message_format == MessageFormat::Json {
            output::error_object("denied", &message, None, None);
        }
        say(&format!("{message}: nothing was written\n"));
        Outcome::Errors
    }

    /// Says what is wrong with the folder, which is no part of the description
    /// and so of no report.
    fn refuse_output(&self, error: &WriteError) -> Outcome {
        match self.message_format {
            MessageFormat::Human => {
                say(&format!("error[output]: {error}\n"));
                if let Some(help) = error.help() {
                    say(&format!("  = help: {help}\n"));
                }
            }
            MessageFormat::Json => {
                let message = error.to_string();
                output::error_object("output", &message, Some(error.path()), error.help());
            }
        }
        Outcome::Errors
    }

    fn write(&self, files: &Files, generation: &Generation) -> Outcome {
        let written = match write::write(files, &self.output) {
            Ok(written) => written,
            Err(error) => return self.refuse_output(&error),
        };
        let output = self.output.display();
        let mut done = match written.changed {
            0 => format!("{output} is up to date"),
            changed => format!("wrote {} to {output}", number(changed, "file", "files")),
        };
        if written.removed > 0 {
            done.push_str(&format!(", removed {}", written.removed));
        }
        say(&format!("{}: {done}\n", summary(generation)));
        Outcome::Done
    }

    fn compare(&self, files: &Files) -> Outcome {
        let differences = match write::check(files, &self.output) {
            Ok(differences) => differences,
            Err(error) => return self.refuse_output(&error),
        };
        let output = self.output.display();
        if differences.is_empty() {
            say(&format!("{output} is up to date\n"));
            return Outcome::Done;
        }
        let diff = write::render_differences(&differences);
        match self.message_format {
            MessageFormat::Human => output::print(&diff),
            MessageFormat::Json => {
                say(&diff);
                self.list(&differences);
            }
        }
        let count = number(differences.len(), "file differs", "files differ");
        say(&format!(
            "{count} in {output}; to mend it: {}\n",
            self.mend()
        ));
        Outcome::Differences
    }

    /// Names the files that differ, for programs.
    fn list(&self, differences: &[Difference]) {
        let mend = self.mend();
        for difference in differences {
            let file = self.output.join(&difference.path);
            let state = match (&difference.found, &difference.wanted) {
                (None, _) => "is missing",
                (_, None) => "is no longer part of the client",
                _ => "differs from what would be written",
            };
            let message = format!("`{}` {state}; to mend it: {mend}", file.display());
            output::error_object("differs", &message, Some(&file), None);
        }
    }

    /// The command that writes what was compared.
    fn mend(&self) -> String {
        let mut words = vec!["clientsmith generate".to_owned(), quoted(&self.description)];
        let mut option = |name: &str, value: &str| words.push(format!("{name} {}", quoted(value)));
        option("--output", &self.output.to_string_lossy());
        if let Some(name) = &self.name {
            option("--name", name);
        }
        if let Some(config) = &self.config {
            option("--config", &config.to_string_lossy());
        }
        words.join(" ")
    }
}

/// `12 operations, 34 types, 2 losses`.
fn summary(generation: &Generation) -> String {
    let (operations, types) = generation.stages.plan.as_ref().map_or((0, 0), |plan| {
        let types = plan.types.iter().map(|module| module.items.len()).sum();
        (plan.content.all().len(), types)
    });
    let mut parts = vec![
        number(operations, "operation", "operations"),
        number(types, "type", "types"),
    ];
    parts.extend(output::counts(&generation.report));
    parts.join(", ")
}

/// The name of a package (The Cargo Book, "The name field").
fn package_name(name: &str) -> Result<String, String> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    match name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(is_part) {
        true => Ok(name.to_owned()),
        false => {
            Err("a package is named by letters, digits, `-` and `_`, a letter first".to_owned())
        }
    }
}
