//! Finds and reads the configuration of a run.

use clientsmith::config::Config;
use clientsmith::diag::{
    Code, Diagnostic, Format, Location, Place, Report, Source, Sources, nearest,
};
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
            let diagnostic = Diagnostic::error(Code::UnreadableFile, message)
                .help("check the path of the configuration, and that the file may be read");
            return Err(refusal(diagnostic, Sources::new()));
        }
    };
    // Read by itself for the place of an error, which `ConfigError` has only in
    // words.
    let config = toml::from_str::<Config>(&text).map_err(|error| {
        let span = error.span().unwrap_or_default();
        let mut sources = Sources::new();
        let file = sources.add(Source {
            name: path.display().to_string(),
            text: text.clone(),
            format: Format::Toml,
        });
        let message = error.message().trim().replace('\n', ", ");
        let meant = meant(&message).map(|name| format!("did you mean `{name}`?"));
        let place = Place::Bytes(span);
        let mut diagnostic =
            Diagnostic::error(Code::InvalidConfiguration, message).at(Location { file, place });
        diagnostic.help = meant;
        refusal(diagnostic, sources)
    })?;
    Ok(config.read_from(path.display().to_string(), text))
}

fn refusal(diagnostic: Diagnostic, sources: Sources) -> Box<Refusal> {
    let mut report = Report::new();
    report.push(diagnostic);
    Box::new(Refusal { report, sources })
}

/// The name that was meant where serde says "unknown field `nmae`, expected one
/// of `name`, `version`".
fn meant(message: &str) -> Option<&str> {
    if !message.starts_with("unknown ") {
        return None;
    }
    let mut quoted = message.split('`').skip(1).step_by(2);
    nearest(quoted.next()?, quoted)
}
