//! Three operations of Vestorly, with the client of ploidy.

use client::Client;
use client::client::default::parameters::{
    FindArticleByIdQuery, FindGroupByIdQuery, FindMemberByIdQuery,
};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = Client::new("https://staging.vestorly.com/api/v2")?;
    let first = client
        .find_article_by_id(
            "1",
            &FindArticleByIdQuery {
                vestorly_auth: "secret".to_owned(),
                access_token: None,
            },
        )
        .await
        .is_ok();
    let second = client
        .find_group_by_id(
            "1",
            &FindGroupByIdQuery {
                vestorly_auth: "secret".to_owned(),
                access_token: None,
            },
        )
        .await
        .is_ok();
    let third = client
        .find_member_by_id(
            "1",
            &FindMemberByIdQuery {
                vestorly_auth: "secret".to_owned(),
                access_token: None,
            },
        )
        .await
        .is_ok();
    println!("{first} {second} {third}");
    Ok(())
}
