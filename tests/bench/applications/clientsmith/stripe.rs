//! Three operations of Stripe, with the client of clientsmith.

use client::Client;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::builder().bearer_auth("secret").build()?;
    let first = client.get_balance().await.is_ok();
    let second = client.get_charges_charge("1").await.is_ok();
    let third = client.get_customers_customer("1").await.is_ok();
    println!("{first} {second} {third}");
    Ok(())
}
