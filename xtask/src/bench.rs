//! `cargo xtask bench`: the benchmarks, in headless Chromium, on a release build.

use std::fs;
use std::path::{Path, PathBuf};

use crate::process::{self, Failure, Result, run, unwritable};
use crate::project::Project;
use crate::{setup, site};

/// Set up, build, measure; `bench/run.mjs` writes `bench/RESULTS.md`.
pub fn run_all(project: &mut Project) -> Result<()> {
    setup::require(project, &setup::EVERYTHING)?;
    site::build(project)?;
    // A site over its budget is measured like any other, and fails at the end.
    let size = site::report(project);
    let page = build(project)?;
    run(setup::node_script(project, "bench/run.mjs").arg(page))?;
    size
}

/// Build the page that measures, through the same steps as the site, and return its folder.
fn build(project: &Project) -> Result<PathBuf> {
    println!("Building the benchmarks");
    let target = target_folder(project)?;
    let mut cargo = project.command("cargo");
    cargo.args(["build", "--locked", "--package", "loopglass-bench", "--profile", "site"]);
    run(cargo.args(["--target", "wasm32-unknown-unknown"]))?;
    let page = target.join("bench-page");
    fs::create_dir_all(&page).map_err(unwritable(&page))?;
    let module = target.join("wasm32-unknown-unknown/site/loopglass_bench.wasm");
    let mut bindgen = project.command("wasm-bindgen");
    run(bindgen.args(["--target", "web", "--no-typescript", "--out-dir"]).arg(&page).arg(module))?;
    let bound = page.join("loopglass_bench_bg.wasm");
    run(project.command("wasm-opt").arg("-Oz").arg(&bound).arg("-o").arg(&bound))?;
    for file in ["bench/index.html", "style/tokens.css"] {
        let from = project.root.join(file);
        let to = page.join(from.file_name().unwrap_or_default());
        fs::copy(&from, &to).map_err(unwritable(&to))?;
    }
    Ok(page)
}

/// Where cargo builds: only cargo itself knows.
fn target_folder(project: &Project) -> Result<PathBuf> {
    let mut metadata = project.command("cargo");
    let metadata = process::output(metadata.args(["metadata", "--no-deps", "--format-version", "1"]))?;
    target_directory(&metadata)
        .map(|path| Path::new(&path).to_path_buf())
        .ok_or_else(|| Failure::new("`cargo metadata` did not name a target directory."))
}

/// The value of `target_directory` in what `cargo metadata` printed.
fn target_directory(metadata: &str) -> Option<String> {
    let (_, rest) = metadata.split_once("\"target_directory\":\"")?;
    let mut path = String::new();
    let mut letters = rest.chars();
    loop {
        match letters.next()? {
            '"' => return Some(path),
            '\\' => path.push(letters.next()?),
            letter => path.push(letter),
        }
    }
}

#[cfg(test)]
mod metadata {
    use super::target_directory;

    #[test]
    fn the_target_directory_is_read() {
        let printed = r#"{"packages":[],"target_directory":"C:\\a \"b\"\\target","version":1}"#;
        assert_eq!(target_directory(printed).as_deref(), Some(r#"C:\a "b"\target"#));
        assert_eq!(target_directory("{}"), None);
        assert_eq!(target_directory(r#"{"target_directory":"cut"#), None);
    }
}
