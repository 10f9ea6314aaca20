//! OpenID Connect: tokens are had from a provider of the caller, and shown over a
//! socket.

use crate::recorder::Recorder;
use crate::runtime::auth::Credential;
use crate::runtime::token::{Fetching, Token, TokenProvider, TokenRequest};
use crate::schemes::{Identified, OPENID, Open, builder, call};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// Signs in, and counts how often.
struct SignIn {
    count: Arc<AtomicU32>,
    lasts: Duration,
}

impl TokenProvider for SignIn {
    fn fetch<'a>(&'a self, request: TokenRequest<'a>) -> Fetching<'a> {
        Box::pin(async move {
            assert_eq!(request.scheme().name, "openid");
            assert_eq!(request.scopes(), "openid profile");
            let number = self.count.fetch_add(1, Ordering::Relaxed) + 1;
            Ok(Token::from(format!("id-{number}")).expires_in(self.lasts))
        })
    }
}

/// What two calls show that ask for a token, and one that does not; and how often
/// the caller has signed in.
async fn shown(answers: &[&str], lasts: Duration) -> (Vec<Option<String>>, u32) {
    let server = Recorder::start(answers.iter().map(|answer| answer.to_string()));
    let count = Arc::new(AtomicU32::new(0));
    let sign_in = SignIn {
        count: Arc::clone(&count),
        lasts,
    };
    let builder = builder().credential(OPENID, Credential::provider(sign_in));
    let client = builder.base_url(&server.url).build().unwrap();
    call::<Identified>(&client).await.unwrap();
    call::<Identified>(&client).await.unwrap();
    call::<Open>(&client).await.unwrap();
    let heads = server.heads();
    let shown = heads.iter().map(|head| {
        let mut lines = head.lines();
        lines.find_map(|line| line.strip_prefix("authorization: ").map(str::to_owned))
    });
    (shown.collect(), count.load(Ordering::Relaxed))
}

fn bearer(number: u32) -> Option<String> {
    Some(format!("Bearer id-{number}"))
}

#[tokio::test]
async fn a_token_is_shown_as_long_as_it_lasts() {
    let (shown, count) = shown(&["200 OK"; 3], Duration::from_secs(60)).await;
    assert_eq!(shown, [bearer(1), bearer(1), None]);
    assert_eq!(count, 1);
}

#[tokio::test]
async fn a_token_that_has_expired_is_replaced() {
    let (shown, count) = shown(&["200 OK"; 3], Duration::ZERO).await;
    assert_eq!(shown, [bearer(1), bearer(2), None]);
    assert_eq!(count, 2);
}

#[tokio::test]
async fn a_token_that_is_refused_is_replaced_once() {
    let answers = ["401 Unauthorized", "200 OK", "200 OK", "200 OK"];
    let (shown, count) = shown(&answers, Duration::from_secs(60)).await;
    assert_eq!(shown, [bearer(1), bearer(2), bearer(2), None]);
    assert_eq!(count, 2);
}
