//! `cargo xtask bench`: the benchmarks, in headless Chromium, on a release build.

use std::fs;
use std::path::{Path, PathBuf};

use crate::process::{self, Failure, Result, run, unwritable};
use crate::project::Project;
use crate::{setup, site};

/// What a first use of Python may transfer beyond the first visit, brotli-compressed, in bytes. The aim is 250,000, and
/// the results say how far it is. The bound goes down with the size and never up.
const ENGINE_BUDGET: usize = 580_000;

/// Set up, build, measure; `bench/run.mjs` writes `bench/RESULTS.md`.
pub fn run_all(project: &mut Project) -> Result<()> {
    setup::require(project, &setup::EVERYTHING)?;
    site::build(project)?;
    // A site over its budget is measured like any other, and fails at the end.
    let size = site::report(project);
    let page = build(project)?;
    let engine = build_engine(project, &page)?;
    let runner = build_runner(project)?;
    run(setup::node_script(project, "bench/run.mjs").arg(page).arg(runner))?;
    size?;
    engine
}

/// Only the Python engine: set up, build, measure its programs; `bench/run.mjs` writes its section.
pub fn run_python(project: &mut Project) -> Result<()> {
    setup::require(project, &setup::EVERYTHING)?;
    let page = page_folder(project)?;
    let engine = build_engine(project, &page)?;
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
    let module = wasm(project, "loopglass-bench", "site")?;
    bind(project, &module, &page)?;
    copy(project, &["bench/index.html", "style/tokens.css"], &page)?;
    Ok(page)
}

/// Build the Python engine's own module into the page's folder. The inner result says whether it is within its budget:
/// what is too big is measured all the same.
fn build_engine(project: &Project, page: &Path) -> Result<Result<()>> {
    println!("Building the Python engine's module");
    let module = wasm(project, "loopglass-engine", "engine")?;
    bind(project, &module, page)?;
    copy(project, &["bench/engine.html"], page)?;
    let (mut raw, mut gzip, mut brotli) = (0, 0, 0);
    for file in ["loopglass_engine_bg.wasm", "loopglass_engine.js"] {
        let path = page.join(file);
        let bytes = fs::read(&path).map_err(unwritable(&path))?;
        let (g, b) = site::compressed(&bytes).map_err(unwritable(&path))?;
        (raw, gzip, brotli) = (raw + bytes.len(), gzip + g, brotli + b);
    }
    println!("The engine's module and its glue: {raw} bytes, {gzip} with gzip, {brotli} with brotli");
    Ok(if brotli > ENGINE_BUDGET {
        Err(Failure(format!(
            "The Python engine transfers {brotli} bytes of brotli, more than the {ENGINE_BUDGET} that it may."
        )))
    } else {
        Ok(())
    })
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

/// Compile a package to WebAssembly: its module.
fn wasm(project: &Project, package: &str, profile: &str) -> Result<PathBuf> {
    let mut cargo = project.command("cargo");
    cargo.args(["build", "--locked", "--package", package, "--profile", profile]);
    run(cargo.args(["--target", "wasm32-unknown-unknown"]))?;
    let file = format!("wasm32-unknown-unknown/{profile}/{}.wasm", package.replace('-', "_"));
    Ok(target_folder(project)?.join(file))
}

/// Make a module's glue and shrink it, as the site's.
fn bind(project: &Project, module: &Path, page: &Path) -> Result<()> {
    let mut bindgen = project.command("wasm-bindgen");
    run(bindgen.args(["--target", "web", "--no-typescript", "--out-dir"]).arg(page).arg(module))?;
    let stem = module.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let bound = page.join(format!("{stem}_bg.wasm"));
    // As `index.html` has the page's own module optimised.
    let more =
        ["-Oz", "-ocimfs", "10", "--flatten", "--rereloop", "-Oz", "-Oz", "--reorder-functions-by-name"];
    run(project.command("wasm-opt").args(more).arg(&bound).arg("-o").arg(&bound))
}

fn copy(project: &Project, files: &[&str], page: &Path) -> Result<()> {
    for file in files {
        let from = project.root.join(file);
        let to = page.join(from.file_name().unwrap_or_default());
        fs::copy(&from, &to).map_err(unwritable(&to))?;
    }
    Ok(())
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
