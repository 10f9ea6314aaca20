//! From [`plan::Package`] to `Cargo.toml`.

use super::Files;
use crate::plan::{self, RuntimeModule};
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
    text.push_str(&emit_features(&runtime));
    text.push_str(&emit_dependencies("", &runtime, plan));
    for (target, section) in table(&runtime, "target") {
        if let Value::Table(section) = section {
            let prefix = format!("target.'{target}'.");
            text.push_str(&emit_dependencies(&prefix, section, plan));
        }
    }
    text.push_str("\n[dev-dependencies]\ntokio = { version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }\n");
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

/// The runtime's features but those for types, which a client has or has not.
fn emit_features(runtime: &Table) -> String {
    let mut text = String::from("\n[features]\ndefault = [\"rustls\"]\n");
    let about = [
        ("rustls", "HTTP by reqwest, TLS by rustls."),
        (
            "native-tls",
            "HTTP by reqwest, TLS by the operating system.",
        ),
        (
            "tower",
            "Any service of tower for HTTP, in place of reqwest.",
        ),
        ("blocking", "Calls without an async runtime, over ureq."),
        (
            "gzip",
            "Answers compressed by gzip, and bodies of requests.",
        ),
        ("brotli", "Answers compressed by brotli."),
        ("zstd", "Answers compressed by zstd; needs a C compiler."),
    ];
    for (name, about) in about {
        if let Some((_, feature)) = table(runtime, "features").find(|(key, _)| *key == name) {
            let _ = writeln!(text, "# {about}\n{name} = {feature}");
        }
    }
    text
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
