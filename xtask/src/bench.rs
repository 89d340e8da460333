//! `cargo xtask bench`: the benchmarks, in headless Chromium, on a release build.

use std::fs;
use std::path::{Path, PathBuf};

use crate::module::{bind, compile, target_folder};
use crate::process::{Result, run, unwritable};
use crate::project::Project;
use crate::{engine, setup, site};

/// Set up, build, measure; `bench/run.mjs` writes `bench/RESULTS.md`.
pub fn run_all(project: &mut Project) -> Result<()> {
    setup::require(project, &setup::EVERYTHING)?;
    site::build(project)?;
    // A site over its budget is measured like any other, and fails at the end.
    let size = site::report(project);
    let page = build(project)?;
    let engine = engine::build(project, &page)?;
    let runner = build_runner(project)?;
    run(setup::node_script(project, "bench/run.mjs").arg(page).arg(runner))?;
    size?;
    engine
}

/// Only the Python engine: set up, build, measure its programs; `bench/run.mjs` writes its section.
pub fn run_python(project: &mut Project) -> Result<()> {
    setup::require(project, &setup::EVERYTHING)?;
    let page = page_folder(project)?;
    let engine = engine::build(project, &page)?;
    let runner = build_runner(project)?;
    run(setup::node_script(project, "bench/run.mjs").arg(page).arg(runner).arg("python"))?;
    engine
}

/// The folder of the page that measures.
fn page_folder(project: &Project) -> Result<PathBuf> {
    let page = target_folder(project)?.join("bench-page");
    fs::create_dir_all(&page).map_err(unwritable(&page))?;
    Ok(page)
}

/// Build the page that measures, through the same steps as the site, and return its folder.
fn build(project: &Project) -> Result<PathBuf> {
    println!("Building the benchmarks");
    let page = page_folder(project)?;
    let module = compile(project, "loopglass-bench", "site", |_| {})?;
    bind(project, &module, &page)?;
    copy(project, &["bench/index.html", "style/tokens.css"], &page)?;
    Ok(page)
}

/// Build the native runner of Python programs and return its path.
fn build_runner(project: &Project) -> Result<PathBuf> {
    println!("Building the native runner of Python programs");
    let mut cargo = project.command("cargo");
    cargo.args(["build", "--locked", "--release", "--example", "run_py"]);
    run(cargo.args(["--no-default-features", "--features", "python"]))?;
    let name = format!("run_py{}", std::env::consts::EXE_SUFFIX);
    Ok(target_folder(project)?.join("release/examples").join(name))
}

fn copy(project: &Project, files: &[&str], page: &Path) -> Result<()> {
    for file in files {
        let from = project.root.join(file);
        let to = page.join(from.file_name().unwrap_or_default());
        fs::copy(&from, &to).map_err(unwritable(&to))?;
    }
    Ok(())
}
