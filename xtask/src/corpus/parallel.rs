//! Many descriptions at once, each under a limit of time, and none able to stop
//! the others.

use super::generation::{self, End, Generated};
use super::journal::Progress;
use super::selection::Description;
use std::any::Any;
use std::cell::RefCell;
use std::panic;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// The stack that the main thread of a program has on most systems: what
/// overflows here would overflow there.
const STACK: usize = 8 << 20;

thread_local! {
    /// Where the thread has panicked.
    static PLACE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Makes the clients of all descriptions, in their order.
pub(super) fn generate(
    descriptions: &[Description],
    jobs: usize,
    timeout: Duration,
    with_tests: bool,
) -> Vec<Generated> {
    panic::set_hook(Box::new(|info| {
        PLACE.set(info.location().map(ToString::to_string));
    }));
    let progress = Progress::new("generating", descriptions.len());
    let with_report = descriptions.len() == 1;
    let generated = map(descriptions, jobs, |description| {
        let generated = generate_within(description, with_report, with_tests, timeout);
        progress.step(&description.name);
        generated
    });
    progress.finish();
    let _ = panic::take_hook();
    generated
}

/// Applies a function to all items, on so many threads; the results in the order
/// of the items.
pub(super) fn map<T: Sync, R: Send>(
    items: &[T],
    jobs: usize,
    apply: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..jobs {
            scope.spawn(|| {
                while let Some(index) = claim(&next, items.len()) {
                    let result = apply(&items[index]);
                    let mut done = done.lock().unwrap_or_else(PoisonError::into_inner);
                    done.push((index, result));
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, result)| result).collect()
}

/// The next index that no thread has.
fn claim(next: &AtomicUsize, count: usize) -> Option<usize> {
    let index = next.fetch_add(1, Ordering::Relaxed);
    (index < count).then_some(index)
}

/// One that takes too long is left to itself until the program ends: a thread
/// cannot be stopped.
fn generate_within(
    description: &Description,
    with_report: bool,
    with_tests: bool,
    timeout: Duration,
) -> Generated {
    let (sender, receiver) = channel();
    let start = Instant::now();
    let own = description.clone();
    // The name says whose stack has overflowed, which ends the program.
    let builder = thread::Builder::new().name(description.name.clone());
    let spawned = builder.stack_size(STACK).spawn(move || {
        let caught = panic::catch_unwind(|| generation::generate(&own, with_report, with_tests));
        let place = PLACE.take();
        let result = caught.map_err(|payload| panic_text(payload.as_ref(), place));
        // The receiver has gone where this took too long.
        let _ = sender.send(result);
    });
    let received = match &spawned {
        Ok(_) => receiver.recv_timeout(timeout),
        Err(_) => Err(RecvTimeoutError::Disconnected),
    };
    let mut generated = match received {
        Ok(Ok(generated)) => generated,
        Ok(Err(message)) => Generated::ended(description, End::Panic(message)),
        Err(RecvTimeoutError::Timeout) => Generated::ended(description, End::Timeout),
        Err(RecvTimeoutError::Disconnected) => {
            Generated::ended(description, End::Panic("the thread has gone".to_owned()))
        }
    };
    generated.time = start.elapsed();
    generated
}

fn panic_text(payload: &(dyn Any + Send), place: Option<String>) -> String {
    let message = payload
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| payload.downcast_ref::<&str>().copied())
        .unwrap_or("a panic without a message");
    match place {
        Some(place) => format!("{message} ({place})"),
        None => message.to_owned(),
    }
}
