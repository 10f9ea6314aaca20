//! Credentials: either of the two that the description names, in the form that it asks for, and
//! nothing without one.

use std::sync::Arc;

use clientsmith_tests::Stub;
use polytomic::{CallError, Client, ErrorKind};

use crate::calls::CASES;
use crate::{DESCRIPTION, SYNC, TOKEN};

#[tokio::test]
async fn missing_credentials_are_named_before_anything_is_sent() {
    let stub = Stub::start(Arc::clone(&DESCRIPTION)).await;
    let client = Client::builder().base_url(stub.url()).build();
    let client = client.expect("a client may have no credential");
    for case in CASES {
        match (case.bare.run)(client.clone()).await {
            Err(CallError::Credentials(error)) => {
                let message = error.to_string();
                assert!(message.contains("bearerUserAPIKey"), "{message}");
                assert!(message.contains("orgScopedAPIKey"), "{message}");
                assert_eq!((error.attempts(), error.is_retryable()), (0, false));
                assert_eq!(error.operation(), case.id);
            }
            outcome => panic!("{}: {outcome:?}", case.id),
        }
    }
    assert_eq!(stub.requests().len(), 0);
}

/// With both credentials the first alternative of the description is taken, never both.
#[tokio::test]
async fn two_credentials_are_not_both_sent() {
    let stub = Stub::start(Arc::clone(&DESCRIPTION)).await;
    let builder = Client::builder().base_url(stub.url());
    let builder = builder.basic("organization", "key").bearer(TOKEN);
    let client = builder.build().expect("a client");
    client.model_sync().get(SYNC).await.expect("an answer");
    let expected = format!("Bearer {TOKEN}");
    assert_eq!(stub.request().header("authorization"), Some(&*expected));
}

/// The last one that is set counts.
#[tokio::test]
async fn a_credential_can_be_replaced() {
    let stub = Stub::start(Arc::clone(&DESCRIPTION)).await;
    let builder = Client::builder().base_url(stub.url()).bearer("old");
    let client = builder.bearer(TOKEN).build().expect("a client");
    client.model_sync().get(SYNC).await.expect("an answer");
    let own = client.model_sync().get(SYNC);
    let own = own.header("Authorization", "Bearer another");
    own.await.expect("an answer");
    let requests = stub.requests();
    let sent = requests
        .iter()
        .map(|request| request.header("authorization"));
    let expected = format!("Bearer {TOKEN}");
    let expected = [Some(&*expected), Some("Bearer another")];
    assert_eq!(sent.collect::<Vec<_>>(), expected);
}

/// A line break from a file, or a colon in what RFC 7617 ends with one.
#[test]
fn credentials_that_cannot_be_sent_are_refused() {
    for token in [
        "",
        "s3cret\n",
        "s3c\r\nx-evil: 1",
        "s3cr\u{e9}t",
        " s3cret ",
    ] {
        let error = Client::builder().bearer(token).build().err();
        let error = error.unwrap_or_else(|| panic!("{token:?} is refused"));
        assert_eq!(error.kind(), ErrorKind::Configuration);
        assert!(error.to_string().contains("bearerUserAPIKey"), "{error}");
        assert!(!error.to_string().contains("s3c"), "{error}");
    }
    let error = Client::builder().basic("or:g", "s3cret").build().err();
    let error = error.expect("a user name has no colon");
    assert!(error.to_string().contains("orgScopedAPIKey"), "{error}");
    assert!(!error.to_string().contains("s3c"), "{error}");
}
