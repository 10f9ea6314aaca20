//! Wire tests, golden tests, and the stub server that they run against, which is the one that
//! `clientsmith stub` is made of.

pub use clientsmith_stub::{Answer, Description, Recorded, Rule, Stub, Violation, description};
