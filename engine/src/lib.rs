//! The Python engine for a page: a WebAssembly module of its own, so that a first visit carries none of it.
//!
//! `run` runs a program from beginning to end under a clock that jumps over sleeps, as the native runner does; what
//! it prints goes to a function of the page's, and so does the question for the time.

#![cfg(target_arch = "wasm32")]

use core::arch::wasm32::memory_size;

use js_sys::Function;
use loopglass::python::vm::{Host, Limits};
use wasm_bindgen::prelude::*;

/// Output is handed over in pieces of about this size.
const PIECE: usize = 1 << 12;

/// Bytes of a page of WebAssembly's memory.
const PAGE: usize = 1 << 16;

#[wasm_bindgen]
extern "C" {
    /// What tells the time: `performance`, or another object with such a function.
    pub type Clock;
    /// Milliseconds of a clock that never goes back.
    #[wasm_bindgen(method)]
    fn now(this: &Clock) -> f64;
}

struct Page {
    /// Called with the number of a stream, 1 or 2, and text.
    output: Function,
    /// Asked for the time.
    clock: Clock,
    out: String,
    /// Seconds that were slept without waiting.
    skipped: f64,
    /// Seconds since 1970 when the clock stood at zero.
    epoch: f64,
    /// Longest stretch without a return to the loop, in seconds, and when this one began.
    stretch: Option<f64>,
    since: f64,
    /// When the library began to load.
    loading: f64,
    /// The module's memory when the program began, in pages.
    pages: usize,
}

impl Page {
    fn now(&self) -> f64 {
        self.clock.now() / 1e3
    }

    fn write(&self, stream: u8, text: &str) {
        // What the page's function throws is the page's affair.
        let _ = self.output.call2(&JsValue::NULL, &stream.into(), &text.into());
    }

    fn flush(&mut self) {
        if !self.out.is_empty() {
            self.write(1, &self.out);
            self.out.clear();
        }
    }
}

impl Host for Page {
    fn stdout(&mut self, text: &str) {
        self.out.push_str(text);
        if self.out.len() >= PIECE {
            self.flush();
        }
    }

    fn stderr(&mut self, text: &str) {
        self.flush();
        self.write(2, text);
    }

    fn monotonic(&mut self) -> f64 {
        self.now() + self.skipped
    }

    fn time(&mut self) -> f64 {
        self.epoch + self.monotonic()
    }

    fn sleep(&mut self, seconds: f64) {
        self.skipped += seconds;
    }

    fn memory(&mut self) -> Option<usize> {
        // It never shrinks: what an earlier program took is there for this one, which is not asked for it.
        let pages = memory_size::<0>();
        (pages > self.pages).then_some(pages * PAGE)
    }

    fn returned(&mut self) {
        self.flush();
        if self.stretch.is_some() {
            self.since = self.now();
        }
    }

    fn loading(&mut self, begins: bool) {
        let now = self.now();
        if begins {
            self.loading = now;
            return;
        }
        // The program's clock stands still meanwhile: a timeout is not for what the library takes.
        self.skipped -= now - self.loading;
        self.since += now - self.loading;
    }

    fn interrupt(&mut self, line: u32) -> Result<(), String> {
        match self.stretch {
            Some(s) if self.now() - self.since > s => {
                self.since = self.now();
                Err(format!(
                    "Loopglass: interrupted at line {line}, after {s} s without a return to the event loop"
                ))
            }
            _ => Ok(()),
        }
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.flush();
    }
}

/// A host that nobody hears.
struct Nobody(f64);

impl Host for Nobody {
    fn stdout(&mut self, _: &str) {}
    fn stderr(&mut self, _: &str) {}
    fn monotonic(&mut self) -> f64 {
        self.0
    }
    fn time(&mut self) -> f64 {
        self.0
    }
    fn sleep(&mut self, seconds: f64) {
        self.0 += seconds;
    }
}

/// The first run has every function compiled, quickly; those that the later ones call most are compiled well. From the
/// fifth on there is little left to gain.
const WARM_RUNS: usize = 5;

/// Get ready: run a program that uses what most programs use, and prints to nobody. A browser compiles a function of a
/// module when it is first called, and better when it has been called often, and the engine its library's; a page that
/// has loaded the module and is idle calls this, and the program that its reader then runs starts many times sooner.
#[wasm_bindgen]
pub fn warm() {
    let (file, program) = ("warm.py", include_str!("warm.py"));
    for _ in 0..WARM_RUNS {
        loopglass::python::run_program(Box::new(Nobody(0.0)), file, program, vec![file.to_owned()], false);
    }
}

/// Run a program: its exit status. `output` is called with 1 (standard output) or 2 (standard error) and text; `clock.now()` for the time, as
/// `performance.now()` tells it. `stretch`: seconds that the program may stay away from its
/// loop. `development`: CPython's development mode (`-X dev`).
#[wasm_bindgen]
pub fn run(
    file: &str,
    arguments: Vec<String>,
    program: &str,
    output: Function,
    clock: Clock,
    stretch: Option<f64>,
    development: bool,
) -> i32 {
    let mut host = Page {
        output,
        clock,
        out: String::new(),
        skipped: 0.0,
        epoch: 0.0,
        stretch,
        since: 0.0,
        loading: 0.0,
        pages: memory_size::<0>(),
    };
    host.since = host.now();
    host.epoch = js_sys::Date::now() / 1e3 - host.since;
    let argv = std::iter::once(file.to_owned()).chain(arguments).collect();
    loopglass::python::run_limited(Box::new(host), Limits::default(), file, program, argv, development)
}
