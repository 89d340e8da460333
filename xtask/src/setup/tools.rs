//! trunk, wasm-bindgen, wasm-opt and playwright-core: installed into the project's tools folder, one folder a
//! version, and linked into cargo's `bin` so that plain `trunk serve` works.
//!
//! Not installed into cargo's `bin` itself: another project on the machine may rely on other versions there.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{installing, there};
use crate::process::{Failure, Result, output, run, unwritable, which};
use crate::project::{BINARYEN, PLAYWRIGHT, Project, TRUNK};

/// trunk bundles the site.
pub fn trunk(project: &Project) -> Result<()> {
    if reports(project, "trunk", TRUNK) {
        there(&format!("trunk {TRUNK}"));
        return Ok(());
    }
    installing(&format!("trunk {TRUNK}"), "it bundles and serves the page (some minutes, once)");
    // Without its downloader and update check: every tool it would download is installed here.
    cargo_install(project, "trunk", TRUNK, &["--locked", "--no-default-features"])
}

/// wasm-bindgen writes the JavaScript side of the page and runs its tests in a browser.
pub fn wasm_bindgen(project: &Project) -> Result<()> {
    let version = &project.wasm_bindgen;
    if reports(project, "wasm-bindgen", version) && reports(project, "wasm-bindgen-test-runner", version) {
        there(&format!("wasm-bindgen {version}, the version in Cargo.lock"));
        return Ok(());
    }
    installing(
        &format!("wasm-bindgen-cli {version}"),
        "the tool must be the version that Cargo.lock has of the crate (some minutes, once)",
    );
    let name = "wasm-bindgen-cli";
    cargo_install(project, name, version, &["--locked"]).or_else(|_| {
        println!("    its own lock file does not install here; trying without it");
        cargo_install(project, name, version, &[])
    })
}

/// wasm-opt shrinks a release build.
pub fn wasm_opt(project: &Project) -> Result<()> {
    if reports(project, "wasm-opt", BINARYEN) {
        there(&format!("wasm-opt {BINARYEN}"));
        return Ok(());
    }
    installing(&format!("wasm-opt {BINARYEN}"), "it makes the release build smaller");
    npm_install(project, "binaryen", BINARYEN)
}

/// playwright-core drives Chromium.
pub fn playwright(project: &Project) -> Result<()> {
    let folder = project.tool("playwright-core", PLAYWRIGHT);
    if folder.join("node_modules/playwright-core/package.json").is_file() {
        there(&format!("playwright-core {PLAYWRIGHT}"));
        return Ok(());
    }
    installing(&format!("playwright-core {PLAYWRIGHT}"), "it drives the browser in end-to-end tests");
    npm_install(project, "playwright-core", PLAYWRIGHT)
}

/// Whether the program that the project's commands find is of this version.
fn reports(project: &Project, program: &str, version: &str) -> bool {
    let printed = output(project.command(program).arg("--version"));
    printed.is_ok_and(|printed| printed.split_whitespace().any(|word| word == version))
}

fn cargo_install(project: &Project, name: &str, version: &str, options: &[&str]) -> Result<()> {
    let mut install = project.command("cargo");
    install.arg("install").arg(format!("{name}@{version}")).args(options);
    install.arg("--root").arg(project.tool(name, version));
    // Tools that run for seconds a day need no hour of optimising: this halves the time to install them.
    install.env("CARGO_PROFILE_RELEASE_LTO", "off");
    install.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
    install.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
    run(&mut install).map_err(|_| {
        Failure(format!(
            "{name} {version} could not be installed: see that the crate registry can be reached, or install it by \
             hand with `cargo install {name}@{version}`."
        ))
    })
}

fn npm_install(project: &Project, name: &str, version: &str) -> Result<()> {
    let folder = project.tool(name, version);
    fs::create_dir_all(&folder).map_err(unwritable(&folder))?;
    let mut install = project.command("npm");
    install.args(["install", "--no-save", "--no-fund", "--no-audit", "--loglevel", "error"]);
    install.env("npm_config_update_notifier", "false");
    install.arg("--prefix").arg(&folder).arg(format!("{name}@{version}"));
    run(&mut install).map_err(|_| {
        Failure(format!(
            "{name} {version} could not be installed: it needs npm, and the npm registry must be reachable."
        ))
    })
}

/// Where cargo puts what it installs for the user.
fn cargo_bin() -> Option<PathBuf> {
    let set = |name: &str| env::var_os(name).filter(|path| !path.is_empty()).map(PathBuf::from);
    let home = || set("HOME").map(|home| home.join(".cargo"));
    let root = set("CARGO_INSTALL_ROOT").or_else(|| set("CARGO_HOME")).or_else(home)?;
    Some(root.join("bin"))
}

/// Make the tools visible to a plain `trunk serve`, without replacing anything that is not ours. What stands in the
/// way is only said: this project's own commands do not need the links.
pub fn link_into_cargo_bin(project: &Project) {
    let bindgen = project.tool("wasm-bindgen-cli", &project.wasm_bindgen).join("bin");
    let links = [
        project.tool("trunk", TRUNK).join("bin/trunk"),
        bindgen.join("wasm-bindgen"),
        bindgen.join("wasm-bindgen-test-runner"),
        project.tool("binaryen", BINARYEN).join("node_modules/.bin/wasm-opt"),
    ];
    let Some(folder) = cargo_bin() else { return };
    for tool in links.iter().filter(|tool| tool.is_file()) {
        let Some(name) = tool.file_name() else { continue };
        let link = folder.join(name);
        let name = name.to_string_lossy();
        let there = link.symlink_metadata().is_ok();
        let ours = fs::read_link(&link).is_ok_and(|target| target.starts_with(&project.tools));
        if there && !ours {
            let link = link.display();
            println!("  . {link} is not Loopglass's and stays; `cargo xtask` uses its own {name}");
        } else if let Err(error) = relink(tool, &link) {
            println!("  . {} could not be linked ({error}); `cargo xtask` works without it", link.display());
        } else if which(&name, &env::var_os("PATH").unwrap_or_default()).is_none() {
            println!("  . {} is not on PATH; `cargo xtask` works without it", folder.display());
        }
    }
}

fn relink(tool: &Path, link: &Path) -> std::io::Result<()> {
    if fs::read_link(link).is_ok_and(|target| target == tool) {
        return Ok(());
    }
    if let Some(folder) = link.parent() {
        fs::create_dir_all(folder)?;
    }
    if link.symlink_metadata().is_ok() {
        fs::remove_file(link)?;
    }
    #[cfg(unix)]
    return std::os::unix::fs::symlink(tool, link);
    #[cfg(not(unix))]
    return fs::copy(tool, link).map(|_| ());
}

/// Where Node.js finds what npm installed for the project.
pub fn node_path(project: &Project) -> PathBuf {
    project.tool("playwright-core", PLAYWRIGHT).join("node_modules")
}

/// A Node.js script of the project, with the browser it is to drive.
pub fn node_script(project: &Project, script: &str) -> Command {
    let mut node = project.command("node");
    node.arg(script).env("NODE_PATH", node_path(project));
    if let Some(browser) = &project.browser {
        node.env("LOOPGLASS_CHROMIUM", &browser.chromium);
    }
    node
}
