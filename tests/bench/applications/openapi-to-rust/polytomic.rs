//! Three operations of Polytomic, with the client of openapi-to-rust.

use client::HttpClient;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = HttpClient::new().with_header("authorization", "Bearer secret");
    let first = client
        .get_sync("248df4b7-aa70-47b8-a036-33ac447e668d", None::<&str>)
        .await
        .is_ok();
    let second = client
        .get_sync_status("248df4b7-aa70-47b8-a036-33ac447e668d", None::<&str>)
        .await
        .is_ok();
    let third = client
        .get_execution(
            "248df4b7-aa70-47b8-a036-33ac447e668d",
            "248df4b7-aa70-47b8-a036-33ac447e668d",
            None::<&str>,
        )
        .await
        .is_ok();
    println!("{first} {second} {third}");
    Ok(())
}
