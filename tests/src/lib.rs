//! Wire tests, golden tests and the stub server they run against.
