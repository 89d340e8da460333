//! The engine's side of `fuzz_py`: runs every program that comes in on stdin, on a jumping clock.
//!
//! ```text
//! cargo run --release --example fuzz_py -- --count 5000 --engine target/release/examples/fuzz_engine
//! ```

use std::cell::RefCell;
use std::io::{self, BufReader};
use std::rc::Rc;
use std::time::{Duration, Instant};

use loopglass::python::vm::{Host, Limits};

#[path = "../tests/python_support/mod.rs"]
mod support;

use support::frames::{self, Outcome};

#[derive(Default)]
struct Seen {
    stdout: String,
    stderr: String,
    now: f64,
}

struct Captured(Rc<RefCell<Seen>>, Watch);

/// Any text may come in, also a program that never ends.
struct Watch {
    began: Instant,
    since: Instant,
}

/// Longest stretch without a return to the loop.
const STRETCH: Duration = Duration::from_secs(2);
/// Longest run.
const PATIENCE: Duration = Duration::from_secs(8);
/// Most memory of one program, in bytes.
const MEMORY: usize = 256 << 20;
/// Nested calls from native code, on a stack like a page's.
const NESTED: usize = 100;
/// Most output.
const OUTPUT: usize = 4 << 20;

impl Host for Captured {
    fn stdout(&mut self, text: &str) {
        self.0.borrow_mut().stdout.push_str(text);
    }

    fn stderr(&mut self, text: &str) {
        self.0.borrow_mut().stderr.push_str(text);
    }

    fn monotonic(&mut self) -> f64 {
        1000.0 + self.0.borrow().now
    }

    fn time(&mut self) -> f64 {
        1.7e9 + self.0.borrow().now
    }

    fn returned(&mut self) {
        self.1.since = Instant::now();
    }

    fn interrupt(&mut self, line: u32) -> Result<(), String> {
        let long = self.1.since.elapsed() > STRETCH || self.1.began.elapsed() > PATIENCE;
        if long { Err(format!("stopped at line {line}")) } else { Ok(()) }
    }

    fn sleep(&mut self, seconds: f64) {
        self.0.borrow_mut().now += seconds;
    }
}

fn run(source: &str) -> Outcome {
    let seen = Rc::new(RefCell::new(Seen::default()));
    let watch = Watch { began: Instant::now(), since: Instant::now() };
    let host = Box::new(Captured(seen.clone(), watch));
    let mut limits = Limits { memory: MEMORY, output: OUTPUT, ..Limits::default() };
    if stack().is_some() {
        limits.nested = NESTED;
    }
    let argv = vec!["program.py".to_string()];
    let status = loopglass::python::run_limited(host, limits, "program.py", source, argv, false);
    let seen = seen.take();
    let stuck = seen.stderr.contains("the loop waits for something that nothing here will ever bring");
    Outcome {
        status: if stuck { frames::STUCK } else { status },
        gap_us: u64::from(u32::MAX),
        stdout: seen.stdout,
        stderr: seen.stderr,
    }
}

/// `--stack BYTES`: as little as a page has, for programs that nest deeply.
fn stack() -> Option<usize> {
    std::env::args().skip_while(|a| a != "--stack").nth(1).and_then(|n| n.parse().ok())
}

fn main() -> io::Result<()> {
    // Python code that Rust code calls nests natively.
    let serve = || frames::serve(&mut BufReader::new(io::stdin()), &mut io::stdout(), run);
    match std::thread::Builder::new().stack_size(stack().unwrap_or(1 << 30)).spawn(serve)?.join() {
        Ok(served) => served,
        Err(_) => std::process::exit(70),
    }
}
