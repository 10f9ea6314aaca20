//! From [`plan::Package`] to `Cargo.toml`.

use super::{Files, runtime};
use crate::plan;
use std::fmt::Write;

/// `Cargo.toml` and what else a package has at its root.
pub(super) fn emit_package(plan: &plan::Crate, files: &mut Files) {
    files.insert("Cargo.toml".to_owned(), emit_manifest(plan));
    files.insert(".gitignore".to_owned(), "/target\nCargo.lock\n".to_owned());
}

fn emit_manifest(plan: &plan::Crate) -> String {
    let package = &plan.package;
    let mut text = String::from(
        "# Made by clientsmith from the API's description: edits are lost when it is made anew.\n\n[package]\n",
    );
    let mut field = |key: &str, value: &str| {
        let _ = writeln!(text, "{key} = {}", toml_string(value));
    };
    field("name", &package.name);
    field("version", &package.version);
    field("edition", "2024");
    field("rust-version", runtime::RUST_VERSION);
    field("description", &package.description);
    if let Some(license) = &package.license {
        field("license", license);
    }
    if let Some(repository) = &package.repository {
        field("repository", repository);
    }
    field("readme", "README.md");
    text.push_str("\n[features]\ndefault = [\"rustls\"]\n");
    text.push_str(
        "# HTTP by reqwest, TLS by rustls.\nrustls = [\"dep:reqwest\", \"reqwest/rustls\"]\n",
    );
    text.push_str("# HTTP by reqwest, TLS by the operating system.\nnative-tls = [\"dep:reqwest\", \"reqwest/native-tls\"]\n");
    text.push_str("\n[dependencies]\n");
    for dependency in runtime::dependencies(plan) {
        let _ = writeln!(text, "{dependency}");
    }
    text.push_str("\n[dev-dependencies]\n");
    for dependency in runtime::DEV_DEPENDENCIES {
        let _ = writeln!(text, "{dependency}");
    }
    text
}

/// A basic string (TOML 1.0, "String").
fn toml_string(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
