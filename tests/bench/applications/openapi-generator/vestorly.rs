//! Three operations of Vestorly, with the client of openapi-generator.

use client::apis::configuration::Configuration;
use client::apis::{articles_api, groups_api, members_api};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = Configuration::new();
    let first = articles_api::find_article_by_id(&client, "secret", "1", None)
        .await
        .is_ok();
    let second = groups_api::find_group_by_id(&client, "secret", "1", None)
        .await
        .is_ok();
    let third = members_api::find_member_by_id(&client, "secret", "1", None)
        .await
        .is_ok();
    println!("{first} {second} {third}");
    Ok(())
}
