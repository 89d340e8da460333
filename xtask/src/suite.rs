//! `cargo xtask test`: every test of the project, and one table at the end.

use std::fmt;
use std::fs;
use std::time::{Duration, Instant};

use crate::module::target_folder;
use crate::process::{Failure, Result, run_seen, shown, unwritable};
use crate::project::Project;
use crate::setup::{self, Step};
use crate::{engine, site};

/// A part of the tests that can be run by itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Part {
    /// The trace, the runtime, the Python engine and this program, without a browser.
    Native,
    /// The library inside headless Chromium.
    Web,
    /// The Python engine's module in headless Chromium.
    Engine,
    /// The built site, driven from outside.
    EndToEnd,
}

impl Part {
    const ALL: [Self; 4] = [Self::Native, Self::Web, Self::Engine, Self::EndToEnd];

    /// The part of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.name() == name)
    }

    fn name(self) -> &'static str {
        match self {
            Self::Native => "native",
            Self::Web => "web",
            Self::Engine => "engine",
            Self::EndToEnd => "e2e",
        }
    }

    fn needs(self) -> &'static [Step] {
        match self {
            Self::Native => &setup::NATIVE,
            Self::Web => &setup::WEB,
            Self::Engine => &setup::ENGINE,
            Self::EndToEnd => &setup::EVERYTHING,
        }
    }
}

/// How one run of a test runner ended.
struct Outcome {
    name: &'static str,
    counts: Counts,
    time: Duration,
    failure: Option<Failure>,
}

impl Outcome {
    /// Of a runner that could not be started.
    fn not_run(name: &'static str, time: Duration, failure: Failure) -> Self {
        Self { name, counts: Counts::default(), time, failure: Some(failure) }
    }
}

/// What runners say they did, summed over their closing lines.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Counts {
    passed: u64,
    failed: u64,
    ignored: u64,
}

impl Counts {
    /// Add a runner's closing line, as in `test result: ok. 3 passed; 0 failed; 1 ignored; …` or
    /// `3 passed, 0 failed`; any other line adds nothing.
    fn add(&mut self, line: &str) {
        let line = line.trim();
        let closing = match line.strip_prefix("test result: ") {
            Some(rest) => rest.split_once(". ").map_or(rest, |(_, counts)| counts),
            None if line.contains(" passed, ") && line.ends_with(" failed") => line,
            None => return,
        };
        for item in closing.split([';', ',']) {
            let mut words = item.split_whitespace();
            let (Some(number), Some(word)) = (words.next(), words.next()) else { continue };
            let Ok(number) = number.parse::<u64>() else { continue };
            match word {
                "passed" => self.passed += number,
                "failed" => self.failed += number,
                "ignored" => self.ignored += number,
                _ => {}
            }
        }
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:>7} {:>7} {:>8}", self.passed, self.failed, self.ignored)
    }
}

/// Set up what the parts need, run each whether or not another failed, and fail if any did.
pub fn run(project: &mut Project, parts: &[Part]) -> Result<()> {
    let parts = if parts.is_empty() { &Part::ALL } else { parts };
    let wanted = |step: &Step| parts.iter().any(|part| part.needs().contains(step));
    let steps: Vec<Step> = setup::EVERYTHING.into_iter().filter(wanted).collect();
    let missing = setup::try_all(project, &steps);
    let mut outcomes = Vec::new();
    for &part in parts {
        match missing.iter().find(|(step, _)| part.needs().contains(step)) {
            Some((_, Failure(reason))) => {
                let failure = Failure(format!("not run: {reason}"));
                outcomes.push(Outcome::not_run(part.name(), Duration::ZERO, failure));
            }
            None => match part {
                Part::Native => native(project, &mut outcomes),
                Part::Web => web(project, &mut outcomes),
                Part::Engine => python_engine(project, &mut outcomes),
                Part::EndToEnd => end_to_end(project, &mut outcomes),
            },
        }
    }
    summary(&outcomes)
}

fn native(project: &Project, outcomes: &mut Vec<Outcome>) {
    let mut all = project.command("cargo");
    all.args(["test", "--workspace", "--locked"]);
    outcomes.push(runner("native", &mut all));
    let mut bare = project.command("cargo");
    bare.args(["test", "--locked", "--no-default-features"]);
    outcomes.push(runner("native, no features", &mut bare));
}

fn web(project: &Project, outcomes: &mut Vec<Outcome>) {
    let mut cargo = project.command("cargo");
    // Files of tests that need a browser are named web*.rs.
    cargo.args([
        "test",
        "--locked",
        "--no-fail-fast",
        "--no-default-features",
        "--features",
        "ui",
        "--target",
        "wasm32-unknown-unknown",
        "--test",
        "web*",
    ]);
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
    // Seconds for a whole file of tests: its default of 20 is short for tests that really wait.
    cargo.env("WASM_BINDGEN_TEST_TIMEOUT", "300");
    if let Some(browser) = &project.browser {
        cargo.env("CHROMEDRIVER", &browser.chromedriver);
    }
    outcomes.push(runner("web (headless Chromium)", &mut cargo));
}

fn python_engine(project: &Project, outcomes: &mut Vec<Outcome>) {
    let name = "engine in Chromium";
    let started = Instant::now();
    let built = target_folder(project).map(|folder| folder.join("engine-page")).and_then(|folder| {
        fs::create_dir_all(&folder).map_err(unwritable(&folder))?;
        Ok((engine::build(project, &folder)?, folder))
    });
    let (fits, folder) = match built {
        Ok(built) => built,
        Err(failure) => {
            outcomes.push(Outcome::not_run(name, started.elapsed(), failure));
            return;
        }
    };
    let mut outcome = runner(name, setup::node_script(project, "tests/engine/run.mjs").arg(folder));
    outcome.failure = outcome.failure.or(fits.err());
    outcome.time = started.elapsed();
    outcomes.push(outcome);
}

fn end_to_end(project: &Project, outcomes: &mut Vec<Outcome>) {
    let name = "end to end";
    let started = Instant::now();
    if let Err(failure) = site::build(project) {
        outcomes.push(Outcome::not_run(name, started.elapsed(), failure));
        return;
    }
    outcomes.push(runner(name, &mut setup::node_script(project, "tests/e2e/run.mjs")));
}

/// Run a test runner. One that ran no test has not shown anything and counts as failed.
fn runner(name: &'static str, command: &mut std::process::Command) -> Outcome {
    println!("\n== {name}: {}", shown(command));
    let started = Instant::now();
    let mut counts = Counts::default();
    let ended = run_seen(command, |line| counts.add(line));
    let failure = match ended {
        Err(failure) => Some(failure),
        Ok(()) if counts.passed == 0 => Some(Failure::new("it ran no test.")),
        Ok(()) => None,
    };
    Outcome { name, counts, time: started.elapsed(), failure }
}

fn summary(outcomes: &[Outcome]) -> Result<()> {
    println!("\n{:24} {:>7} {:>7} {:>8} {:>8}", "tests", "passed", "failed", "ignored", "time");
    for Outcome { name, counts, time, failure } in outcomes {
        let verdict = if failure.is_some() { "FAILED" } else { "ok" };
        println!("{name:24} {counts} {:>6.1} s  {verdict}", time.as_secs_f64());
    }
    let failures = outcomes.iter().filter_map(|Outcome { name, failure, .. }| {
        failure.as_ref().map(|failure| format!("- {name}: {failure}"))
    });
    let failures: Vec<String> = failures.collect();
    if failures.is_empty() {
        println!("All tests passed.");
        return Ok(());
    }
    Err(Failure(format!("Not all tests passed.\n{}", failures.join("\n"))))
}

#[cfg(test)]
mod closing_lines {
    use super::*;

    #[test]
    fn are_summed() {
        let mut counts = Counts::default();
        counts.add(
            "test result: ok. 12 passed; 0 failed; 2 ignored; 0 measured; 3 filtered out; finished in 0.1s",
        );
        counts.add("test result: FAILED. 1 passed; 4 failed; 0 ignored; 0 filtered out; finished in 0.1s");
        counts.add("7 passed, 1 failed");
        assert_eq!(counts, Counts { passed: 20, failed: 5, ignored: 2 });
    }

    #[test]
    fn other_lines_add_nothing() {
        let mut counts = Counts::default();
        for line in
            ["running 3 tests", "test a::b ... ok", "9 passed; 1 failed", "saw 2 passed, then stopped"]
        {
            counts.add(line);
        }
        assert_eq!(counts, Counts::default());
    }
}
