//! The least that a generation costs: to parse the description, and to write or
//! print the files that came of it, with nothing between.
//!
//! What is printed are the files that are made, not those of the runtime, which
//! are copied. They are read from the client that was generated before, parsed
//! with syn and printed with prettyplease, as a generator that works on tokens
//! prints them.

use crate::{Outcome, fail};
use clap::Args;
use std::fs;
use std::path::{Path, PathBuf};

/// Parse a description, and write its client once more.
#[derive(Debug, Args)]
pub(crate) struct Floor {
    /// The description.
    description: PathBuf,
    /// The client that was made of it.
    client: PathBuf,
    /// Where it is written, a folder that is not there yet.
    output: PathBuf,
    /// Print the files that are made, rather than copy their text.
    #[arg(long)]
    print: bool,
}

/// The files that are copied, in a client.
const RUNTIME: &str = "src/runtime";

impl Floor {
    pub(crate) fn run(&self) -> Outcome {
        match self.parse().and_then(|()| self.write(&self.client)) {
            Ok(()) => Outcome::Done,
            Err(message) => fail(&message),
        }
    }

    fn parse(&self) -> Result<(), String> {
        let path = &self.description;
        let text = fs::read_to_string(path).map_err(|error| error_of(path, &error))?;
        let is_json = path.extension().is_some_and(|it| it == "json");
        let value: serde_json::Value = match is_json {
            true => serde_json::from_str(&text).map_err(|error| error_of(path, &error))?,
            false => serde_yaml::from_str(&text).map_err(|error| error_of(path, &error))?,
        };
        // A generator does not need to take it apart again.
        std::mem::forget(value);
        Ok(())
    }

    /// Writes what is in a folder of the client.
    fn write(&self, folder: &Path) -> Result<(), String> {
        let inner = folder.strip_prefix(&self.client).unwrap_or(folder);
        let to = self.output.join(inner);
        fs::create_dir_all(&to).map_err(|error| error_of(&to, &error))?;
        for entry in fs::read_dir(folder).map_err(|error| error_of(folder, &error))? {
            let path = entry.map_err(|error| error_of(folder, &error))?.path();
            if path.is_dir() {
                self.write(&path)?;
                continue;
            }
            let mut text = fs::read_to_string(&path).map_err(|error| error_of(&path, &error))?;
            let is_rust = path.extension().is_some_and(|it| it == "rs");
            if self.print && is_rust && !inner.starts_with(RUNTIME) {
                let file = syn::parse_file(&text).map_err(|error| error_of(&path, &error))?;
                text = prettyplease::unparse(&file);
            }
            let path = to.join(path.file_name().unwrap_or_default());
            fs::write(&path, text).map_err(|error| error_of(&path, &error))?;
        }
        Ok(())
    }
}

fn error_of(path: &Path, error: &dyn std::fmt::Display) -> String {
    format!("{}: {error}", path.display())
}

#[cfg(test)]
mod tests {
    use super::Floor;
    use crate::Outcome;
    use std::fs;

    #[test]
    fn what_is_made_is_printed_and_the_rest_is_copied() {
        let root = std::env::temp_dir().join(format!("clientsmith-floor-{}", std::process::id()));
        let (description, client) = (root.join("api.json"), root.join("client"));
        fs::create_dir_all(client.join("src/runtime")).expect("folders can be made");
        for (name, text) in [
            ("api.json", "{}"),
            ("client/Cargo.toml", "[package]"),
            ("client/src/lib.rs", "fn  made( ){}"),
            ("client/src/runtime/mod.rs", "fn  copied( ){}"),
        ] {
            fs::write(root.join(name), text).expect("files can be written");
        }
        let output = root.join("output");
        let floor = Floor {
            description,
            client,
            output: output.clone(),
            print: true,
        };
        assert_eq!(floor.run(), Outcome::Done);
        let read = |name: &str| fs::read_to_string(output.join(name)).expect("it was written");
        assert_eq!(read("Cargo.toml"), "[package]");
        assert_eq!(read("src/lib.rs"), "fn made() {}\n");
        assert_eq!(read("src/runtime/mod.rs"), "fn  copied( ){}");
    }
}
