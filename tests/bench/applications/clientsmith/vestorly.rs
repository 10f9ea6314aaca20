//! Three operations of Vestorly, with the client of clientsmith.

use client::Client;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::builder().build()?;
    let first = client
        .articles()
        .find_article_by_id("1", "secret")
        .await
        .is_ok();
    let second = client
        .groups()
        .find_group_by_id("1", "secret")
        .await
        .is_ok();
    let third = client
        .members()
        .find_member_by_id("1", "secret")
        .await
        .is_ok();
    println!("{first} {second} {third}");
    Ok(())
}
