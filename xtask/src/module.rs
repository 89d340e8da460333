//! Packages compiled to WebAssembly modules outside of the site: compiled, bound to JavaScript, made small.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process::{self, Failure, Result, run};
use crate::project::Project;

/// Compile a package: its module. `more` may add to cargo's command.
pub fn compile(
    project: &Project,
    package: &str,
    profile: &str,
    more: impl FnOnce(&mut Command),
) -> Result<PathBuf> {
    let mut cargo = project.command("cargo");
    cargo.args(["build", "--locked", "--package", package, "--profile", profile]);
    cargo.args(["--target", "wasm32-unknown-unknown"]);
    more(&mut cargo);
    run(&mut cargo)?;
    let file = format!("wasm32-unknown-unknown/{profile}/{}.wasm", package.replace('-', "_"));
    Ok(target_folder(project)?.join(file))
}

/// Make a module's glue and shrink it, as the site's.
pub fn bind(project: &Project, module: &Path, page: &Path) -> Result<()> {
    let mut bindgen = project.command("wasm-bindgen");
    run(bindgen.args(["--target", "web", "--no-typescript", "--out-dir"]).arg(page).arg(module))?;
    let stem = module.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let bound = page.join(format!("{stem}_bg.wasm"));
    // As `index.html` has the page's own module optimised.
    let more =
        ["-Oz", "-ocimfs", "10", "--flatten", "--rereloop", "-Oz", "-Oz", "--reorder-functions-by-name"];
    run(project.command("wasm-opt").args(more).arg(&bound).arg("-o").arg(&bound))
}

/// Where cargo builds: only cargo itself knows.
pub fn target_folder(project: &Project) -> Result<PathBuf> {
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
