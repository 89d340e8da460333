//! The browser that tests run in, and the Node.js that drives it.

use std::path::PathBuf;
use std::process::Command;

use super::system::Machine;
use super::{installing, there};
use crate::process::{Failure, Result, output, which};
use crate::project::{Browser, Project};

/// The names of Chromium and its kin, and where macOS keeps one.
const CHROMIUM: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const CHROME_ON_MACOS: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/// Node.js runs wasm-opt and the end-to-end tests; 18 is the oldest that both support.
const OLDEST_NODE: u32 = 18;

/// Find Chromium and a chromedriver of the same major version, or install both.
pub fn chromium(project: &mut Project, machine: &Machine) -> Result<()> {
    if find(project).is_none() {
        let packages = ["chromium", "chromium-driver"];
        if machine.can_install() {
            installing("chromium and chromedriver", "tests run in a real browser");
        }
        machine.install(&packages).map_err(|Failure(reason)| {
            Failure(format!(
                "Chromium or chromedriver is missing and {reason}: install both, of the same version (Debian: chromium \
                 and chromium-driver), or name them in CHROME and CHROMEDRIVER."
            ))
        })?;
    }
    let browser = find(project).ok_or_else(|| {
        Failure::new("Chromium and chromedriver were installed but are not on PATH: name them in CHROME and CHROMEDRIVER.")
    })?;
    let versions = (major(&browser.chromium)?, major(&browser.chromedriver)?);
    if versions.0 != versions.1 {
        return Err(Failure(format!(
            "{} is version {} and {} version {}: install the chromedriver that belongs to the browser.",
            browser.chromium.display(),
            versions.0,
            browser.chromedriver.display(),
            versions.1
        )));
    }
    there(&format!("chromium {} and its chromedriver", versions.0));
    project.browser = Some(browser);
    Ok(())
}

fn find(project: &Project) -> Option<Browser> {
    let path = project.path();
    let named = |variable: &str| std::env::var_os(variable).map(PathBuf::from).filter(|file| file.is_file());
    let chromium = named("CHROME")
        .or_else(|| CHROMIUM.iter().find_map(|name| which(name, &path)))
        .or_else(|| Some(PathBuf::from(CHROME_ON_MACOS)).filter(|file| file.is_file()))?;
    let chromedriver = named("CHROMEDRIVER").or_else(|| which("chromedriver", &path))?;
    Some(Browser { chromium, chromedriver })
}

/// The major version in what `--version` prints: the first word that begins with a digit.
fn major(program: &PathBuf) -> Result<u32> {
    let printed = output(Command::new(program).arg("--version"))?;
    number(&printed).ok_or_else(|| Failure(format!("{} does not tell its version.", program.display())))
}

fn number(printed: &str) -> Option<u32> {
    printed.split_whitespace().find_map(|word| word.trim_start_matches('v').split('.').next()?.parse().ok())
}

/// Find Node.js and npm, or install both.
pub fn node(project: &Project, machine: &Machine) -> Result<()> {
    let found = || {
        let printed = output(project.command("node").arg("--version")).ok()?;
        output(project.command("npm").arg("--version")).ok()?;
        Some(printed)
    };
    let by_hand = format!("install Node.js {OLDEST_NODE} or newer with npm (Debian: nodejs and npm).");
    if found().is_none() {
        if machine.can_install() {
            installing("nodejs and npm", "wasm-opt and the end-to-end tests run on them");
        }
        machine.install(&["nodejs", "npm"]).map_err(|Failure(reason)| {
            Failure(format!("Node.js or npm is missing and {reason}: {by_hand}"))
        })?;
    }
    match found() {
        Some(version) if number(&version).is_some_and(|major| major >= OLDEST_NODE) => {
            there(&format!("node {version} and npm"));
            Ok(())
        }
        Some(version) => Err(Failure(format!("Node.js {version} is too old: {by_hand}"))),
        None => Err(Failure(format!("Node.js was installed but is not on PATH: {by_hand}"))),
    }
}

#[cfg(test)]
mod versions {
    use super::number;

    #[test]
    fn the_major_number_is_found() {
        assert_eq!(number("Chromium 156.0.8078.79 built on Debian"), Some(156));
        assert_eq!(number("ChromeDriver 156.0.8078.79 (abc-refs/heads/1@{#2})"), Some(156));
        assert_eq!(number("v20.20.2"), Some(20));
        assert_eq!(number("not a version"), None);
    }
}
