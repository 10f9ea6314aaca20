//! Calls over a socket of this machine: a client of the runtime against the same
//! calls written by hand with reqwest and serde.
//!
//! `cargo bench -p clientsmith-runtime --bench calls`. The two take turns, so
//! that what counts is their ratio, whatever else the machine does; 1.05 says
//! that the client takes five per cent longer. `-- small client 20000` makes
//! this many calls of one side and measures nothing, for a profiler:
//! `valgrind --tool=callgrind`, with two numbers of calls, to take one from the
//! other.

mod by_hand;
mod client;
mod server;

use std::env;
use std::time::{Duration, Instant};
use tokio::runtime::{Builder, Runtime};

/// A bearer token, for both.
const TOKEN: &str = "hunter2";

/// What is called, and how.
#[derive(Clone, Copy)]
struct Case {
    name: &'static str,
    /// How many calls are under way at once.
    at_once: usize,
    /// How many of them are timed together.
    calls: usize,
    is_large: bool,
}

const CASES: [Case; 3] = [
    Case {
        name: "small",
        at_once: 1,
        calls: 400,
        is_large: false,
    },
    Case {
        name: "concurrent",
        at_once: 16,
        calls: 800,
        is_large: false,
    },
    Case {
        name: "large",
        at_once: 1,
        calls: 1,
        is_large: true,
    },
];

/// How often the two take turns.
const TURNS: usize = 41;

/// One of the two that are compared.
trait Side: Clone + 'static {
    /// Gets a small answer, and gives a number that it holds.
    async fn small(&self) -> i64;

    /// Gets 10 MB, and gives the number of items.
    async fn large(&self) -> usize;
}

fn main() {
    let runtime = Builder::new_current_thread().enable_all().build().unwrap();
    let url = server::start();
    let client = client::Side::new(&url);
    let by_hand = by_hand::Side::new(&url);

    // `cargo bench` adds an argument of its own.
    let words: Vec<_> = env::args()
        .skip(1)
        .filter(|word| word != "--bench")
        .collect();
    if let [case, side, calls] = &words[..] {
        let case = CASES.iter().find(|known| known.name == case);
        let calls = calls.parse().expect("a number of calls");
        let case = Case {
            calls,
            ..*case.expect("one of the cases")
        };
        let took = match &side[..] {
            "client" => time(&runtime, &client, case),
            _ => time(&runtime, &by_hand, case),
        };
        return println!("{took:?}");
    }

    println!("{:<12}{:>14}{:>14}{:>10}", "", "client", "by hand", "ratio");
    for case in CASES {
        let mut turns = Vec::new();
        for turn in 0..=TURNS {
            // Who is first alternates too.
            let (ours, theirs) = if turn % 2 == 0 {
                let ours = time(&runtime, &client, case);
                (ours, time(&runtime, &by_hand, case))
            } else {
                let theirs = time(&runtime, &by_hand, case);
                (time(&runtime, &client, case), theirs)
            };
            // The first turn makes the connections.
            if turn > 0 {
                turns.push((ours, theirs, ours.as_secs_f64() / theirs.as_secs_f64()));
            }
        }
        let rate = |times: Vec<Duration>| case.calls as f64 / median(times).as_secs_f64();
        println!(
            "{:<12}{:>12.0}/s{:>12.0}/s{:>10.3}",
            case.name,
            rate(turns.iter().map(|turn| turn.0).collect()),
            rate(turns.iter().map(|turn| turn.1).collect()),
            median(turns.iter().map(|turn| turn.2).collect()),
        );
    }
}

fn median<T: PartialOrd + Copy>(mut values: Vec<T>) -> T {
    values.sort_by(|one, other| one.partial_cmp(other).expect("numbers"));
    values[values.len() / 2]
}

/// How long the calls of a case take.
fn time<S: Side>(runtime: &Runtime, side: &S, case: Case) -> Duration {
    let started = Instant::now();
    let local = tokio::task::LocalSet::new();
    local.block_on(runtime, async {
        let workers = (0..case.at_once).map(|_| {
            let side = side.clone();
            tokio::task::spawn_local(async move {
                for _ in 0..case.calls / case.at_once {
                    match case.is_large {
                        true => assert_eq!(side.large().await, server::ITEMS),
                        false => assert_eq!(side.small().await, server::TOTAL),
                    }
                }
            })
        });
        for worker in workers.collect::<Vec<_>>() {
            worker.await.unwrap();
        }
    });
    started.elapsed()
}
