//! What the `Cargo.toml` says.

use super::Lowering;
use crate::plan::Package;
use heck::ToKebabCase;

impl Lowering<'_> {
    pub(super) fn lower_package(&self) -> Package {
        let (config, info) = (&self.config.package, &self.api.info);
        let name = config
            .name
            .clone()
            .unwrap_or_else(|| package_name(&info.title));
        let description = config
            .description
            .clone()
            .unwrap_or_else(|| format!("Client of the {} API", info.title));
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

/// A package name out of a title: letters, digits and `-`, beginning with a
/// letter (The Cargo Book, "The name field").
fn package_name(title: &str) -> String {
    let ascii: String = deunicode::deunicode(title)
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' })
        .collect();
    let name: String = ascii.to_kebab_case().chars().take(60).collect();
    let name = name.trim_matches('-');
    match name.chars().next() {
        Some('a'..='z') => name.to_owned(),
        Some(_) => format!("api-{name}"),
        None => "api-client".to_owned(),
    }
}
