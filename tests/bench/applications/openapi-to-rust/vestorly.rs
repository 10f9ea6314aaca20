//! Three operations of Vestorly, with the client of openapi-to-rust.

use client::HttpClient;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = HttpClient::new();
    let first = client
        .find_article_by_id("1", "secret", None::<&str>)
        .await
        .is_ok();
    let second = client
        .find_group_by_id("1", "secret", None::<&str>)
        .await
        .is_ok();
    let third = client
        .find_member_by_id("1", "secret", None::<&str>)
        .await
        .is_ok();
    println!("{first} {second} {third}");
    Ok(())
}
