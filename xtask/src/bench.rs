//! `cargo xtask bench`: the benchmarks, in headless Chromium, on a release build.

use crate::process::{self, Result};
use crate::project::Project;
use crate::{setup, site};

/// Set up, build, measure; `bench/run.mjs` writes `bench/RESULTS.md`.
pub fn run(project: &mut Project) -> Result<()> {
    setup::require(project, &setup::EVERYTHING)?;
    site::build(project)?;
    site::report(project)?;
    process::run(&mut setup::node_script(project, "bench/run.mjs"))
}
