//! Three operations of Vestorly, with the client of progenitor.

use client::Client;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::new("https://staging.vestorly.com/api/v2");
    let first = client.find_article_by_id("1", None, "secret").await.is_ok();
    let second = client.find_group_by_id("1", None, "secret").await.is_ok();
    let third = client.find_member_by_id("1", None, "secret").await.is_ok();
    println!("{first} {second} {third}");
    Ok(())
}
