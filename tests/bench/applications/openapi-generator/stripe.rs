//! Three operations of Stripe, with the client of openapi-generator.

use client::apis::configuration::Configuration;
use client::apis::default_api;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = Configuration {
        bearer_access_token: Some("secret".to_owned()),
        ..Configuration::new()
    };
    let first = default_api::get_balance(&client, None).await.is_ok();
    let second = default_api::get_charges_charge(&client, "1", None)
        .await
        .is_ok();
    let third = default_api::get_customers_customer(&client, "1", None)
        .await
        .is_ok();
    println!("{first} {second} {third}");
    Ok(())
}
