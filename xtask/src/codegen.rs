//! Makes generated/ from spec/, with the library in this process.

use crate::{Outcome, fail};
use clientsmith::config::Config;
use clientsmith::diag::{Severity, render_human};
use clientsmith::emit::Files;
use clientsmith::openapi::DiskLoader;
use clientsmith::write::Difference;
use std::path::Path;

const DESCRIPTION: &str = "spec/polytomic.yaml";
const CONFIG: &str = "spec/clientsmith.toml";
const OUTPUT: &str = "generated";

/// The most changed files that are named.
const SHOWN: usize = 20;

/// Makes the files anew.
pub(crate) fn write() -> Outcome {
    let files = match generate() {
        Ok(files) => files,
        Err(message) => return fail(&message),
    };
    let folder = Path::new(OUTPUT);
    let written = clientsmith::write::check(&files, folder).and_then(|differences| {
        clientsmith::write(&files, folder)?;
        Ok(differences)
    });
    match written {
        Ok(differences) => {
            eprint!("{}", changes(&differences));
            Outcome::Done
        }
        Err(error) => fail(&error.to_string()),
    }
}

/// Says which files were written and removed.
fn changes(differences: &[Difference]) -> String {
    if differences.is_empty() {
        return format!("{OUTPUT}/ is up to date\n");
    }
    let removed = differences.iter().filter(|it| it.wanted.is_none()).count();
    let written = differences.len() - removed;
    let mut text = format!("{OUTPUT}/: files written: {written}, removed: {removed}\n");
    for difference in differences.iter().take(SHOWN) {
        let change = match (&difference.found, &difference.wanted) {
            (None, _) => "new",
            (_, None) => "removed",
            _ => "changed",
        };
        text.push_str(&format!("  {change:7}  {OUTPUT}/{}\n", difference.path));
    }
    if differences.len() > SHOWN {
        text.push_str(&format!("  ... and {} more\n", differences.len() - SHOWN));
    }
    text
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
            let count = match differences.len() {
                1 => "1 file differs".to_owned(),
                count => format!("{count} files differ"),
            };
            eprintln!("{count} in {OUTPUT}/; to mend it: cargo xtask codegen");
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
    let losses = generation.report.count(Severity::Loss);
    if losses > 0 {
        return Err(format!(
            "{DESCRIPTION} is not honoured in {losses} of its parts: nothing was written"
        ));
    }
    let files = generation.files;
    files.ok_or_else(|| format!("{DESCRIPTION} has errors: nothing was written"))
}

#[cfg(test)]
mod tests {
    use super::{Difference, SHOWN, changes};

    #[test]
    fn says_which_files_changed() {
        let difference = |path: &str, found: Option<&str>, wanted: Option<&str>| Difference {
            path: path.to_owned(),
            found: found.map(str::to_owned),
            wanted: wanted.map(str::to_owned),
        };
        let mut differences = vec![
            difference("a", Some("1"), Some("2")),
            difference("b", None, Some("2")),
            difference("c", Some("1"), None),
        ];
        let expected = "generated/: files written: 2, removed: 1\n  \
            changed  generated/a\n  new      generated/b\n  removed  generated/c\n";
        assert_eq!(changes(&differences), expected);
        differences.resize(SHOWN + 2, difference("d", None, Some("")));
        assert!(changes(&differences).ends_with("  ... and 2 more\n"));
        assert_eq!(changes(&[]), "generated/ is up to date\n");
    }
}
