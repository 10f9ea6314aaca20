//! From a client to a small application that calls three of its operations.

use super::tool::{Kind, PACKAGE};
use std::fs;
use std::path::{Path, PathBuf};

/// The sources of the applications, a file for each generator and description.
const SOURCES: &str = "tests/bench/applications";

/// The application is the package of this name.
pub(super) const APPLICATION: &str = "application";

/// The workspace of a client and its application. Profiles are cargo's own.
const WORKSPACE: &str = "\
[workspace]
resolver = \"3\"
members = [\"client\", \"application\"]
";

const MANIFEST: &str = "\
[package]
name = \"application\"
version = \"0.1.0\"
edition = \"2024\"

[dependencies]
client = { path = \"../client\" }
tokio = { version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }
";

/// What takes the place of the sources while dependencies are compiled.
const EMPTY: &str = "fn main() {}\n";

/// The application's source; `None` where there is none for this client.
pub(super) fn source(kind: Kind, description: &str) -> Option<PathBuf> {
    let folder = Path::new(SOURCES).join(kind.name());
    let path = folder.join(description).with_extension("rs");
    path.is_file().then_some(path)
}

/// Writes the workspace about a client; its sources are left empty, so that
/// what is compiled first is the dependencies.
pub(super) fn prepare(folder: &Path) -> Result<(), String> {
    write(&folder.join("Cargo.toml"), WORKSPACE)?;
    write(&folder.join(APPLICATION).join("Cargo.toml"), MANIFEST)?;
    let main = folder.join(APPLICATION).join("src/main.rs");
    write(&main, EMPTY)?;
    let library = folder.join(PACKAGE).join("src/lib.rs");
    fs::rename(&library, kept(&library)).map_err(|error| error_of(&library, &error))?;
    write(&library, "")
}

/// Puts the sources in place.
pub(super) fn complete(folder: &Path, source: Option<&Path>) -> Result<(), String> {
    let library = folder.join(PACKAGE).join("src/lib.rs");
    fs::rename(kept(&library), &library).map_err(|error| error_of(&library, &error))?;
    if let Some(source) = source {
        let text = fs::read_to_string(source).map_err(|error| error_of(source, &error))?;
        write(&folder.join(APPLICATION).join("src/main.rs"), &text)?;
    }
    Ok(())
}

fn kept(library: &Path) -> PathBuf {
    library.with_extension("rs.kept")
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(path, text))
        .map_err(|error| error_of(path, &error))
}

fn error_of(path: &Path, error: &std::io::Error) -> String {
    format!("{}: {error}", path.display())
}
