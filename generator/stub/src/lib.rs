//! A server for any OpenAPI description, 2.0 to 3.2: it judges requests by the raw document, and
//! answers by its examples and schemas.
//!
//! It shares no code with the generator: a mistake there cannot hide here.
//!
//! * [`Description`]: the document as written, its operations, schemas and examples.
//! * [`judge()`]: a raw request and the description -> the [`Violation`]s of the request.
//! * [`sample()`]: the example of a media type, or a value made from its schema by a seed.
//! * [`Stub`]: a server on 127.0.0.1 that records, judges and answers; [`Answer`]s can be scripted,
//!   faults below HTTP included.
//! * [`serve()`]: the same until Ctrl-C, for a program of its own.
//!
//! ```no_run
//! use clientsmith_stub::{Answer, Description, Stub};
//! use std::{path::Path, sync::Arc};
//!
//! # async fn test() -> Result<(), Box<dyn std::error::Error>> {
//! let description = Description::read(Path::new("openapi.yaml"))?;
//! let stub = Stub::start(Arc::new(description)).await;
//! stub.script(Answer::status(503).header("retry-after", "1"));
//! // ... what is to be tested talks to `stub.url()` ...
//! stub.finish(); // panics if a request broke the description
//! # Ok(()) }
//! ```

pub mod answer;
pub mod description;
pub mod fault;
pub mod judge;
pub mod sample;
mod serve;
pub mod settings;
pub mod stub;
mod xml;

pub use answer::Answer;
pub use description::Description;
pub use judge::{Rule, Violation, judge};
pub use sample::sample;
pub use serve::{Background, serve};
pub use settings::{Observer, Settings};
pub use stub::{Exchange, Recorded, Stub};
