//! The generators: how each is found, called, and what it leaves to be done.

use super::machine::first_line;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A generator that is there.
pub(super) struct Tool {
    pub(super) kind: Kind,
    program: PathBuf,
    pub(super) version: String,
}

/// Which generator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Clientsmith,
    Progenitor,
    Ploidy,
    Oas3Gen,
    OpenapiToRust,
    OpenapiGenerator,
}

/// The other generators.
const PEERS: [Kind; 5] = [
    Kind::Progenitor,
    Kind::Ploidy,
    Kind::Oas3Gen,
    Kind::OpenapiToRust,
    Kind::OpenapiGenerator,
];

/// Each client is the package of this name.
pub(super) const PACKAGE: &str = "client";

impl Kind {
    pub(super) fn name(self) -> &'static str {
        match self {
            Kind::Clientsmith => "clientsmith",
            Kind::Progenitor => "progenitor",
            Kind::Ploidy => "ploidy",
            Kind::Oas3Gen => "oas3-gen",
            Kind::OpenapiToRust => "openapi-to-rust",
            Kind::OpenapiGenerator => "openapi-generator",
        }
    }

    fn program(self) -> &'static str {
        match self {
            Kind::Clientsmith => "target/release/clientsmith",
            Kind::Progenitor => "cargo-progenitor",
            Kind::OpenapiGenerator => "openapi-generator-cli",
            Kind::Ploidy | Kind::Oas3Gen | Kind::OpenapiToRust => self.name(),
        }
    }

    /// The command that installs it.
    fn installation(self) -> &'static str {
        match self {
            Kind::Clientsmith => "cargo build --release -p clientsmith",
            Kind::Progenitor => "cargo install cargo-progenitor",
            Kind::Ploidy => "cargo install ploidy",
            Kind::Oas3Gen => "cargo install oas3-gen",
            Kind::OpenapiToRust => "cargo install openapi-to-rust",
            Kind::OpenapiGenerator => "pip install openapi-generator-cli (needs Java)",
        }
    }
}

/// The generator of this repository. Its version is the commit.
///
/// # Errors
///
/// Where there is no current folder.
pub(super) fn own() -> Result<Tool, String> {
    let commit = first_line("git", &["rev-parse", "--short", "HEAD"]);
    let root = env::current_dir().map_err(|error| error.to_string())?;
    Ok(Tool {
        kind: Kind::Clientsmith,
        program: root.join(Kind::Clientsmith.program()),
        version: commit.unwrap_or_else(|| env!("CARGO_PKG_VERSION").to_owned()),
    })
}

/// The other generators that are installed; of the others it is said how to
/// install them.
pub(super) fn peers() -> Vec<Tool> {
    let mut tools = Vec::new();
    for kind in PEERS {
        match find(kind.program()) {
            Some(program) => tools.push(Tool {
                kind,
                version: version(kind, &program).unwrap_or_else(|| "unknown version".to_owned()),
                program,
            }),
            None => eprintln!("{} is not installed: {}", kind.name(), kind.installation()),
        }
    }
    tools
}

impl Tool {
    /// The command that makes a client of a description, in a folder that is not
    /// there yet; all paths are absolute.
    pub(super) fn generation(&self, description: &Path, folder: &Path) -> Command {
        let mut command = Command::new(&self.program);
        match self.kind {
            Kind::Clientsmith => {
                command.arg("generate").arg(description);
                command.arg("--output").arg(folder);
                command.args(["--name", PACKAGE]);
            }
            Kind::Progenitor => {
                command.args(["progenitor", "--name", PACKAGE, "--version", "0.1.0"]);
                command.arg("--input").arg(description);
                command.arg("--output").arg(folder);
            }
            Kind::Ploidy => {
                command.args(["generate", "rust"]).arg(description);
                command.arg("--output").arg(folder);
                command.args(["--name", PACKAGE]);
            }
            Kind::Oas3Gen => {
                // The crate has the name of the folder.
                command.args(["generate", "client-mod", "--workspace"]);
                command.arg("--input").arg(description);
                command.arg("--output").arg(folder);
            }
            Kind::OpenapiToRust => {
                command.arg("generate").arg(description);
                command.arg("--output-dir").arg(folder.join("src"));
            }
            Kind::OpenapiGenerator => {
                command.args(["generate", "--generator-name", "rust"]);
                command.arg("--input-spec").arg(description);
                command.arg("--output").arg(folder);
                // The version of a description need not be one that cargo knows.
                let name = format!("packageName={PACKAGE},packageVersion=0.1.0");
                command.args(["--additional-properties", &name]);
            }
        }
        // A backtrace is no help here, and takes time.
        command.env("RUST_BACKTRACE", "0");
        command
    }

    /// Makes a crate of what was written, where that is only modules.
    pub(super) fn complete(&self, folder: &Path) -> Result<(), String> {
        if self.kind != Kind::OpenapiToRust {
            return Ok(());
        }
        let source = folder.join("src");
        let manifest =
            format!("[package]\nname = \"{PACKAGE}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n");
        // It says which dependencies the modules need.
        fs::read_to_string(source.join("REQUIRED_DEPS.toml"))
            .and_then(|list| fs::write(folder.join("Cargo.toml"), manifest + &list))
            .and_then(|()| fs::rename(source.join("mod.rs"), source.join("lib.rs")))
            .map_err(|error| format!("{}: {error}", folder.display()))
    }

    /// What marks an operation in the code that it writes; `None` where an
    /// operation can be several functions.
    pub(super) fn operation_mark(&self) -> Option<&'static str> {
        match self.kind {
            Kind::Clientsmith => Some("crate::operation! {"),
            Kind::Oas3Gen => Some("pub async fn parse_response("),
            Kind::Progenitor | Kind::Ploidy | Kind::OpenapiGenerator => Some("pub async fn "),
            Kind::OpenapiToRust => None,
        }
    }
}

/// A program on the PATH.
fn find(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let mut candidates = env::split_paths(&path).map(|folder| folder.join(program));
    candidates.find(|candidate| candidate.is_file())
}

fn version(kind: Kind, program: &Path) -> Option<String> {
    match kind {
        Kind::OpenapiGenerator => first_line(program.to_str()?, &["version"]),
        _ => installed_version(program),
    }
}

/// What cargo notes of the programs that it installs: not all can say their
/// version themselves.
fn installed_version(program: &Path) -> Option<String> {
    let list = program.parent()?.parent()?.join(".crates.toml");
    let text = fs::read_to_string(list).ok()?;
    let name = program.file_name()?.to_str()?;
    let line = text
        .lines()
        .find(|line| line.contains(&format!("\"{name} ")))?;
    line.split(' ').nth(1).map(str::to_owned)
}
