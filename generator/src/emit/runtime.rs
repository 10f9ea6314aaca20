//! The runtime's files that a crate needs, byte for byte, and what they depend
//! on.

use super::{Files, format};
use crate::plan::{self, RuntimeModule};
use clientsmith_runtime::source;
use std::fmt::Write;

/// The first lines of each file that is copied.
pub(super) const HEAD: &str =
    "// Copied by clientsmith: edits are lost when this crate is made anew.\n";

/// The list of the runtime's modules, the one file that is not copied as it is.
const LIST: &str = "mod.rs";

/// Copies the files.
pub(super) fn emit_runtime(plan: &plan::Crate, files: &mut Files) {
    for (path, text) in source::FILES {
        let module = path.trim_end_matches(".rs");
        if *path == LIST {
            files.insert(
                format!("src/runtime/{LIST}"),
                format!("{}{}", format::HEAD, emit_list(text, plan)),
            );
        } else if is_needed(module, plan) {
            files.insert(format!("src/runtime/{path}"), format!("{HEAD}{text}"));
        }
    }
}

/// The list of modules without those that the crate does not need. The runtime
/// itself has some behind features, which a client has no use for: it has the
/// module, or not.
fn emit_list(list: &str, plan: &plan::Crate) -> String {
    let mut text = String::new();
    let mut attributes = Vec::new();
    for line in list.lines() {
        if line.starts_with("#[") {
            attributes.push(line);
            continue;
        }
        let attributes = std::mem::take(&mut attributes);
        let Some(module) = module_of(line) else {
            let _ = writeln!(text, "{line}");
            continue;
        };
        let is_optional = RuntimeModule::ALL
            .iter()
            .any(|optional| optional.name() == module);
        if !is_needed(module, plan) {
            continue;
        }
        for attribute in attributes {
            if !is_optional || !attribute.starts_with("#[cfg(") {
                let _ = writeln!(text, "{attribute}");
            }
        }
        let _ = writeln!(text, "{line}");
    }
    text
}

/// The module that a line of the list declares, or exports names of.
fn module_of(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("pub ").unwrap_or(line);
    let declared = rest
        .strip_prefix("mod ")
        .and_then(|rest| rest.strip_suffix(';'));
    declared.or_else(|| {
        rest.strip_prefix("use ")
            .and_then(|rest| rest.split("::").next())
    })
}

/// Whether a module, or the folder that it is in, is needed.
fn is_needed(module: &str, plan: &plan::Crate) -> bool {
    let module = module.split('/').next().unwrap_or(module);
    let optional = RuntimeModule::ALL
        .iter()
        .find(|optional| optional.name() == module);
    optional.is_none_or(|optional| plan.runtime.contains(optional))
}
