//! The page, served while one works on it.

use std::net::TcpListener;

use crate::process::{self, Failure, Result};
use crate::project::Project;
use crate::setup;

/// The options of `cargo xtask serve`.
#[derive(Debug, PartialEq)]
pub struct Options {
    pub port: u16,
    pub release: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { port: 8080, release: false }
    }
}

/// Set up what serving needs, then serve until interrupted.
pub fn run(project: &mut Project, options: &Options) -> Result<()> {
    let port = options.port;
    // Asked before minutes of building, not after.
    TcpListener::bind(("127.0.0.1", port)).map_err(|error| {
        Failure(format!("Port {port} cannot be used ({error}): name another with `--port N`."))
    })?;
    let steps: &[setup::Step] = if options.release { &setup::RELEASE } else { &setup::SITE };
    setup::require(project, steps)?;
    println!("Building, then serving at http://127.0.0.1:{port}/ (the first build takes some minutes)\n");
    let mut trunk = project.command("trunk");
    trunk.args(["serve", "--address", "127.0.0.1", "--port", &port.to_string()]);
    if options.release {
        trunk.arg("--release");
    }
    process::run(&mut trunk)
}
