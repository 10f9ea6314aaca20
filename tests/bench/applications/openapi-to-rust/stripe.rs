//! Three operations of Stripe, with the client of openapi-to-rust.

use client::HttpClient;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = HttpClient::new().with_header("authorization", "Bearer secret");
    let first = client.get_balance(None::<&str>, None).await.is_ok();
    let second = client
        .get_charges_charge("1", None::<&str>, None)
        .await
        .is_ok();
    let third = client
        .get_customers_customer("1", None::<&str>, None)
        .await
        .is_ok();
    println!("{first} {second} {third}");
    Ok(())
}
