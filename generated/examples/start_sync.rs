// Made by clientsmith from the API's description: edits are lost when it is made anew.
//! Starts a sync and waits for its execution to end.
//!
//! ```sh
//! POLYTOMIC_BEARER=... cargo run --example start_sync -- SYNC_ID
//! ```

use polytomic::Client;

const USAGE: &str = "usage: POLYTOMIC_BEARER=... cargo run --example start_sync -- SYNC_ID";

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let sync_id = arguments
        .next()
        .ok_or(USAGE)?
        .parse()
        .map_err(|error| format!("SYNC_ID: {error}"))?;
    let mut builder = Client::builder()
        .bearer(std::env::var("POLYTOMIC_BEARER").map_err(|_| "set POLYTOMIC_BEARER")?);
    if let Ok(url) = std::env::var("POLYTOMIC_BASE_URL") {
        builder = builder.base_url(url);
    }
    let client = builder.build()?;
    let started = client.model_sync().start(sync_id).await?;
    let execution = client
        .model_sync()
        .executions()
        .get(
            sync_id,
            started.data.and_then(|value| value.id).ok_or("the answer has no /data/id")?,
        )
        .wait()
        .deadline(std::time::Duration::from_secs(3600))
        .await?;
    println!("{execution:#?}");
    Ok(())
}
