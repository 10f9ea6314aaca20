//! A server on 127.0.0.1 that records requests, judges them and answers: by the description's
//! examples and schemas, or as a script says.

mod exchange;
mod recorded;
pub(crate) mod reply;
pub(crate) mod tap;

use std::collections::VecDeque;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use axum::extract::{ConnectInfo, Request, State};
use axum::response::Response;
use axum::routing::any;
use fastrand::Rng;
use tokio::task::JoinHandle;

pub use exchange::Exchange;
pub use recorded::Recorded;

use crate::answer::{Answer, Asked};
use crate::description::{Description, Operation};
use crate::fault::Script as FaultScript;
use crate::judge::{Rule, Violation, judge};
use crate::settings::Settings;
use exchange::refusal;
use reply::Reply;
use tap::{Taps, Wire};

/// The longest body that is read; of a longer one nothing is.
const MAX_BODY: usize = 256 << 20;

/// A running server.
///
/// For a test it is strict: it panics when it is dropped if a request broke the description, or if
/// scripted answers were never fetched. A server that only watches is started
/// [`with`](Stub::with) settings that say so.
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
    settings: Settings,
    state: Mutex<Script>,
}

#[derive(Debug)]
struct Script {
    answers: VecDeque<Answer>,
    repeated: Option<Answer>,
    faults: FaultScript,
    requests: Vec<Recorded>,
    violations: Vec<Violation>,
    tolerated: Vec<Rule>,
    random: Rng,
}

impl Stub {
    /// Starts a strict server that holds requests to a description.
    ///
    /// # Panics
    ///
    /// If no port of 127.0.0.1 can be had.
    pub async fn start(description: Arc<Description>) -> Self {
        let started = Self::serve(Some(description), Settings::default());
        started.await.expect("a port of 127.0.0.1")
    }

    /// Starts a server as the settings say.
    ///
    /// # Errors
    ///
    /// If the port cannot be had.
    pub async fn with(description: Arc<Description>, settings: Settings) -> io::Result<Self> {
        Self::serve(Some(description), settings).await
    }

    /// Starts a server that records requests and judges nothing: the host that a redirect leads
    /// to, for example.
    ///
    /// # Panics
    ///
    /// If no port of 127.0.0.1 can be had.
    pub async fn open() -> Self {
        let started = Self::serve(None, Settings::default());
        started.await.expect("a port of 127.0.0.1")
    }

    async fn serve(description: Option<Arc<Description>>, settings: Settings) -> io::Result<Self> {
        let taps = Taps::bind(settings.port).await?;
        let shared = Arc::new(Shared {
            description,
            state: Mutex::new(Script {
                answers: VecDeque::new(),
                repeated: None,
                faults: settings.faults.clone(),
                requests: Vec::new(),
                violations: Vec::new(),
                tolerated: Vec::new(),
                random: Rng::with_seed(settings.seed),
            }),
            settings,
        });
        let origin = format!("http://{}", taps.address());
        let router = any(answer_request).with_state(Arc::clone(&shared));
        let service = router.into_make_service_with_connect_info::<Wire>();
        let server = tokio::spawn(async move {
            // This only ends when the task is aborted.
            let _never: Result<(), _> = axum::serve(taps, service).await;
        });
        Ok(Self {
            shared,
            origin,
            server,
        })
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
        if self.shared.settings.is_strict
            && !std::thread::panicking()
            && let Some(fault) = self.fault()
        {
            panic!("{fault}");
        }
    }
}

impl Script {
    fn next_answer(&mut self, operation: Option<&Operation>) -> Option<Answer> {
        let scripted = self.answers.pop_front().or_else(|| self.repeated.clone());
        scripted.or_else(|| self.faults.next(operation?))
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Script> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Records and judges a request, and says what to answer.
    fn reply(&self, mut request: Recorded) -> (Reply, Exchange) {
        let Some(description) = &self.description else {
            let mut state = self.lock();
            let answer = state.next_answer(None);
            let reply = answer.unwrap_or_else(|| Answer::status(200)).reply();
            state.keep(&request, &[], self.settings.is_strict);
            return (reply, Exchange::of(request));
        };
        let (operation, violations) = judge(description, &request);
        request.operation = operation.map(|operation| operation.id.clone());
        let mut exchange = Exchange::of(request);
        exchange.violations = violations;
        let reply = self.verdict(description, operation, &mut exchange);
        let mut state = self.lock();
        state.keep(
            &exchange.request,
            &exchange.violations,
            self.settings.is_strict,
        );
        drop(state);
        (reply, exchange)
    }

    fn verdict(
        &self,
        description: &Description,
        operation: Option<&Operation>,
        exchange: &mut Exchange,
    ) -> Reply {
        let mut state = self.lock();
        let is_blamed = |violation: &Violation| {
            violation.rule.status().is_some() && !state.tolerated.contains(&violation.rule)
        };
        let is_refused = exchange.violations.iter().any(is_blamed);
        let Some(operation) = operation.filter(|_| !is_refused) else {
            return refusal(description, &exchange.violations);
        };
        let answer = state.next_answer(Some(operation));
        drop(state);
        let asked = Asked {
            description,
            operation,
            request: &exchange.request,
            seed: self.settings.seed,
        };
        let mut notes = Vec::new();
        let prepared = answer
            .unwrap_or_else(Answer::example)
            .prepare(&asked, &mut notes);
        let place = description.node(operation).place();
        let broken = |note| Violation::new(Rule::Description, note, place.clone());
        exchange.violations.extend(notes.into_iter().map(broken));
        match prepared {
            Ok(answer) => answer.reply(),
            Err(message) => {
                exchange.violations.push(broken(message));
                refusal(description, &exchange.violations)
            }
        }
    }

    /// How long to wait before the next answer.
    fn latency(&self) -> Duration {
        let (least, most) = self.settings.latency;
        let spread = most.saturating_sub(least);
        least + spread.mul_f64(self.lock().random.f64())
    }
}

impl Script {
    /// Keeps what tests ask for; a server that only watches could run for weeks.
    fn keep(&mut self, request: &Recorded, violations: &[Violation], is_strict: bool) {
        if is_strict {
            self.requests.push(request.clone());
            self.violations.extend(violations.iter().cloned());
        }
    }
}

async fn answer_request(
    State(shared): State<Arc<Shared>>,
    ConnectInfo(wire): ConnectInfo<Wire>,
    request: Request,
) -> Response {
    let start = Instant::now();
    let method = request.method().clone();
    let body = axum::body::to_bytes(request.into_body(), MAX_BODY).await;
    let recorded = Recorded::new(method, wire.take_read(), body.unwrap_or_default());
    let (mut reply, mut exchange) = shared.reply(recorded);
    exchange.status = reply.sent_status();
    reply.head_delay += shared.latency();
    let response = reply.send(&wire).await;
    exchange.elapsed = start.elapsed();
    if let Some(observer) = &shared.settings.observer {
        observer.0(&exchange);
    }
    response
}
