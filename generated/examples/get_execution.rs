// Made by clientsmith from the API's description: edits are lost when it is made anew.
//! Gets an execution.
//!
//! ```sh
//! POLYTOMIC_BEARER=... cargo run --example get_execution -- SYNC_ID ID
//! ```

use polytomic::Client;

const USAGE: &str = "usage: POLYTOMIC_BEARER=... cargo run --example get_execution -- SYNC_ID ID";

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let sync_id = arguments
        .next()
        .ok_or(USAGE)?
        .parse()
        .map_err(|error| format!("SYNC_ID: {error}"))?;
    let id = arguments
        .next()
        .ok_or(USAGE)?
        .parse()
        .map_err(|error| format!("ID: {error}"))?;
    let mut builder = Client::builder()
        .bearer(std::env::var("POLYTOMIC_BEARER").map_err(|_| "set POLYTOMIC_BEARER")?);
    if let Ok(url) = std::env::var("POLYTOMIC_BASE_URL") {
        builder = builder.base_url(url);
    }
    let client = builder.build()?;
    let execution = client.model_sync().executions().get(sync_id, id).await?;
    println!("{execution:#?}");
    Ok(())
}
