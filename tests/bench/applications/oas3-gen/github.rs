//! Three operations of GitHub, with the client of oas3-gen.

use client::*;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = GitHubSOfficialOpenApiSpecOctokitExtensionClient::new();
    let first = client
        .repos_get(ReposGetRequest {
            path: ReposGetRequestPath {
                owner: "rust-lang".to_owned(),
                repo: "rust".to_owned(),
            },
        })
        .await
        .is_ok();
    let second = client
        .issues_get(IssuesGetRequest {
            path: IssuesGetRequestPath {
                owner: "rust-lang".to_owned(),
                repo: "rust".to_owned(),
                issue_number: 1,
            },
        })
        .await
        .is_ok();
    let third = client
        .pulls_get(PullsGetRequest {
            path: PullsGetRequestPath {
                owner: "rust-lang".to_owned(),
                repo: "rust".to_owned(),
                pull_number: 1,
            },
        })
        .await
        .is_ok();
    println!("{first} {second} {third}");
    Ok(())
}
