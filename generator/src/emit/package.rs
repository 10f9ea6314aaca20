//! From [`plan::Package`] to `Cargo.toml`.

use super::Files;
use crate::plan::{self, FULL, Feature, RUNTIME_FEATURES, RuntimeModule};
use clientsmith_runtime::source;
use std::fmt::Write;
use toml::{Table, Value};

/// `Cargo.toml` and what else a package has at its root.
pub(super) fn emit_package(plan: &plan::Crate, files: &mut Files) {
    files.insert("Cargo.toml".to_owned(), emit_manifest(plan));
    files.insert(".gitignore".to_owned(), "/target\n/Cargo.lock\n".to_owned());
    // Formatted once, here: formatted again, it would differ from what is made
    // anew.
    files.insert(
        "rustfmt.toml".to_owned(),
        "disable_all_formatting = true\n".to_owned(),
    );
}

fn emit_manifest(plan: &plan::Crate) -> String {
    let runtime: Table = source::MANIFEST.parse().unwrap_or_default();
    let mut text = String::from(
        "# Made by clientsmith from the API's description: edits are lost when it is made anew.\n",
    );
    text.push_str(&emit_fields(plan, &runtime));
    text.push_str(&emit_features(plan, &runtime));
    text.push_str(&emit_dependencies("", &runtime, plan));
    for (target, section) in table(&runtime, "target") {
        if let Value::Table(section) = section {
            let prefix = format!("target.'{target}'.");
            text.push_str(&emit_dependencies(&prefix, section, plan));
        }
    }
    text.push_str("\n[dev-dependencies]\ntokio = { version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }\n");
    text.push_str(&emit_targets(plan));
    text
}

/// Those dependencies of a section that the crate needs.
fn emit_dependencies(prefix: &str, section: &Table, plan: &plan::Crate) -> String {
    let mut text = format!("\n[{prefix}dependencies]\n");
    for (name, requirement) in table(section, "dependencies") {
        if let Some(requirement) = needed(name, requirement, plan) {
            let _ = writeln!(text, "{name} = {requirement}");
        }
    }
    text
}

fn emit_fields(plan: &plan::Crate, runtime: &Table) -> String {
    let package = &plan.package;
    let rust_version = table(runtime, "package")
        .find(|(key, _)| *key == "rust-version")
        .and_then(|(_, value)| value.as_str());
    let fields = [
        ("name", Some(package.name.as_str())),
        ("version", Some(&package.version)),
        ("edition", Some("2024")),
        ("rust-version", rust_version),
        ("description", Some(&package.description)),
        ("license", package.license.as_deref()),
        ("repository", package.repository.as_deref()),
        ("readme", Some("README.md")),
    ];
    let mut text = String::from("\n[package]\n");
    for (key, value) in fields {
        if let Some(value) = value {
            let _ = writeln!(text, "{key} = {}", Value::from(value));
        }
    }
    text
}

/// The runtime's features but those for types, which a client has or has not, and
/// those for parts of the API.
fn emit_features(plan: &plan::Crate, runtime: &Table) -> String {
    let full = plan.is_sliced().then_some(FULL);
    let default: Vec<_> = ["rustls"].into_iter().chain(full).collect();
    let mut text = format!("\n[features]\ndefault = {default:?}\n");
    for (name, about) in RUNTIME_FEATURES {
        if let Some((_, feature)) = table(runtime, "features").find(|(key, _)| key == name) {
            let _ = writeln!(text, "# {about}\n{name} = {feature}");
        }
    }
    if full.is_none() {
        return text;
    }
    let names: Vec<_> = plan.features().map(|(feature, _)| feature.name()).collect();
    let _ = writeln!(text, "# All of the API.\n{FULL} = {}", emit_names(&names));
    text.push_str("# A part of the API each.\n");
    for name in names {
        let _ = writeln!(text, "{name} = []");
    }
    text
}

/// What documentation is made with, and what examples need, where parts of the API are
/// behind features.
fn emit_targets(plan: &plan::Crate) -> String {
    if !plan.is_sliced() {
        return String::new();
    }
    let mut text = String::from("\n[package.metadata.docs.rs]\nall-features = true\n");
    for example in &plan.examples {
        let (name, features) = (example.name.text(), example.features.iter());
        let features: Vec<_> = features.map(Feature::name).collect();
        let _ = writeln!(
            text,
            "\n[[example]]\nname = {name:?}\nrequired-features = {features:?}"
        );
    }
    text
}

/// A list of names, one a line.
fn emit_names(names: &[&str]) -> String {
    let names: String = names
        .iter()
        .map(|name| format!("    {name:?},\n"))
        .collect();
    format!("[\n{names}]")
}

/// A dependency as the client has it; `None` where it has not.
fn needed(name: &str, requirement: &Value, plan: &plan::Crate) -> Option<Value> {
    let is_for = |module: &RuntimeModule| module.dependencies().contains(&name);
    if !RuntimeModule::ALL.iter().any(is_for) {
        return Some(requirement.clone());
    }
    let mut requirement = requirement.clone();
    if let Value::Table(table) = &mut requirement {
        table.remove("optional");
    }
    plan.runtime.iter().any(is_for).then_some(requirement)
}

fn table<'t>(manifest: &'t Table, name: &str) -> impl Iterator<Item = (&'t str, &'t Value)> {
    let table = manifest.get(name).and_then(Value::as_table);
    table
        .into_iter()
        .flatten()
        .map(|(key, value)| (key.as_str(), value))
}
