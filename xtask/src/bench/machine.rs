//! What the measurements were made on.

use std::fmt::Write;
use std::fs;
use std::process::Command;

/// The machine and the compiler, as lines of a list in Markdown.
pub(super) fn describe() -> String {
    let facts = [
        ("processor", processor()),
        ("cores", cores()),
        ("memory", memory()),
        ("system", first_line("uname", &["-sr"])),
        ("compiler", first_line("rustc", &["--version"])),
        ("date", first_line("date", &["-u", "+%Y-%m-%d"])),
    ];
    let mut text = String::new();
    for (name, fact) in facts {
        let fact = fact.unwrap_or_else(|| "not known".to_owned());
        let _ = writeln!(text, "* {name}: {fact}");
    }
    text
}

/// How many processes have waited for a core in the last minute: measurements
/// on a machine with other work are worth little.
pub(super) fn load() -> Option<f64> {
    let text = fs::read_to_string("/proc/loadavg").ok()?;
    text.split(' ').next()?.parse().ok()
}

/// The first line that a command prints, if it succeeds.
pub(super) fn first_line(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout);
    let line = text.lines().find(|line| !line.trim().is_empty())?;
    output.status.success().then(|| line.trim().to_owned())
}

fn processor() -> Option<String> {
    field("/proc/cpuinfo", "model name")
        .or_else(|| first_line("sysctl", &["-n", "machdep.cpu.brand_string"]))
}

fn cores() -> Option<String> {
    let cores = std::thread::available_parallelism().ok()?;
    Some(cores.to_string())
}

fn memory() -> Option<String> {
    let total = field("/proc/meminfo", "MemTotal")?;
    let kilobytes: f64 = total.split(' ').next()?.parse().ok()?;
    Some(format!("{:.0} GiB", kilobytes / 1024.0 / 1024.0))
}

/// A value of a file of `name: value` lines.
fn field(path: &str, name: &str) -> Option<String> {
    let text = fs::read_to_string(path).ok()?;
    let mut fields = text.lines().filter_map(|line| line.split_once(':'));
    let (_, value) = fields.find(|(key, _)| key.trim() == name)?;
    Some(value.trim().to_owned())
}
