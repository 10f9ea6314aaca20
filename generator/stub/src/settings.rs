//! How a server is to behave.

use std::fmt;
use std::time::Duration;

use crate::fault::Script;
use crate::stub::Exchange;

/// What a server is started with.
#[derive(Debug)]
pub struct Settings {
    /// The port of 127.0.0.1; 0: a free one.
    pub port: u16,
    /// What values are made from: the same seed makes the same values.
    pub seed: u64,
    /// The least and the longest time before each answer.
    pub latency: (Duration, Duration),
    /// What goes wrong.
    pub faults: Script,
    /// Whether requests are kept, and what they break is a panic in the end, as in a test.
    pub is_strict: bool,
    /// Is told of each exchange.
    pub observer: Option<Observer>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            port: 0,
            seed: 0,
            latency: (Duration::ZERO, Duration::ZERO),
            faults: Script::default(),
            is_strict: true,
            observer: None,
        }
    }
}

/// A function that is told of each exchange.
pub struct Observer(pub Box<dyn Fn(&Exchange) + Send + Sync>);

impl fmt::Debug for Observer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Observer")
    }
}
