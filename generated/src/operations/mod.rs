// Made by clientsmith from the API's description: edits are lost when it is made anew.
//! The operations of the API.

pub mod model_sync;

use crate::runtime::Client;

impl Client {
    /// Model syncs: their configuration, whether they are active, starting and cancelling them, and the
    /// sources that they read from.
    pub fn model_sync(&self) -> model_sync::ModelSync {
        model_sync::ModelSync { client: self.clone() }
    }
}
