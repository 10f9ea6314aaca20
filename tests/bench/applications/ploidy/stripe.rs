//! Three operations of Stripe, with the client of ploidy.

use client::Client;
use client::client::default::parameters::{
    GetBalanceQuery, GetChargesChargeQuery, GetCustomersCustomerQuery,
};
use client::util::serde_json::Value;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client =
        Client::new("https://api.stripe.com")?.with_header("authorization", "Bearer secret")?;
    let first = client
        .get_balance(&GetBalanceQuery { expand: None }, Value::Null)
        .await
        .is_ok();
    let second = client
        .get_charges_charge("1", &GetChargesChargeQuery { expand: None }, Value::Null)
        .await
        .is_ok();
    let third = client
        .get_customers_customer(
            "1",
            &GetCustomersCustomerQuery { expand: None },
            Value::Null,
        )
        .await
        .is_ok();
    println!("{first} {second} {third}");
    Ok(())
}
