//! `cargo xtask`: every command that works on Loopglass as a project.
//!
//! Each command first sees to what it needs on this machine (`setup`), says in a sentence what it installs and
//! why, and takes seconds when all is there. Failures are sentences, not backtraces, and end with exit code 1.
//!
//! Modules, in reading order: [`project`] (where things are, which versions), [`process`] (running programs),
//! [`setup`] (what a machine needs), [`site`] (the release build and its size), [`serve`],
//! [`module`] and [`engine`] (what is compiled to WebAssembly beside the site), [`suite`] (the tests), [`mod@bench`].

mod bench;
mod engine;
mod module;
mod process;
mod project;
mod serve;
mod setup;
mod site;
mod suite;

use std::process::ExitCode;

use crate::process::{Failure, Result};
use crate::project::Project;

const USAGE: &str = "\
Usage: cargo xtask <command>

  serve [--port N] [--release]   serve the page, rebuilding it when a file changes (port 8080)
  test [native] [web] [engine] [e2e]
                                 run every test, or only the parts named
  build                          build the release site into dist/ and show its size
  bench [python]                 build the release site and run the benchmarks in headless Chromium, or only those
                                 of the Python engine
  setup                          install everything the commands above need, and nothing else

Every command does the set-up it needs first; it is safe to run again and takes seconds when all is there.";

/// What the command line asks for.
#[derive(Debug, PartialEq)]
enum Task {
    Setup,
    Serve(serve::Options),
    Test(Vec<suite::Part>),
    Build,
    Bench {
        /// Only the Python engine.
        python: bool,
    },
    Help,
}

fn parse(arguments: &[&str]) -> Result<Task> {
    use lexopt::prelude::*;
    let bad = |error: lexopt::Error| Failure(format!("{error}.\n\n{USAGE}"));
    let mut parser = lexopt::Parser::from_args(arguments);
    let mut task = None;
    while let Some(argument) = parser.next().map_err(bad)? {
        match (&mut task, argument) {
            (_, Long("help") | Short('h')) => return Ok(Task::Help),
            (None, Value(name)) => {
                task = Some(match &*name.to_string_lossy() {
                    "setup" => Task::Setup,
                    "serve" => Task::Serve(serve::Options::default()),
                    "test" => Task::Test(Vec::new()),
                    "build" => Task::Build,
                    "bench" => Task::Bench { python: false },
                    "help" => Task::Help,
                    other => return Err(bad(format!("unknown command `{other}`").into())),
                });
            }
            (Some(Task::Serve(options)), Long("port")) => {
                let port = parser.value().map_err(bad)?;
                options.port = port.parse().map_err(bad)?;
            }
            (Some(Task::Serve(options)), Long("release")) => options.release = true,
            (Some(Task::Test(parts)), Value(name)) => {
                let name = name.to_string_lossy();
                let part = suite::Part::named(&name).ok_or_else(|| {
                    bad(format!("there is no test part `{name}`: use native, web or e2e").into())
                })?;
                if !parts.contains(&part) {
                    parts.push(part);
                }
            }
            (Some(Task::Bench { python }), Value(name)) if name == "python" => *python = true,
            (_, argument) => return Err(bad(argument.unexpected())),
        }
    }
    Ok(task.unwrap_or(Task::Help))
}

fn run() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let task = parse(&arguments)?;
    if task == Task::Help {
        println!("{USAGE}");
        return Ok(());
    }
    let mut project = Project::find()?;
    match task {
        Task::Setup => setup::require(&mut project, &setup::EVERYTHING),
        Task::Serve(options) => serve::run(&mut project, &options),
        Task::Test(parts) => suite::run(&mut project, &parts),
        Task::Build => {
            setup::require(&mut project, &setup::RELEASE)?;
            site::build(&project)?;
            site::report(&project)
        }
        Task::Bench { python: false } => bench::run_all(&mut project),
        Task::Bench { python: true } => bench::run_python(&mut project),
        Task::Help => Ok(()),
    }
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod command_line {
    use super::*;

    #[test]
    fn commands_and_their_options() {
        assert_eq!(parse(&["build"]), Ok(Task::Build));
        assert_eq!(parse(&[]), Ok(Task::Help));
        assert_eq!(parse(&["bench"]), Ok(Task::Bench { python: false }));
        assert_eq!(parse(&["bench", "python"]), Ok(Task::Bench { python: true }));
        let options = serve::Options { port: 9000, release: true };
        assert_eq!(parse(&["serve", "--port", "9000", "--release"]), Ok(Task::Serve(options)));
        let parts = vec![suite::Part::Web, suite::Part::EndToEnd];
        assert_eq!(parse(&["test", "web", "e2e", "web"]), Ok(Task::Test(parts)));
    }

    #[test]
    fn mistakes_are_named() {
        for (arguments, named) in [
            (&["swim"][..], "swim"),
            (&["serve", "--port", "70000"], "70000"),
            (&["serve", "--port"], "--port"),
            (&["test", "all"], "all"),
            (&["bench", "all"], "all"),
            (&["build", "--port", "1"], "--port"),
        ] {
            let Err(Failure(message)) = parse(arguments) else {
                panic!("{arguments:?} was accepted");
            };
            assert!(message.contains(named), "{message}");
        }
    }
}
