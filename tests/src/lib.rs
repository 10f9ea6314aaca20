//! Wire tests, golden tests and the stub server that they run against.
//!
//! The stub judges requests by the *raw* description: it shares no code with the generator, so a
//! mistake there cannot hide here.
//!
//! * [`Description`]: the document as written, its operations, schemas and examples.
//! * [`judge`]: a raw request and the description -> the [`Violation`]s of the request.
//! * [`Stub`]: a server on 127.0.0.1 that records, judges and answers; [`Answer`]s can be scripted,
//!   faults below HTTP included.

pub mod description;
pub mod judge;
pub mod stub;

pub use description::Description;
pub use judge::{Rule, Violation};
pub use stub::{Answer, Recorded, Stub};
