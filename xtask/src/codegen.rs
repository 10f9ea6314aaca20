//! Makes generated/ from spec/, with the library in this process.

use crate::{Outcome, fail};
use clientsmith::config::Config;
use clientsmith::diag::render_human;
use clientsmith::emit::Files;
use clientsmith::openapi::DiskLoader;
use std::path::Path;

const DESCRIPTION: &str = "spec/polytomic.yaml";
const CONFIG: &str = "spec/clientsmith.toml";
const OUTPUT: &str = "generated";

/// Makes the files anew.
pub(crate) fn write() -> Outcome {
    let files = match generate() {
        Ok(files) => files,
        Err(message) => return fail(&message),
    };
    match clientsmith::write(&files, Path::new(OUTPUT)) {
        Ok(written) if written.changed + written.removed == 0 => {
            eprintln!("{OUTPUT}/ is up to date");
            Outcome::Done
        }
        Ok(written) => {
            let (changed, removed) = (written.changed, written.removed);
            eprintln!("{OUTPUT}/: {changed} files written, {removed} removed");
            Outcome::Done
        }
        Err(error) => fail(&error.to_string()),
    }
}

/// Shows how the files would change.
pub(crate) fn check() -> Outcome {
    let files = match generate() {
        Ok(files) => files,
        Err(message) => return fail(&message),
    };
    match clientsmith::write::check(&files, Path::new(OUTPUT)) {
        Ok(differences) if differences.is_empty() => {
            eprintln!("{OUTPUT}/ is up to date");
            Outcome::Done
        }
        Ok(differences) => {
            print!("{}", clientsmith::write::render_differences(&differences));
            let count = differences.len();
            eprintln!("{count} files of {OUTPUT}/ differ; to mend it: cargo xtask codegen");
            Outcome::Differences
        }
        Err(error) => fail(&error.to_string()),
    }
}

fn generate() -> Result<Files, String> {
    let text = std::fs::read_to_string(CONFIG).map_err(|error| format!("{CONFIG}: {error}"))?;
    let config = Config::from_toml(&text).map_err(|error| format!("{CONFIG}: {error}"))?;
    let generation = clientsmith::generate(DESCRIPTION, &DiskLoader, &config);
    eprint!(
        "{}",
        render_human(&generation.report, &generation.sources, false)
    );
    let files = generation.files;
    files.ok_or_else(|| format!("{DESCRIPTION} has errors: nothing was written"))
}
