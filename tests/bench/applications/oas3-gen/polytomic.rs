//! Three operations of Polytomic, with the client of oas3-gen.

use client::*;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let id = "248df4b7-aa70-47b8-a036-33ac447e668d".parse()?;
    let client = PolytomicClient::new().with_bearer_user_apikey("secret");
    let first = client
        .get_sync(GetSyncRequest {
            path: GetSyncRequestPath { id },
            header: GetSyncRequestHeader {
                x_polytomic_version: None,
            },
        })
        .await
        .is_ok();
    let second = client
        .get_sync_status(GetSyncStatusRequest {
            path: GetSyncStatusRequestPath { id },
            header: GetSyncStatusRequestHeader {
                x_polytomic_version: None,
            },
        })
        .await
        .is_ok();
    let third = client
        .get_execution(GetExecutionRequest {
            path: GetExecutionRequestPath { sync_id: id, id },
            header: GetExecutionRequestHeader {
                x_polytomic_version: None,
            },
        })
        .await
        .is_ok();
    println!("{first} {second} {third}");
    Ok(())
}
