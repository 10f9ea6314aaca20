//! Finds and reads the configuration of a run.

use clientsmith::config::Config;
use clientsmith::diag::{Code, Diagnostic, Format, Location, Place, Report, Source, Sources};
use std::path::{Path, PathBuf};

/// What stands beside a description unless another is named.
const NAME: &str = "clientsmith.toml";

/// Why there is no configuration.
pub(super) struct Refusal {
    pub(super) report: Report,
    pub(super) sources: Sources,
}

/// The configuration that is named, or that stands beside the description, or
/// the default one.
pub(super) fn read(named: Option<&Path>, description: &str) -> Result<Config, Box<Refusal>> {
    let beside = Path::new(description).with_file_name(NAME);
    let path: PathBuf = match named {
        Some(path) => path.to_owned(),
        None if beside.is_file() => beside,
        None => return Ok(Config::default()),
    };
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) => {
            let message = format!("cannot read `{}`: {error}", path.display());
            return Err(refusal(
                Diagnostic::error(Code::UnreadableFile, message),
                Sources::new(),
            ));
        }
    };
    // Read by itself for the place of an error, which `ConfigError` has only in
    // words.
    toml::from_str(&text).map_err(|error| {
        let span = error.span().unwrap_or_default();
        let mut sources = Sources::new();
        let file = sources.add(Source {
            name: path.display().to_string(),
            text: text.clone(),
            format: Format::Yaml,
        });
        let message = error.message().trim().replace('\n', ", ");
        let diagnostic = Diagnostic::error(Code::InvalidConfiguration, message).at(Location {
            file,
            place: Place::Bytes(span),
        });
        refusal(diagnostic, sources)
    })
}

fn refusal(diagnostic: Diagnostic, sources: Sources) -> Box<Refusal> {
    let mut report = Report::new();
    report.push(diagnostic);
    Box::new(Refusal { report, sources })
}
