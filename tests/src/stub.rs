//! A server on 127.0.0.1 that records requests, judges them and answers: by the description's
//! examples, or as the test says.

mod answer;
mod recorded;
mod reply;
mod tap;

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::extract::{ConnectInfo, Request, State};
use axum::response::Response;
use axum::routing::any;
use serde_json::json;
use tokio::task::JoinHandle;

pub use answer::Answer;
pub use recorded::Recorded;

use crate::Description;
use crate::description::Operation;
use crate::judge::{Rule, Violation, judge};
use reply::Reply;
use tap::{Taps, Wire};

/// The status of an answer to a wrong request. No description declares it, and no client retries
/// it.
pub const VIOLATION_STATUS: u16 = 599;

/// A running server. It panics when it is dropped if a request broke the description, or if
/// scripted answers were never fetched.
#[derive(Debug)]
pub struct Stub {
    shared: Arc<Shared>,
    origin: String,
    server: JoinHandle<()>,
}

#[derive(Debug)]
struct Shared {
    /// None: requests are recorded, not judged, and each answer is scripted.
    description: Option<Arc<Description>>,
    state: Mutex<Script>,
}

#[derive(Debug, Default)]
struct Script {
    answers: VecDeque<Answer>,
    repeated: Option<Answer>,
    requests: Vec<Recorded>,
    violations: Vec<Violation>,
    tolerated: Vec<Rule>,
}

impl Stub {
    /// Starts a server that holds requests to a description.
    ///
    /// # Panics
    ///
    /// If no port of 127.0.0.1 can be had.
    pub async fn start(description: Arc<Description>) -> Self {
        Self::serve(Some(description)).await
    }

    /// Starts a server that records requests and judges nothing: the host that a redirect leads
    /// to, for example.
    ///
    /// # Panics
    ///
    /// If no port of 127.0.0.1 can be had.
    pub async fn open() -> Self {
        Self::serve(None).await
    }

    async fn serve(description: Option<Arc<Description>>) -> Self {
        let shared = Arc::new(Shared {
            description,
            state: Mutex::default(),
        });
        let taps = Taps::bind().await.expect("a port of 127.0.0.1");
        let origin = format!("http://{}", taps.address());
        let router = any(answer_request).with_state(Arc::clone(&shared));
        let service = router.into_make_service_with_connect_info::<Wire>();
        let server = tokio::spawn(async move {
            // This only ends when the task is aborted.
            let _never: Result<(), _> = axum::serve(taps, service).await;
        });
        Self {
            shared,
            origin,
            server,
        }
    }

    /// The base URL for a client: the origin, and the path of the description's server.
    #[must_use]
    pub fn url(&self) -> String {
        let description = self.shared.description.as_ref();
        let path = description.map_or("", |description| description.base_path());
        format!("{}{path}", self.origin)
    }

    /// Scheme, host and port, without a path.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Queues an answer; each request takes one, and those after the last get the example, or the
    /// answer of [`repeat`](Self::repeat).
    pub fn script(&self, answer: Answer) {
        self.shared.lock().answers.push_back(answer);
    }

    /// Gives this answer to all requests for which none is queued, any number of times.
    pub fn repeat(&self, answer: Answer) {
        self.shared.lock().repeated = Some(answer);
    }

    /// From now on a broken rule of this kind is recorded, but not answered by an error, and not
    /// a failure of the test.
    pub fn tolerate(&self, rule: Rule) {
        self.shared.lock().tolerated.push(rule);
    }

    /// All requests so far.
    #[must_use]
    pub fn requests(&self) -> Vec<Recorded> {
        self.shared.lock().requests.clone()
    }

    /// The only request so far.
    ///
    /// # Panics
    ///
    /// If there were none or several.
    #[must_use]
    pub fn request(&self) -> Recorded {
        let mut requests = self.requests();
        assert_eq!(requests.len(), 1, "there is one request: {requests:#?}");
        requests.remove(0)
    }

    /// Takes the requests so far.
    #[must_use]
    pub fn take_requests(&self) -> Vec<Recorded> {
        std::mem::take(&mut self.shared.lock().requests)
    }

    /// Takes the only request so far.
    ///
    /// # Panics
    ///
    /// If there were none or several.
    #[must_use]
    pub fn take_request(&self) -> Recorded {
        let request = self.request();
        self.shared.lock().requests.clear();
        request
    }

    /// Takes the violations so far; those taken are no longer a failure of the test.
    #[must_use]
    pub fn take_violations(&self) -> Vec<Violation> {
        std::mem::take(&mut self.shared.lock().violations)
    }

    /// Ends the server.
    ///
    /// # Panics
    ///
    /// If a request broke the description, or scripted answers are left over.
    pub fn finish(self) {
        drop(self);
    }

    fn fault(&self) -> Option<String> {
        let state = self.shared.lock();
        let tolerated = |violation: &&Violation| !state.tolerated.contains(&violation.rule);
        let violations = state.violations.iter().filter(tolerated);
        let violations: Vec<_> = violations.map(ToString::to_string).collect();
        if !violations.is_empty() {
            return Some(format!("requests broke the description: {violations:#?}"));
        }
        match state.answers.len() {
            0 => None,
            left => Some(format!("{left} scripted answers were not fetched")),
        }
    }
}

impl Drop for Stub {
    fn drop(&mut self) {
        self.server.abort();
        // A second panic would abort the process and hide the first.
        if !std::thread::panicking()
            && let Some(fault) = self.fault()
        {
            panic!("{fault}");
        }
    }
}

impl Script {
    fn next_answer(&mut self) -> Option<Answer> {
        self.answers.pop_front().or_else(|| self.repeated.clone())
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Script> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Records and judges a request, and says what to answer.
    fn reply(&self, mut request: Recorded) -> Reply {
        let Some(description) = &self.description else {
            let mut state = self.lock();
            state.requests.push(request);
            let answer = state.next_answer();
            return answer.unwrap_or_else(|| Answer::status(200)).reply();
        };
        let (operation, violations) = judge(description, &request);
        request.operation = operation.map(|operation| operation.id.clone());
        let mut state = self.lock();
        state.requests.push(request);
        state.violations.extend(violations.iter().cloned());
        let tolerated = |violation: &Violation| state.tolerated.contains(&violation.rule);
        let Some(operation) = operation.filter(|_| violations.iter().all(tolerated)) else {
            return refusal(&violations);
        };
        let answer = state.next_answer().unwrap_or_else(Answer::example);
        drop(state);
        self.checked_reply(answer, description, operation)
    }

    /// An answer that the description should give but cannot is a fault of the description.
    fn checked_reply(
        &self,
        answer: Answer,
        description: &Description,
        operation: &Operation,
    ) -> Reply {
        match answer.prepare(description, operation) {
            Ok(answer) => answer.reply(),
            Err(message) => {
                let violation = Violation::new(Rule::Description, message, &operation.pointer);
                self.lock().violations.push(violation.clone());
                refusal(&[violation])
            }
        }
    }
}

/// The answer to a request that breaks the description: what was broken, and where it says so.
fn refusal(violations: &[Violation]) -> Reply {
    let list = violations.iter().map(|violation| {
        json!({
            "rule": format!("{:?}", violation.rule),
            "message": violation.message,
            "pointer": violation.pointer,
        })
    });
    let body = json!({ "violations": list.collect::<Vec<_>>() });
    Answer::json(VIOLATION_STATUS, &body).reply()
}

async fn answer_request(
    State(shared): State<Arc<Shared>>,
    ConnectInfo(wire): ConnectInfo<Wire>,
    request: Request,
) -> Response {
    let method = request.method().clone();
    let body = axum::body::to_bytes(request.into_body(), usize::MAX).await;
    let recorded = Recorded::new(method, wire.take_read(), body.unwrap_or_default());
    shared.reply(recorded).send(&wire).await
}
