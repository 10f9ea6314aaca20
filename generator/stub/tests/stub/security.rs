//! Which credentials a request shows.

use super::any::{broken, stub};
use super::server::Asked;
use clientsmith_stub::Rule::Security;

#[tokio::test]
async fn takes_one_of_several_schemes_for_one_header() {
    let stub = stub(
        r##"
        openapi: 3.1.0
        components: { securitySchemes: {
          basic: { type: http, scheme: basic },
          token: { type: http, scheme: bearer },
          key: { type: apiKey, in: query, name: key },
          own: { type: apiKey, in: header, name: Authorization } } }
        paths:
          /a: { get: { security: [{ basic: [], token: [], key: [] }], responses: { "204": { description: done } } } }
          /b: { get: { security: [{ basic: [], own: [] }], responses: { "204": { description: done } } } }
    "##,
    )
    .await;
    let token = "authorization: Bearer t";
    assert_eq!(broken(&stub, Asked::get("/a?key=k")).await, [Security]);
    assert_eq!(
        broken(&stub, Asked::get("/a?key=k").header(token)).await,
        []
    );
    assert_eq!(
        broken(&stub, Asked::get("/a").header(token)).await,
        [Security]
    );
    assert_eq!(broken(&stub, Asked::get("/b").header(token)).await, []);
    assert_eq!(broken(&stub, Asked::get("/b")).await, [Security]);
}
