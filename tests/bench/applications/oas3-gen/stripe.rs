//! Three operations of Stripe, with the client of oas3-gen.

use client::*;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = StripeApiClient::new();
    let first = client
        .get_balance(GetBalanceRequest {
            query: GetBalanceRequestQuery { expand: None },
            body: None,
        })
        .await
        .is_ok();
    let second = client
        .get_charges_charge(GetChargesChargeRequest {
            path: GetChargesChargeRequestPath {
                charge: "1".to_owned(),
            },
            query: GetChargesChargeRequestQuery { expand: None },
            body: None,
        })
        .await
        .is_ok();
    let third = client
        .get_customers_customer(GetCustomersCustomerRequest {
            path: GetCustomersCustomerRequestPath {
                customer: "1".to_owned(),
            },
            query: GetCustomersCustomerRequestQuery { expand: None },
            body: None,
        })
        .await
        .is_ok();
    println!("{first} {second} {third}");
    Ok(())
}
