//! Three operations of GitHub, with the client of openapi-to-rust.

use client::HttpClient;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = HttpClient::new();
    let first = client.repos_get("rust-lang", "rust").await.is_ok();
    let second = client.issues_get("rust-lang", "rust", 1).await.is_ok();
    let third = client.pulls_get("rust-lang", "rust", 1).await.is_ok();
    println!("{first} {second} {third}");
    Ok(())
}
