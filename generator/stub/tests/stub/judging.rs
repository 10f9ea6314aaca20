//! Does a stub see each kind of violation?

use clientsmith_stub::Rule::{self, *};

use super::{ID, broken};

/// A GET of the list with a query.
async fn query(query: &str) -> Vec<Rule> {
    broken(
        &format!("GET /v1/things?{query}\nauthorization: Bearer t"),
        "",
    )
    .await
}

/// A POST with the headers that are always needed.
async fn post(headers: &str, body: &str) -> Vec<Rule> {
    let head = "POST /v1/things\nauthorization: Bearer t\nx-version: 2025-09-18";
    broken(&format!("{head}\n{headers}"), body).await
}

#[tokio::test]
async fn routes() {
    let auth = "authorization: Bearer t";
    assert_eq!(broken(&format!("GET /v1/things\n{auth}"), "").await, []);
    assert_eq!(
        broken("GET /v1/things/special", "").await,
        [],
        "literals win"
    );
    assert_eq!(broken(&format!("GET /things\n{auth}"), "").await, [Route]);
    assert_eq!(
        broken(&format!("GET /v1/nothing\n{auth}"), "").await,
        [Route]
    );
    assert_eq!(
        broken(&format!("PUT /v1/things\n{auth}"), "").await,
        [Method]
    );
    assert_eq!(
        broken(&format!("DELETE /v1/things/special\n{auth}"), "").await,
        [Method]
    );
}

#[tokio::test]
async fn path_parameters() {
    let delete = async |id: &str| {
        broken(
            &format!("DELETE /v1/things/{id}\nauthorization: Bearer t"),
            "",
        )
        .await
    };
    assert_eq!(delete(ID).await, []);
    assert_eq!(delete("seven").await, [Path], "no uuid");
    assert_eq!(delete("").await, [Path]);
    assert_eq!(
        delete("%2E%2e").await,
        [Path, Path],
        "a dot segment, and no uuid"
    );
    assert_eq!(delete("%zz").await, [Path]);
    assert_eq!(broken("GET /v1/styles/a,b/.1.2/;x=1;y=2", "").await, []);
    assert_eq!(broken("GET /v1/styles/a,b/1.2/;x=1;y=2", "").await, [Path]);
    assert_eq!(
        broken("GET /v1/styles/a,b/.1.z/x=1", "").await,
        [Path, Path]
    );
}

#[tokio::test]
async fn query_parameters() {
    let right = [
        "limit=5&active=true",
        "tags=a&tags=b%26c",
        "ids=1,2,3",
        "words=a%20b",
        "pipes=a%7Cb",
        "params%5Bregion%5D=eu&params%5Bregion%5D=us&params%5Bkind%5D=a%2Cb",
        "filter=%7B%22name%22:1%7D",
    ];
    for right in right {
        assert_eq!(query(right).await, [], "{right}");
    }
    let wrong = [
        "unknown=1",
        "limit=51",
        "limit=five",
        "limit=05",
        "limit=",
        "limit=1&limit=2",
        "active=yes",
        "ids=1&ids=2",
        "ids=1,b",
        "tags=a+b",
        "tags=%FF",
        "filter=%7B%7D",
        "filter=name",
    ];
    for wrong in wrong {
        assert_eq!(query(wrong).await, [Query], "{wrong}");
    }
    assert_eq!(
        query("params[region]=eu").await,
        [Query],
        "brackets are to be encoded"
    );
}

#[tokio::test]
async fn header_parameters() {
    let body = r#"{"name":"a"}"#;
    let send = async |headers: &str| {
        let head = "POST /v1/things\nauthorization: Bearer t\ncontent-type: application/json";
        broken(&format!("{head}\n{headers}"), body).await
    };
    assert_eq!(send("x-version: 2025-09-18").await, []);
    assert_eq!(send("").await, [Header], "required by the operation");
    assert_eq!(send("x-version: newest").await, [Header]);
    assert_eq!(
        send("x-version: 2025-09-18\nX-VERSION: 2025-09-18").await,
        [Header]
    );
    let optional = broken(
        "GET /v1/things\nauthorization: Bearer t\nx-version: new",
        "",
    )
    .await;
    assert_eq!(optional, [Header], "declared by the path item");
}

#[tokio::test]
async fn cookies() {
    let list = "GET /v1/things\nauthorization: Bearer t\ncookie: ";
    assert_eq!(broken(&format!("{list}session=abc"), "").await, []);
    assert_eq!(broken(&format!("{list}session=a"), "").await, [Cookie]);
    assert_eq!(
        broken(&format!("{list}session=abc; other=1"), "").await,
        [Cookie]
    );
}

#[tokio::test]
async fn security() {
    let list = async |headers: &str| broken(&format!("GET /v1/things\n{headers}"), "").await;
    assert_eq!(list("authorization: Bearer t.o-k_e~n==").await, []);
    assert_eq!(list("Authorization: basic dTpw").await, [], "u:p");
    assert_eq!(list("").await, [Security], "none");
    assert_eq!(
        list("authorization: Bearer t\nauthorization: Basic dTpw").await,
        [Security]
    );
    assert_eq!(list("authorization: Digest x").await, [Security]);
    assert_eq!(
        list("authorization: Bearer a b").await,
        [Security],
        "malformed"
    );
    assert_eq!(
        list("authorization: Basic u:p").await,
        [Security],
        "not base64"
    );
    assert_eq!(
        list("authorization: Basic dXA=").await,
        [Security],
        "no colon"
    );
    let key_too = broken("GET /v1/things?key=k\nauthorization: Bearer t", "").await;
    assert_eq!(key_too, [Security], "one credential too many");
    let special = broken("GET /v1/things/special\nauthorization: Bearer t", "").await;
    assert_eq!(special, [Security], "nothing where there is no security");

    let both = format!("GET /v1/things/{ID}?key=k\nauthorization: Basic dTpw");
    assert_eq!(
        broken(&both, "").await,
        [Description],
        "only the example is wrong"
    );
    let one = format!("GET /v1/things/{ID}?key=k");
    assert_eq!(broken(&one, "").await, [Security], "one of two");
}

#[tokio::test]
async fn bodies() {
    let json = "content-type: application/json";
    let right = r#"{"name":"a","count":null,"parts":[{"name":"b"}]}"#;
    assert_eq!(post(json, right).await, []);
    assert_eq!(
        post("content-type: application/json; charset=utf-8", right).await,
        []
    );
    assert_eq!(
        post(json, r#"{"count":1}"#).await,
        [Body],
        "name is required"
    );
    assert_eq!(
        post(json, r#"{"name":"a","parts":[{}]}"#).await,
        [Body],
        "deeper too"
    );
    assert_eq!(post(json, r#"{"name":"a","kind":"c"}"#).await, [Body]);
    assert_eq!(post(json, r#"{"name":"a""#).await, [Body], "no JSON");
    assert_eq!(post("", "").await, [Body], "required");
    assert_eq!(post("", right).await, [MediaType], "unnamed");
    assert_eq!(post("content-type: text/plain", right).await, [MediaType]);
    let form = "content-type: application/x-www-form-urlencoded";
    assert_eq!(post(form, "name=a+b&count=5").await, []);
    assert_eq!(post(form, "name=a&count=many").await, [Body]);
    let listed = "name=a&tags%5B0%5D%5Bwords%5D%5B0%5D=b";
    assert_eq!(post(form, listed).await, [], "lists in lists of a choice");

    let delete = format!("DELETE /v1/things/{ID}\nauthorization: Bearer t");
    assert_eq!(
        broken(&format!("{delete}\n{json}"), "{}").await,
        [Body, MediaType]
    );
    assert_eq!(broken(&format!("{delete}\n{json}"), "").await, [MediaType]);
}

#[tokio::test]
async fn accept() {
    let list = async |accept: &str| {
        broken(
            &format!("GET /v1/things\nauthorization: Bearer t\naccept: {accept}"),
            "",
        )
        .await
    };
    for right in ["application/json", "*/*", "text/html, application/*;q=0.5"] {
        assert_eq!(list(right).await, [], "{right}");
    }
    for wrong in ["text/html", "application/json;q=0", "json"] {
        assert!(list(wrong).await.contains(&Accept), "{wrong}");
    }
}
