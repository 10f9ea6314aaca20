//! Three operations of GitHub, with the client of clientsmith.

use client::Client;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::builder().build()?;
    let first = client.repos().get("rust-lang", "rust").await.is_ok();
    let second = client.issues().get("rust-lang", "rust", 1).await.is_ok();
    let third = client.pulls().get("rust-lang", "rust", 1).await.is_ok();
    println!("{first} {second} {third}");
    Ok(())
}
