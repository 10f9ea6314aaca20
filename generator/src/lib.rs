//! Turns an OpenAPI description into a Rust client crate.
//!
//! [`generate()`] makes the files of the crate, in memory, and the report of all
//! that is wrong with the description or lost from it; [`write()`] puts them into
//! a folder. A program that makes a client, such as a build script:
//!
//! ```no_run
//! use clientsmith::config::Config;
//! use clientsmith::diag::render_human;
//! use clientsmith::openapi::DiskLoader;
//! use std::path::Path;
//!
//! fn main() -> Result<(), Box<dyn std::error::Error>> {
//!     let config = Config::from_toml("package.name = 'petstore'")?;
//!     let generation = clientsmith::generate("openapi.yaml", &DiskLoader, &config);
//!     eprint!("{}", render_human(&generation.report, &generation.sources, false));
//!     let files = generation.files.ok_or("the description has errors")?;
//!     clientsmith::write(&files, Path::new("petstore"))?;
//!     Ok(())
//! }
//! ```
//!
//! The stages are modules of their own: [`openapi`] reads, [`model`] resolves,
//! [`plan`] decides, [`emit`] prints, and [`diag`] is what they report to.

#![cfg_attr(not(test), warn(clippy::unwrap_used))]

pub mod config;
pub mod diag;
pub mod emit;
mod generate;
pub mod model;
pub mod openapi;
pub mod plan;
pub mod write;

pub use generate::{Generation, Stages, generate};
pub use write::write;
