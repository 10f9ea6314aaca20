//! Diagnostics: what is wrong with a description, or lost from it, and where.
//!
//! A stage reports to a [`Report`] and goes on; a [`Diagnostic`] holds a
//! [`Code`], a message and a cheap [`Location`] (a JSON pointer in a file).
//! Lines and columns are found only when a report is rendered, in one pass over
//! the source text of each file concerned.

mod code;
mod diagnostic;
mod json;
mod location;
mod nearest;
mod pointers;
mod position;
mod render;
mod report;
mod scan_json;
mod scan_toml;
mod scan_yaml;
mod sources;

pub use code::Code;
pub use diagnostic::{Diagnostic, Severity};
pub use json::render_json;
pub use location::{Location, Place};
pub use nearest::nearest;
pub use position::{Position, positions};
pub use render::render_human;
pub use report::Report;
pub use sources::{FileId, Format, Source, Sources};
