//! Three operations of Polytomic, with the client of clientsmith.

use client::Client;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let id = "248df4b7-aa70-47b8-a036-33ac447e668d".parse()?;
    let client = Client::builder().bearer_user_api_key("secret").build()?;
    let first = client.model_sync().get_sync(id).await.is_ok();
    let second = client.model_sync().get_sync_status(id).await.is_ok();
    let third = client.executions().get_execution(id, id).await.is_ok();
    println!("{first} {second} {third}");
    Ok(())
}
