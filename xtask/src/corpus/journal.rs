//! What a person sees while it runs: a counter, and at the end what took longest.

use super::generation::Generated;
use std::io::{IsTerminal, Write};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

/// A counter on one line of a terminal; elsewhere a line now and then.
pub(super) struct Progress {
    title: &'static str,
    count: usize,
    done: AtomicUsize,
    start: Instant,
}

/// How many steps pass between two lines.
const STEPS: usize = 50;

impl Progress {
    pub(super) fn new(title: &'static str, count: usize) -> Progress {
        Progress {
            title,
            count,
            done: AtomicUsize::new(0),
            start: Instant::now(),
        }
    }

    pub(super) fn step(&self, name: &str) {
        self.steps(1, name);
    }

    pub(super) fn steps(&self, steps: usize, name: &str) {
        let done = self.done.fetch_add(steps, Ordering::Relaxed) + steps;
        let (title, count) = (self.title, self.count);
        let mut stderr = std::io::stderr();
        // Nothing is lost where this cannot be written.
        if stderr.is_terminal() {
            let filled = "=".repeat(30 * done / count.max(1));
            let _ = write!(
                stderr,
                "\r\x1b[K{title} [{filled:30}] {done}/{count} {name}"
            );
            let _ = stderr.flush();
        } else if done == count || done / STEPS > (done - steps) / STEPS {
            let _ = writeln!(stderr, "{title} {done}/{count}");
        }
    }

    pub(super) fn finish(&self) {
        if std::io::stderr().is_terminal() {
            eprintln!();
        }
        eprintln!("{}: {:.1?}", self.title, self.start.elapsed());
    }
}

/// Times differ from run to run, so they are printed and not kept.
pub(super) fn print_slowest(generated: &[Generated]) {
    let mut slowest: Vec<_> = generated.iter().collect();
    slowest.sort_by_key(|it| std::cmp::Reverse(it.time));
    for generated in slowest.iter().take(5) {
        eprintln!("{:>8.1?} {}", generated.time, generated.description.name);
    }
}
