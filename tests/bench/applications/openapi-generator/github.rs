//! Three operations of GitHub, with the client of openapi-generator.

use client::apis::configuration::Configuration;
use client::apis::{issues_api, pulls_api, repos_api};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = Configuration::new();
    let first = repos_api::repos_slash_get(&client, "rust-lang", "rust")
        .await
        .is_ok();
    let second = issues_api::issues_slash_get(&client, "rust-lang", "rust", 1)
        .await
        .is_ok();
    let third = pulls_api::pulls_slash_get(&client, "rust-lang", "rust", 1)
        .await
        .is_ok();
    println!("{first} {second} {third}");
    Ok(())
}
