//! Three operations of Polytomic, with the client of openapi-generator.

use client::apis::configuration::Configuration;
use client::apis::{executions_api, model_sync_api};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = Configuration {
        bearer_access_token: Some("secret".to_owned()),
        ..Configuration::new()
    };
    let first = model_sync_api::get_sync(&client, "248df4b7-aa70-47b8-a036-33ac447e668d", None)
        .await
        .is_ok();
    let second =
        model_sync_api::get_sync_status(&client, "248df4b7-aa70-47b8-a036-33ac447e668d", None)
            .await
            .is_ok();
    let third = executions_api::get_execution(
        &client,
        "248df4b7-aa70-47b8-a036-33ac447e668d",
        "248df4b7-aa70-47b8-a036-33ac447e668d",
        None,
    )
    .await
    .is_ok();
    println!("{first} {second} {third}");
    Ok(())
}
