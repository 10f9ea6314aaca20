// Made by clientsmith from the API's description: edits are lost when it is made anew.
//! Lists all syncs, page by page.
//!
//! ```sh
//! POLYTOMIC_BEARER=... cargo run --example list_syncs
//! ```

use polytomic::Client;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut builder = Client::builder()
        .bearer(std::env::var("POLYTOMIC_BEARER").map_err(|_| "set POLYTOMIC_BEARER")?);
    if let Ok(url) = std::env::var("POLYTOMIC_BASE_URL") {
        builder = builder.base_url(url);
    }
    let client = builder.build()?;
    let mut items = client.model_sync().list().items();
    while let Some(sync) = items.next().await {
        let sync = sync?;
        println!("{sync:#?}");
    }
    Ok(())
}
