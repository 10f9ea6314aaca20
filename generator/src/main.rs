//! The command `clientsmith`.

mod command;

fn main() -> std::process::ExitCode {
    command::run()
}
