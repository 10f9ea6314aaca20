//! Three operations of Vestorly, with the client of oas3-gen.

use client::*;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = VestorlyApiClient::new();
    let first = client
        .find_article_by_id(FindArticleByIdRequest {
            path: FindArticleByIdRequestPath { id: "1".to_owned() },
            query: FindArticleByIdRequestQuery {
                vestorly_auth: "secret".to_owned(),
                access_token: None,
            },
        })
        .await
        .is_ok();
    let second = client
        .find_group_by_id(FindGroupByIdRequest {
            path: FindGroupByIdRequestPath { id: "1".to_owned() },
            query: FindGroupByIdRequestQuery {
                vestorly_auth: "secret".to_owned(),
                access_token: None,
            },
        })
        .await
        .is_ok();
    let third = client
        .find_member_by_id(FindMemberByIdRequest {
            path: FindMemberByIdRequestPath { id: "1".to_owned() },
            query: FindMemberByIdRequestQuery {
                vestorly_auth: "secret".to_owned(),
                access_token: None,
            },
        })
        .await
        .is_ok();
    println!("{first} {second} {third}");
    Ok(())
}
