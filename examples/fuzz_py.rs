//! Differential fuzzing of asyncio programs, and fuzzing with arbitrary text.
//!
//! ```text
//! cargo run --release --example fuzz_py -- --seed 1 --count 5000
//! cargo run --release --example fuzz_py -- --seed 1 --count 5000 --engine 'COMMAND'
//! cargo run --release --example fuzz_py -- --text --seconds 600 --engine 'COMMAND'
//! ```
//!
//! Without an engine it runs CPython's side alone and says what the programs cover. `--real` puts
//! CPython's own loop on the real clock in the engine's place: that the jumping clock of
//! `tests/python/fuzz_driver.py` changes nothing is seen by it.
//!
//! The engine's side is a command that speaks the frames of `tests/python_support/frames.rs` on stdin and
//! stdout, one process for each batch: it calls `frames::serve` with the library's entry point,
//! `run_program(source) -> Outcome`. A process that ends or falls silent is a finding.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

#[path = "../tests/python_support/mod.rs"]
mod support;

use support::frames::{Outcome, Process, Runner, STOPPED, STUCK};
use support::{cpython, generate, mask::Masks, mutate, rng::Rng, shrink::shrink};

const USAGE: &str =
    "usage: fuzz_py [--seed N] [--count N] [--engine COMMAND | --real] [--stderr] [--keep FOLDER] [--tries N]
       fuzz_py --show --seed N
       fuzz_py --text [--seed N] [--count N] [--seconds N] [--engine COMMAND] [--keep FOLDER]";
/// Programs for which one process is used.
const BATCH: u64 = 500;
/// Timers closer than this leave the order to the clock: 1 ms is what epoll rounds to.
const CLOSE_US: u64 = 1_000;
/// The same on a real clock, which is late by more.
const CLOSE_REAL_US: u64 = 12_000;
/// How many programs shrinking may try, unless told.
const TRIES: usize = 1_500;

#[derive(Default)]
struct Options {
    seed: u64,
    count: Option<u64>,
    seconds: Option<u64>,
    engine: Option<Vec<String>>,
    real: bool,
    text: bool,
    show: bool,
    stderr: bool,
    keep: Option<PathBuf>,
    tries: usize,
}

fn options() -> Option<Options> {
    let mut options = Options { seed: 1, tries: TRIES, ..Options::default() };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--seed" => options.seed = words.next()?.parse().ok()?,
            "--count" => options.count = Some(words.next()?.parse().ok()?),
            "--seconds" => options.seconds = Some(words.next()?.parse().ok()?),
            "--engine" => {
                let command: Vec<_> = words.next()?.split_whitespace().map(String::from).collect();
                options.engine = (!command.is_empty()).then_some(command);
            }
            "--tries" => options.tries = words.next()?.parse().ok()?,
            "--keep" => options.keep = Some(words.next()?.into()),
            "--real" => options.real = true,
            "--text" => options.text = true,
            "--show" => options.show = true,
            "--stderr" => options.stderr = true,
            _ => return None,
        }
    }
    Some(options)
}

fn main() -> ExitCode {
    let Some(options) = options() else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    if options.show {
        print!("{}", generate::program(options.seed).source);
        return ExitCode::SUCCESS;
    }
    let Some(python) = cpython::find() else {
        eprintln!("fuzz_py: no python3.13 in PATH or under pyenv to compare with");
        return ExitCode::from(2);
    };
    let findings = if options.text { text(&options, &python) } else { programs(&options, &python) };
    ExitCode::from(u8::from(findings > 0))
}

/// The other side, as the options say.
fn other_side(options: &Options, python: &Path) -> Option<Process> {
    if options.real {
        return Some(cpython::driver(python, &["--real"]));
    }
    let command = options.engine.clone()?;
    Some(Process::new(command, Duration::from_secs(30)))
}

/// Whether the two sides disagree, on stderr too where it is masked. CPython's side leaves its process before the names
/// of a program go: what is told of those is the other side's alone. Nor does it set carets under a syntax error.
fn differ(one: &Outcome, two: &Outcome, masks: Option<&Masks>, real: bool) -> bool {
    let err = |outcome: &Outcome, masks: &Masks| masks.apply(&outcome.stderr, Path::new("/"));
    // On a real clock some programs take too long: that says nothing about their order.
    if two.status == STOPPED && one.status != STOPPED && real {
        return false;
    }
    one.status != two.status
        || one.stdout != two.stdout
        || masks.is_some_and(|masks| {
            let known = err(one, masks);
            !known.contains("\nSyntaxError: ") && !err(two, masks).starts_with(&known)
        })
}

#[derive(Default)]
struct Figures {
    features: BTreeMap<&'static str, (usize, usize)>,
    statuses: BTreeMap<i32, usize>,
    lines: Vec<usize>,
    output: Vec<usize>,
    close: usize,
    slow: usize,
    compared: usize,
}

impl Figures {
    fn count(&mut self, program: &generate::Program, outcome: &Outcome) {
        for (&feature, &times) in &program.features {
            let entry = self.features.entry(feature).or_default();
            entry.0 += 1;
            entry.1 += times;
        }
        *self.statuses.entry(outcome.status).or_default() += 1;
        self.lines.push(program.source.lines().count());
        self.output.push(outcome.stdout.lines().count());
    }

    fn print(&mut self) {
        println!("feature                               programs  statements");
        for (feature, (programs, times)) in &self.features {
            println!("{feature:<36} {programs:>9} {times:>11}");
        }
        for (status, times) in &self.statuses {
            let what = match *status {
                0 => "ended well",
                STUCK => "waits for ever",
                STOPPED => "stopped",
                1 => "uncaught error",
                _ => "SystemExit",
            };
            println!("status {status:>3} ({what}): {times}");
        }
        for (what, values) in [("lines of program", &mut self.lines), ("lines of output", &mut self.output)] {
            values.sort_unstable();
            if let (Some(least), Some(most)) = (values.first(), values.last()) {
                println!("{what}: {least} to {most}, median {}", values[values.len() / 2]);
            }
        }
        println!("left out, timers too close: {}", self.close);
        if self.slow > 0 {
            println!("left out, too slow for the real clock: {}", self.slow);
        }
        println!("compared: {}", self.compared);
    }
}

fn programs(options: &Options, python: &Path) -> usize {
    let started = Instant::now();
    let close = if options.real { CLOSE_REAL_US } else { CLOSE_US };
    let count = options.count.unwrap_or(5_000);
    let masks = options.stderr.then(Masks::load);
    let mut figures = Figures::default();
    let mut findings = 0;
    let mut sides = None;
    for number in 0..count {
        if number % BATCH == 0 {
            sides = None;
        }
        let (cpython, other) =
            sides.get_or_insert_with(|| (cpython::driver(python, &[]), other_side(options, python)));
        let seed = options.seed.wrapping_add(number);
        let program = generate::program(seed);
        let expected = match cpython.run_program(&program.source) {
            Ok(outcome) => outcome,
            Err(error) => {
                println!("seed {seed}: CPython's side is gone: {error}");
                findings += 1;
                continue;
            }
        };
        figures.count(&program, &expected);
        if expected.gap_us < close {
            figures.close += 1;
            continue;
        }
        if expected.status == STUCK || expected.status == STOPPED {
            println!("seed {seed}: does not end under CPython (status {})", expected.status);
            findings += 1;
            continue;
        }
        let Some(other) = other else { continue };
        let status = expected.status;
        let disagree = |source: &str, cpython: &mut Process, other: &mut Process| {
            let Ok(expected) = cpython.run_program(source) else {
                return false;
            };
            // Smaller programs must be as sound as those compared in the first place, and end as they did.
            if expected.gap_us < close || expected.status != status {
                return false;
            }
            other
                .run_program(source)
                .map_or(true, |got| differ(&expected, &got, masks.as_ref(), options.real))
        };
        let got = other.run_program(&program.source);
        if options.real && got.as_ref().is_ok_and(|got| got.status == STOPPED) {
            figures.slow += 1;
            continue;
        }
        figures.compared += 1;
        let same = match got {
            Ok(got) => !differ(&expected, &got, masks.as_ref(), options.real),
            Err(_) => false,
        };
        if !same {
            findings += 1;
            println!("seed {seed}: differs");
            let small = shrink(&program.source, options.tries, |s| disagree(s, cpython, other));
            report(options, &format!("seed-{seed}"), &small, cpython, other);
        }
    }
    figures.print();
    println!("{count} programs, {findings} findings, {:.1} s", started.elapsed().as_secs_f64());
    findings
}

/// Show a small failing program with both outputs, and keep it where asked.
fn report(options: &Options, name: &str, source: &str, cpython: &mut Process, other: &mut Process) {
    println!("---- program\n{source}");
    for (side, outcome) in
        [("CPython", cpython.run_program(source)), ("other side", other.run_program(source))]
    {
        match outcome {
            Ok(outcome) => {
                println!("---- {side}: status {}\n{}", outcome.status, outcome.stdout);
                if options.stderr || outcome.status != 0 {
                    println!("---- {side}, stderr\n{}", outcome.stderr);
                }
            }
            Err(error) => println!("---- {side}: gone ({error})"),
        }
    }
    keep(options, name, source);
}

fn keep(options: &Options, name: &str, source: &str) {
    let Some(folder) = &options.keep else { return };
    let path = folder.join(name).with_extension("py");
    if let Err(error) = std::fs::create_dir_all(folder).and_then(|()| std::fs::write(&path, source)) {
        eprintln!("fuzz_py: cannot keep {}: {error}", path.display());
    }
}

/// Arbitrary text: the engine must answer each one, whatever it says.
fn text(options: &Options, python: &Path) -> usize {
    let started = Instant::now();
    let corpus: Vec<String> =
        cpython::programs().iter().filter_map(|p| std::fs::read_to_string(p).ok()).collect();
    let mut compiler = cpython::driver(python, &["--compile"]);
    let mut other = other_side(options, python);
    let (mut number, mut fine, mut findings) = (0, 0, 0);
    let mut refusals: BTreeMap<String, usize> = BTreeMap::new();
    let over = |number: u64| match (options.count, options.seconds) {
        (Some(count), _) if number >= count => true,
        (_, Some(seconds)) => started.elapsed().as_secs() >= seconds,
        (None, None) => number >= 10_000,
        _ => false,
    };
    while !over(number) {
        let seed = options.seed.wrapping_add(number);
        number += 1;
        let source = mutate::mutate(&mut Rng::new(seed), &corpus);
        match &mut other {
            Some(engine) => {
                if let Err(error) = engine.run_program(&source) {
                    findings += 1;
                    println!("seed {seed}: the engine is gone ({error})");
                    let small = shrink(&source, options.tries, |s| engine.run_program(s).is_err());
                    println!("---- text\n{small}");
                    keep(options, &format!("text-{seed}"), &small);
                }
            }
            // Only compiled: nobody knows what it would do.
            None => match compiler.run_program(&source) {
                Ok(outcome) if outcome.status == 0 => fine += 1,
                Ok(outcome) => {
                    let kind = outcome.stderr.split(['(', '\'']).next().unwrap_or_default();
                    *refusals.entry(kind.trim().to_string()).or_default() += 1;
                }
                Err(error) => println!("seed {seed}: CPython is gone ({error})"),
            },
        }
    }
    if other.is_none() {
        println!("CPython compiles {fine} of {number}; it refuses the others for");
        let mut refusals: Vec<_> = refusals.into_iter().collect();
        refusals.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
        for (kind, times) in refusals.iter().take(15) {
            println!("{times:>7} {kind}");
        }
        println!("        and {} other kinds", refusals.len().saturating_sub(15));
    }
    println!("{number} texts, {findings} findings, {:.1} s", started.elapsed().as_secs_f64());
    findings
}
