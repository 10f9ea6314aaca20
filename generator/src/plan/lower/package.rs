//! What the `Cargo.toml` says.

use super::Lowering;
use crate::plan::Package;
use crate::plan::naming::{is_keyword, kebab_case};
use clientsmith_runtime::source::MANIFEST;
use toml::{Table, Value};

impl Lowering<'_> {
    pub(super) fn check_package(&mut self) {
        let Some(name) = self
            .config
            .package
            .name
            .as_deref()
            .filter(|name| !is_usable(name))
        else {
            return;
        };
        let place = self.entry(&["package", "name"]);
        self.invalid_config(
            place,
            format!("the crate cannot be called `{name}`"),
            "choose small letters, digits, `-` and `_`, beginning with a letter, and no name that Rust or a dependency has",
        );
    }

    pub(super) fn lower_package(&self) -> Package {
        let (config, info) = (&self.config.package, &self.api.info);
        let name = config
            .name
            .clone()
            .unwrap_or_else(|| package_name(&info.title));
        let description = config
            .description
            .clone()
            .unwrap_or_else(|| format!("Client of the {}", api_named(&info.title)));
        Package {
            library: name.replace('-', "_"),
            name,
            version: config.version.clone().unwrap_or_else(|| "0.1.0".to_owned()),
            description: description.split_whitespace().collect::<Vec<_>>().join(" "),
            license: config.license.clone(),
            repository: config.repository.clone(),
        }
    }
}

/// What an API is called, which says that it is one.
fn api_named(title: &str) -> String {
    let last = title.split_whitespace().next_back();
    match last.is_some_and(|word| word.eq_ignore_ascii_case("api")) {
        true => title.to_owned(),
        false => format!("{title} API"),
    }
}

/// A package name out of a title: letters, digits and `-`, beginning with a
/// letter (The Cargo Book, "The name field").
fn package_name(title: &str) -> String {
    let name: String = kebab_case(title).chars().take(60).collect();
    let name = name.trim_matches('-');
    match name.chars().next() {
        Some('a'..='z') if is_taken(name) => format!("{name}-client"),
        Some('a'..='z') => name.to_owned(),
        Some(_) => format!("api-{name}"),
        None => "api-client".to_owned(),
    }
}

/// Whether Cargo and Rust take a name for a package (The Cargo Book, "The name
/// field"), and no crate that a client depends on has it.
fn is_usable(name: &str) -> bool {
    let is_word = |c: char| matches!(c, 'a'..='z' | '0'..='9' | '-' | '_');
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(is_word)
        && !is_taken(name)
}

/// Names that Rust, or the crates that a client depends on, have already.
fn is_taken(name: &str) -> bool {
    let language = ["alloc", "core", "std", "test", "crate", "self", "super"];
    let name = name.replace('_', "-");
    language.contains(&name.as_str()) || is_dependency(&name) || is_keyword(&name)
}

fn is_dependency(name: &str) -> bool {
    let manifest: Table = MANIFEST.parse().unwrap_or_default();
    let dependencies = manifest.get("dependencies").and_then(Value::as_table);
    dependencies.is_some_and(|dependencies| {
        let mut names = dependencies.keys().map(|name| name.replace('_', "-"));
        names.any(|dependency| dependency == name)
    })
}
