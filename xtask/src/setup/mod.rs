//! What a machine needs for each command, installed step by step.
//!
//! A step says that its thing is there already, or what it installs and why. A step that cannot be done here does
//! not stop the others: its sentence, with what to install by hand, is kept for the end.

mod browser;
mod system;
mod toolchain;
mod tools;

use std::cell::Cell;

pub use toolchain::has_library_sources;
pub use tools::node_script;

use crate::process::{Failure, Result, run};
use crate::project::Project;

/// One thing that a command needs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Step {
    /// The crates in `Cargo.lock`.
    Crates,
    /// A toolchain that can compile for wasm32.
    WasmTarget,
    /// The sources of that toolchain's standard library.
    LibrarySources,
    /// trunk, which bundles the site.
    Trunk,
    /// wasm-bindgen's command-line tool and test runner.
    WasmBindgen,
    /// Node.js and npm.
    Node,
    /// wasm-opt, which shrinks a release build.
    WasmOpt,
    /// Chromium and chromedriver.
    Browser,
    /// playwright-core, which drives the browser in end-to-end tests.
    Playwright,
}

use Step::{Browser, Crates, LibrarySources, Node, Playwright, Trunk, WasmBindgen, WasmOpt, WasmTarget};

/// What native tests need.
pub const NATIVE: [Step; 1] = [Crates];
/// What tests in a headless browser need.
pub const WEB: [Step; 4] = [Crates, WasmTarget, WasmBindgen, Browser];
/// What a debug build of the site needs.
pub const SITE: [Step; 4] = [Crates, WasmTarget, Trunk, WasmBindgen];
/// What a release build of the site needs.
pub const RELEASE: [Step; 6] = [Crates, WasmTarget, Trunk, WasmBindgen, Node, WasmOpt];
/// What the Python engine's module and its tests need.
pub const ENGINE: [Step; 8] =
    [Crates, Node, Browser, Playwright, WasmOpt, WasmTarget, LibrarySources, WasmBindgen];
/// What all commands together need. The quick steps come first, so that what is missing is known early.
pub const EVERYTHING: [Step; 9] =
    [Crates, Node, Browser, Playwright, WasmOpt, WasmTarget, LibrarySources, WasmBindgen, Trunk];

/// Do these steps; fail with every sentence if any could not be done.
pub fn require(project: &mut Project, steps: &[Step]) -> Result<()> {
    let failed = try_all(project, steps);
    if failed.is_empty() {
        return Ok(());
    }
    let sentences: Vec<String> = failed.into_iter().map(|(_, failure)| failure.0).collect();
    Err(Failure(format!("Set-up is not complete.\n- {}", sentences.join("\n- "))))
}

/// Do these steps, each whether or not another failed, and return those that could not be done.
pub fn try_all(project: &mut Project, steps: &[Step]) -> Vec<(Step, Failure)> {
    println!("Set-up");
    let machine = system::Machine::new();
    let mut failed = Vec::new();
    for &step in steps {
        let done = match step {
            Crates => crates(project),
            WasmTarget => toolchain::ensure(project, &machine),
            LibrarySources => toolchain::library_sources(project),
            Trunk => tools::trunk(project),
            WasmBindgen => tools::wasm_bindgen(project),
            Node => browser::node(project, &machine),
            WasmOpt => tools::wasm_opt(project),
            Browser => browser::chromium(project, &machine),
            Playwright => tools::playwright(project),
        };
        if let Err(failure) = done {
            println!("  ! {failure}");
            failed.push((step, failure));
        }
    }
    tools::link_into_cargo_bin(project);
    println!();
    failed
}

/// Say that a thing is there.
fn there(what: &str) {
    println!("  = {what}");
}

/// Say what is about to be installed, and why.
fn installing(what: &str, why: &str) {
    println!("  + {what}: {why}");
}

/// Fetch the crates once, so that a build later does not stop half-way for want of a network.
fn crates(project: &Project) -> Result<()> {
    let mut offline = project.command("cargo");
    offline.args(["fetch", "--locked", "--offline", "--quiet"]);
    if crate::process::output(&mut offline).is_ok() {
        there("the crates of Cargo.lock");
        return Ok(());
    }
    installing("the crates of Cargo.lock", "fetched from the registry once");
    let mut fetch = project.command("cargo");
    run(fetch.args(["fetch", "--locked"])).map_err(|_| {
        Failure::new(
            "The crates of Cargo.lock could not be fetched: see that the crate registry can be reached and that \
             Cargo.lock fits Cargo.toml.",
        )
    })
}

/// A thing to do at most once in a run.
#[derive(Default)]
struct Once(Cell<bool>);

impl Once {
    /// Whether this is the first call.
    fn first(&self) -> bool {
        !self.0.replace(true)
    }
}
